//! Type 1: the content key under HPKE (RFC 9180) with X-Wing, for a recipient.

use alloc::vec::Vec;

use rand_core::TryCryptoRng;

use super::first_opened;
use crate::envelope::{HybridSlot, Slot};
use crate::error::Error;
use crate::keys::{Identity, Recipient};
use crate::primitives;
use crate::schedule::{ContentKey, CoreHash, label};

/// `enc, wrapped = HPKE.SealBase(public_key, info = label("hybrid") || core_hash, aad = "", pt = CK)`
pub(super) fn wrap<R: TryCryptoRng + ?Sized>(
    rng: &mut R,
    recipient: &Recipient,
    content_key: &ContentKey,
    core_hash: &CoreHash,
) -> Result<HybridSlot, Error> {
    let info = info(core_hash);
    let (enc, wrapped) = primitives::hpke_seal(rng, recipient.as_bytes(), &info, &content_key.0)?;
    Ok(HybridSlot {
        kid: recipient.kid(),
        enc,
        wrapped,
    })
}

/// Tries each slot with the identities whose `kid` it names.
pub(super) fn unwrap_any(
    slots: &[Slot],
    identities: &[Identity],
    core_hash: &CoreHash,
) -> Result<ContentKey, Error> {
    let info = info(core_hash);
    first_opened(identities.iter().flat_map(|identity| {
        let (kid, info) = (identity.recipient().kid(), &info);
        slots.iter().filter_map(move |slot| match slot {
            Slot::Hybrid(slot) if slot.kid == kid => Some(unwrap(slot, identity, info)),
            _ => None,
        })
    }))
}

fn unwrap(slot: &HybridSlot, identity: &Identity, info: &[u8]) -> Result<ContentKey, Error> {
    primitives::hpke_open(identity.seed(), &slot.enc, info, &slot.wrapped).map(ContentKey)
}

fn info(core_hash: &CoreHash) -> Vec<u8> {
    [label!("hybrid"), core_hash].concat()
}
