//! Type 2: the content key under Argon2id (RFC 9106), for whoever knows the passphrase.

use alloc::vec::Vec;

use super::{Holder, first_opened, unwrap_content_key, wrap_content_key};
pub(super) use crate::envelope::SALT_LEN;
use crate::envelope::{Argon2Cost, PassphraseSlot, Slot};
use crate::error::Error;
use crate::passphrase::{Passphrase, StretchedPassphrase};
use crate::schedule::{CommittedKey, ContentKey, CoreHash, label};

/// Each slot costs its reader a whole Argon2id.
const MAX_PASSPHRASE_SLOTS: usize = 4;

pub(super) fn check_count(kept: &[Slot], holders: &[Holder<'_>]) -> Result<(), Error> {
    let kept = kept
        .iter()
        .filter(|slot| matches!(slot, Slot::Passphrase(..)));
    let added = holders
        .iter()
        .filter(|holder| matches!(holder, Holder::Passphrase(..) | Holder::Stretched(_)));
    if kept.count() + added.count() > MAX_PASSPHRASE_SLOTS {
        return Err(Error::InvalidArgument);
    }
    Ok(())
}

pub(super) fn wrap(
    stretched: &StretchedPassphrase,
    content_key: &ContentKey,
    core_hash: &CoreHash,
) -> PassphraseSlot {
    let (wrapping, commitment) = derive_wrapping_key(stretched, core_hash).for_writing();
    PassphraseSlot {
        cost: stretched.cost(),
        salt: *stretched.salt(),
        commitment,
        wrapped: wrap_content_key(&wrapping, content_key),
    }
}

/// Tries each passphrase slot.
pub(super) fn unwrap_any(
    slots: &[Slot],
    passphrase: &Passphrase,
    core_hash: &CoreHash,
) -> Result<ContentKey, Error> {
    let addressed = addressed(slots)?.into_iter();
    first_opened(addressed.map(|(_, slot)| unwrap(slot, passphrase, core_hash)))
}

/// Tries each passphrase slot that was written with what is stretched.
pub(super) fn unwrap_stretched(
    slots: &[Slot],
    stretched: &StretchedPassphrase,
    core_hash: &CoreHash,
) -> Result<ContentKey, Error> {
    let same =
        |slot: &PassphraseSlot| slot.salt == *stretched.salt() && slot.cost == stretched.cost();
    let addressed = addressed(slots)?.into_iter().filter(|(_, slot)| same(slot));
    first_opened(addressed.map(|(_, slot)| unwrap_with(slot, stretched, core_hash)))
}

/// What the slots below today's default cost give that this passphrase opens: where each is, its cost, and the content key.
pub(crate) fn unwrap_below_default(
    slots: &[Slot],
    passphrase: &Passphrase,
    core_hash: &CoreHash,
) -> Result<Vec<(usize, Argon2Cost, ContentKey)>, Error> {
    let mut opened = Vec::with_capacity(MAX_PASSPHRASE_SLOTS);
    for (position, slot) in addressed(slots)? {
        if !slot.cost.is_below_default() {
            continue;
        }
        match unwrap(slot, passphrase, core_hash) {
            Ok(content_key) => opened.push((position, slot.cost, content_key)),
            Err(Error::OpenFailed) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(opened)
}

/// The passphrase slots and where they are, but none when there are more than four: that is only asked of a victim.
fn addressed(slots: &[Slot]) -> Result<Vec<(usize, &PassphraseSlot)>, Error> {
    let addressed = slots.iter().enumerate().filter_map(|slot| match slot {
        (position, Slot::Passphrase(slot)) => Some((position, slot)),
        _ => None,
    });
    let addressed: Vec<_> = addressed.collect();
    if addressed.len() > MAX_PASSPHRASE_SLOTS {
        return Err(Error::LimitExceeded);
    }
    Ok(addressed)
}

fn unwrap(
    slot: &PassphraseSlot,
    passphrase: &Passphrase,
    core_hash: &CoreHash,
) -> Result<ContentKey, Error> {
    let stretched = StretchedPassphrase::with_salt(passphrase, slot.cost, slot.salt)?;
    unwrap_with(slot, &stretched, core_hash)
}

fn unwrap_with(
    slot: &PassphraseSlot,
    stretched: &StretchedPassphrase,
    core_hash: &CoreHash,
) -> Result<ContentKey, Error> {
    let wrapping = derive_wrapping_key(stretched, core_hash);
    unwrap_content_key(wrapping, &slot.commitment, &slot.wrapped)
}

/// ```text
/// kek = Argon2id(NFC(passphrase) in UTF-8, salt, m_kib, t, p, 32)
/// k || commitment = Expand(kek, label("passphrase") || core_hash || m_kib || t || p || salt, 64)
/// ```
fn derive_wrapping_key(stretched: &StretchedPassphrase, core_hash: &CoreHash) -> CommittedKey {
    let cost = stretched.cost().to_bytes();
    let info: [&[u8]; 4] = [label!("passphrase"), core_hash, &cost, stretched.salt()];
    CommittedKey::derive(stretched.kek(), &info)
}
