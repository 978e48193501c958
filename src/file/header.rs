//! The start of a sealed file, and the key that it gives.

use alloc::vec::Vec;
use core::ops::Range;

use super::seeker::Layout;
use super::{BOX_HEAD_LEN, FileOpener, FileSeeker};
use crate::boxes;
use crate::envelope::{
    COMMITMENT_LEN, Context, HeaderLen, Kind, ObjectId, ParsedEnvelope, SALT_LEN, header_len,
};
use crate::error::Error;
use crate::object::{SlotInfo, slot_info};
use crate::root::FileRoot;
use crate::schedule::{Schedule, core_hash};
use crate::secret::Key;
use crate::slots::{self, Opener};
use crate::stream::StreamKey;

/// What the first bytes of an object gave.
pub enum FileStart<'a> {
    /// The header.
    Whole(FileHeader<'a>),
    /// The header has at least so many bytes: read further.
    Needs(usize),
}

/// The header of a file. Nothing in it is authenticated until it is unlocked.
pub struct FileHeader<'a> {
    parsed: ParsedEnvelope<'a>,
    len: usize,
}

impl<'a> FileHeader<'a> {
    /// Reads the header from `start`, the first bytes of an object; 4 KiB are enough for most.
    ///
    /// # Errors
    /// [`Error::Malformed`], [`Error::Unsupported`] and [`Error::LimitExceeded`] as [`crate::inspect`];
    /// [`Error::WrongKind`] for an object that is no file.
    pub fn read(start: &'a [u8]) -> Result<FileStart<'a>, Error> {
        let len = match header_len(start)? {
            HeaderLen::AtLeast(len) => return Ok(FileStart::Needs(len)),
            HeaderLen::Whole(len, Kind::File) => len,
            HeaderLen::Whole(..) => return Err(Error::WrongKind),
        };
        let parsed = ParsedEnvelope::parse(start.get(..len).ok_or(Error::Malformed)?)?;
        Ok(FileStart::Whole(Self { parsed, len }))
    }

    /// The header's length in bytes: the body begins there.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a header is never empty")]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// The file's name.
    #[must_use]
    pub const fn object_id(&self) -> ObjectId {
        self.parsed.core.object_id
    }

    /// Where the file says that it belongs.
    #[must_use]
    pub const fn context(&self) -> &Context {
        &self.parsed.core.context
    }

    /// To whom it is sealed.
    #[must_use]
    pub fn slots(&self) -> Vec<SlotInfo> {
        self.parsed.slots.iter().map(slot_info).collect()
    }

    /// Where the body's first and last parts are in an object of `object_len` bytes, for [`FileKey::seek`].
    ///
    /// # Errors
    /// [`Error::Malformed`] for a length that no sealed file has.
    pub fn ends(&self, object_len: u64) -> Result<[Range<u64>; 2], Error> {
        Ok(Layout::of(self.len as u64, object_len)?.ends())
    }

    /// The key of the body. `expected` are the pairs that the context must have.
    ///
    /// # Errors
    /// [`Error::NoSlot`] when nothing in it is for this opener; [`Error::OpenFailed`] for every cryptographic
    /// failure; [`Error::WrongContext`].
    pub fn unlock(&self, opener: Opener<'_>, expected: &Context) -> Result<FileKey, Error> {
        let core_hash = core_hash(self.parsed.core_bytes);
        let content_key = slots::unwrap(&self.parsed.slots, opener, &core_hash)?;
        let schedule = Schedule::verify(content_key, core_hash, &self.parsed)?;
        if !self.parsed.core.context.contains(expected) {
            return Err(Error::WrongContext);
        }
        Ok(FileKey {
            object_id: self.parsed.core.object_id,
            context: self.parsed.core.context.clone(),
            input_key: schedule.file_key(),
            root: FileRoot::new(self.parsed.core_bytes, self.parsed.commitment),
            header_len: self.len,
        })
    }
}

/// The key of one file's body. It is wiped when dropped.
pub struct FileKey {
    pub(super) object_id: ObjectId,
    pub(super) context: Context,
    pub(super) input_key: Key,
    pub(super) root: FileRoot,
    pub(super) header_len: usize,
}

impl FileKey {
    /// Opens the body from its first byte to its last.
    #[must_use]
    pub fn stream(self) -> FileOpener {
        FileOpener::new(self)
    }

    /// Opens single chunks of the body of an object of `object_len` bytes. `first` and `last` are the parts of the
    /// object that [`FileHeader::ends`] names: they show that the object ends where it was sealed to end.
    ///
    /// # Errors
    /// [`Error::Malformed`] for lengths that no sealed file has; [`Error::OpenFailed`].
    pub fn seek(self, object_len: u64, first: &[u8], last: &[u8]) -> Result<FileSeeker, Error> {
        let layout = Layout::of(self.header_len as u64, object_len)?;
        FileSeeker::new(&self, layout, first, last)
    }

    /// The key of the chunks, from what goes before them, once the commitment is seen to be the box's.
    pub(super) fn stream_key(&self, head: &[u8; BOX_HEAD_LEN]) -> Result<StreamKey, Error> {
        let (salt, commitment) = head.split_at(SALT_LEN);
        let salt = salt.first_chunk().ok_or(Error::Malformed)?;
        let commitment: &[u8; COMMITMENT_LEN] = commitment.first_chunk().ok_or(Error::Malformed)?;
        let key = boxes::derive_key(&self.input_key, salt).verify(commitment)?;
        Ok(StreamKey::new(key))
    }
}
