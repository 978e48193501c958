//! The authenticated, clear key-value pairs of an object.

use alloc::string::String;
use alloc::vec::Vec;

use super::reader::Reader;
use crate::error::Error;

const MAX_KEY_LEN: usize = 64;
const MAX_VALUE_LEN: usize = 512;
pub(super) const MAX_LEN: usize = 4096;

/// Where an object belongs: authenticated, and readable by everyone. Never put in it who the object is about.
///
/// Keys match `[a-z0-9._-]{1,64}`, values are UTF-8 of at most 512 bytes, the whole is at most 4,096 bytes
/// when encoded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Context(Vec<(String, String)>);

impl Context {
    /// The empty context.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a pair.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] for a key that is there already or is not allowed, and for a value or a
    /// context that becomes too long.
    pub fn insert(&mut self, key: &str, value: &str) -> Result<(), Error> {
        let fits = self.encoded_len() + pair_len(key, value) <= MAX_LEN;
        if !is_key(key) || value.len() > MAX_VALUE_LEN || !fits {
            return Err(Error::InvalidArgument);
        }
        let Err(position) = self.find(key) else {
            return Err(Error::InvalidArgument);
        };
        self.0.insert(position, (key.into(), value.into()));
        Ok(())
    }

    /// The value of `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        let (_, value) = self.0.get(self.find(key).ok()?)?;
        Some(value)
    }

    /// The pairs, sorted by the bytes of their keys.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// Whether every pair of `expected` is here too.
    #[must_use]
    pub fn contains(&self, expected: &Self) -> bool {
        expected
            .iter()
            .all(|(key, value)| self.get(key) == Some(value))
    }

    /// Reads `context`, and only in the one order that the writer may use.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = Reader::new(bytes);
        let mut context = Self::new();
        while !reader.rest().is_empty() {
            let key_len = reader.u8()?;
            let key = text(reader.take(key_len.into())?)?;
            let value_len = reader.u16()?;
            let value = text(reader.take(value_len.into())?)?;
            let is_sorted = context.0.last().is_none_or(|(last, _)| last.as_str() < key);
            if !is_sorted {
                return Err(Error::Malformed);
            }
            context.insert(key, value).map_err(|_| Error::Malformed)?;
        }
        Ok(context)
    }

    /// `for each pair, sorted by key bytes: key_len u8 || key || value_len u16 || value`
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        for (key, value) in self.iter() {
            // The casts are exact: `insert` keeps both below their limits.
            out.push(key.len() as u8);
            out.extend_from_slice(key.as_bytes());
            out.extend_from_slice(&(value.len() as u16).to_be_bytes());
            out.extend_from_slice(value.as_bytes());
        }
    }

    pub(super) fn encoded_len(&self) -> usize {
        self.iter().map(|(key, value)| pair_len(key, value)).sum()
    }

    /// Where `key` is, or belongs: the pairs are kept sorted by the bytes of their keys.
    fn find(&self, key: &str) -> Result<usize, usize> {
        self.0
            .binary_search_by(|(known, _)| known.as_str().cmp(key))
    }
}

fn pair_len(key: &str, value: &str) -> usize {
    1 + key.len() + 2 + value.len()
}

fn is_key(key: &str) -> bool {
    (1..=MAX_KEY_LEN).contains(&key.len())
        && key
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-'))
}

fn text(bytes: &[u8]) -> Result<&str, Error> {
    core::str::from_utf8(bytes).map_err(|_| Error::Malformed)
}
