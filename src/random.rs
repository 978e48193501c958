//! Randomness is passed in: the core has no generator of its own.

use core::convert::Infallible;

use rand_core::{TryCryptoRng, TryRng, utils};

use crate::error::Error;

/// `N` random bytes.
pub(crate) fn make_random<const N: usize, R: TryCryptoRng + ?Sized>(
    rng: &mut R,
) -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    fill_random(rng, &mut bytes)?;
    Ok(bytes)
}

/// Random bytes in all of `bytes`.
pub(crate) fn fill_random<R: TryCryptoRng + ?Sized>(
    rng: &mut R,
    bytes: &mut [u8],
) -> Result<(), Error> {
    rng.try_fill_bytes(bytes)
        .map_err(|_| Error::RandomnessUnavailable)
}

/// Lends a generator that can fail to code that cannot hear of it.
///
/// A failure is remembered, and [`Latched::finish`] tells it; until then the borrower works on zeros,
/// so its result is thrown away whenever `finish` fails.
pub(crate) struct Latched<'a, R: ?Sized> {
    rng: &'a mut R,
    failed: bool,
}

impl<'a, R: TryCryptoRng + ?Sized> Latched<'a, R> {
    pub(crate) fn new(rng: &'a mut R) -> Self {
        Self { rng, failed: false }
    }

    pub(crate) fn finish(self) -> Result<(), Error> {
        if self.failed {
            return Err(Error::RandomnessUnavailable);
        }
        Ok(())
    }
}

impl<R: TryCryptoRng + ?Sized> TryRng for Latched<'_, R> {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        utils::next_word_via_fill(self)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        utils::next_word_via_fill(self)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        if self.rng.try_fill_bytes(bytes).is_err() {
            bytes.fill(0);
            self.failed = true;
        }
        Ok(())
    }
}

impl<R: TryCryptoRng + ?Sized> TryCryptoRng for Latched<'_, R> {}
