//! The core for JavaScript. Conversions, no logic.
//!
//! Three builds: without a feature it seals records and does nothing else, for form pages; with `files` it seals files
//! as well, for those that have attachments; with `full` it does everything, for the practice.
//!
//! Secrets and plaintext cross as `Uint8Array` that this side copies into memory that it wipes: a parameter of
//! type `&[u8]` would leave a copy behind in the linear memory. The stack is wiped too, see `stack.rs`.

#![cfg_attr(all(target_family = "wasm", not(feature = "full")), no_std)]

extern crate alloc;

mod convert;
#[cfg(feature = "files")]
mod file_sealer;
#[cfg(all(target_family = "wasm", not(feature = "full")))]
mod form_runtime;
#[cfg(feature = "full")]
mod full;
mod holders;
#[cfg(feature = "files")]
mod piece;
mod stack;

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use convert::{Request, Result, copy_in, error, object};
use getrandom::SysRng;
use holders::OwnedHolder;
use js_sys::Uint8Array;
#[cfg(feature = "full")]
use sealform::Error;
use sealform::{Draft, ObjectId, Recipient};
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
#[cfg(feature = "full")]
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

/// Seals the boxes (box 0 is the manifest) to the recipients of the request, and to these holders.
#[wasm_bindgen(unchecked_return_type = "Sealed")]
pub fn seal(
    #[wasm_bindgen(unchecked_param_type = "SealRequest")] request: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Uint8Array[]")] boxes: Vec<JsValue>,
    #[wasm_bindgen(unchecked_param_type = "Holder[]")] holders: Vec<JsValue>,
) -> Result<JsValue> {
    wiping_stack(|| {
        let request = Request::parse(request)?;
        let others = OwnedHolder::parse_all(&holders)?;
        let boxes = boxes.iter().map(copy_in).collect::<Result<Vec<_>>>()?;
        let boxes: Vec<&[u8]> = boxes.iter().map(|data| data.as_slice()).collect();
        let draft = Draft {
            kind: request.kind,
            context: &request.context,
            boxes: &boxes,
        };
        let object_id = match request.object_id {
            Some(object_id) => object_id,
            None => ObjectId::make(&mut SysRng).map_err(error)?,
        };
        let holders = holders::all_of(&request.recipients, &others);
        let sealed = sealform::seal_as(&mut SysRng, object_id, draft, &holders).map_err(error)?;
        Ok(object([
            (
                "envelope",
                Uint8Array::from(sealed.envelope.as_slice()).into(),
            ),
            ("objectId", sealed.object_id.to_string().into()),
            ("root", sealed.root.to_text().into()),
        ]))
    })
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type Kind = "record" | "keyring" | "note";
/** The object's id is 16 random bytes, made before by whoever needs to know it earlier. */
export type SealRequest = { kind: Kind; context: Record<string, string>; recipients: string[]; objectId?: Uint8Array };
export type Sealed = { envelope: Uint8Array; objectId: string; root: string };
"#;
