//! Each bit of an envelope, changed: it is refused, and with a code that says what the bit was for.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use common::layout::Layout;
use common::three_holders::{Fixture, PASSPHRASE};
use common::{error, open};
use sealform::{Error, Opener};

/// The errors that may come of a changed bit at `offset`, for the holder of slot `own`.
fn allowed(layout: &Layout, offset: usize, own: usize) -> &'static [Error] {
    const LENGTH: &[Error] = &[Error::Malformed, Error::LimitExceeded, Error::Unsupported];
    match offset {
        0..3 => return &[Error::Malformed],
        // One bit of the kind makes a keyring of a record, which is known, and not what was sealed.
        5 => return &[Error::Unsupported, Error::OpenFailed],
        3..8 => return &[Error::Unsupported],
        8..24 => return &[Error::OpenFailed],
        _ => {}
    }
    let is_length = layout.context_len.contains(&offset)
        || layout.box_count.contains(&offset)
        || layout.slot_count == offset
        || layout.slots.iter().any(|slot| slot.len.contains(&offset))
        || layout
            .boxes
            .iter()
            .any(|sealed| sealed.len.contains(&offset));
    if is_length {
        return LENGTH;
    }
    if layout.context.contains(&offset) {
        return &[Error::Malformed, Error::OpenFailed];
    }
    for (index, slot) in layout.slots.iter().enumerate() {
        let own_id = match index {
            // The cost of a passphrase slot may leave the limits.
            PASSPHRASE if (slot.body.start..slot.body.start + 6).contains(&offset) => {
                return &[Error::LimitExceeded, Error::OpenFailed];
            }
            PASSPHRASE => 0..0,
            _ => slot.body.start..slot.body.start + 8,
        };
        if offset == slot.number {
            // It is now of another type: of an unknown one, or not of the length that its type has.
            return match index == own {
                true => &[Error::NoSlot, Error::Malformed, Error::LimitExceeded],
                false => &[Error::OpenFailed, Error::Malformed, Error::LimitExceeded],
            };
        }
        if index == own && own_id.contains(&offset) {
            return &[Error::NoSlot];
        }
    }
    &[Error::OpenFailed]
}

#[test]
fn every_flipped_bit_is_refused() {
    let fixture = Fixture::new();
    let layout = Layout::of(&fixture.sealed.envelope);
    let mut envelope = fixture.sealed.envelope.clone();
    for offset in 0..envelope.len() {
        for bit in 0..8 {
            envelope[offset] ^= 1 << bit;
            for (slot, opener) in fixture.openers() {
                let refused = error(open(&envelope, opener)).expect("a changed envelope opened");
                let allowed = allowed(&layout, offset, slot);
                assert!(
                    allowed.contains(&refused),
                    "byte {offset} bit {bit} slot {slot}: {refused:?}"
                );
            }
            envelope[offset] ^= 1 << bit;
        }
    }
    assert!(
        open(&envelope, Opener::SharedSecret(&fixture.secret)).is_ok(),
        "all bits are back"
    );
}
