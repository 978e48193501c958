//! Opening files, in pieces of any size. To give up in the middle, call `free()`, which wipes what is held.

mod opener;
mod seeker;

use sealform::{Error, FileHeader, FileStart};
use wasm_bindgen::prelude::*;

use super::keys::Key;
use super::view;
use crate::convert::{Result, error, object, parse_context};

/// Reads the header of a file from the first bytes of an object. Nothing of it is authenticated.
#[wasm_bindgen(js_name = readFileHeader, unchecked_return_type = "FileStart")]
pub fn read_file_header(start: &[u8]) -> Result<JsValue> {
    match FileHeader::read(start).map_err(error)? {
        FileStart::Needs(len) => Ok(object([("needs", (len as f64).into())])),
        FileStart::Whole(header) => Ok(object([
            ("length", (header.len() as f64).into()),
            ("objectId", header.object_id().to_string().into()),
            ("context", view::context_object(header.context())),
            ("slots", view::slots(&header.slots())?),
        ])),
    }
}

fn unlock(header: &[u8], key: &JsValue, context: &JsValue) -> Result<sealform::FileKey> {
    let key = Key::parse(key)?;
    let FileStart::Whole(header) = FileHeader::read(header).map_err(error)? else {
        return Err(error(Error::Malformed));
    };
    let key = header.unlock(key.opener(), &parse_context(context)?);
    key.map_err(error)
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type FileStart =
  | { needs: number }
  | { length: number; objectId: string; context: Record<string, string>; slots: SlotInfo[] };
export type FileEnd = { rest: Uint8Array; objectId: string; context: Record<string, string>; root: string };
"#;
