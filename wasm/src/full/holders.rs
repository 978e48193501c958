//! Other holders for an object whose content stays.

use getrandom::SysRng;
use wasm_bindgen::prelude::*;

use super::keys::{Key, parse_passphrase};
use crate::convert::{Result, error, parse_numbers, parse_recipients};
use crate::holders::{self, OwnedHolder};
use crate::stack::wiping_stack;

/// The envelope with the slots at `removed` gone, and one more for each recipient and holder; its root stays. Of a
/// file the header is enough, and the new header comes back.
#[wasm_bindgen(js_name = changeHolders)]
pub fn change_holders(
    envelope: &[u8],
    #[wasm_bindgen(unchecked_param_type = "Key")] key: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "number[]")] removed: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string[]")] recipients: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Holder[]")] holders: Vec<JsValue>,
) -> Result<Vec<u8>> {
    wiping_stack(|| {
        let key = Key::parse(key)?;
        let removed: Vec<usize> = parse_numbers(removed)?;
        let recipients = parse_recipients(recipients)?;
        let others = OwnedHolder::parse_all(&holders)?;
        let added = holders::all_of(&recipients, &others);
        sealform::change_holders(&mut SysRng, envelope, key.opener(), &removed, &added)
            .map_err(error)
    })
}

/// The envelope with today's Argon2id cost in the slot of this passphrase, or nothing if the slot has it already.
#[wasm_bindgen(js_name = raisePassphraseCost)]
pub fn raise_passphrase_cost(
    envelope: &[u8],
    #[wasm_bindgen(unchecked_param_type = "Uint8Array")] passphrase: &JsValue,
) -> Result<Option<Vec<u8>>> {
    wiping_stack(|| {
        let passphrase = parse_passphrase(passphrase)?;
        sealform::raise_passphrase_cost(&mut SysRng, envelope, &passphrase).map_err(error)
    })
}
