//! Secrets as types: wiped when dropped, without `Debug`, `Clone` or `PartialEq`.

use alloc::vec::Vec;

use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::error::Error;

/// 32 bytes of key material inside the core.
#[derive(Zeroize, ZeroizeOnDrop)]
pub(crate) struct Key([u8; 32]);

impl Key {
    pub(crate) fn new(mut bytes: [u8; 32]) -> Self {
        let key = Self(bytes);
        bytes.zeroize();
        key
    }

    /// For key material that a cipher crate hands back as a slice.
    pub(crate) fn from_slice(bytes: &[u8]) -> Result<Self, Error> {
        bytes.try_into().map(Self).map_err(|_| Error::OpenFailed)
    }

    pub(crate) fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// A secret of 32 uniformly random bytes that two parties already share: the secret of a slot of type 4.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct SharedSecret([u8; Self::LEN]);

impl SharedSecret {
    /// Length in bytes.
    pub const LEN: usize = 32;

    /// Takes the secret from `bytes`, which must be 32 uniformly random bytes: no stretching is applied.
    ///
    /// # Errors
    /// [`Error::InvalidSecret`] for any other length.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, Error> {
        bytes.try_into().map(Self).map_err(|_| Error::InvalidSecret)
    }

    pub(crate) fn as_bytes(&self) -> &[u8; Self::LEN] {
        &self.0
    }
}

/// What was in an opened box.
pub struct Plaintext(Zeroizing<Vec<u8>>);

impl Plaintext {
    pub(crate) fn new(bytes: Zeroizing<Vec<u8>>) -> Self {
        Self(bytes)
    }

    /// The bytes, as they were before padding.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}
