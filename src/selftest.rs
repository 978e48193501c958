//! Known-answer tests that a page runs before it lets anyone type: they see a miscompiled or altered build, and
//! an engine that calculates wrongly.

use alloc::vec::Vec;
use core::convert::Infallible;

use rand_core::{TryCryptoRng, TryRng, utils};

use crate::envelope::{Context, Kind};
use crate::error::Error;
use crate::keys::{Identity, Recipient};
use crate::object::{Draft, Expected, Sealed, open, seal};
use crate::primitives::{Hash, PUBLIC_KEY_LEN};
use crate::slots::{Holder, Opener};

/// SHA-256 of the envelope that [`seal_known`] gives for [`known_recipient`].
const KNOWN_ANSWER: [u8; 32] = [
    0xf4, 0x24, 0xd8, 0x9c, 0x51, 0x8e, 0x46, 0x0a, 0x81, 0x74, 0xf9, 0x72, 0x11, 0x9e, 0x86, 0xb4,
    0xca, 0xb4, 0x5f, 0x23, 0xbe, 0x72, 0x85, 0xe0, 0xd9, 0xd0, 0x4e, 0x22, 0x91, 0x49, 0x94, 0x2d,
];

/// From the reference implementation in C.
#[cfg(feature = "passphrase")]
const KNOWN_ARGON2ID: [u8; 32] = [
    0x0e, 0xef, 0x72, 0x9e, 0x54, 0x01, 0x7e, 0x1e, 0x20, 0x9e, 0x18, 0x85, 0x92, 0x8e, 0xef, 0x1f,
    0x2b, 0x1d, 0xce, 0x01, 0xcc, 0xd4, 0x46, 0xae, 0x94, 0x3c, 0x46, 0xcf, 0x67, 0xd6, 0x7b, 0xed,
];

const BOXES: &[&[u8]] = &[br#"{"created":"2026-11-22T00:00:00Z"}"#, &[0x5a; 300]];

/// Seals a known record with known randomness, and compares the hash of the envelope: every algorithm on the
/// way of a form takes part.
///
/// # Errors
/// [`Error::SelfTestFailed`].
pub fn self_test_sealing() -> Result<(), Error> {
    let sealed = known_recipient()
        .and_then(|recipient| seal_known(&recipient))
        .map_err(|_| Error::SelfTestFailed)?;
    if Hash::new().update(&sealed.envelope).finish() != KNOWN_ANSWER {
        return Err(Error::SelfTestFailed);
    }
    Ok(())
}

/// Opens what it seals to a known identity, and tries Argon2id if it is there, for pages that read.
///
/// # Errors
/// [`Error::SelfTestFailed`].
pub fn self_test_opening() -> Result<(), Error> {
    #[cfg(feature = "passphrase")]
    argon2id_gives_the_known_answer()?;
    let opened = Identity::make(&mut Known(0)).and_then(|identity| {
        let sealed = seal_known(identity.recipient())?;
        let expected = Expected {
            kind: Some(Kind::Record),
            context: &Context::new(),
        };
        open(&sealed.envelope, Opener::Identities(&[identity]), expected)
    });
    let is_equal = opened.is_ok_and(|opened| {
        let boxes = opened.boxes.iter().map(|plaintext| plaintext.as_bytes());
        boxes.eq(BOXES.iter().copied())
    });
    if !is_equal {
        return Err(Error::SelfTestFailed);
    }
    Ok(())
}

/// At the least cost, which takes every path of the algorithm.
#[cfg(feature = "passphrase")]
fn argon2id_gives_the_known_answer() -> Result<(), Error> {
    let tag = crate::primitives::argon2id(b"known", &[0x5a; 16], 32, 2, 4)?;
    if *tag.as_bytes() != KNOWN_ARGON2ID {
        return Err(Error::SelfTestFailed);
    }
    Ok(())
}

fn seal_known(recipient: &Recipient) -> Result<Sealed, Error> {
    let mut context = Context::new();
    context.insert("form", "self-test")?;
    let draft = Draft {
        kind: Kind::Record,
        context: &context,
        boxes: BOXES,
    };
    seal(&mut Known(0), draft, &[Holder::Recipient(recipient)])
}

/// A public key that nobody has the private key of, made from a pattern so that it costs a page no bytes: each
/// three bytes are two coefficients below the modulus of ML-KEM.
fn known_recipient() -> Result<Recipient, Error> {
    let pattern = [0x21, 0x43, 0x65].into_iter().cycle();
    let bytes: Vec<u8> = pattern.take(PUBLIC_KEY_LEN).collect();
    Recipient::from_bytes(&bytes)
}

/// Counts instead of being random. Private to this file: nothing real is ever sealed with it.
struct Known(u8);

impl TryRng for Known {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        utils::next_word_via_fill(self)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        utils::next_word_via_fill(self)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for byte in bytes {
            *byte = self.0;
            self.0 = self.0.wrapping_add(1);
        }
        Ok(())
    }
}

impl TryCryptoRng for Known {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sealing_gives_the_known_answer() {
        let sealed = known_recipient().and_then(|recipient| seal_known(&recipient));
        let answer = sealed.map(|sealed| Hash::new().update(&sealed.envelope).finish());
        assert_eq!(answer, Ok(KNOWN_ANSWER));
        assert_eq!(self_test_sealing(), Ok(()));
    }

    #[test]
    fn opening_gives_what_was_sealed() {
        assert_eq!(self_test_opening(), Ok(()));
    }
}
