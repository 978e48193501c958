//! A record that three can open, each in a way of their own.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    reason = "each test file is a crate of its own, uses a part, and may fail"
)]

use super::{cheap, context, error, identity, open, passphrase, seal, secret};
use sealform::{Error, Holder, Identity, Kind, Opener, Passphrase, Sealed, SharedSecret};

/// One record for three holders, and what it takes to open it.
pub struct Fixture {
    pub sealed: Sealed,
    pub identities: [Identity; 1],
    pub passphrase: Passphrase,
    pub secret: SharedSecret,
}

pub const HYBRID: usize = 0;
pub const PASSPHRASE: usize = 1;
pub const SECRET: usize = 2;

impl Fixture {
    pub fn new() -> Self {
        let (identities, passphrase, secret) = ([identity()], passphrase("right"), secret(7));
        let holders = [
            Holder::Recipient(identities[0].recipient()),
            Holder::Passphrase(&passphrase, cheap()),
            Holder::SharedSecret(&secret),
        ];
        let boxes: [&[u8]; 3] = [b"{}", b"{\"name\":\"a\"}", b"{\"name\":\"b\"}"];
        let context = context(&[("card", "sha256-x"), ("form", "intake")]);
        let sealed = seal(Kind::Record, &context, &boxes, &holders).unwrap();
        Self {
            sealed,
            identities,
            passphrase,
            secret,
        }
    }

    pub fn openers(&self) -> [(usize, Opener<'_>); 3] {
        [
            (HYBRID, Opener::Identities(&self.identities)),
            (PASSPHRASE, Opener::Passphrase(&self.passphrase)),
            (SECRET, Opener::SharedSecret(&self.secret)),
        ]
    }

    /// Every holder gets the error that is expected.
    pub fn assert_refused(&self, envelope: &[u8], expected: Error, what: &str) {
        for (slot, opener) in self.openers() {
            let refused = error(open(envelope, opener));
            assert_eq!(refused, Some(expected), "{what}, slot {slot}");
        }
    }
}
