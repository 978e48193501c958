//! STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015) as age v1 writes its payload: chunks that can be neither
//! reordered nor cut off.

use alloc::vec::Vec;

use zeroize::Zeroizing;

use crate::error::Error;
use crate::primitives::{self, TAG_LEN};
use crate::secret::Key;

/// Bytes of plaintext in every chunk but the last, which may have fewer.
pub(crate) const CHUNK_LEN: usize = 65_536;
/// The same with its tag.
pub(crate) const SEALED_CHUNK_LEN: usize = CHUNK_LEN + TAG_LEN;

/// One stream's key, which must be used for nothing else.
pub(crate) struct StreamKey(Key);

impl StreamKey {
    pub(crate) fn new(key: Key) -> Self {
        Self(key)
    }

    /// Encrypts chunk `counter` in place and returns its tag. A writer counts from 0, and uses each number once.
    pub(crate) fn seal_chunk(
        &self,
        counter: u64,
        is_last: bool,
        chunk: &mut [u8],
    ) -> [u8; TAG_LEN] {
        primitives::aead_seal(&self.0, &nonce(counter, is_last), chunk)
    }

    /// Decrypts the sealed chunk `counter` in place, and leaves its plaintext in `chunk`.
    ///
    /// # Errors
    /// [`Error::Malformed`] for a length that no writer makes; [`Error::OpenFailed`], after which `chunk` holds
    /// nothing that may be used.
    pub(crate) fn open_chunk(
        &self,
        counter: u64,
        is_last: bool,
        chunk: &mut Vec<u8>,
    ) -> Result<(), Error> {
        let (ciphertext, tag) = chunk.split_last_chunk_mut().ok_or(Error::Malformed)?;
        // An empty last chunk would give one plaintext two forms.
        if ciphertext.is_empty() && counter > 0 {
            return Err(Error::Malformed);
        }
        primitives::aead_open(&self.0, &nonce(counter, is_last), ciphertext, tag)?;
        let len = ciphertext.len();
        chunk.truncate(len);
        Ok(())
    }
}

/// The length of `STREAM(key, plaintext)` for a plaintext of `len` bytes.
pub(crate) fn sealed_len(len: u64) -> u64 {
    len + chunk_count(len) * TAG_LEN as u64
}

/// The number of chunks of a plaintext of `len` bytes: at least one.
pub(crate) fn chunk_count(len: u64) -> u64 {
    len.div_ceil(CHUNK_LEN as u64).max(1)
}

/// Appends `STREAM(key, plaintext)` to `out`.
pub(crate) fn seal(key: &StreamKey, plaintext: &[u8], out: &mut Vec<u8>) {
    let count = chunk_count(plaintext.len() as u64);
    let mut chunks = plaintext.chunks(CHUNK_LEN);
    out.reserve(sealed_len(plaintext.len() as u64) as usize);
    for counter in 0..count {
        let start = out.len();
        out.extend_from_slice(chunks.next().unwrap_or_default());
        let buffer = out.get_mut(start..).unwrap_or_default();
        let tag = key.seal_chunk(counter, counter + 1 == count, buffer);
        out.extend_from_slice(&tag);
    }
}

/// The plaintext of `sealed`, all of it or nothing.
///
/// # Errors
/// [`Error::Malformed`] for a length that no plaintext has; [`Error::OpenFailed`].
pub(crate) fn open(key: &StreamKey, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
    let count = sealed.len().div_ceil(SEALED_CHUNK_LEN) as u64;
    let mut plaintext = Zeroizing::new(Vec::with_capacity(sealed.len()));
    let mut buffer = Zeroizing::new(Vec::with_capacity(SEALED_CHUNK_LEN));
    for (counter, chunk) in (0..).zip(sealed.chunks(SEALED_CHUNK_LEN)) {
        buffer.clear();
        buffer.extend_from_slice(chunk);
        key.open_chunk(counter, counter + 1 == count, &mut buffer)?;
        plaintext.extend_from_slice(&buffer);
    }
    if count == 0 {
        return Err(Error::Malformed);
    }
    Ok(plaintext)
}

/// `nonce = counter u88 || last (0x00|0x01)`: no two chunks of a key share one.
fn nonce(counter: u64, is_last: bool) -> [u8; 12] {
    let [a, b, c, d, e, f, g, h] = counter.to_be_bytes();
    [0, 0, 0, a, b, c, d, e, f, g, h, is_last.into()]
}

#[cfg(test)]
mod tests;
