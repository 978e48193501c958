//! STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015) as age v1 writes its payload: chunks that can be neither
//! reordered nor cut off.

use alloc::vec::Vec;

use zeroize::Zeroizing;

use crate::error::Error;
use crate::primitives::{self, TAG_LEN};
use crate::secret::Key;

pub(crate) const CHUNK_LEN: usize = 65_536;
const SEALED_CHUNK_LEN: usize = CHUNK_LEN + TAG_LEN;

/// Appends `STREAM(key, plaintext)` to `out`. The key must be used for nothing else.
pub(crate) fn seal(key: &Key, plaintext: &[u8], out: &mut Vec<u8>) {
    let count = plaintext.len().div_ceil(CHUNK_LEN).max(1);
    let mut chunks = plaintext.chunks(CHUNK_LEN);
    out.reserve(plaintext.len() + count * TAG_LEN);
    for counter in 0..count {
        let start = out.len();
        out.extend_from_slice(chunks.next().unwrap_or_default());
        let buffer = out.get_mut(start..).unwrap_or_default();
        let tag = primitives::aead_seal(key, &nonce(counter, counter + 1 == count), buffer);
        out.extend_from_slice(&tag);
    }
}

/// The plaintext of `sealed`, all of it or nothing.
///
/// # Errors
/// [`Error::Malformed`] for a length that no plaintext has; [`Error::OpenFailed`].
pub(crate) fn open(key: &Key, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
    let count = sealed.len().div_ceil(SEALED_CHUNK_LEN);
    let mut plaintext = Zeroizing::new(Vec::with_capacity(sealed.len()));
    for (counter, chunk) in sealed.chunks(SEALED_CHUNK_LEN).enumerate() {
        let (ciphertext, tag) = chunk.split_last_chunk().ok_or(Error::Malformed)?;
        // An empty last chunk would give one plaintext two forms.
        if ciphertext.is_empty() && count > 1 {
            return Err(Error::Malformed);
        }
        let start = plaintext.len();
        plaintext.extend_from_slice(ciphertext);
        let buffer = plaintext.get_mut(start..).ok_or(Error::Malformed)?;
        primitives::aead_open(key, &nonce(counter, counter + 1 == count), buffer, tag)?;
    }
    if count == 0 {
        return Err(Error::Malformed);
    }
    Ok(plaintext)
}

/// `nonce = counter u88 || last (0x00|0x01)`: no two chunks of a key share one.
fn nonce(counter: usize, is_last: bool) -> [u8; 12] {
    let [a, b, c, d, e, f, g, h] = (counter as u64).to_be_bytes();
    [0, 0, 0, a, b, c, d, e, f, g, h, is_last.into()]
}
