//! Passphrases: what a person types, in the one form that is hashed.

use alloc::string::String;

use rand_core::TryCryptoRng;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::envelope::{Argon2Cost, SALT_LEN};
use crate::error::Error;
use crate::primitives;
use crate::random::make_random;
use crate::secret::Key;

/// A passphrase in Unicode's normal form C (UAX 15), so that it is the same on every keyboard.
///
/// Nothing else is changed: white space and case count.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// The longest passphrase, in bytes of UTF-8 as typed.
    pub const MAX_LEN: usize = 65_536;

    /// Takes UTF-8 of 1 to 65,536 bytes.
    ///
    /// # Errors
    /// [`Error::InvalidPassphrase`].
    pub fn from_utf8(bytes: &[u8]) -> Result<Self, Error> {
        if !(1..=Self::MAX_LEN).contains(&bytes.len()) {
            return Err(Error::InvalidPassphrase);
        }
        let typed = core::str::from_utf8(bytes).map_err(|_| Error::InvalidPassphrase)?;
        // UAX 15: NFC makes UTF-8 at most three times as long. With that reserved, the text does not leave
        // copies behind while it grows.
        let mut normal = Zeroizing::new(String::with_capacity(3 * typed.len()));
        normal.extend(typed.nfc());
        Ok(Self(normal))
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// What Argon2id (RFC 9106) makes of a passphrase with one salt: who holds it writes slots that the passphrase opens, without
/// asking for the passphrase again.
///
/// It is as good as the passphrase for every object that has a slot with this salt, so it is kept only inside what the
/// passphrase opens.
pub struct StretchedPassphrase {
    key: Key,
    salt: [u8; SALT_LEN],
    cost: Argon2Cost,
}

impl StretchedPassphrase {
    /// Stretches a passphrase with a new salt. This takes as long, and as much memory, as the cost says.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`]; [`Error::RandomnessUnavailable`].
    pub fn make<R: TryCryptoRng + ?Sized>(
        rng: &mut R,
        passphrase: &Passphrase,
        cost: Argon2Cost,
    ) -> Result<Self, Error> {
        Self::with_salt(passphrase, cost, make_random(rng)?)
    }

    /// Takes what [`Self::key`], [`Self::salt`] and [`Self::cost`] gave: a key of 32 bytes and a salt of 16.
    ///
    /// # Errors
    /// [`Error::InvalidSecret`] for any other lengths.
    pub fn from_parts(key: &[u8], salt: &[u8], cost: Argon2Cost) -> Result<Self, Error> {
        Ok(Self {
            key: Key::from_slice(key).map_err(|_| Error::InvalidSecret)?,
            salt: salt.try_into().map_err(|_| Error::InvalidSecret)?,
            cost,
        })
    }

    pub(crate) fn with_salt(
        passphrase: &Passphrase,
        cost: Argon2Cost,
        salt: [u8; SALT_LEN],
    ) -> Result<Self, Error> {
        let key = primitives::argon2id(
            passphrase.as_bytes(),
            &salt,
            cost.memory_kib(),
            cost.passes().into(),
            cost.lanes().into(),
        )?;
        Ok(Self { key, salt, cost })
    }

    /// Argon2id's output.
    #[must_use]
    pub fn key(&self) -> &[u8; 32] {
        self.key.as_bytes()
    }

    /// The salt, which is no secret.
    #[must_use]
    pub fn salt(&self) -> &[u8; 16] {
        &self.salt
    }

    /// What it cost.
    #[must_use]
    pub fn cost(&self) -> Argon2Cost {
        self.cost
    }

    pub(crate) fn kek(&self) -> &Key {
        &self.key
    }
}
