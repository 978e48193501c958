//! Files (kind 2): one box of any length, sealed and opened in chunks, so that memory does not grow with the file.
//!
//! - [`FileSealer`]: push the data, then finish.
//! - [`FileHeader`] reads the start of an object; [`FileHeader::unlock`] gives a [`FileKey`], and this
//!   - [`FileOpener`]: push the body, then finish; or
//!   - [`FileSeeker`]: any chunk without those before it.

mod header;
mod opener;
mod sealer;
mod seeker;

use alloc::vec::Vec;

use rand_core::TryCryptoRng;
use zeroize::Zeroizing;

pub use header::{FileHeader, FileKey, FileStart};
pub use opener::{FileEnd, FileOpener};
pub use sealer::{FileDraft, FileSealer, sealed_file_len};
pub use seeker::FileSeeker;

use crate::envelope::{COMMITMENT_LEN, Context, MIN_BOX_LEN, SALT_LEN};
use crate::error::Error;
use crate::object::Sealed;
use crate::secret::Plaintext;
use crate::slots::{Holder, Opener};
use crate::{padding, stream};

/// The longest file, in bytes: 1 TiB.
pub const MAX_FILE_LEN: u64 = 1 << 40;

/// What goes before the chunks of a box: its salt, and the commitment to its key.
const BOX_HEAD_LEN: usize = SALT_LEN + COMMITMENT_LEN;

/// Seals `data` as a file, all at once: what [`FileSealer`] does, for data that is in memory.
///
/// # Errors
/// As [`FileSealer::new`].
pub fn seal_file<R: TryCryptoRng + ?Sized>(
    rng: &mut R,
    context: &Context,
    mut data: &[u8],
    holders: &[Holder<'_>],
) -> Result<Sealed, Error> {
    let len = data.len() as u64;
    let mut sealer = FileSealer::new(rng, FileDraft { context, len }, holders)?;
    let mut envelope = Vec::with_capacity(usize::try_from(sealer.sealed_len()).unwrap_or(0));
    envelope.extend_from_slice(sealer.start());
    while !data.is_empty() {
        envelope.extend_from_slice(sealer.push(&mut data)?);
    }
    while let Some(chunk) = sealer.finish()? {
        envelope.extend_from_slice(chunk);
    }
    Ok(Sealed {
        envelope,
        object_id: sealer.object_id(),
        root: sealer.root()?,
    })
}

/// Opens a file that is in memory, all of it or nothing: what [`FileOpener`] does.
///
/// # Errors
/// As [`FileHeader::read`], [`FileHeader::unlock`] and [`FileOpener::finish`].
pub fn open_file(
    envelope: &[u8],
    opener: Opener<'_>,
    expected: &Context,
) -> Result<(Plaintext, FileEnd), Error> {
    let FileStart::Whole(header) = FileHeader::read(envelope)? else {
        return Err(Error::Malformed);
    };
    let body = envelope.get(header.len()..);
    let mut body = body
        .filter(|body| body.len() >= MIN_BOX_LEN)
        .ok_or(Error::Malformed)?;
    let mut opener = header.unlock(opener, expected)?.stream();
    // At once as long as it can get, so that no outgrown copy stays behind.
    let mut data = Zeroizing::new(Vec::with_capacity(body.len()));
    while !body.is_empty() {
        data.extend_from_slice(opener.push(&mut body)?);
    }
    let end = opener.finish()?;
    data.extend_from_slice(end.rest.as_bytes());
    Ok((Plaintext::new(data), end))
}

/// The length of a file's body for `len` bytes of data: a box of padded chunks.
fn body_len(len: u64) -> Result<u64, Error> {
    if len > MAX_FILE_LEN {
        return Err(Error::LimitExceeded);
    }
    let padded_len = padding::padded_file_len(len)?;
    Ok(BOX_HEAD_LEN as u64 + stream::sealed_len(padded_len))
}

#[cfg(test)]
mod tests;
