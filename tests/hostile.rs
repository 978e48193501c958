//! A hostile header is refused before it costs memory. (Argon2id is its memory, so also before it costs time.)
//!
//! One test in a file of its own: it counts the memory of the whole process.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use common::layout::Layout;
use common::{cheap, context, error, open, passphrase, seal, secret};
use peak_alloc::PeakAlloc;
use sealform::{Error, Holder, Kind, Opener, inspect};

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// What reading a small honest envelope may take.
const MODEST: usize = 64 << 10;

/// `number`, as big-endian bytes, over the bytes at `at`.
fn overwrite(envelope: &[u8], at: usize, number: &[u8]) -> Vec<u8> {
    let mut changed = envelope.to_vec();
    changed[at..at + number.len()].copy_from_slice(number);
    changed
}

#[test]
fn hostile_headers_cost_nothing() {
    let (words, secret) = (passphrase("words"), secret(1));
    let holders = [
        Holder::Passphrase(&words, cheap()),
        Holder::SharedSecret(&secret),
    ];
    let context = context(&[("form", "intake")]);
    let honest = seal(Kind::Record, &context, &[b"{}"], &holders)
        .unwrap()
        .envelope;
    let layout = Layout::of(&honest);
    let (cost, last_slot) = (layout.slots[0].body.start, layout.slots[1].len.start);

    let cost_of = |m: u32, t: u8, p: u8| {
        let [a, b, c, d] = m.to_be_bytes();
        overwrite(&honest, cost, &[a, b, c, d, t, p])
    };
    let cases = [
        (
            "boxes beyond 4,096",
            overwrite(&honest, layout.box_count.start, &[0x10, 1]),
            Error::LimitExceeded,
        ),
        (
            "no boxes",
            overwrite(&honest, layout.box_count.start, &[0, 0]),
            Error::LimitExceeded,
        ),
        (
            "4,096 boxes that are not there",
            overwrite(&honest, layout.box_count.start, &[0x10, 0]),
            Error::Malformed,
        ),
        (
            "a context of 65,535 bytes",
            overwrite(&honest, layout.context_len.start, &[0xff; 2]),
            Error::LimitExceeded,
        ),
        (
            "no slots",
            overwrite(&honest, layout.slot_count, &[0]),
            Error::LimitExceeded,
        ),
        (
            "33 slots",
            overwrite(&honest, layout.slot_count, &[33]),
            Error::LimitExceeded,
        ),
        (
            "255 slots",
            overwrite(&honest, layout.slot_count, &[255]),
            Error::LimitExceeded,
        ),
        (
            "32 slots that are not there",
            overwrite(&honest, layout.slot_count, &[32]),
            Error::Malformed,
        ),
        (
            "a slot of 65,535 bytes",
            overwrite(&honest, last_slot, &[0xff; 2]),
            Error::Malformed,
        ),
        (
            "a box of 4 GiB",
            overwrite(&honest, layout.boxes[0].len.start, &[0xff; 4]),
            Error::Malformed,
        ),
        (
            "Argon2id over 4 TiB",
            cost_of(u32::MAX, 1, 1),
            Error::LimitExceeded,
        ),
        (
            "Argon2id over 257 MiB",
            cost_of(262_145, 1, 1),
            Error::LimitExceeded,
        ),
        (
            "Argon2id of 17 passes",
            cost_of(8, 17, 1),
            Error::LimitExceeded,
        ),
        (
            "Argon2id of no pass",
            cost_of(8, 0, 1),
            Error::LimitExceeded,
        ),
        (
            "Argon2id of 5 lanes",
            cost_of(64, 1, 5),
            Error::LimitExceeded,
        ),
        (
            "Argon2id of no lane",
            cost_of(8, 1, 0),
            Error::LimitExceeded,
        ),
        (
            "Argon2id with less than 8 KiB a lane",
            cost_of(31, 1, 4),
            Error::LimitExceeded,
        ),
        (
            "Argon2id of 5 passes over 256 MiB",
            cost_of(262_144, 5, 1),
            Error::LimitExceeded,
        ),
    ];
    for (what, envelope, expected) in cases {
        let before = ALLOCATOR.current_usage();
        ALLOCATOR.reset_peak_usage();
        let seen = inspect(&envelope).err();
        let opened = error(open(&envelope, Opener::Passphrase(&words)));
        let cost = ALLOCATOR.peak_usage() - before;
        assert_eq!((seen, opened), (Some(expected), Some(expected)), "{what}");
        assert!(cost < MODEST, "{what} cost {cost} bytes");
    }

    five_passphrase_slots_are_not_tried(&honest, &layout);
}

/// Each would be within the limits, and together they would cost five times the most that is allowed.
fn five_passphrase_slots_are_not_tried(honest: &[u8], layout: &Layout) {
    let costly = 262_144u32.to_be_bytes();
    let slot = &overwrite(honest, layout.slots[0].body.start, &costly)[layout.slots[0].whole()];
    let mut envelope = honest[..layout.slot_count].to_vec();
    envelope.push(5);
    (0..5).for_each(|_| envelope.extend_from_slice(slot));
    envelope.extend_from_slice(&honest[layout.slots_mac.start..]);

    let words = passphrase("words");
    let before = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    let refused = error(open(&envelope, Opener::Passphrase(&words)));
    assert_eq!(refused, Some(Error::LimitExceeded));
    assert!(ALLOCATOR.peak_usage() - before < MODEST);
}
