//! Records, keyrings and notes.

use getrandom::SysRng;
use js_sys::{Array, Uint8Array};
use sealform::{Expected, Identity};
use wasm_bindgen::prelude::*;

use super::keys::Key;
use super::view;
use crate::convert::{Result, error, get, object, parse_context, parse_kind};
use crate::stack::wiping_stack;

/// Makes an identity. Its text is a secret, and comes as bytes of ASCII that the caller can wipe.
#[wasm_bindgen(js_name = generateIdentity, unchecked_return_type = "GeneratedIdentity")]
pub fn generate_identity() -> Result<JsValue> {
    wiping_stack(|| {
        let identity = Identity::make(&mut SysRng).map_err(error)?;
        Ok(object([
            (
                "identity",
                Uint8Array::from(identity.to_text().as_bytes()).into(),
            ),
            ("recipient", identity.recipient().to_text().into()),
        ]))
    })
}

/// What everyone can see of an envelope. Nothing of it is authenticated.
#[wasm_bindgen(unchecked_return_type = "Inspection")]
pub fn inspect(envelope: &[u8]) -> Result<JsValue> {
    let seen = sealform::inspect(envelope).map_err(error)?;
    view::to_js(&view::Inspection::of(&seen))
}

/// Opens an object of boxes. With a passphrase this takes a second or more, and tens of megabytes.
#[wasm_bindgen(unchecked_return_type = "Opened")]
pub fn open(
    envelope: &[u8],
    #[wasm_bindgen(unchecked_param_type = "Key")] key: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Expected")] expected: &JsValue,
) -> Result<JsValue> {
    wiping_stack(|| {
        let key = Key::parse(key)?;
        let opened = with_expected(expected, |expected| {
            sealform::open(envelope, key.opener(), expected)
        })?;
        let boxes = opened.boxes.iter();
        let boxes = boxes.map(|data| Uint8Array::from(data.as_bytes()));
        Ok(object([
            ("kind", opened.kind.name().into()),
            ("objectId", opened.object_id.to_string().into()),
            ("context", view::context_object(&opened.context)),
            ("root", opened.root.to_text().into()),
            ("boxes", boxes.collect::<Array>().into()),
        ]))
    })
}

/// Calls `open` with what the caller expects of an object.
pub(super) fn with_expected<T>(
    expected: &JsValue,
    open: impl FnOnce(Expected<'_>) -> core::result::Result<T, sealform::Error>,
) -> Result<T> {
    let expected = Expected {
        kind: Some(parse_kind(&get(expected, "kind")?)?),
        context: &parse_context(&get(expected, "context")?)?,
    };
    open(expected).map_err(error)
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type GeneratedIdentity = { identity: Uint8Array; recipient: string };
export type Expected = { kind: Kind; context: Record<string, string> };
export type Opened = { kind: string; objectId: string; context: Record<string, string>; root: string; boxes: Uint8Array[] };
export type SlotInfo =
  | { type: "hybrid"; kid: string }
  | { type: "passphrase"; memoryKib: number; passes: number; lanes: number }
  | { type: "passkey"; credentialId: string; nonce: string }
  | { type: "secret"; sid: string }
  | { type: "unknown"; number: number };
export type Inspection = {
  kind: string; objectId: string; context: Record<string, string>; root: string; boxSizes: number[]; slots: SlotInfo[];
};
"#;
