//! Identities and recipients, in the text form of age (hybrid keys of age v1.3 and later).

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use bech32::primitives::decode::CheckedHrpstring;
use bech32::{Bech32, Checksum, Fe1024, Hrp};
use rand_core::TryCryptoRng;
use zeroize::Zeroizing;

use crate::envelope::KID_LEN;
use crate::error::Error;
use crate::primitives::{self, Hash, PUBLIC_KEY_LEN};
use crate::random::make_random;
use crate::schedule::label;
use crate::secret::Key;

const IDENTITY_HRP: &str = "AGE-SECRET-KEY-PQ-";
const RECIPIENT_HRP: &str = "age1pq";
/// The longest text that is looked at, in characters; a recipient has 1,959.
const MAX_TEXT_LEN: usize = 2048;

/// A public hybrid key (X-Wing: ML-KEM-768 with X25519), to which objects are sealed.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient(Box<[u8; PUBLIC_KEY_LEN]>);

impl Recipient {
    /// Parses `age1pq1…`.
    ///
    /// # Errors
    /// [`Error::InvalidRecipient`] for text that is not canonical, and for a key that FIPS 203 or RFC 7748
    /// would refuse.
    pub fn from_text(text: &str) -> Result<Self, Error> {
        let bytes = decode(RECIPIENT_HRP, text).ok_or(Error::InvalidRecipient)?;
        Self::from_bytes(&bytes)
    }

    /// Parses the 1,216 bytes of an X-Wing public key.
    ///
    /// # Errors
    /// [`Error::InvalidRecipient`], as for the text.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let bytes = bytes.try_into().map_err(|_| Error::InvalidRecipient)?;
        if !primitives::is_xwing_public_key(bytes) {
            return Err(Error::InvalidRecipient);
        }
        Ok(Self(Box::new(*bytes)))
    }

    /// `age1pq1…`, 1,959 characters.
    #[must_use]
    pub fn to_text(&self) -> String {
        encode(RECIPIENT_HRP, self.0.as_slice())
    }

    /// The 1,216 bytes of the X-Wing public key.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; PUBLIC_KEY_LEN] {
        &self.0
    }

    /// `kid = H(label("kid") || public_key)[..8]`: which slot is whose. It is public, and links the objects
    /// that are sealed to one recipient.
    #[must_use]
    pub fn kid(&self) -> [u8; KID_LEN] {
        let hash = Hash::new().update(label!("kid")).update(self.0.as_slice());
        let [a, b, c, d, e, f, g, h, ..] = hash.finish();
        [a, b, c, d, e, f, g, h]
    }
}

/// A private hybrid key: the seed of an X-Wing key pair.
pub struct Identity {
    /// In a box, so that a list of identities that grows does not leave copies behind.
    seed: Box<Key>,
    recipient: Recipient,
}

impl Identity {
    /// Makes an identity from 32 bytes of `rng`.
    ///
    /// # Errors
    /// [`Error::RandomnessUnavailable`].
    pub fn make<R: TryCryptoRng + ?Sized>(rng: &mut R) -> Result<Self, Error> {
        Self::from_seed(Key::new(make_random(rng)?))
    }

    /// Parses `AGE-SECRET-KEY-PQ-1…`.
    ///
    /// # Errors
    /// [`Error::InvalidIdentity`] for text that is not canonical.
    pub fn from_text(text: &str) -> Result<Self, Error> {
        let seed = decode(IDENTITY_HRP, text).ok_or(Error::InvalidIdentity)?;
        Self::from_seed(Key::from_slice(&seed).map_err(|_| Error::InvalidIdentity)?)
    }

    /// `AGE-SECRET-KEY-PQ-1…`, 77 characters.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut text = encode(IDENTITY_HRP, self.seed.as_bytes());
        text.make_ascii_uppercase();
        Zeroizing::new(text)
    }

    /// The public half.
    #[must_use]
    pub fn recipient(&self) -> &Recipient {
        &self.recipient
    }

    pub(crate) fn seed(&self) -> &Key {
        &self.seed
    }

    fn from_seed(seed: Key) -> Result<Self, Error> {
        let recipient = Recipient(Box::new(primitives::xwing_public_key(&seed)?));
        let seed = Box::new(seed);
        Ok(Self { seed, recipient })
    }
}

/// Bech32 (BIP 173) without its length limit, as age has it.
enum Bech32Long {}

impl Checksum for Bech32Long {
    type MidstateRepr = <Bech32 as Checksum>::MidstateRepr;
    type CorrectionField = Fe1024;
    const ROOT_GENERATOR: Fe1024 = Bech32::ROOT_GENERATOR;
    const ROOT_EXPONENTS: core::ops::RangeInclusive<usize> = Bech32::ROOT_EXPONENTS;
    const CODE_LENGTH: usize = MAX_TEXT_LEN;
    const CHECKSUM_LENGTH: usize = Bech32::CHECKSUM_LENGTH;
    const GENERATOR_SH: [Self::MidstateRepr; 5] = Bech32::GENERATOR_SH;
    const TARGET_RESIDUE: Self::MidstateRepr = Bech32::TARGET_RESIDUE;
}

fn encode(hrp: &str, bytes: &[u8]) -> String {
    // With room for all of it, so that the text does not leave copies behind while it grows.
    let mut text = String::with_capacity(hrp.len() + 1 + bytes.len().div_ceil(5) * 8 + 6);
    // Never fails: both keys are shorter than the code. An empty text would be refused by every reader.
    let hrp = Hrp::parse_unchecked(hrp);
    match bech32::encode_lower_to_fmt::<Bech32Long, _>(&mut text, hrp, bytes) {
        Ok(()) => text,
        Err(_) => String::new(),
    }
}

/// The bytes of `text`, if it begins with `hrp` in this very case and is canonical: one key has one text.
fn decode(hrp: &str, text: &str) -> Option<Zeroizing<Vec<u8>>> {
    // Mixed case is refused by the parser, so the case of the prefix is the case of the whole.
    if text.len() > MAX_TEXT_LEN || !text.starts_with(hrp) {
        return None;
    }
    let checked = CheckedHrpstring::new::<Bech32Long>(text).ok()?;
    // BIP 173: the bits that fill up the last character are at most four, and zero.
    checked.validate_segwit_padding().ok()?;
    let is_whole_hrp = checked.hrp() == Hrp::parse_unchecked(hrp);
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len()));
    bytes.extend(checked.byte_iter());
    is_whole_hrp.then_some(bytes)
}
