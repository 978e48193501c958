//! Sealing a file as it is read.

use alloc::vec::Vec;

use rand_core::TryCryptoRng;
use zeroize::Zeroizing;

use super::body_len;
use crate::boxes;
use crate::envelope::{
    Context, Kind, ObjectCore, ObjectId, header_len_of, write_header, write_slots,
};
use crate::error::Error;
use crate::padding::{self, FILE_WIDTH};
use crate::random::make_random;
use crate::root::{FileRoot, Root};
use crate::schedule::{ContentKey, Schedule, core_hash};
use crate::slots::{self, Holder};
use crate::stream::{CHUNK_LEN, SEALED_CHUNK_LEN, StreamKey};

/// A file that is to be sealed.
#[derive(Clone, Copy)]
pub struct FileDraft<'a> {
    /// Where the file belongs; authenticated, and readable by everyone. By convention it has `record`, the
    /// object id of its record.
    pub context: &'a Context,
    /// The length of its data in bytes, at most [`super::MAX_FILE_LEN`]: it is sealed first.
    pub len: u64,
}

/// The length in bytes of a sealed file, known before anything of it is read.
///
/// # Errors
/// [`Error::LimitExceeded`] for more than [`super::MAX_FILE_LEN`] bytes.
pub fn sealed_file_len(draft: FileDraft<'_>, holders: &[Holder<'_>]) -> Result<u64, Error> {
    let core_len = ObjectCore::encoded_len(draft.context);
    let slots_len: usize = holders.iter().map(Holder::slot_len).sum();
    let header_len = header_len_of(core_len, slots_len);
    Ok(header_len as u64 + body_len(draft.len)?)
}

/// Seals a file in chunks of 64 KiB, and holds one of them: push the data, then finish.
///
/// The object is [`FileSealer::start`], what each `push` gives, and what `finish` gives, in this order.
/// Dropping it wipes what it holds, at any moment.
pub struct FileSealer {
    object_id: ObjectId,
    start: Vec<u8>,
    sealed_len: u64,
    key: StreamKey,
    root: FileRoot,
    /// Bytes of data that have not been pushed, and of zeros that come behind the data.
    data_left: u64,
    padding_left: u64,
    /// The number of the chunk that is being filled.
    counter: u64,
    chunk: Zeroizing<Vec<u8>>,
    state: State,
}

#[derive(PartialEq)]
enum State {
    /// The chunk is plaintext that still has room.
    Filling,
    /// The chunk is sealed, and was lent to the caller.
    Lent,
    /// So was the last one.
    Done,
}

impl FileSealer {
    /// Starts the file, whose whole header is made now.
    ///
    /// # Errors
    /// [`Error::LimitExceeded`] for a file of more than [`super::MAX_FILE_LEN`] bytes; [`Error::InvalidArgument`]
    /// for a number of holders outside of 1 to 32; [`Error::RandomnessUnavailable`].
    pub fn new<R: TryCryptoRng + ?Sized>(
        rng: &mut R,
        draft: FileDraft<'_>,
        holders: &[Holder<'_>],
    ) -> Result<Self, Error> {
        let body_len = body_len(draft.len)?;
        let core = ObjectCore {
            kind: Kind::File,
            object_id: ObjectId::make(rng)?,
            context: draft.context.clone(),
            box_count: 0,
        };
        let core_bytes = core.to_bytes();
        let core_hash = core_hash(&core_bytes);
        let schedule = Schedule::for_writing(ContentKey::make(rng)?, core_hash);
        let slots = slots::wrap(rng, Vec::new(), holders, schedule.content_key(), &core_hash)?;
        let slot_section = write_slots(&slots);
        let commitment = schedule.commitment();
        let salt = make_random(rng)?;
        let (key, box_commitment) = boxes::derive_key(&schedule.file_key(), &salt).for_writing();

        let mut root = FileRoot::new(&core_bytes, &commitment);
        root.feed(&salt);
        root.feed(&box_commitment);
        let slots_mac = schedule.slots_mac(&slot_section);
        let header = write_header(&core_bytes, &commitment, &slot_section, &slots_mac);
        let mut chunk = Zeroizing::new(Vec::with_capacity(SEALED_CHUNK_LEN));
        chunk.extend_from_slice(&draft.len.to_be_bytes());
        Ok(Self {
            object_id: core.object_id,
            sealed_len: header.len() as u64 + body_len,
            start: [header.as_slice(), &salt, &box_commitment].concat(),
            key: StreamKey::new(key),
            root,
            data_left: draft.len,
            padding_left: padding::padded_file_len(draft.len)? - FILE_WIDTH as u64 - draft.len,
            counter: 0,
            chunk,
            state: State::Filling,
        })
    }

    /// The first bytes of the object, before its first chunk.
    #[must_use]
    pub fn start(&self) -> &[u8] {
        &self.start
    }

    /// The object's random name.
    #[must_use]
    pub const fn object_id(&self) -> ObjectId {
        self.object_id
    }

    /// How many bytes the whole object will have.
    #[must_use]
    pub const fn sealed_len(&self) -> u64 {
        self.sealed_len
    }

    /// Takes the next bytes off `data`, as many as complete a chunk, and lends that chunk sealed, or nothing yet.
    /// Call it until `data` is empty.
    ///
    /// # Errors
    /// [`Error::FileChanged`] for more data than was announced; nothing is taken then.
    pub fn push(&mut self, data: &mut &[u8]) -> Result<&[u8], Error> {
        if data.len() as u64 > self.data_left {
            return Err(Error::FileChanged);
        }
        if self.state == State::Done {
            return Ok(&[]);
        }
        self.take_back();
        let (taken, rest) = data
            .split_at_checked(CHUNK_LEN - self.chunk.len())
            .unwrap_or((data, &[]));
        *data = rest;
        self.chunk.extend_from_slice(taken);
        self.data_left -= taken.len() as u64;
        // The last chunk is `finish`'s.
        if self.chunk.len() < CHUNK_LEN || self.data_left + self.padding_left == 0 {
            return Ok(&[]);
        }
        Ok(self.lend(State::Lent))
    }

    /// Lends the next of the chunks that are left when all data has been pushed, and nothing after the last of
    /// them. They are many for a long file, because what hides its exact length is up to an eighth of it.
    ///
    /// # Errors
    /// [`Error::FileChanged`] if data is missing.
    pub fn finish(&mut self) -> Result<Option<&[u8]>, Error> {
        if self.data_left > 0 {
            return Err(Error::FileChanged);
        }
        if self.state == State::Done {
            return Ok(None);
        }
        self.take_back();
        let room = CHUNK_LEN - self.chunk.len();
        let zeros = self.padding_left.min(room as u64);
        self.padding_left -= zeros;
        // The cast is exact: it is at most a chunk.
        let len = self.chunk.len() + zeros as usize;
        self.chunk.resize(len, 0);
        let next = match self.padding_left {
            0 => State::Done,
            _ => State::Lent,
        };
        Ok(Some(self.lend(next)))
    }

    /// The hash of the content, when `finish` has given everything.
    ///
    /// # Errors
    /// [`Error::FileChanged`] before that.
    pub fn root(&self) -> Result<Root, Error> {
        match self.state {
            State::Done => Ok(self.root.finish()),
            _ => Err(Error::FileChanged),
        }
    }

    /// A chunk that was lent is the caller's no more.
    fn take_back(&mut self) {
        if self.state == State::Lent {
            self.chunk.clear();
            self.state = State::Filling;
        }
    }

    fn lend(&mut self, state: State) -> &[u8] {
        let is_last = state == State::Done;
        let tag = self.key.seal_chunk(self.counter, is_last, &mut self.chunk);
        self.chunk.extend_from_slice(&tag);
        self.root.feed(&self.chunk);
        self.counter += 1;
        self.state = state;
        &self.chunk
    }
}
