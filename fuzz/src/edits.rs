//! What someone without a key can do to bytes.

use arbitrary::{Result, Unstructured};

/// No edit takes or gives more than this many bytes, but for a cut.
const MAX_LEN: usize = 512;

/// Changes `bytes` in one way. `donor` are bytes of the same form, from which parts may come.
pub(super) fn edit(input: &mut Unstructured<'_>, bytes: &mut Vec<u8>, donor: &[u8]) -> Result<()> {
    let way = input.int_in_range(0..=7)?;
    let at = input.int_in_range(0..=bytes.len())?;
    let mut len_up_to = |max: usize| input.int_in_range(0..=max.min(MAX_LEN));
    match way {
        0 => {
            let bit = input.int_in_range(0..=7)?;
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << bit;
            }
        }
        1 => {
            let len = len_up_to((bytes.len() - at).min(8))?;
            bytes[at..at + len].copy_from_slice(input.bytes(len)?);
        }
        2 => {
            let len = len_up_to(bytes.len() - at)?;
            bytes.drain(at..at + len);
        }
        3 => {
            let len = len_up_to(8)?;
            bytes.splice(at..at, input.bytes(len)?.iter().copied());
        }
        4 => bytes.truncate(at),
        5 => {
            let len = len_up_to(bytes.len() - at)?;
            let part = bytes[at..at + len].to_vec();
            let to = input.int_in_range(0..=bytes.len())?;
            bytes.splice(to..to, part);
        }
        6 => {
            let from = input.int_in_range(0..=bytes.len())?;
            let len = input.int_in_range(0..=MAX_LEN.min(bytes.len() - at.max(from)))?;
            let (part, other) = (
                bytes[at..at + len].to_vec(),
                bytes[from..from + len].to_vec(),
            );
            bytes[at..at + len].copy_from_slice(&other);
            bytes[from..from + len].copy_from_slice(&part);
        }
        _ => {
            let len = len_up_to(bytes.len().min(donor.len()).saturating_sub(at))?;
            if let Some(part) = donor.get(at..at + len) {
                bytes[at..at + len].copy_from_slice(part);
            }
        }
    }
    Ok(())
}
