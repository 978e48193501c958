//! Bytes as text: base64url without padding (RFC 4648, 5).

use alloc::string::String;
use alloc::vec::Vec;

use base64ct::{Base64UrlUnpadded, Encoding};

use crate::error::Error;

/// `bytes` as base64url without padding.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    Base64UrlUnpadded::encode_string(bytes)
}

/// The bytes of `text`, in time that does not depend on them.
///
/// # Errors
/// [`Error::InvalidText`] for anything but canonical base64url without padding, so also for white space.
pub fn decode(text: &str) -> Result<Vec<u8>, Error> {
    Base64UrlUnpadded::decode_vec(text).map_err(|_| Error::InvalidText)
}
