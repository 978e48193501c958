//! Where the ciphertext lies: three kinds of places, read the same way, as often as is needed.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use sealform::Error;

use super::directory::Directory;
use super::dump::Dump;
use super::store_file::StoreFile;
use crate::failure::Failure;
use crate::object::{Object, SealedFile};

/// More than this are not listed, nor counted in memory.
pub(super) const MAX_OBJECTS: usize = 10_000_000;
const SQLITE_MAGIC: &[u8] = b"SQLite format 3\0";
const MAGIC: &[u8] = b"SLF";

/// One object of a source, or why there is none.
pub(super) struct Found {
    /// For messages; it has no control characters.
    pub(super) place: String,
    /// Where the source says it without opening anything, in hexadecimal.
    pub(super) id: Option<String>,
    pub(super) received: Option<String>,
    pub(super) object: Result<Object, Failure>,
}

pub(super) type Visit<'a> = dyn FnMut(Found) -> Result<(), Failure> + 'a;

pub(super) trait Source {
    /// Calls `visit` with each object, in an order that is always the same.
    fn each(&self, visit: &mut Visit<'_>) -> Result<(), Failure>;
    /// The sealed file of this id, in hexadecimal.
    fn file(&self, id: &str) -> Result<Option<SealedFile>, Failure>;
    /// What was seen and is no object, as a sentence's subject with its count.
    fn passed_over(&self) -> Option<String>;
}

/// What `path` is, is seen from what is there.
pub(super) fn open(path: &Path, column: Option<&str>) -> Result<Box<dyn Source>, Failure> {
    let metadata = path.metadata().map_err(Failure::read(path))?;
    if metadata.is_dir() {
        let store = path.join("store.sqlite");
        return match store.is_file() {
            true => Ok(Box::new(StoreFile::open(&store)?)),
            false => Ok(Box::new(Directory::open(path)?)),
        };
    }
    let mut start = Vec::new();
    let mut file = File::open(path)
        .map_err(Failure::read(path))?
        .take(SQLITE_MAGIC.len() as u64);
    file.read_to_end(&mut start).map_err(Failure::read(path))?;
    match start {
        start if start == SQLITE_MAGIC => Ok(Box::new(StoreFile::open(path)?)),
        start if start.starts_with(MAGIC) => Ok(Box::new(Directory::of_one(path))),
        _ => Ok(Box::new(Dump::open(path, column)?)),
    }
}

/// `text` without what could play with a terminal.
pub(super) fn printable(text: &str) -> String {
    let escape = |c: char| match c.is_control()
        || matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    {
        true => c.escape_default().collect::<String>(),
        false => c.to_string(),
    };
    text.chars().map(escape).collect()
}

/// Counts objects up to the limit.
pub(super) fn check_count(count: usize) -> Result<(), Failure> {
    match count <= MAX_OBJECTS {
        true => Ok(()),
        false => Err(Error::LimitExceeded.into()),
    }
}
