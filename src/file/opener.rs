//! Opening a file as it arrives.

use alloc::vec::Vec;
use core::ops::Range;

use zeroize::{Zeroize, Zeroizing};

use super::{BOX_HEAD_LEN, FileKey, MAX_FILE_LEN};
use crate::envelope::{Context, MIN_BOX_LEN, ObjectId};
use crate::error::Error;
use crate::padding::{self, FILE_WIDTH};
use crate::root::Root;
use crate::secret::Plaintext;
use crate::stream::{SEALED_CHUNK_LEN, StreamKey};

/// Opens a file in chunks of 64 KiB, and holds one of them: push the body, then finish.
///
/// What `push` lends is authentic, but the file may still turn out to be cut off: until `finish` has returned,
/// keep the data where nobody uses it. After an error nothing more comes: every later call gives it again.
/// Dropping it wipes what it holds, at any moment.
pub struct FileOpener {
    file: FileKey,
    /// The box's salt and commitment, until they are whole.
    head: Vec<u8>,
    key: Option<StreamKey>,
    /// The sealed chunk that arrives, and after that its plaintext.
    chunk: Zeroizing<Vec<u8>>,
    is_lent: bool,
    counter: u64,
    contents: Contents,
    failure: Option<Error>,
}

/// What an opened file ends with.
pub struct FileEnd {
    /// The last bytes of the data.
    pub rest: Plaintext,
    /// The file's name.
    pub object_id: ObjectId,
    /// Where it belongs.
    pub context: Context,
    /// The hash of its content, to be compared with the one in the record.
    pub root: Root,
}

impl FileOpener {
    pub(super) fn new(file: FileKey) -> Self {
        Self {
            file,
            head: Vec::with_capacity(BOX_HEAD_LEN),
            key: None,
            chunk: Zeroizing::new(Vec::with_capacity(SEALED_CHUNK_LEN)),
            is_lent: false,
            counter: 0,
            contents: Contents::Unknown,
            failure: None,
        }
    }

    /// Takes the next bytes off `body`, as many as complete a chunk, and lends the data of the chunk before, or
    /// nothing yet. Call it until `body` is empty.
    ///
    /// # Errors
    /// [`Error::OpenFailed`] for another key or an altered file; [`Error::Malformed`] for one that no writer makes.
    pub fn push(&mut self, body: &mut &[u8]) -> Result<&[u8], Error> {
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        match self.take(body) {
            Ok(data) => Ok(self.chunk.get(data).unwrap_or_default()),
            Err(error) => Err(self.fail(error)),
        }
    }

    /// The rest of the data, when the whole body has been pushed. Nothing can be pushed or finished after it.
    ///
    /// # Errors
    /// As [`FileOpener::push`]; a body that was cut off is [`Error::OpenFailed`], or [`Error::Malformed`] if that can be
    /// seen from its length.
    pub fn finish(&mut self) -> Result<FileEnd, Error> {
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        let end = self.end();
        // Nothing can follow: the chunks that there were are all that there are.
        self.fail(end.as_ref().err().copied().unwrap_or(Error::Malformed));
        end
    }

    /// How many bytes of data there are in all, as soon as the first chunk was opened.
    #[must_use]
    pub const fn data_len(&self) -> Option<u64> {
        match self.contents {
            Contents::Unknown => None,
            Contents::Known { len, .. } => Some(len),
        }
    }

    /// Where in `chunk` the data is that may be lent.
    fn take(&mut self, body: &mut &[u8]) -> Result<Range<usize>, Error> {
        self.take_back();
        if self.key.is_none() {
            move_up_to(BOX_HEAD_LEN, body, &mut self.head);
            let Some(head) = self.head.first_chunk::<BOX_HEAD_LEN>() else {
                return Ok(0..0);
            };
            self.file.root.feed(head);
            self.key = Some(self.file.stream_key(head)?);
        }
        // A full chunk is opened when more comes behind it: only then it is known not to be the last.
        if self.chunk.len() == SEALED_CHUNK_LEN && !body.is_empty() {
            return self.open_chunk(false);
        }
        move_up_to(SEALED_CHUNK_LEN, body, &mut self.chunk);
        Ok(0..0)
    }

    fn end(&mut self) -> Result<FileEnd, Error> {
        self.take_back();
        if self.counter == 0 && BOX_HEAD_LEN + self.chunk.len() < MIN_BOX_LEN {
            return Err(Error::Malformed);
        }
        let data = self.open_chunk(true)?;
        if !self.contents.is_complete() {
            return Err(Error::Malformed);
        }
        let rest = self.chunk.get(data).unwrap_or_default().to_vec();
        Ok(FileEnd {
            rest: Plaintext::new(Zeroizing::new(rest)),
            object_id: self.file.object_id,
            context: self.file.context.clone(),
            root: self.file.root.finish(),
        })
    }

    fn open_chunk(&mut self, is_last: bool) -> Result<Range<usize>, Error> {
        let key = self.key.as_ref().ok_or(Error::Malformed)?;
        self.file.root.feed(&self.chunk);
        key.open_chunk(self.counter, is_last, &mut self.chunk)?;
        self.counter += 1;
        self.is_lent = true;
        self.contents.take(&self.chunk)
    }

    /// A chunk that was lent is the caller's no more.
    fn take_back(&mut self) {
        if self.is_lent {
            self.chunk.clear();
            self.is_lent = false;
        }
    }

    fn fail(&mut self, error: Error) -> Error {
        self.chunk.zeroize();
        self.failure = Some(error);
        error
    }
}

/// What is still to come of `len || data || zeros`.
enum Contents {
    Unknown,
    Known { len: u64, data: u64, zeros: u64 },
}

impl Contents {
    /// Takes the next chunk, and returns where the data is in it.
    fn take(&mut self, chunk: &[u8]) -> Result<Range<usize>, Error> {
        let start = match self {
            Self::Unknown => {
                *self = Self::announced_by(chunk)?;
                FILE_WIDTH
            }
            Self::Known { .. } => 0,
        };
        let Self::Known { data, zeros, .. } = self else {
            return Err(Error::Malformed);
        };
        let rest = chunk.get(start..).unwrap_or_default();
        // The cast is exact: it is at most a chunk.
        let here = (*data).min(rest.len() as u64) as usize;
        let padding = rest.get(here..).unwrap_or_default();
        *data -= here as u64;
        *zeros = zeros
            .checked_sub(padding.len() as u64)
            .ok_or(Error::Malformed)?;
        if padding.iter().any(|byte| *byte != 0) {
            return Err(Error::Malformed);
        }
        Ok(start..start + here)
    }

    fn announced_by(first_chunk: &[u8]) -> Result<Self, Error> {
        let len = data_len(first_chunk)?;
        let padded_len = padding::padded_file_len(len)?;
        Ok(Self::Known {
            len,
            data: len,
            zeros: padded_len - FILE_WIDTH as u64 - len,
        })
    }

    const fn is_complete(&self) -> bool {
        matches!(
            self,
            Self::Known {
                data: 0,
                zeros: 0,
                ..
            }
        )
    }
}

/// The length that the first chunk of a file begins with.
pub(super) fn data_len(first_chunk: &[u8]) -> Result<u64, Error> {
    let len = first_chunk.first_chunk().ok_or(Error::Malformed)?;
    match u64::from_be_bytes(*len) {
        len if len <= MAX_FILE_LEN => Ok(len),
        _ => Err(Error::Malformed),
    }
}

/// Takes bytes off `from`, until `to` has `len`.
fn move_up_to(len: usize, from: &mut &[u8], to: &mut Vec<u8>) {
    let (taken, rest) = from
        .split_at_checked(len.saturating_sub(to.len()))
        .unwrap_or((from, &[]));
    *from = rest;
    to.extend_from_slice(taken);
}
