//! What is sealed with randomness that fails: nothing.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use common::cheap;
use common::three_holders::Fixture;
use getrandom::SysRng;
use sealform::{Context, Error, Holder, Identity, Kind};

#[test]
fn a_failing_generator_seals_nothing() {
    use rand_core::{TryCryptoRng, TryRng};

    /// Gives randomness a few times, and then an error.
    struct Failing(usize);
    impl TryRng for Failing {
        type Error = getrandom::Error;
        fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
            self.try_fill_bytes(&mut [0; 4]).map(|()| 0)
        }
        fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
            self.try_fill_bytes(&mut [0; 8]).map(|()| 0)
        }
        fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
            self.0 = self.0.checked_sub(1).ok_or(getrandom::Error::UNSUPPORTED)?;
            SysRng.try_fill_bytes(bytes)
        }
    }
    impl TryCryptoRng for Failing {}

    let fixture = Fixture::new();
    let recipient = fixture.identities[0].recipient();
    let seal = |draws| {
        let draft = sealform::Draft {
            kind: Kind::Record,
            context: &Context::new(),
            boxes: &[b"{}", b"{}"],
        };
        let holders = [
            Holder::Recipient(recipient),
            Holder::Passphrase(&fixture.passphrase, cheap()),
        ];
        sealform::seal(&mut Failing(draws), draft, &holders).map(drop)
    };
    // The object id, the content key, the encapsulation, the salt of the slot, and those of the boxes.
    for draws in 0..5 {
        assert_eq!(
            seal(draws),
            Err(Error::RandomnessUnavailable),
            "after {draws}"
        );
    }
    assert_eq!(seal(5), Ok(()));
    assert_eq!(
        Identity::make(&mut Failing(0)).err(),
        Some(Error::RandomnessUnavailable)
    );
}
