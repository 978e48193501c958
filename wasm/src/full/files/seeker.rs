//! Opening any part of a file.

use js_sys::Uint8Array;
use sealform::{Error, FileHeader, FileStart};
use wasm_bindgen::prelude::*;

use super::unlock;
use crate::convert::{Result, error, whole_number};
use crate::stack::wiping_stack;

/// Opens any chunk of a file without those before it.
#[wasm_bindgen]
pub struct FileSeeker(Box<sealform::FileSeeker>);

#[wasm_bindgen]
impl FileSeeker {
    /// Where the two parts of an object of `objectLength` bytes are that the constructor asks for: the start and the
    /// end of the first, and of the last.
    #[wasm_bindgen(unchecked_return_type = "[number, number, number, number]")]
    pub fn ends(
        header: &[u8],
        #[wasm_bindgen(js_name = objectLength)] object_length: f64,
    ) -> Result<Vec<f64>> {
        let FileStart::Whole(header) = FileHeader::read(header).map_err(error)? else {
            return Err(error(Error::Malformed));
        };
        let [first, last] = header.ends(whole_number(object_length)?).map_err(error)?;
        let ends = [first.start, first.end, last.start, last.end];
        Ok(ends.map(|end| end as f64).to_vec())
    }

    /// Sees that the file ends where it was sealed to end.
    #[wasm_bindgen(constructor)]
    pub fn new(
        header: &[u8],
        #[wasm_bindgen(unchecked_param_type = "Key")] key: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Record<string, string>")] context: &JsValue,
        #[wasm_bindgen(js_name = objectLength)] object_length: f64,
        first: &[u8],
        last: &[u8],
    ) -> Result<Self> {
        wiping_stack(|| {
            let key = unlock(header, key, context)?;
            let seeker = key.seek(whole_number(object_length)?, first, last);
            Ok(Self(Box::new(seeker.map_err(error)?)))
        })
    }

    /// How many bytes the file has.
    #[wasm_bindgen(getter, js_name = dataLength)]
    pub fn data_len(&self) -> f64 {
        self.0.data_len() as f64
    }

    /// Which chunk has the byte `offset` of the file.
    #[wasm_bindgen(js_name = chunkAt)]
    pub fn chunk_at(&self, offset: f64) -> Result<f64> {
        let number = self.0.chunk_at(whole_number(offset)?).map_err(error)?;
        Ok(number as f64)
    }

    /// Where chunk `number` is in the object: start and end.
    #[wasm_bindgen(js_name = sealedRange, unchecked_return_type = "[number, number]")]
    pub fn sealed_range(&self, number: f64) -> Result<Vec<f64>> {
        let range = self.0.sealed_range(whole_number(number)?).map_err(error)?;
        Ok(vec![range.start as f64, range.end as f64])
    }

    /// The data of chunk `number`, whose bytes in the object are `sealed`.
    #[wasm_bindgen(js_name = openChunk)]
    pub fn open_chunk(&self, number: f64, sealed: &[u8]) -> Result<Uint8Array> {
        wiping_stack(|| {
            let data = self.0.open_chunk(whole_number(number)?, sealed);
            Ok(Uint8Array::from(data.map_err(error)?.as_bytes()))
        })
    }
}
