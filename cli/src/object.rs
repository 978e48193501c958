//! An object that is read: one of boxes whole, a file up to where its body begins.

use std::io::Cursor;
use std::path::Path;

use sealform::{Error, FileHeader, FileStart, MAX_ENVELOPE_LEN, ObjectId, text};

use crate::failure::Failure;
use crate::input::Source;

/// The first characters of every envelope in base64url; its first bytes are `SLF`.
pub(crate) const TEXT_MAGIC: &[u8] = b"U0xG";
/// Base64url needs four characters for three bytes; the rest is for line ends.
const MAX_TEXT_LEN: usize = MAX_ENVELOPE_LEN / 3 * 4 + 1024;
/// Enough for most headers, in bytes.
const FIRST_READ_LEN: usize = 4096;

pub(crate) enum Object {
    /// A record, keyring or note, up to a byte more than is allowed.
    Boxes(Vec<u8>),
    File(SealedFile),
}

/// A file that was read up to its body.
pub(crate) struct SealedFile {
    pub(crate) header: Vec<u8>,
    pub(crate) body: Source,
}

impl Object {
    /// An object from a file, or from stdin for `-`, as bytes or as base64url, which is read whole.
    pub(crate) fn read(path: &Path) -> Result<Self, Failure> {
        Self::from_source(decoded(Source::open(path)?)?)
    }

    /// An object whose bytes are here already.
    pub(crate) fn from_bytes(bytes: Vec<u8>) -> Result<Self, Failure> {
        let place = Path::new("memory");
        Self::from_source(Source::new(Box::new(Cursor::new(bytes)), place))
    }

    fn from_source(mut source: Source) -> Result<Self, Failure> {
        let mut start = Vec::new();
        if let Some(header_len) = file_header_len(&mut source, &mut start)? {
            let body = source.put_back(start.split_off(header_len));
            let header = start;
            return Ok(Self::File(SealedFile { header, body }));
        }
        source.read_up_to(MAX_ENVELOPE_LEN + 1, &mut start)?;
        Ok(Self::Boxes(start))
    }

    /// The name of the sealed file at `path`, if it is one, without its body.
    pub(crate) fn file_id(path: &Path) -> Result<Option<ObjectId>, Failure> {
        let mut source = decoded(Source::open(path)?)?;
        let mut header = Vec::new();
        if file_header_len(&mut source, &mut header)?.is_none() {
            return Ok(None);
        }
        match FileHeader::read(&header)? {
            FileStart::Whole(header) => Ok(Some(header.object_id())),
            FileStart::Needs(_) => Err(Error::Malformed.into()),
        }
    }

    /// The bytes of an object that is no file.
    pub(crate) fn into_boxes(self) -> Result<Vec<u8>, Failure> {
        match self {
            Self::Boxes(envelope) => Ok(envelope),
            Self::File(_) => Err(Error::WrongKind.into()),
        }
    }
}

impl SealedFile {
    pub(crate) fn parse_header(&self) -> Result<FileHeader<'_>, Failure> {
        match FileHeader::read(&self.header)? {
            FileStart::Whole(header) => Ok(header),
            FileStart::Needs(_) => Err(Error::Malformed.into()),
        }
    }
}

/// The bytes of `source`, whichever form they have there.
fn decoded(mut source: Source) -> Result<Source, Failure> {
    let mut start = Vec::new();
    source.read_up_to(TEXT_MAGIC.len(), &mut start)?;
    if start == TEXT_MAGIC {
        source.read_up_to(MAX_TEXT_LEN + 1, &mut start)?;
        if start.len() > MAX_TEXT_LEN {
            return Err(Error::LimitExceeded.into());
        }
        let line = std::str::from_utf8(&start).map_err(|_| Error::InvalidText)?;
        start = text::decode(line.trim_ascii_end())?;
    }
    Ok(source.put_back(start))
}

/// Reads into `start` until a file's header is whole, and tells its length; there is none in an object of boxes.
fn file_header_len(source: &mut Source, start: &mut Vec<u8>) -> Result<Option<usize>, Failure> {
    let mut wanted = FIRST_READ_LEN;
    loop {
        source.read_up_to(wanted, start)?;
        match FileHeader::read(start) {
            Ok(FileStart::Whole(header)) => return Ok(Some(header.len())),
            Ok(FileStart::Needs(more)) if start.len() == wanted => wanted = more,
            Ok(FileStart::Needs(_)) => return Err(Error::Malformed.into()),
            Err(Error::WrongKind) => return Ok(None),
            Err(error) => return Err(error.into()),
        }
    }
}
