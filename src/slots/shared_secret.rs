//! Type 4: the content key under a secret of 32 random bytes that the holder already has.

use super::{first_opened, unwrap_content_key, wrap_content_key};
use crate::envelope::{SID_LEN, SecretSlot, Slot};
use crate::error::Error;
use crate::primitives::Hash;
use crate::schedule::{CommittedKey, ContentKey, CoreHash, label};
use crate::secret::{Key, SharedSecret};

pub(super) fn wrap(
    secret: &SharedSecret,
    content_key: &ContentKey,
    core_hash: &CoreHash,
) -> SecretSlot {
    let (wrapping, commitment) = derive_wrapping_key(secret, core_hash).for_writing();
    SecretSlot {
        sid: sid(secret),
        commitment,
        wrapped: wrap_content_key(&wrapping, content_key),
    }
}

pub(super) fn unwrap_any(
    slots: &[Slot],
    secret: &SharedSecret,
    core_hash: &CoreHash,
) -> Result<ContentKey, Error> {
    let sid = sid(secret);
    first_opened(slots.iter().filter_map(|slot| match slot {
        Slot::Secret(slot) if slot.sid == sid => Some(unwrap(slot, secret, core_hash)),
        _ => None,
    }))
}

fn unwrap(
    slot: &SecretSlot,
    secret: &SharedSecret,
    core_hash: &CoreHash,
) -> Result<ContentKey, Error> {
    let wrapping = derive_wrapping_key(secret, core_hash);
    unwrap_content_key(wrapping, &slot.commitment, &slot.wrapped)
}

/// `sid = H(label("sid") || secret)[..8]`
fn sid(secret: &SharedSecret) -> [u8; SID_LEN] {
    let hash = Hash::new().update(label!("sid")).update(secret.as_bytes());
    let [a, b, c, d, e, f, g, h, ..] = hash.finish();
    [a, b, c, d, e, f, g, h]
}

/// `k || commitment = Expand(secret, label("secret") || core_hash, 64)`
fn derive_wrapping_key(secret: &SharedSecret, core_hash: &CoreHash) -> CommittedKey {
    let secret = Key::new(*secret.as_bytes());
    CommittedKey::derive(&secret, &[label!("secret"), core_hash])
}
