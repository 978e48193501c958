//! What the tests of the core share.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "each test file is a crate of its own, uses a part, and may fail"
)]

pub mod disclosing;
pub mod files;
pub mod layout;
pub mod three_holders;

use getrandom::SysRng;
use sealform::{
    Argon2Cost, Context, Draft, Error, Expected, Holder, Identity, Kind, Opened, Opener,
    Passphrase, Sealed, SharedSecret,
};

/// The least that the format allows: the tests are about the format and not about Argon2id.
pub fn cheap() -> Argon2Cost {
    Argon2Cost::new(8, 1, 1).unwrap()
}

pub fn context(pairs: &[(&str, &str)]) -> Context {
    let mut context = Context::new();
    for (key, value) in pairs {
        context.insert(key, value).unwrap();
    }
    context
}

pub fn identity() -> Identity {
    Identity::make(&mut SysRng).unwrap()
}

pub fn secret(byte: u8) -> SharedSecret {
    SharedSecret::from_slice(&[byte; 32]).unwrap()
}

pub fn passphrase(text: &str) -> Passphrase {
    Passphrase::from_utf8(text.as_bytes()).unwrap()
}

pub fn seal(
    kind: Kind,
    context: &Context,
    boxes: &[&[u8]],
    holders: &[Holder<'_>],
) -> Result<Sealed, Error> {
    let draft = Draft {
        kind,
        context,
        boxes,
    };
    sealform::seal(&mut SysRng, draft, holders)
}

/// Opens whatever it is.
pub fn open(envelope: &[u8], opener: Opener<'_>) -> Result<Opened, Error> {
    let expected = Expected {
        kind: None,
        context: &Context::new(),
    };
    sealform::open(envelope, opener, expected)
}

/// The error of a result whose success cannot be printed, because it is secret.
pub fn error(result: Result<Opened, Error>) -> Option<Error> {
    result.err()
}

pub fn contents(opened: &Opened) -> Vec<&[u8]> {
    opened.boxes.iter().map(|data| data.as_bytes()).collect()
}
