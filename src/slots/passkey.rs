//! Type 3: the content key under the outputs of a passkey's PRF (WebAuthn Level 3, the prf extension).

use alloc::boxed::Box;
use alloc::vec::Vec;

use zeroize::{Zeroize, ZeroizeOnDrop};

use super::{first_opened, unwrap_content_key, wrap_content_key};
use crate::envelope::{PASSKEY_NONCE_LEN, PasskeySlot, Slot};
use crate::error::Error;
use crate::primitives;
use crate::schedule::{CommittedKey, ContentKey, CoreHash, label};

/// What a passkey answers to the two inputs of one slot: the results `first` and `second` of the extension.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct PrfOutputs([u8; 64]);

impl PrfOutputs {
    /// `first` and `second` are 32 bytes each.
    ///
    /// # Errors
    /// [`Error::InvalidSecret`] for any other length.
    pub fn from_slices(first: &[u8], second: &[u8]) -> Result<Self, Error> {
        let (first, second): (&[u8; 32], &[u8; 32]) = match (first.try_into(), second.try_into()) {
            (Ok(first), Ok(second)) => (first, second),
            _ => return Err(Error::InvalidSecret),
        };
        let mut outputs = Self([0; 64]);
        let (a, b) = outputs.0.split_at_mut(32);
        a.copy_from_slice(first);
        b.copy_from_slice(second);
        Ok(outputs)
    }
}

/// The inputs `first` and `second` for `prf.eval` that belong to a slot's nonce:
/// `label("passkey") || 0x01 || nonce` and `label("passkey") || 0x02 || nonce`.
#[must_use]
pub fn prf_inputs(nonce: &[u8; PASSKEY_NONCE_LEN]) -> [Vec<u8>; 2] {
    [1, 2].map(|number| [label!("passkey"), &[number], nonce].concat())
}

pub(super) fn wrap(
    credential_id: &[u8],
    nonce: &[u8; PASSKEY_NONCE_LEN],
    outputs: &PrfOutputs,
    content_key: &ContentKey,
    core_hash: &CoreHash,
) -> Result<Box<PasskeySlot>, Error> {
    if !PasskeySlot::allows(credential_id) {
        return Err(Error::InvalidArgument);
    }
    let (wrapping, commitment) = derive_wrapping_key(outputs, nonce, core_hash).for_writing();
    Ok(Box::new(PasskeySlot {
        nonce: *nonce,
        credential_id: credential_id.to_vec(),
        commitment,
        wrapped: wrap_content_key(&wrapping, content_key),
    }))
}

/// Tries the slots of this credential; the outputs fit the one whose nonce was the input.
pub(super) fn unwrap_any(
    slots: &[Slot],
    credential_id: &[u8],
    outputs: &PrfOutputs,
    core_hash: &CoreHash,
) -> Result<ContentKey, Error> {
    first_opened(slots.iter().filter_map(|slot| match slot {
        Slot::Passkey(slot) if slot.credential_id == credential_id => {
            let wrapping = derive_wrapping_key(outputs, &slot.nonce, core_hash);
            Some(unwrap_content_key(
                wrapping,
                &slot.commitment,
                &slot.wrapped,
            ))
        }
        _ => None,
    }))
}

/// ```text
/// kek = Extract(salt = label("passkey"), ikm = first || second)
/// k || commitment = Expand(kek, label("passkey") || core_hash || nonce, 64)
/// ```
fn derive_wrapping_key(
    outputs: &PrfOutputs,
    nonce: &[u8; PASSKEY_NONCE_LEN],
    core_hash: &CoreHash,
) -> CommittedKey {
    let kek = primitives::hkdf_extract(label!("passkey"), &outputs.0);
    CommittedKey::derive(&kek, &[label!("passkey"), core_hash, nonce])
}
