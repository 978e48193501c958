//! Objects that are made of boxes (records, keyrings and notes): seal, inspect, open.

mod holders;

use alloc::vec::Vec;

use rand_core::TryCryptoRng;

use crate::envelope::{
    Argon2Cost, Body, Context, Kind, MAX_BOXES, MAX_ENVELOPE_LEN, MIN_BOX_LEN, ObjectCore,
    ObjectId, ParsedEnvelope, Slot, write_box, write_header, write_slots,
};
use crate::error::Error;
use crate::root::Root;
use crate::schedule::{ContentKey, Schedule, core_hash};
use crate::secret::Plaintext;
use crate::slots::{self, Holder, Opener};
use crate::{boxes, padding};

pub use holders::change_holders;
#[cfg(feature = "passphrase")]
pub use holders::raise_passphrase_cost;

/// The most padded plaintext that is sealed into one object, in bytes. What the header, the boxes and their
/// chunks add stays far below as much again, so that whatever is written can be read.
const MAX_BOXES_LEN: usize = MAX_ENVELOPE_LEN / 2;

/// What is to be sealed.
#[derive(Clone, Copy)]
pub struct Draft<'a> {
    /// Record, keyring or note.
    pub kind: Kind,
    /// Where the object belongs; authenticated, and readable by everyone. By convention a record has `form`
    /// and `card`, a keyring `keyring`, and a note `notebook`.
    pub context: &'a Context,
    /// The plaintext of each box, 1 to 4,096 of them. Box 0 is the manifest; all are JSON objects.
    pub boxes: &'a [&'a [u8]],
}

/// A sealed object.
#[derive(Debug, Clone)]
pub struct Sealed {
    /// The envelope.
    pub envelope: Vec<u8>,
    /// Its random name.
    pub object_id: ObjectId,
    /// The hash of its content.
    pub root: Root,
}

/// What the caller knows of an object before opening it.
#[derive(Clone, Copy)]
pub struct Expected<'a> {
    /// Its kind; `None` for tools that open any.
    pub kind: Option<Kind>,
    /// The pairs that its context must have. It may have others.
    pub context: &'a Context,
}

/// An opened object: authentic, and of the kind and context that were expected.
pub struct Opened {
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub object_id: ObjectId,
    /// Where it belongs.
    pub context: Context,
    /// The hash of its content.
    pub root: Root,
    /// The plaintext of each box; box 0 is the manifest.
    pub boxes: Vec<Plaintext>,
}

/// What everyone can see of an object. None of it is authenticated.
#[derive(Debug, Clone)]
pub struct Inspection {
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub object_id: ObjectId,
    /// Where it says that it belongs.
    pub context: Context,
    /// The hash of its content, to be compared with a known one.
    pub root: Root,
    /// The length in bytes of each box; of a file, the length of its body.
    pub box_sizes: Vec<usize>,
    /// To whom it is sealed.
    pub slots: Vec<SlotInfo>,
}

/// What a slot shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SlotInfo {
    /// For the recipient of this key id.
    Hybrid {
        /// `kid`, as [`crate::Recipient::kid`] gives it.
        kid: [u8; 8],
    },
    /// For whoever knows a passphrase, at this cost.
    Passphrase(Argon2Cost),
    /// For whoever has the passkey of this credential.
    Passkey {
        /// Which passkey to ask.
        credential_id: Vec<u8>,
        /// What to ask it with: see [`crate::prf_inputs`].
        nonce: [u8; 16],
    },
    /// For whoever has the secret of this id.
    SharedSecret {
        /// The first 8 bytes of the hash of the secret.
        sid: [u8; 8],
    },
    /// Of a type that this release does not know.
    Unknown {
        /// The number of the type.
        number: u8,
    },
}

/// Seals `draft` to `holders`, 1 to 32 of them.
///
/// Nothing of the draft is in the envelope in the clear but its kind, its context, the number of its boxes
/// and their padded lengths.
///
/// # Errors
/// [`Error::InvalidArgument`] for a number of boxes or holders outside the limits, or a kind without boxes;
/// [`Error::LimitExceeded`] for boxes of more than 128 MiB in all; [`Error::RandomnessUnavailable`].
pub fn seal<R: TryCryptoRng + ?Sized>(
    rng: &mut R,
    draft: Draft<'_>,
    holders: &[Holder<'_>],
) -> Result<Sealed, Error> {
    let object_id = ObjectId::make(rng)?;
    seal_as(rng, object_id, draft, holders)
}

/// Seals as [`seal`] does, under a name that was made before, for a record whose files name it already.
///
/// Two objects of one name are no danger to what is in them, because each has its own content key; but a store keeps
/// only the first.
///
/// # Errors
/// As [`seal`].
pub fn seal_as<R: TryCryptoRng + ?Sized>(
    rng: &mut R,
    object_id: ObjectId,
    draft: Draft<'_>,
    holders: &[Holder<'_>],
) -> Result<Sealed, Error> {
    check_limits(&draft)?;
    let core = ObjectCore {
        kind: draft.kind,
        object_id,
        context: draft.context.clone(),
        // The cast is exact: `check_limits` allows 4,096.
        box_count: draft.boxes.len() as u16,
    };
    let core_bytes = core.to_bytes();
    let core_hash = core_hash(&core_bytes);
    let schedule = Schedule::for_writing(ContentKey::make(rng)?, core_hash);
    let slots = slots::wrap(rng, Vec::new(), holders, schedule.content_key(), &core_hash)?;
    let slot_section = write_slots(&slots);

    let slots_mac = schedule.slots_mac(&slot_section);
    let commitment = schedule.commitment();
    let mut envelope = write_header(&core_bytes, &commitment, &slot_section, &slots_mac);
    let salts = boxes::make_salts(rng, draft.boxes.len())?;
    for ((index, data), salt) in (0..).zip(draft.boxes).zip(&salts) {
        let sealed = boxes::seal(salt, &schedule.field_key(index), data)?;
        write_box(&sealed, &mut envelope)?;
    }
    let root = Root::of(&ParsedEnvelope::parse(&envelope)?)?;
    Ok(Sealed {
        envelope,
        object_id: core.object_id,
        root,
    })
}

/// Reads what needs no key.
///
/// # Errors
/// [`Error::Malformed`], [`Error::Unsupported`] and [`Error::LimitExceeded`].
pub fn inspect(envelope: &[u8]) -> Result<Inspection, Error> {
    let parsed = ParsedEnvelope::parse(envelope)?;
    let root = Root::of(&parsed)?;
    Ok(Inspection {
        kind: parsed.core.kind,
        object_id: parsed.core.object_id,
        root,
        box_sizes: match &parsed.body {
            Body::Boxes(boxes) => boxes.iter().map(|sealed| sealed.len()).collect(),
            Body::File(body) if body.len() < MIN_BOX_LEN => return Err(Error::Malformed),
            Body::File(body) => [body.len()].into(),
        },
        slots: parsed.slots.iter().map(slot_info).collect(),
        context: parsed.core.context,
    })
}

/// Opens an object of boxes, all of it or nothing.
///
/// The order of the checks is the format's: what can be read, within the limits; a slot of this opener; the
/// commitment; the slots' MAC; the kind and the context that are expected; the boxes.
///
/// # Errors
/// As [`inspect`]; [`Error::NoSlot`] when nothing in it is for this opener; [`Error::OpenFailed`] for every
/// cryptographic failure; [`Error::WrongKind`] and [`Error::WrongContext`] for an authentic object that is
/// another than expected, and for a file, which [`crate::open_file`] opens.
pub fn open(envelope: &[u8], opener: Opener<'_>, expected: Expected<'_>) -> Result<Opened, Error> {
    let parsed = ParsedEnvelope::parse(envelope)?;
    let schedule = unlock(&parsed, opener, expected)?;
    let Body::Boxes(sealed_boxes) = &parsed.body else {
        return Err(Error::WrongKind);
    };
    let boxes = (0..)
        .zip(sealed_boxes)
        .map(|(index, sealed)| boxes::open(&schedule.field_key(index), sealed))
        .collect::<Result<_, _>>()?;
    Ok(Opened {
        kind: parsed.core.kind,
        object_id: parsed.core.object_id,
        root: Root::of(&parsed)?,
        boxes,
        context: parsed.core.context,
    })
}

/// The keys of an object that is authentic, and of the kind and context that are expected.
pub(crate) fn unlock(
    parsed: &ParsedEnvelope<'_>,
    opener: Opener<'_>,
    expected: Expected<'_>,
) -> Result<Schedule, Error> {
    let core_hash = core_hash(parsed.core_bytes);
    let content_key = slots::unwrap(&parsed.slots, opener, &core_hash)?;
    let schedule = Schedule::verify(content_key, core_hash, parsed)?;
    if expected.kind.is_some_and(|kind| kind != parsed.core.kind) {
        return Err(Error::WrongKind);
    }
    if !parsed.core.context.contains(expected.context) {
        return Err(Error::WrongContext);
    }
    Ok(schedule)
}

fn check_limits(draft: &Draft<'_>) -> Result<(), Error> {
    let has_boxes = draft.kind != Kind::File;
    if !has_boxes || !(1..=MAX_BOXES).contains(&draft.boxes.len()) {
        return Err(Error::InvalidArgument);
    }
    let mut total: usize = 0;
    for data in draft.boxes {
        total = total.saturating_add(padding::padded_len(data.len())?);
    }
    if total > MAX_BOXES_LEN {
        return Err(Error::LimitExceeded);
    }
    Ok(())
}

pub(crate) fn slot_info(slot: &Slot) -> SlotInfo {
    match slot {
        Slot::Hybrid(slot) => SlotInfo::Hybrid { kid: slot.kid },
        Slot::Passphrase(slot) => SlotInfo::Passphrase(slot.cost),
        Slot::Passkey(slot) => SlotInfo::Passkey {
            credential_id: slot.credential_id.clone(),
            nonce: slot.nonce,
        },
        Slot::Secret(slot) => SlotInfo::SharedSecret { sid: slot.sid },
        Slot::Unknown { number, .. } => SlotInfo::Unknown { number: *number },
    }
}

#[cfg(test)]
mod tests;
