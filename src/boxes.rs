//! One sealed field: padded, committed to its key, in chunks.

use alloc::vec;
use alloc::vec::Vec;

use rand_core::TryCryptoRng;

use crate::envelope::{COMMITMENT_LEN, SALT_LEN};
use crate::error::Error;
use crate::random::fill_random;
use crate::schedule::{CommittedKey, label};
use crate::secret::{Key, Plaintext};
use crate::stream::StreamKey;
use crate::{padding, stream};

pub(crate) type Salt = [u8; SALT_LEN];

/// The salts of `count` boxes, asked for at once: in a browser, each request costs more than what it gives.
pub(crate) fn make_salts<R: TryCryptoRng + ?Sized>(
    rng: &mut R,
    count: usize,
) -> Result<Vec<Salt>, Error> {
    let mut salts = vec![[0; SALT_LEN]; count];
    fill_random(rng, salts.as_flattened_mut())?;
    Ok(salts)
}

/// `Box(ik, pad(data)) = salt[16] || commitment[32] || STREAM(k, pad(data))`
pub(crate) fn seal(salt: &Salt, input_key: &Key, data: &[u8]) -> Result<Vec<u8>, Error> {
    let padded = padding::pad(data)?;
    let (key, commitment) = derive_key(input_key, salt).for_writing();
    let mut sealed = [salt.as_slice(), &commitment].concat();
    stream::seal(&StreamKey::new(key), &padded, &mut sealed);
    Ok(sealed)
}

/// The data of a box.
///
/// # Errors
/// [`Error::OpenFailed`] for another key or an altered box; [`Error::Malformed`] for one that no writer makes.
pub(crate) fn open(input_key: &Key, sealed: &[u8]) -> Result<Plaintext, Error> {
    let (salt, rest) = sealed.split_first_chunk().ok_or(Error::Malformed)?;
    let (commitment, chunks) = rest
        .split_first_chunk::<COMMITMENT_LEN>()
        .ok_or(Error::Malformed)?;
    let key = derive_key(input_key, salt).verify(commitment)?;
    padding::unpad(stream::open(&StreamKey::new(key), chunks)?)
}

/// `k || commitment = Expand(ik, label("box") || salt, 64)`
pub(crate) fn derive_key(input_key: &Key, salt: &Salt) -> CommittedKey {
    CommittedKey::derive(input_key, &[label!("box"), salt])
}
