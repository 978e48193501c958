//! Opening single chunks of a file.

use alloc::vec::Vec;
use core::ops::Range;

use zeroize::Zeroizing;

use super::opener::data_len;
use super::{BOX_HEAD_LEN, FileKey, MAX_FILE_LEN, body_len};
use crate::envelope::MIN_BOX_LEN;
use crate::error::Error;
use crate::padding::FILE_WIDTH;
use crate::secret::Plaintext;
use crate::stream::{CHUNK_LEN, SEALED_CHUNK_LEN, StreamKey};

/// Opens any chunk of a file without those before it.
///
/// It exists only once the first and the last chunk have shown that the file ends where it was sealed to end; see
/// [`FileKey::seek`]. It does not give the root, which takes every byte of the object.
pub struct FileSeeker {
    key: StreamKey,
    layout: Layout,
    len: u64,
}

impl FileSeeker {
    pub(super) fn new(
        file: &FileKey,
        layout: Layout,
        first: &[u8],
        last: &[u8],
    ) -> Result<Self, Error> {
        let (head, first) = first.split_first_chunk().ok_or(Error::Malformed)?;
        let key = file.stream_key(head)?;
        layout.open(&key, layout.chunks - 1, last)?;
        let len = data_len(&layout.open(&key, 0, first)?)?;
        let seeker = Self { key, layout, len };
        // What is behind the data is zeros, and as many as they must be.
        if layout.body_len() != body_len(len)? {
            return Err(Error::Malformed);
        }
        Ok(seeker)
    }

    /// The length of the data in bytes.
    #[must_use]
    pub const fn data_len(&self) -> u64 {
        self.len
    }

    /// The number of the chunk that has the byte `offset` of the data.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] for an offset behind the data.
    pub fn chunk_at(&self, offset: u64) -> Result<u64, Error> {
        if offset >= self.len {
            return Err(Error::InvalidArgument);
        }
        Ok((offset + FILE_WIDTH as u64) / CHUNK_LEN as u64)
    }

    /// Which bytes of the data chunk `number` has; none for one that is only padding.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] for a chunk that the file does not have.
    pub fn data_range(&self, number: u64) -> Result<Range<u64>, Error> {
        self.layout.check(number)?;
        let start = number * CHUNK_LEN as u64;
        let data = |position: u64| position.saturating_sub(FILE_WIDTH as u64).min(self.len);
        Ok(data(start)..data(start + CHUNK_LEN as u64))
    }

    /// Where chunk `number` is in the object.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] for a chunk that the file does not have.
    pub fn sealed_range(&self, number: u64) -> Result<Range<u64>, Error> {
        self.layout.check(number)?;
        Ok(self.layout.chunk(number))
    }

    /// The data of chunk `number`, whose bytes in the object are `sealed`.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] for a chunk that the file does not have; [`Error::OpenFailed`];
    /// [`Error::Malformed`] for bytes that are not a whole chunk, and for padding that is not zeros.
    pub fn open_chunk(&self, number: u64, sealed: &[u8]) -> Result<Plaintext, Error> {
        let data = self.data_range(number)?;
        let mut chunk = self.layout.open(&self.key, number, sealed)?;
        let start = if number == 0 { FILE_WIDTH } else { 0 };
        // The cast is exact: it is at most a chunk.
        let end = start + (data.end - data.start) as usize;
        let padding = chunk.get(end..).ok_or(Error::Malformed)?;
        if padding.iter().any(|byte| *byte != 0) {
            return Err(Error::Malformed);
        }
        chunk.truncate(end);
        chunk.drain(..start);
        Ok(Plaintext::new(chunk))
    }
}

/// Where the chunks are in an object, which follows from its length.
#[derive(Clone, Copy)]
pub(super) struct Layout {
    header_len: u64,
    object_len: u64,
    chunks: u64,
}

impl Layout {
    pub(super) fn of(header_len: u64, object_len: u64) -> Result<Self, Error> {
        let stream_len = object_len
            .checked_sub(header_len)
            .filter(|len| *len >= MIN_BOX_LEN as u64)
            .filter(|len| body_len(MAX_FILE_LEN).is_ok_and(|longest| *len <= longest))
            .ok_or(Error::Malformed)?
            - BOX_HEAD_LEN as u64;
        Ok(Self {
            header_len,
            object_len,
            chunks: stream_len.div_ceil(SEALED_CHUNK_LEN as u64),
        })
    }

    /// The box's head with the first chunk, and the last chunk.
    pub(super) fn ends(&self) -> [Range<u64>; 2] {
        [
            self.header_len..self.chunk(0).end,
            self.chunk(self.chunks - 1),
        ]
    }

    fn body_len(&self) -> u64 {
        self.object_len - self.header_len
    }

    fn check(&self, number: u64) -> Result<(), Error> {
        if number >= self.chunks {
            return Err(Error::InvalidArgument);
        }
        Ok(())
    }

    /// For a chunk that is there.
    fn chunk(&self, number: u64) -> Range<u64> {
        let start = self.header_len + BOX_HEAD_LEN as u64 + number * SEALED_CHUNK_LEN as u64;
        start..(start + SEALED_CHUNK_LEN as u64).min(self.object_len)
    }

    /// The plaintext of a chunk that is there.
    fn open(
        &self,
        key: &StreamKey,
        number: u64,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, Error> {
        let range = self.chunk(number);
        if sealed.len() as u64 != range.end - range.start {
            return Err(Error::Malformed);
        }
        let mut chunk = Zeroizing::new(sealed.to_vec());
        key.open_chunk(number, number + 1 == self.chunks, &mut chunk)?;
        Ok(chunk)
    }
}
