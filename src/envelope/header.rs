//! Where the header of an object ends, for readers who have only its first bytes.

use super::object_core::{Kind, ObjectCore};
use super::reader::Reader;
use super::{COMMITMENT_LEN, MAX_SLOTS, SLOTS_MAC_LEN, context};
use crate::error::Error;

/// `context_len u16` comes after "SLF", five numbers and the object's id.
const CONTEXT_LEN_AT: usize = 24;

/// What the first bytes tell of the header's length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HeaderLen {
    /// So many bytes, all of them there, of an object of this kind.
    Whole(usize, Kind),
    /// At least so many, which is more than are there.
    AtLeast(usize),
}

/// Looks at `start`, the first bytes of an object of any kind, and refuses what no later byte can mend.
///
/// A header is at most 2.1 MB: 32 slots of 65,538 bytes and a context of 4,096.
pub(crate) fn header_len(start: &[u8]) -> Result<HeaderLen, Error> {
    if let Some(start) = start.first_chunk() {
        ObjectCore::parse_kind(start)?;
    }
    let Some(context_len) = u16_at(start, CONTEXT_LEN_AT) else {
        return Ok(HeaderLen::AtLeast(CONTEXT_LEN_AT + 2));
    };
    if context_len > context::MAX_LEN {
        return Err(Error::LimitExceeded);
    }
    let slot_count_at = CONTEXT_LEN_AT + 2 + context_len + 2 + COMMITMENT_LEN;
    let Some(slot_count) = start.get(slot_count_at) else {
        return Ok(HeaderLen::AtLeast(slot_count_at + 1));
    };
    let core = ObjectCore::parse(&mut Reader::new(start))?;
    if !(1..=MAX_SLOTS).contains(&(*slot_count).into()) {
        return Err(Error::LimitExceeded);
    }
    let mut end = slot_count_at + 1;
    for _ in 0..*slot_count {
        let Some(slot_len) = u16_at(start, end + 1) else {
            return Ok(HeaderLen::AtLeast(end + 3));
        };
        end += 3 + slot_len;
    }
    end += SLOTS_MAC_LEN;
    if start.len() < end {
        return Ok(HeaderLen::AtLeast(end));
    }
    Ok(HeaderLen::Whole(end, core.kind))
}

fn u16_at(bytes: &[u8], position: usize) -> Option<usize> {
    let rest = bytes.get(position..)?;
    rest.first_chunk()
        .map(|number| u16::from_be_bytes(*number).into())
}
