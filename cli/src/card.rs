//! Form cards, and the pins that they are held against.

use std::path::Path;

use base64ct::{Base64, Encoding};
use sealform::{Card, text};
use sha2::{Digest, Sha256, Sha384, Sha512};

use crate::failure::Failure;
use crate::input;

/// A card, and its own pin as it stands in the context of every record.
pub(crate) struct PinnedCard {
    pub(crate) card: Card,
    pub(crate) pin: String,
}

impl PinnedCard {
    /// The card in a file, held against `integrity` before anything in it is read.
    pub(crate) fn read(path: &Path, integrity: Option<&str>) -> Result<Self, Failure> {
        let bytes = input::whole(path, Card::MAX_LEN)?;
        let pin = format!("sha256-{}", Base64::encode_string(&Sha256::digest(&bytes)));
        if integrity.is_some_and(|integrity| !matches(&bytes, integrity)) {
            return Err(Failure::CardIntegrity(path.into(), pin));
        }
        let card = Card::parse(&bytes)?;
        Ok(Self { card, pin })
    }
}

/// Whether one of the hashes of the strongest algorithm in an SRI string is that of `bytes`, as the SRI specification
/// has it; so not if there is none.
fn matches(bytes: &[u8], integrity: &str) -> bool {
    for (prefix, hash) in ALGORITHMS {
        let pins = integrity.split_ascii_whitespace();
        let mut pins = pins.filter_map(|pin| pin.strip_prefix(prefix)).peekable();
        if pins.peek().is_some() {
            let hash = hash(bytes);
            return pins.any(|pin| normal(pin) == hash);
        }
    }
    false
}

/// In the form that [`normal`] gives.
type HashText = fn(&[u8]) -> String;

/// The strongest first.
const ALGORITHMS: [(&str, HashText); 3] = [
    ("sha512-", |bytes| text::encode(&Sha512::digest(bytes))),
    ("sha384-", |bytes| text::encode(&Sha384::digest(bytes))),
    ("sha256-", |bytes| text::encode(&Sha256::digest(bytes))),
];

/// SRI allows both base64 alphabets, padding or none, and options after a question mark.
fn normal(pin: &str) -> String {
    let hash = pin.split('?').next().unwrap_or_default();
    hash.trim_end_matches('=')
        .replace('+', "-")
        .replace('/', "_")
}
