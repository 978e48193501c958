//! Other holders for an object whose content stays as it is.

use alloc::vec::Vec;

use rand_core::TryCryptoRng;

#[cfg(feature = "passphrase")]
use crate::envelope::Argon2Cost;
use crate::envelope::{ParsedEnvelope, Slot, write_slots};
use crate::error::Error;
#[cfg(feature = "passphrase")]
use crate::passphrase::Passphrase;
use crate::schedule::{Schedule, core_hash};
use crate::slots::{self, Holder, Opener};

/// Gives `envelope` other holders, and returns it anew: the slots at the positions `removed` (as [`crate::inspect`]
/// lists them) go, one for each of `added` comes behind the rest, and the content and its root stay. It works for
/// objects of every kind, without reading what is in them; of a file the header is enough, and the new header comes
/// back. Slots of unknown types are kept.
///
/// Whoever was a holder once and kept a copy of the content key can still open copies of this object: only a new
/// object, with a new content key, shuts them out.
///
/// # Errors
/// As [`crate::open`] for an opener that does not open it; [`Error::InvalidArgument`] for a position that is not
/// there, and for a number of slots outside of 1 to 32, or of passphrases beyond four; [`Error::RandomnessUnavailable`].
pub fn change_holders<R: TryCryptoRng + ?Sized>(
    rng: &mut R,
    envelope: &[u8],
    opener: Opener<'_>,
    removed: &[usize],
    added: &[Holder<'_>],
) -> Result<Vec<u8>, Error> {
    let parsed = ParsedEnvelope::parse(envelope)?;
    let core_hash = core_hash(parsed.core_bytes);
    let content_key = slots::unwrap(&parsed.slots, opener, &core_hash)?;
    let schedule = Schedule::verify(content_key, core_hash, &parsed)?;
    let kept = without(&parsed.slots, removed)?;
    let slots = slots::wrap(rng, kept, added, schedule.content_key(), &core_hash)?;
    Ok(with_slots(&parsed, &schedule, &slots))
}

/// Raises the Argon2id cost of the slot that `passphrase` opens to [`Argon2Cost::DEFAULT`], and returns the envelope
/// anew; or `None` if that slot is worth as much already. For callers who have just unlocked something: a passphrase
/// is there at no other moment.
///
/// # Errors
/// As [`crate::open`] with a passphrase, if any passphrase slot is below the default; without one, nothing is tried.
/// [`Error::RandomnessUnavailable`].
#[cfg(feature = "passphrase")]
pub fn raise_passphrase_cost<R: TryCryptoRng + ?Sized>(
    rng: &mut R,
    envelope: &[u8],
    passphrase: &Passphrase,
) -> Result<Option<Vec<u8>>, Error> {
    let mut parsed = ParsedEnvelope::parse(envelope)?;
    let is_low = |slot: &Slot| matches!(slot, Slot::Passphrase(slot) if slot.cost.is_below(Argon2Cost::DEFAULT));
    if !parsed.slots.iter().any(is_low) {
        return Ok(None);
    }
    let core_hash = core_hash(parsed.core_bytes);
    let (position, content_key) =
        slots::unwrap_with_passphrase(&parsed.slots, passphrase, &core_hash)?;
    let schedule = Schedule::verify(content_key, core_hash, &parsed)?;
    let slot = parsed.slots.get_mut(position).filter(|slot| is_low(slot));
    let Some(slot) = slot else {
        return Ok(None);
    };
    let holder = Holder::Passphrase(passphrase, Argon2Cost::DEFAULT);
    *slot = slots::wrap_one(rng, &holder, schedule.content_key(), &core_hash)?;
    Ok(Some(with_slots(&parsed, &schedule, &parsed.slots)))
}

/// The same object with these slots.
fn with_slots(parsed: &ParsedEnvelope<'_>, schedule: &Schedule, slots: &[Slot]) -> Vec<u8> {
    let slot_section = write_slots(slots);
    [
        parsed.core_bytes,
        parsed.commitment,
        &slot_section,
        &schedule.slots_mac(&slot_section),
        parsed.body_bytes,
    ]
    .concat()
}

fn without(slots: &[Slot], removed: &[usize]) -> Result<Vec<Slot>, Error> {
    if removed.iter().any(|position| *position >= slots.len()) {
        return Err(Error::InvalidArgument);
    }
    let kept = slots
        .iter()
        .enumerate()
        .filter(|(position, _)| !removed.contains(position));
    Ok(kept.map(|(_, slot)| slot.clone()).collect())
}
