//! What the practice's pages need beyond the form build: identities, passphrases and opening.

use getrandom::SysRng;
use js_sys::{Array, Uint8Array};
use sealform::{Argon2Cost, Error, Expected, Holder, Identity, Opener, Passphrase, SharedSecret};
use wasm_bindgen::prelude::*;

use crate::convert::{Request, Result, copy_in, error, get, object, parse_context, parse_kind};
use crate::view;

/// Seals as `seal` does, and to whoever knows the passphrase.
#[wasm_bindgen(js_name = sealWithPassphrase, unchecked_return_type = "Sealed")]
pub fn seal_with_passphrase(
    #[wasm_bindgen(unchecked_param_type = "SealRequest")] request: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Uint8Array[]")] boxes: Vec<JsValue>,
    #[wasm_bindgen(unchecked_param_type = "Uint8Array")] passphrase: &JsValue,
) -> Result<JsValue> {
    let request = Request::parse(request)?;
    let passphrase = Passphrase::from_utf8(&copy_in(passphrase)?).map_err(error)?;
    crate::seal_to(request, &boxes, |holders| {
        holders.push(Holder::Passphrase(&passphrase, Argon2Cost::DEFAULT));
        Ok(())
    })
}

/// Makes an identity. Its text is a secret, and comes as bytes of ASCII that the caller can wipe.
#[wasm_bindgen(js_name = generateIdentity, unchecked_return_type = "GeneratedIdentity")]
pub fn generate_identity() -> Result<JsValue> {
    let identity = Identity::make(&mut SysRng).map_err(error)?;
    Ok(object([
        (
            "identity",
            Uint8Array::from(identity.to_text().as_bytes()).into(),
        ),
        ("recipient", identity.recipient().to_text().into()),
    ]))
}

/// What everyone can see of an envelope. Nothing of it is authenticated.
#[wasm_bindgen(unchecked_return_type = "Inspection")]
pub fn inspect(envelope: &[u8]) -> Result<JsValue> {
    let seen = sealform::inspect(envelope).map_err(error)?;
    view::to_js(&view::Inspection::of(&seen))
}

/// Opens with any of the identities, each the ASCII of `AGE-SECRET-KEY-PQ-1…`.
#[wasm_bindgen(js_name = openWithIdentities, unchecked_return_type = "Opened")]
pub fn open_with_identities(
    envelope: &[u8],
    #[wasm_bindgen(unchecked_param_type = "Uint8Array[]")] identities: Vec<JsValue>,
    #[wasm_bindgen(unchecked_param_type = "Expected")] expected: &JsValue,
) -> Result<JsValue> {
    let parse = |bytes: &JsValue| {
        let text = copy_in(bytes)?;
        let text = std::str::from_utf8(&text).map_err(|_| error(Error::InvalidIdentity))?;
        Identity::from_text(text).map_err(error)
    };
    let identities = identities.iter().map(parse).collect::<Result<Vec<_>>>()?;
    open(envelope, Opener::Identities(&identities), expected)
}

/// Opens with a passphrase in UTF-8. Takes a second or more, and tens of megabytes.
#[wasm_bindgen(js_name = openWithPassphrase, unchecked_return_type = "Opened")]
pub fn open_with_passphrase(
    envelope: &[u8],
    #[wasm_bindgen(unchecked_param_type = "Uint8Array")] passphrase: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Expected")] expected: &JsValue,
) -> Result<JsValue> {
    let passphrase = Passphrase::from_utf8(&copy_in(passphrase)?).map_err(error)?;
    open(envelope, Opener::Passphrase(&passphrase), expected)
}

/// Opens with a shared secret of 32 bytes.
#[wasm_bindgen(js_name = openWithSecret, unchecked_return_type = "Opened")]
pub fn open_with_secret(
    envelope: &[u8],
    #[wasm_bindgen(unchecked_param_type = "Uint8Array")] secret: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Expected")] expected: &JsValue,
) -> Result<JsValue> {
    let secret = SharedSecret::from_slice(&copy_in(secret)?).map_err(error)?;
    open(envelope, Opener::SharedSecret(&secret), expected)
}

fn open(envelope: &[u8], opener: Opener<'_>, expected: &JsValue) -> Result<JsValue> {
    let expected = Expected {
        kind: Some(parse_kind(&get(expected, "kind")?)?),
        context: &parse_context(&get(expected, "context")?)?,
    };
    let opened = sealform::open(envelope, opener, expected).map_err(error)?;
    let boxes = opened
        .boxes
        .iter()
        .map(|data| Uint8Array::from(data.as_bytes()));
    Ok(object([
        ("kind", opened.kind.name().into()),
        ("objectId", opened.object_id.to_string().into()),
        ("context", view::context_object(&opened.context)),
        ("root", opened.root.to_text().into()),
        ("boxes", boxes.collect::<Array>().into()),
    ]))
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
