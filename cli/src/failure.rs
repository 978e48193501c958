//! Why a command failed, in one line with a stable code.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// The failures of the core, and those of files and of JSON around it.
#[derive(Debug)]
pub(crate) enum Failure {
    Core(sealform::Error),
    /// `unreadable`
    Read(PathBuf, io::Error),
    /// `unwritable`
    Write(PathBuf, io::Error),
    /// `invalid-fields`
    Fields,
    /// `invalid-identity`, with the line, so that it can be found in the file.
    Identity(PathBuf, usize),
    /// `not-json`
    Content,
    /// `no-output`
    NoOutput,
    /// `card-integrity`, with the pin that the card has.
    CardIntegrity(PathBuf, String),
    /// `no-store`
    NoStore(PathBuf),
    /// `no-column`
    Column(PathBuf),
    /// `source-changed`
    SourceChanged,
    /// `incomplete`, with the number of what is not in the export, which is written.
    Incomplete(usize),
    /// Any other, after something was written to stdout.
    Discarded(Box<Self>),
}

impl Failure {
    pub(crate) fn read(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        |error| Self::Read(path, error)
    }

    pub(crate) fn write(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        |error| Self::Write(path, error)
    }
}

impl Failure {
    /// The code of what happened to one object among many.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Core(error) => error.code(),
            Self::Content => "not-json",
            _ => "unreadable",
        }
    }

    /// 3 where the work was done, and not all of it.
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Self::Incomplete(_) => 3,
            _ => 1,
        }
    }
}

impl From<sealform::Error> for Failure {
    fn from(error: sealform::Error) -> Self {
        Self::Core(error)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Core(error) => write!(f, "{}: {error}", error.code()),
            Self::Read(path, error) => {
                write!(f, "unreadable: {}: {error}", path.display())
            }
            Self::Write(path, error) => {
                write!(f, "unwritable: {}: {error}", path.display())
            }
            Self::Fields => f.write_str(
                "invalid-fields: Give a JSON array on stdin whose elements are objects with a text \"name\" and a \"value\".",
            ),
            Self::Identity(path, line) => write!(
                f,
                "invalid-identity: {} line {line}: {}",
                path.display(),
                sealform::Error::InvalidIdentity
            ),
            Self::Content => f.write_str(
                "not-json: The envelope opened, but a box is not a JSON object; it was made by another program.",
            ),
            Self::NoOutput => f.write_str(
                "no-output: This is a file, which is not printed; say with -o where its data goes, or -o - for stdout.",
            ),
            Self::CardIntegrity(path, pin) => write!(
                f,
                "card-integrity: {} is not the card that is pinned. If it was changed on purpose, read it and pin {pin}; if not, somebody else changed it.",
                path.display()
            ),
            Self::NoStore(path) => write!(
                f,
                "no-store: {} is an SQLite file, and not that of a store; give store.sqlite of its data directory.",
                path.display()
            ),
            Self::Column(path) => write!(
                f,
                "no-column: {} has no column of envelopes, or more than one; name it with --column, as the first row does.",
                path.display()
            ),
            Self::SourceChanged => f.write_str(
                "source-changed: Records came or went while they were read; run it again, on a copy if they keep coming.",
            ),
            Self::Incomplete(count) => write!(
                f,
                "incomplete: The export is written, and {count} of what should be in it is not; each is named above."
            ),
            Self::Discarded(failure) => write!(
                f,
                "{failure} What was written to stdout before is incomplete or wrong: discard it."
            ),
        }
    }
}
