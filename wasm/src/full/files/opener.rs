//! Opening a file from its first byte to its last.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

use super::super::view;
use super::unlock;
use crate::convert::{Result, bytes, error, object};
use crate::piece::{PIECE, Piece};
use crate::stack::wiping_stack;

/// Opens a file from its first byte to its last: push what is behind the header, then finish.
///
/// What `push` gives is authentic, but the file may still turn out to be cut off: until `finish` has returned, keep it
/// where nobody uses it.
#[wasm_bindgen]
pub struct FileOpener {
    opener: Box<sealform::FileOpener>,
    piece: Piece,
}

#[wasm_bindgen]
impl FileOpener {
    /// `context` has the pairs that the file must have in its context.
    #[wasm_bindgen(constructor)]
    pub fn new(
        header: &[u8],
        #[wasm_bindgen(unchecked_param_type = "Key")] key: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Record<string, string>")] context: &JsValue,
    ) -> Result<Self> {
        wiping_stack(|| {
            let opener = unlock(header, key, context)?.stream();
            Ok(Self {
                opener: Box::new(opener),
                piece: Piece::new(),
            })
        })
    }

    /// How many bytes the file has, as soon as that is known.
    #[wasm_bindgen(getter, js_name = dataLength)]
    pub fn data_len(&self) -> Option<f64> {
        self.opener.data_len().map(|len| len as f64)
    }

    /// The next bytes of the file, for the next bytes of the object.
    pub fn push(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Uint8Array")] body: &JsValue,
    ) -> Result<Uint8Array> {
        wiping_stack(|| {
            let body = bytes(body)?;
            let mut data = Uint8Array::new_with_length(0);
            let mut end = 0;
            self.piece.each(body, |mut piece| {
                while !piece.is_empty() {
                    let opened = self.opener.push(&mut piece)?;
                    if opened.is_empty() {
                        continue;
                    }
                    if end == 0 {
                        // One chunk may have been waiting.
                        data = Uint8Array::new_with_length(body.length() + PIECE as u32);
                    }
                    // The cast is exact: it is at most a chunk.
                    let next = end + opened.len() as u32;
                    data.subarray(end, next).copy_from(opened);
                    end = next;
                }
                Ok(())
            })?;
            Ok(data.slice(0, end))
        })
    }

    /// The last bytes of the file, and what is known of it. The opener is used up.
    #[wasm_bindgen(unchecked_return_type = "FileEnd")]
    pub fn finish(mut self) -> Result<JsValue> {
        wiping_stack(|| {
            let end = self.opener.finish().map_err(error)?;
            Ok(object([
                ("rest", Uint8Array::from(end.rest.as_bytes()).into()),
                ("objectId", end.object_id.to_string().into()),
                ("context", view::context_object(&end.context)),
                ("root", end.root.to_text().into()),
            ]))
        })
    }
}
