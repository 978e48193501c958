//! The core for JavaScript. Conversions, no logic.
//!
//! Two builds: without the feature `full` it seals to recipients and does nothing else, for form pages.
//!
//! Secrets and plaintext cross as `Uint8Array` that this side copies into memory that it wipes: a parameter of
//! type `&[u8]` would leave a copy behind in the linear memory. The stack is wiped too, see `stack.rs`.

#![cfg_attr(all(target_family = "wasm", not(feature = "full")), no_std)]

extern crate alloc;

mod convert;
#[cfg(all(target_family = "wasm", not(feature = "full")))]
mod form_runtime;
#[cfg(feature = "full")]
mod full;
mod stack;

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use convert::{Request, Result, copy_in, error, object};
use getrandom::SysRng;
use js_sys::Uint8Array;
use sealform::{Draft, Error, Holder, Recipient};
use stack::wiping_stack;
use wasm_bindgen::prelude::*;

/// Throws `self-test-failed` unless everything that this build is for gives the known answers.
#[wasm_bindgen(js_name = selfTest)]
pub fn self_test() -> Result<()> {
    sealform::self_test_sealing().map_err(error)?;
    #[cfg(feature = "full")]
    sealform::self_test_opening().map_err(error)?;
    Ok(())
}

/// The code of every error of the core.
#[wasm_bindgen(js_name = errorCodes)]
pub fn error_codes() -> Vec<String> {
    Error::ALL.map(|error| error.code().into()).into()
}

/// The key id of a recipient as 16 hex digits; throws `invalid-recipient`.
#[wasm_bindgen(js_name = checkRecipient)]
pub fn check_recipient(text: &str) -> Result<String> {
    let recipient = Recipient::from_text(text).map_err(error)?;
    Ok(convert::hex(&recipient.kid()))
}

/// Seals the boxes (box 0 is the manifest) to the recipients of the request.
#[wasm_bindgen(unchecked_return_type = "Sealed")]
pub fn seal(
    #[wasm_bindgen(unchecked_param_type = "SealRequest")] request: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Uint8Array[]")] boxes: Vec<JsValue>,
) -> Result<JsValue> {
    wiping_stack(|| seal_to(&Request::parse(request)?, &boxes, []))
}

/// Seals to the recipients of the request, and to `others` behind them.
fn seal_to<'a>(
    request: &'a Request,
    boxes: &[JsValue],
    others: impl IntoIterator<Item = Holder<'a>>,
) -> Result<JsValue> {
    let boxes = boxes.iter().map(copy_in).collect::<Result<Vec<_>>>()?;
    let boxes: Vec<&[u8]> = boxes.iter().map(|data| data.as_slice()).collect();
    let draft = Draft {
        kind: request.kind,
        context: &request.context,
        boxes: &boxes,
    };
    let recipients = request.recipients.iter().map(Holder::Recipient);
    let holders: Vec<Holder<'_>> = recipients.chain(others).collect();
    let sealed = sealform::seal(&mut SysRng, draft, &holders).map_err(error)?;
    Ok(object([
        (
            "envelope",
            Uint8Array::from(sealed.envelope.as_slice()).into(),
        ),
        ("objectId", sealed.object_id.to_string().into()),
        ("root", sealed.root.to_text().into()),
    ]))
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type Kind = "record" | "keyring" | "note";
export type SealRequest = { kind: Kind; context: Record<string, string>; recipients: string[] };
export type Sealed = { envelope: Uint8Array; objectId: string; root: string };
"#;
