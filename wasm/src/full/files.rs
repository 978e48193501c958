//! Files, in pieces of any size. To give up in the middle, call `free()`, which wipes what is held.

use getrandom::SysRng;
use js_sys::{Array, Uint8Array};
use sealform::{Error, FileDraft, FileHeader, FileStart, Holder, Plaintext};
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

use super::keys::{Key, OwnedHolder};
use super::view;
use crate::convert::{
    Result, bytes, error, get, object, parse_context, parse_recipients, whole_number,
};
use crate::stack::wiping_stack;

/// What crosses at a time, in bytes: a chunk. It goes into one place, which is wiped once.
const PIECE: usize = 65_536;
/// What `finish` of a sealer gives at a time, in bytes: sixteen sealed chunks.
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
            let recipients: Array = get(request, "recipients")?
                .dyn_into()
                .map_err(|_| error(Error::InvalidArgument))?;
            let recipients = parse_recipients(&recipients)?;
            let holders = OwnedHolder::parse_all(&holders)?;
            let all = recipients.iter().map(Holder::Recipient);
            let all: Vec<Holder<'_>> = all.chain(holders.iter().map(OwnedHolder::borrow)).collect();
            let draft = FileDraft {
                context: &parse_context(&get(request, "context")?)?,
                len: whole_number(length)?,
            };
            let sealer = sealform::FileSealer::new(&mut SysRng, draft, &all);
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
                ("rest", to_js(&end.rest)),
                ("objectId", end.object_id.to_string().into()),
                ("context", view::context_object(&end.context)),
                ("root", end.root.to_text().into()),
            ]))
        })
    }
}

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

/// The one place in this memory through which a file passes.
struct Piece(Zeroizing<Vec<u8>>);

impl Piece {
    fn new() -> Self {
        Self(Zeroizing::new(vec![0; PIECE]))
    }

    /// Calls `take` with all of `from`, in pieces.
    fn each(
        &mut self,
        from: &Uint8Array,
        mut take: impl FnMut(&[u8]) -> core::result::Result<(), Error>,
    ) -> Result<()> {
        let length = from.length();
        for start in (0..length).step_by(PIECE) {
            let end = length.min(start + PIECE as u32);
            let piece = self.0.get_mut(..(end - start) as usize).unwrap_or_default();
            from.subarray(start, end).copy_to(piece);
            take(piece).map_err(error)?;
        }
        Ok(())
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

fn to_js(data: &Plaintext) -> JsValue {
    Uint8Array::from(data.as_bytes()).into()
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type FileRequest = { context: Record<string, string>; recipients: string[] };
export type FileStart =
  | { needs: number }
  | { length: number; objectId: string; context: Record<string, string>; slots: SlotInfo[] };
export type FileEnd = { rest: Uint8Array; objectId: string; context: Record<string, string>; root: string };
"#;
