//! The only things that the store reads of an envelope: magic, version, kind, object id.

use sha2::{Digest, Sha256};

use crate::names::ObjectId;
use crate::problem::Problem;

const MAGIC: &[u8] = b"SLF";
const VERSION: u8 = 1;
/// What [`object_id`] needs, in bytes.
pub(crate) const HEAD: usize = 24;

/// An envelope as far as a store can know it.
pub(crate) struct Envelope {
    pub(crate) object_id: ObjectId,
    pub(crate) sha256: [u8; 32],
    pub(crate) bytes: Vec<u8>,
}

impl Envelope {
    /// Takes `bytes` of at most `limit` bytes.
    pub(crate) fn parse(bytes: Vec<u8>, limit: usize) -> Result<Self, Problem> {
        if bytes.len() > limit {
            return Err(Problem::TooLarge {
                limit: limit as u64,
            });
        }
        Ok(Self {
            object_id: object_id(&bytes)?,
            sha256: Sha256::digest(&bytes).into(),
            bytes,
        })
    }
}

/// What the envelope says that it is: 1 record, 2 file, 3 keyring, 4 note. Of bytes that were parsed.
pub(crate) fn kind(bytes: &[u8]) -> u8 {
    bytes.get(5).copied().unwrap_or_default()
}

/// The Core: it names the object and says where it belongs. Version 1 goes on with
/// `context_len u16 || context || box_count u16`.
pub(crate) fn core(bytes: &[u8]) -> Result<&[u8], Problem> {
    let length = bytes.get(HEAD..).and_then(<[u8]>::first_chunk);
    let context = length.copied().map(u16::from_be_bytes);
    context
        .and_then(|context| bytes.get(..HEAD + 2 + usize::from(context) + 2))
        .ok_or(Problem::NotAnEnvelope)
}

/// From the first [`HEAD`] bytes, or more. Version 1 begins
/// `"SLF" || version u8 || suite u8 || kind u8 || flags u8 || reserved u8 || object_id[16]`.
pub(crate) fn object_id(bytes: &[u8]) -> Result<ObjectId, Problem> {
    let after_magic = bytes.strip_prefix(MAGIC).ok_or(Problem::NotAnEnvelope)?;
    // The version before the length: only version 1 is known to have its id here.
    match after_magic.first() {
        Some(&VERSION) => {}
        Some(_) => return Err(Problem::UnsupportedVersion),
        None => return Err(Problem::NotAnEnvelope),
    }
    let object_id = bytes.get(8..).and_then(<[u8]>::first_chunk);
    object_id
        .copied()
        .map(ObjectId)
        .ok_or(Problem::NotAnEnvelope)
}
