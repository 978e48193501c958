//! What is read: files, passphrases, identities and text, each up to a limit.

use std::fs::File;
use std::io::{self, BufRead, Cursor, Read};
use std::path::{Path, PathBuf};

use sealform::{
    Context, Error, Identity, Passphrase, Recipient, RecoveryCode, Root, SharedSecret, text,
};
use zeroize::Zeroizing;

use crate::failure::Failure;

/// How much is read at once of what is not held whole, in bytes.
pub(crate) const CHUNK_LEN: usize = 64 << 10;
const MAX_IDENTITY_FILE_LEN: usize = 1 << 20;

/// Bytes from a file, or from stdin for `-`, in the order in which they come.
pub(crate) struct Source {
    reader: Box<dyn Read>,
    path: PathBuf,
}

impl Source {
    pub(crate) fn open(path: &Path) -> Result<Self, Failure> {
        let reader: Box<dyn Read> = if path == Path::new("-") {
            Box::new(io::stdin().lock())
        } else {
            Box::new(File::open(path).map_err(Failure::read(path))?)
        };
        Ok(Self::new(reader, path))
    }

    pub(crate) fn new(reader: Box<dyn Read>, path: &Path) -> Self {
        let path = path.into();
        Self { reader, path }
    }

    /// Appends to `bytes` until these are `len`, or until nothing more comes.
    pub(crate) fn read_up_to(&mut self, len: usize, bytes: &mut Vec<u8>) -> Result<(), Failure> {
        let missing = len.saturating_sub(bytes.len());
        let mut limited = self.reader.by_ref().take(missing as u64);
        let read = limited.read_to_end(bytes);
        read.map(drop).map_err(Failure::read(&self.path))
    }

    /// Puts the next bytes into `chunk`, and says whether there were any.
    pub(crate) fn read_chunk(&mut self, chunk: &mut Vec<u8>) -> Result<bool, Failure> {
        chunk.clear();
        self.read_up_to(CHUNK_LEN, chunk)?;
        Ok(!chunk.is_empty())
    }

    /// The same source, where `bytes` come again before all others.
    pub(crate) fn put_back(self, bytes: Vec<u8>) -> Self {
        Self {
            reader: Box::new(Cursor::new(bytes).chain(self.reader)),
            path: self.path,
        }
    }
}

/// All of a file, or of stdin for `-`.
pub(crate) fn whole(path: &Path, limit: usize) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let mut bytes = Zeroizing::new(Vec::new());
    Source::open(path)?.read_up_to(limit + 1, &mut bytes)?;
    if bytes.len() > limit {
        return Err(Error::LimitExceeded.into());
    }
    Ok(bytes)
}

/// The first line of stdin, without its line end: white space counts.
pub(crate) fn passphrase() -> Result<Passphrase, Failure> {
    Ok(Passphrase::from_utf8(&first_line()?)?)
}

/// The passphrase that the recovery code on the first line of stdin stands for.
pub(crate) fn recovery_code() -> Result<Passphrase, Failure> {
    Ok(RecoveryCode::from_typed(&first_line()?)?.to_passphrase()?)
}

fn first_line() -> Result<Zeroizing<Vec<u8>>, Failure> {
    // Room for what is refused as too long, so that nothing is moved while it grows.
    let limit = Passphrase::MAX_LEN + 2;
    let mut line = Zeroizing::new(Vec::with_capacity(limit));
    let mut stdin = io::stdin().lock().take(limit as u64);
    stdin
        .read_until(b'\n', &mut line)
        .map_err(Failure::read(Path::new("-")))?;
    for end in [b'\n', b'\r'] {
        line.pop_if(|last| *last == end);
    }
    Ok(line)
}

/// The identities of a file as age-keygen writes it.
pub(crate) fn identities(path: &Path) -> Result<Vec<Identity>, Failure> {
    let bytes = whole(path, MAX_IDENTITY_FILE_LEN)?;
    let lines = std::str::from_utf8(&bytes).map_err(|_| Error::InvalidIdentity)?;
    let keys = (1..).zip(lines.lines()).filter(|(_, line)| is_key(line));
    let parse = |(number, line): (usize, &str)| {
        Identity::from_text(line.trim()).map_err(|_| Failure::Identity(path.into(), number))
    };
    let identities = keys.map(parse).collect::<Result<Vec<_>, _>>()?;
    if identities.is_empty() {
        return Err(Error::InvalidIdentity.into());
    }
    Ok(identities)
}

// The following are not parsed with the arguments, whose errors quote what they were given: an identity, by mistake.

/// Recipients of the command line.
pub(crate) fn recipients(texts: &[String]) -> Result<Vec<Recipient>, Failure> {
    let recipients = texts.iter().map(|text| Recipient::from_text(text));
    Ok(recipients.collect::<Result<_, _>>()?)
}

/// A shared secret of the command line.
pub(crate) fn secret(text: &str) -> Result<SharedSecret, Failure> {
    let bytes = Zeroizing::new(text::decode(text)?);
    Ok(SharedSecret::from_slice(&bytes)?)
}

/// A root of the command line, if there is one.
pub(crate) fn root(text: Option<&String>) -> Result<Option<Root>, Failure> {
    Ok(text.map(|text| Root::from_text(text)).transpose()?)
}

/// A context from pairs of the command line.
pub(crate) fn context(pairs: &[(String, String)]) -> Result<Context, Failure> {
    let mut context = Context::new();
    for (key, value) in pairs {
        context.insert(key, value)?;
    }
    Ok(context)
}

fn is_key(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && !line.starts_with('#')
}
