//! Other holders for an object whose content stays as it is.

use alloc::vec::Vec;

use rand_core::TryCryptoRng;

use crate::envelope::{ParsedEnvelope, Slot, write_header, write_slots};
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

/// Writes every slot anew that `passphrase` opens at an Argon2id cost below today's default
/// ([`crate::Argon2Cost::DEFAULT`]), at the default but with no less memory than before, and returns the envelope anew; or `None` if there is no such slot. For callers who have just
/// unlocked something: a passphrase is there at no other moment.
///
/// # Errors
/// As [`crate::inspect`]; [`Error::LimitExceeded`] for more than four passphrase slots; [`Error::OpenFailed`] for an envelope
/// whose slots were altered; [`Error::OutOfMemory`]; [`Error::RandomnessUnavailable`].
#[cfg(feature = "passphrase")]
pub fn raise_passphrase_cost<R: TryCryptoRng + ?Sized>(
    rng: &mut R,
    envelope: &[u8],
    passphrase: &Passphrase,
) -> Result<Option<Vec<u8>>, Error> {
    let parsed = ParsedEnvelope::parse(envelope)?;
    let core_hash = core_hash(parsed.core_bytes);
    let mut new_slots = parsed.slots.clone();
    let mut unlocked = None;
    for (position, cost, content_key) in
        slots::unwrap_below_default(&parsed.slots, passphrase, &core_hash)?
    {
        let schedule = Schedule::verify(content_key, core_hash, &parsed)?;
        let holder = Holder::Passphrase(passphrase, cost.raised());
        let slot = slots::wrap_one(rng, &holder, schedule.content_key(), &core_hash)?;
        if let Some(old) = new_slots.get_mut(position) {
            *old = slot;
        }
        unlocked = Some(schedule);
    }
    Ok(unlocked.map(|schedule| with_slots(&parsed, &schedule, &new_slots)))
}

/// The same object with these slots.
fn with_slots(parsed: &ParsedEnvelope<'_>, schedule: &Schedule, slots: &[Slot]) -> Vec<u8> {
    let slot_section = write_slots(slots);
    let slots_mac = schedule.slots_mac(&slot_section);
    let mut envelope = write_header(
        parsed.core_bytes,
        parsed.commitment,
        &slot_section,
        &slots_mac,
    );
    envelope.extend_from_slice(parsed.body_bytes);
    envelope
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
