//! `Core`: the first bytes of every object, which name it and say where it belongs.

use alloc::vec::Vec;
use core::fmt;

use rand_core::TryCryptoRng;

use super::context::{self, Context};
use super::reader::Reader;
use crate::error::Error;
use crate::random::make_random;

const MAGIC: &[u8; 3] = b"SLF";
const VERSION: u8 = 1;
const SUITE: u8 = 1;
const FLAGS: u8 = 0;
const RESERVED: u8 = 0;

/// The most boxes that a record, keyring or note can have, the manifest included.
pub const MAX_BOXES: usize = 4096;

/// What an object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Kind {
    /// A form submission.
    Record = 1,
    /// An attachment.
    File = 2,
    /// The identities and secrets of a practice.
    Keyring = 3,
    /// One version of a note.
    Note = 4,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Record, Self::File, Self::Keyring, Self::Note];

    /// The kind's name, as it is written on the command line and in JavaScript.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::File => "file",
            Self::Keyring => "keyring",
            Self::Note => "note",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    fn parse(number: u8) -> Result<Self, Error> {
        let known = Self::ALL.into_iter().find(|kind| *kind as u8 == number);
        known.ok_or(Error::Unsupported)
    }

    fn allows(self, box_count: u16) -> bool {
        match self {
            Self::File => box_count == 0,
            _ => (1..=MAX_BOXES).contains(&box_count.into()),
        }
    }
}

/// 16 random bytes that name an object, and make sending it twice harmless.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ObjectId(pub [u8; 16]);

impl ObjectId {
    /// A name for an object that is sealed later.
    ///
    /// # Errors
    /// [`Error::RandomnessUnavailable`].
    pub fn make<R: TryCryptoRng + ?Sized>(rng: &mut R) -> Result<Self, Error> {
        make_random(rng).map(Self)
    }
}

/// In hexadecimal, as it is written everywhere.
impl fmt::Display for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// `Core`, parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ObjectCore {
    pub(crate) kind: Kind,
    pub(crate) object_id: ObjectId,
    pub(crate) context: Context,
    pub(crate) box_count: u16,
}

impl ObjectCore {
    pub(super) fn parse(reader: &mut Reader<'_>) -> Result<Self, Error> {
        let kind = Self::parse_kind(reader.array()?)?;
        let object_id = ObjectId(*reader.array()?);
        let context_len = usize::from(reader.u16()?);
        if context_len > context::MAX_LEN {
            return Err(Error::LimitExceeded);
        }
        let context = Context::parse(reader.take(context_len)?)?;
        let box_count = reader.u16()?;
        if !kind.allows(box_count) {
            return Err(Error::LimitExceeded);
        }
        Ok(Self {
            kind,
            object_id,
            context,
            box_count,
        })
    }

    /// The kind, from the bytes that say how all others are to be read.
    pub(super) fn parse_kind(start: &[u8; 8]) -> Result<Kind, Error> {
        let [m, a, g, version, suite, kind, flags, reserved] = *start;
        if [m, a, g] != *MAGIC {
            return Err(Error::Malformed);
        }
        if (version, suite) != (VERSION, SUITE) {
            return Err(Error::Unsupported);
        }
        let kind = Kind::parse(kind)?;
        if (flags, reserved) != (FLAGS, RESERVED) {
            return Err(Error::Unsupported);
        }
        Ok(kind)
    }

    /// A `Core` with nothing behind it.
    #[cfg(feature = "documents")]
    pub(crate) fn parse_whole(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = Reader::new(bytes);
        let core = Self::parse(&mut reader)?;
        reader.finish()?;
        Ok(core)
    }

    /// The length of a `Core` with this context.
    pub(crate) fn encoded_len(context: &Context) -> usize {
        28 + context.encoded_len()
    }

    /// ```text
    /// Core = "SLF" || version u8 (1) || suite u8 (1) || kind u8 || flags u8 (0) || reserved u8 (0)
    ///        || object_id[16] || context_len u16 || context || box_count u16
    /// ```
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(Self::encoded_len(&self.context));
        out.extend_from_slice(MAGIC);
        out.extend_from_slice(&[VERSION, SUITE, self.kind as u8, FLAGS, RESERVED]);
        out.extend_from_slice(&self.object_id.0);
        // The cast is exact: a context is at most 4,096 bytes.
        out.extend_from_slice(&(self.context.encoded_len() as u16).to_be_bytes());
        self.context.write(&mut out);
        out.extend_from_slice(&self.box_count.to_be_bytes());
        out
    }
}
