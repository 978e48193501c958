//! Disclosures: made by a holder, checked by anyone who has the root.

use js_sys::{Array, Uint8Array};
use sealform::Root;
use wasm_bindgen::prelude::*;

use super::keys::Key;
use super::objects::with_expected;
use super::view;
use crate::convert::{Result, copy_in, error, object, parse_numbers};
use crate::stack::wiping_stack;

/// A bundle of JSON in UTF-8 that opens the boxes at `indices` and no others, to whoever gets it.
#[wasm_bindgen]
pub fn disclose(
    envelope: &[u8],
    #[wasm_bindgen(unchecked_param_type = "Key")] key: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Expected")] expected: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "number[]")] indices: &JsValue,
) -> Result<Uint8Array> {
    wiping_stack(|| {
        let key = Key::parse(key)?;
        let indices = parse_numbers(indices)?;
        let bundle = with_expected(expected, |expected| {
            sealform::disclose(envelope, key.opener(), expected, &indices)
        })?;
        Ok(Uint8Array::from(bundle.as_bytes()))
    })
}

/// Checks a bundle, in UTF-8, against the root that the reader has from elsewhere, and opens its boxes.
#[wasm_bindgen(js_name = verifyDisclosure, unchecked_return_type = "Disclosed")]
pub fn verify_disclosure(
    #[wasm_bindgen(unchecked_param_type = "Uint8Array")] bundle: &JsValue,
    root: &str,
) -> Result<JsValue> {
    wiping_stack(|| {
        let root = Root::from_text(root).map_err(error)?;
        let disclosed = sealform::verify_disclosure(&copy_in(bundle)?, root).map_err(error)?;
        let boxes = disclosed.boxes.iter().map(|found| {
            object([
                ("index", found.index.into()),
                ("data", Uint8Array::from(found.data.as_bytes()).into()),
            ])
        });
        Ok(object([
            ("kind", disclosed.kind.name().into()),
            ("objectId", disclosed.object_id.to_string().into()),
            ("context", view::context_object(&disclosed.context)),
            ("boxCount", disclosed.box_count.into()),
            ("boxes", boxes.collect::<Array>().into()),
        ]))
    })
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type Disclosed = {
  kind: string; objectId: string; context: Record<string, string>; boxCount: number; boxes: { index: number; data: Uint8Array }[];
};
"#;
