//! Passphrases: what a person types, in the one form that is hashed.

use alloc::string::String;

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::error::Error;

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
