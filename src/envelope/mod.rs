//! The envelope as bytes: where each part starts and ends, and which values are allowed. Knows no cipher.

mod context;
mod header;
mod object_core;
mod reader;
mod slot;

use alloc::vec::Vec;

pub use context::Context;
pub(crate) use header::{HeaderLen, header_len};
pub(crate) use object_core::ObjectCore;
pub use object_core::{Kind, MAX_BOXES, ObjectId};
use reader::Reader;
pub use slot::Argon2Cost;
#[cfg(feature = "passphrase")]
pub(crate) use slot::PassphraseSlot;
pub(crate) use slot::{
    COMMITMENT_LEN, HybridSlot, KID_LEN, PASSKEY_NONCE_LEN, PasskeySlot, SALT_LEN, SID_LEN,
    SecretSlot, Slot,
};

use crate::error::Error;

/// The most holders that an object can have.
pub const MAX_SLOTS: usize = 32;

/// The largest record, keyring or note that is read, in bytes.
pub const MAX_ENVELOPE_LEN: usize = 256 << 20;

const SLOTS_MAC_LEN: usize = 32;

/// The shortest box: salt, commitment, the shortest padded data and a tag.
pub(crate) const MIN_BOX_LEN: usize = SALT_LEN + COMMITMENT_LEN + 256 + 16;

/// An envelope whose parts are in their places. Nothing in it is authenticated yet.
#[derive(Debug)]
pub(crate) struct ParsedEnvelope<'a> {
    pub(crate) core: ObjectCore,
    pub(crate) core_bytes: &'a [u8],
    pub(crate) commitment: &'a [u8; COMMITMENT_LEN],
    pub(crate) slots: Vec<Slot>,
    /// `slot_count || slot*`, as the MAC covers it.
    pub(crate) slot_section: &'a [u8],
    pub(crate) slots_mac: &'a [u8; SLOTS_MAC_LEN],
    pub(crate) body: Body<'a>,
    /// The same as it lies there.
    pub(crate) body_bytes: &'a [u8],
}

/// What follows the header.
#[derive(Debug)]
pub(crate) enum Body<'a> {
    /// `for i in 0..box_count: len u32 || Box`, without the lengths.
    Boxes(Vec<&'a [u8]>),
    /// One box, to the end of the object.
    File(&'a [u8]),
}

impl<'a> ParsedEnvelope<'a> {
    /// ```text
    /// Core || commitment[32] || slot_count u8 (1..32) || slot* || slots_mac[32] || body
    /// ```
    ///
    /// Takes time and memory in proportion to the bytes given, whatever they claim.
    pub(crate) fn parse(bytes: &'a [u8]) -> Result<Self, Error> {
        let mut reader = Reader::new(bytes);
        let core = ObjectCore::parse(&mut reader)?;
        if core.kind != Kind::File && bytes.len() > MAX_ENVELOPE_LEN {
            return Err(Error::LimitExceeded);
        }
        let core_bytes = consumed(bytes, &reader);
        let commitment = reader.array()?;
        let from_slots = reader.rest();
        let slots = parse_slots(&mut reader)?;
        let slot_section = consumed(from_slots, &reader);
        let slots_mac = reader.array()?;
        let body_bytes = reader.rest();
        let body = match core.kind {
            Kind::File => Body::File(body_bytes),
            _ => Body::Boxes(parse_boxes(reader, core.box_count)?),
        };
        Ok(Self {
            core,
            core_bytes,
            commitment,
            slots,
            slot_section,
            slots_mac,
            body,
            body_bytes,
        })
    }
}

#[cfg(any(test, fuzzing))]
impl ParsedEnvelope<'_> {
    /// The bytes again, from what was understood of them.
    pub(crate) fn write(&self) -> Vec<u8> {
        let mut out = self.core.to_bytes();
        out.extend_from_slice(self.commitment);
        out.extend_from_slice(&write_slots(&self.slots));
        out.extend_from_slice(self.slots_mac);
        match &self.body {
            Body::File(body) => out.extend_from_slice(body),
            Body::Boxes(boxes) => boxes.iter().for_each(|sealed| {
                out.extend_from_slice(&(sealed.len() as u32).to_be_bytes());
                out.extend_from_slice(sealed);
            }),
        }
        out
    }
}

/// `Core || commitment[32] || slot_count u8 || slot* || slots_mac[32]`
pub(crate) fn write_header(
    core_bytes: &[u8],
    commitment: &[u8; COMMITMENT_LEN],
    slot_section: &[u8],
    slots_mac: &[u8; SLOTS_MAC_LEN],
) -> Vec<u8> {
    [core_bytes, commitment, slot_section, slots_mac].concat()
}

/// The length of a header, from the lengths of its `Core` and of all its slots.
pub(crate) fn header_len_of(core_len: usize, slots_len: usize) -> usize {
    core_len + COMMITMENT_LEN + 1 + slots_len + SLOTS_MAC_LEN
}

/// `slot_count u8 || slot*`
pub(crate) fn write_slots(slots: &[Slot]) -> Vec<u8> {
    let mut out = Vec::new();
    // The cast is exact: a writer has at most `MAX_SLOTS`.
    out.push(slots.len() as u8);
    slots.iter().for_each(|slot| slot.write(&mut out));
    out
}

/// `len u32 || Box`. Fails for a box that 32 bits cannot measure.
pub(crate) fn write_box(sealed: &[u8], out: &mut Vec<u8>) -> Result<(), Error> {
    let len = u32::try_from(sealed.len()).map_err(|_| Error::LimitExceeded)?;
    out.extend_from_slice(&len.to_be_bytes());
    out.extend_from_slice(sealed);
    Ok(())
}

fn parse_slots(reader: &mut Reader<'_>) -> Result<Vec<Slot>, Error> {
    let count = usize::from(reader.u8()?);
    if !(1..=MAX_SLOTS).contains(&count) {
        return Err(Error::LimitExceeded);
    }
    (0..count).map(|_| Slot::parse(reader)).collect()
}

fn parse_boxes<'a>(mut reader: Reader<'a>, count: u16) -> Result<Vec<&'a [u8]>, Error> {
    // What cannot be there is not made room for.
    if reader.rest().len() < (4 + MIN_BOX_LEN) * usize::from(count) {
        return Err(Error::Malformed);
    }
    let mut boxes = Vec::with_capacity(count.into());
    for _ in 0..count {
        let len = usize::try_from(reader.u32()?).map_err(|_| Error::LimitExceeded)?;
        if len < MIN_BOX_LEN {
            return Err(Error::Malformed);
        }
        boxes.push(reader.take(len)?);
    }
    reader.finish()?;
    Ok(boxes)
}

/// What `reader` has taken from `bytes` since it stood at their start.
fn consumed<'a>(bytes: &'a [u8], reader: &Reader<'a>) -> &'a [u8] {
    let len = bytes.len().saturating_sub(reader.rest().len());
    bytes.get(..len).unwrap_or_default()
}
