//! Handing the content key to each holder, and getting it back. One file for each type of slot.

mod hybrid;
mod passkey;
#[cfg(feature = "passphrase")]
mod passphrase;
mod shared_secret;

use alloc::boxed::Box;
use alloc::vec::Vec;

use rand_core::TryCryptoRng;
use zeroize::Zeroizing;

pub use passkey::{PrfOutputs, prf_inputs};
#[cfg(feature = "passphrase")]
pub(crate) use passphrase::unwrap_below_default;

#[cfg(feature = "passphrase")]
use crate::envelope::Argon2Cost;
use crate::envelope::{COMMITMENT_LEN, KID_LEN, MAX_SLOTS, PASSKEY_NONCE_LEN, SID_LEN, Slot};
use crate::error::Error;
use crate::keys::{Identity, Recipient};
#[cfg(feature = "passphrase")]
use crate::passphrase::{Passphrase, StretchedPassphrase};
use crate::primitives::{self, ENC_LEN, TAG_LEN, WRAPPED_LEN};
use crate::schedule::{CommittedKey, ContentKey, CoreHash};
use crate::secret::{Key, SharedSecret};

/// Someone to whom an object is sealed.
pub enum Holder<'a> {
    /// Whoever has the identity of this recipient.
    Recipient(&'a Recipient),
    /// Whoever knows the passphrase; at most four in one object.
    #[cfg(feature = "passphrase")]
    Passphrase(&'a Passphrase, Argon2Cost),
    /// Whoever knows the passphrase that was stretched before; these count among the four.
    #[cfg(feature = "passphrase")]
    Stretched(&'a StretchedPassphrase),
    /// Whoever has the passkey of this credential.
    Passkey {
        /// 1 to 1,023 bytes, as the authenticator gave it.
        credential_id: &'a [u8],
        /// Random, made for this slot before the passkey was asked.
        nonce: &'a [u8; PASSKEY_NONCE_LEN],
        /// What the passkey answered to the inputs that [`prf_inputs`] gives for the nonce.
        outputs: &'a PrfOutputs,
    },
    /// Whoever has the secret.
    SharedSecret(&'a SharedSecret),
}

impl Holder<'_> {
    /// The length in bytes of this holder's slot, with its type and length.
    pub(crate) fn slot_len(&self) -> usize {
        let body_len = match self {
            Self::Recipient(_) => KID_LEN + ENC_LEN + WRAPPED_LEN,
            #[cfg(feature = "passphrase")]
            Self::Passphrase(..) | Self::Stretched(_) => {
                6 + passphrase::SALT_LEN + COMMITMENT_LEN + WRAPPED_LEN
            }
            Self::Passkey { credential_id, .. } => {
                PASSKEY_NONCE_LEN + 2 + credential_id.len() + COMMITMENT_LEN + WRAPPED_LEN
            }
            Self::SharedSecret(_) => SID_LEN + COMMITMENT_LEN + WRAPPED_LEN,
        };
        1 + 2 + body_len
    }
}

/// What an object is opened with.
#[derive(Clone, Copy)]
pub enum Opener<'a> {
    /// Any of these identities.
    Identities(&'a [Identity]),
    /// A passphrase. This takes as long as the slots ask, at most four times the limit of one.
    #[cfg(feature = "passphrase")]
    Passphrase(&'a Passphrase),
    /// A passphrase that was stretched before: it opens the slots that have its salt and cost, without Argon2id.
    #[cfg(feature = "passphrase")]
    Stretched(&'a StretchedPassphrase),
    /// A passkey, which was asked with the nonce of one slot: see [`crate::SlotInfo::Passkey`].
    Passkey {
        /// Of the credential that answered.
        credential_id: &'a [u8],
        /// What it answered.
        outputs: &'a PrfOutputs,
    },
    /// A secret.
    SharedSecret(&'a SharedSecret),
}

/// The slots that are `kept`, and behind them one for each holder, in their order.
pub(crate) fn wrap<R: TryCryptoRng + ?Sized>(
    rng: &mut R,
    kept: Vec<Slot>,
    holders: &[Holder<'_>],
    content_key: &ContentKey,
    core_hash: &CoreHash,
) -> Result<Vec<Slot>, Error> {
    if !(1..=MAX_SLOTS).contains(&(kept.len() + holders.len())) {
        return Err(Error::InvalidArgument);
    }
    #[cfg(feature = "passphrase")]
    passphrase::check_count(&kept, holders)?;
    let kept = kept.into_iter().map(Ok);
    let added = holders.iter();
    let added = added.map(|holder| wrap_one(rng, holder, content_key, core_hash));
    kept.chain(added).collect()
}

/// The slot of one holder.
pub(crate) fn wrap_one<R: TryCryptoRng + ?Sized>(
    rng: &mut R,
    holder: &Holder<'_>,
    content_key: &ContentKey,
    core_hash: &CoreHash,
) -> Result<Slot, Error> {
    match *holder {
        Holder::Recipient(recipient) => hybrid::wrap(rng, recipient, content_key, core_hash)
            .map(|slot| Slot::Hybrid(Box::new(slot))),
        #[cfg(feature = "passphrase")]
        Holder::Passphrase(passphrase, cost) => {
            let stretched = StretchedPassphrase::make(rng, passphrase, cost)?;
            let slot = passphrase::wrap(&stretched, content_key, core_hash);
            Ok(Slot::Passphrase(slot))
        }
        #[cfg(feature = "passphrase")]
        Holder::Stretched(stretched) => {
            let slot = passphrase::wrap(stretched, content_key, core_hash);
            Ok(Slot::Passphrase(slot))
        }
        Holder::Passkey {
            credential_id,
            nonce,
            outputs,
        } => {
            passkey::wrap(credential_id, nonce, outputs, content_key, core_hash).map(Slot::Passkey)
        }
        Holder::SharedSecret(secret) => Ok(Slot::Secret(shared_secret::wrap(
            secret,
            content_key,
            core_hash,
        ))),
    }
}

/// The content key, from the first slot that `opener` opens.
///
/// # Errors
/// [`Error::NoSlot`] when no slot is addressed to the opener, which everyone can see;
/// [`Error::OpenFailed`] when one is, and none opens.
pub(crate) fn unwrap(
    slots: &[Slot],
    opener: Opener<'_>,
    core_hash: &CoreHash,
) -> Result<ContentKey, Error> {
    match opener {
        Opener::Identities(identities) => hybrid::unwrap_any(slots, identities, core_hash),
        #[cfg(feature = "passphrase")]
        Opener::Passphrase(passphrase) => passphrase::unwrap_any(slots, passphrase, core_hash),
        #[cfg(feature = "passphrase")]
        Opener::Stretched(stretched) => passphrase::unwrap_stretched(slots, stretched, core_hash),
        Opener::Passkey {
            credential_id,
            outputs,
        } => passkey::unwrap_any(slots, credential_id, outputs, core_hash),
        Opener::SharedSecret(secret) => shared_secret::unwrap_any(slots, secret, core_hash),
    }
}

/// The first success of `attempts`, and no attempt after it; none at all is [`Error::NoSlot`]. What is no matter of keys
/// ends it too: a lack of memory must not look like a wrong passphrase.
fn first_opened(
    attempts: impl Iterator<Item = Result<ContentKey, Error>>,
) -> Result<ContentKey, Error> {
    let mut failure = Error::NoSlot;
    for attempt in attempts {
        match attempt {
            Err(Error::OpenFailed) => failure = Error::OpenFailed,
            decided => return decided,
        }
    }
    Err(failure)
}

/// `wrapped = C20P(k, nonce 0^12, aad "", CK)`: the fixed nonce is safe because `k` comes from a secret
/// that is bound to this object by `core_hash` (and by a salt where the secret is used again), and
/// encrypts this one message.
fn wrap_content_key(wrapping: &Key, content_key: &ContentKey) -> [u8; WRAPPED_LEN] {
    let mut wrapped = [0; WRAPPED_LEN];
    let (buffer, tag) = wrapped.split_at_mut(WRAPPED_LEN - TAG_LEN);
    buffer.copy_from_slice(content_key.0.as_bytes());
    tag.copy_from_slice(&primitives::aead_seal(wrapping, &[0; 12], buffer));
    wrapped
}

/// The commitment of the slot is compared before the cipher sees the key.
fn unwrap_content_key(
    wrapping: CommittedKey,
    commitment: &[u8; COMMITMENT_LEN],
    wrapped: &[u8; WRAPPED_LEN],
) -> Result<ContentKey, Error> {
    let wrapping = wrapping.verify(commitment)?;
    let (ciphertext, tag) = wrapped.split_last_chunk().ok_or(Error::OpenFailed)?;
    let mut content_key = Zeroizing::new(ciphertext.to_vec());
    primitives::aead_open(&wrapping, &[0; 12], &mut content_key, tag)?;
    Key::from_slice(&content_key).map(ContentKey)
}
