//! What is read: envelopes, fields, passphrases and identities, each up to a limit.

use std::fs::File;
use std::io::{self, BufRead, Read};
use std::mem;
use std::path::Path;

use sealform::{Context, Error, Identity, MAX_ENVELOPE_LEN, Passphrase, text};
use zeroize::Zeroizing;

use crate::failure::Failure;

/// The first characters of every envelope in base64url; its first bytes are `SLF`.
const TEXT_MAGIC: &[u8] = b"U0xG";
/// Base64url needs four characters for three bytes; the rest is for line ends.
const MAX_TEXT_LEN: usize = MAX_ENVELOPE_LEN / 3 * 4 + 1024;
const MAX_IDENTITY_FILE_LEN: usize = 1 << 20;

/// An envelope from a file, or from stdin for `-`, as bytes or as base64url.
pub(crate) fn envelope(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = read(path, MAX_TEXT_LEN)?;
    if !bytes.starts_with(TEXT_MAGIC) {
        return Ok(mem::take(&mut bytes));
    }
    let line = std::str::from_utf8(&bytes).map_err(|_| Error::InvalidText)?;
    Ok(text::decode(line.trim_ascii_end())?)
}

/// Everything on stdin.
pub(crate) fn stdin(limit: usize) -> Result<Zeroizing<Vec<u8>>, Failure> {
    read(Path::new("-"), limit)
}

/// The first line of stdin, without its line end: white space counts.
pub(crate) fn passphrase() -> Result<Passphrase, Failure> {
    // Room for what is refused as too long, so that nothing is moved while it grows.
    let limit = Passphrase::MAX_LEN + 2;
    let mut line = Zeroizing::new(Vec::with_capacity(limit));
    let mut stdin = io::stdin().lock().take(limit as u64);
    stdin
        .read_until(b'\n', &mut line)
        .map_err(Failure::read(Path::new("-")))?;
    let line = line.strip_suffix(b"\n").unwrap_or(&line);
    Ok(Passphrase::from_utf8(
        line.strip_suffix(b"\r").unwrap_or(line),
    )?)
}

/// The identities of a file as age-keygen writes it.
pub(crate) fn identities(path: &Path) -> Result<Vec<Identity>, Failure> {
    let bytes = read(path, MAX_IDENTITY_FILE_LEN)?;
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

fn read(path: &Path, limit: usize) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let source: Box<dyn Read> = if path == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        Box::new(File::open(path).map_err(Failure::read(path))?)
    };
    let mut bytes = Zeroizing::new(Vec::new());
    let mut limited = source.take(limit as u64 + 1);
    limited
        .read_to_end(&mut bytes)
        .map_err(Failure::read(path))?;
    if bytes.len() > limit {
        return Err(Error::LimitExceeded.into());
    }
    Ok(bytes)
}
