//! Sealing files, in pieces of any size. To give up in the middle, call `free()`, which wipes what is held.

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use getrandom::SysRng;
use js_sys::Uint8Array;
use sealform::FileDraft;
use wasm_bindgen::prelude::*;

use crate::convert::{Result, bytes, error, get, parse_context, parse_recipients, whole_number};
use crate::holders::{self, OwnedHolder};
use crate::piece::{PIECE, Piece};
use crate::stack::wiping_stack;

/// What `finish` gives at a time, in bytes: sixteen sealed chunks.
const LAST_PIECE: usize = 16 * 65_552;

/// Seals a file: `start()`, then what each `push` gives, then what `finish` gives until it gives nothing.
#[wasm_bindgen]
pub struct FileSealer {
    sealer: Box<sealform::FileSealer>,
    piece: Piece,
}

#[wasm_bindgen]
impl FileSealer {
    /// For a file of `length` bytes.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "FileRequest")] request: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Holder[]")] holders: Vec<JsValue>,
        length: f64,
    ) -> Result<Self> {
        wiping_stack(|| {
            let recipients = parse_recipients(&get(request, "recipients")?)?;
            let others = OwnedHolder::parse_all(&holders)?;
            let draft = FileDraft {
                context: &parse_context(&get(request, "context")?)?,
                len: whole_number(length)?,
            };
            let holders = holders::all_of(&recipients, &others);
            let sealer = sealform::FileSealer::new(&mut SysRng, draft, &holders);
            Ok(Self {
                sealer: Box::new(sealer.map_err(error)?),
                piece: Piece::new(),
            })
        })
    }

    /// The object's name, in hexadecimal.
    #[wasm_bindgen(getter, js_name = objectId)]
    pub fn object_id(&self) -> String {
        self.sealer.object_id().to_string()
    }

    /// How many bytes the whole object will have.
    #[wasm_bindgen(getter, js_name = sealedLength)]
    pub fn sealed_len(&self) -> f64 {
        self.sealer.sealed_len() as f64
    }

    /// The first bytes of the object.
    pub fn start(&self) -> Vec<u8> {
        self.sealer.start().to_vec()
    }

    /// The next bytes of the object, for the next bytes of the file.
    pub fn push(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Uint8Array")] data: &JsValue,
    ) -> Result<Uint8Array> {
        wiping_stack(|| {
            let data = bytes(data)?;
            let mut sealed = Vec::new();
            self.piece.each(data, |mut piece| {
                while !piece.is_empty() {
                    let chunk = self.sealer.push(&mut piece)?;
                    if sealed.is_empty() && !chunk.is_empty() {
                        sealed.reserve(data.length() as usize + 2 * PIECE);
                    }
                    sealed.extend_from_slice(chunk);
                }
                Ok(())
            })?;
            Ok(Uint8Array::from(sealed.as_slice()))
        })
    }

    /// When the whole file was pushed: about a megabyte of what is left of the object, or nothing behind the last.
    pub fn finish(&mut self) -> Result<Option<Uint8Array>> {
        wiping_stack(|| {
            let mut sealed = Vec::with_capacity(LAST_PIECE);
            while sealed.len() < LAST_PIECE {
                match self.sealer.finish().map_err(error)? {
                    Some(chunk) => sealed.extend_from_slice(chunk),
                    None => break,
                }
            }
            let sealed = Some(sealed).filter(|sealed| !sealed.is_empty());
            Ok(sealed.map(|sealed| Uint8Array::from(sealed.as_slice())))
        })
    }

    /// The hash of the content, when `finish` has given everything.
    pub fn root(&self) -> Result<String> {
        Ok(self.sealer.root().map_err(error)?.to_text())
    }
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type FileRequest = { context: Record<string, string>; recipients: string[] };
"#;
