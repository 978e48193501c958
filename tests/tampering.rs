//! Whatever a host does to an envelope is refused, and with the right code.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use common::layout::Layout;
use common::three_holders::{Fixture, HYBRID, PASSPHRASE, SECRET};
use common::{cheap, context, error, identity, open, passphrase, seal, secret};
use sealform::{Context, Error, Expected, Holder, Kind, Opener};

#[test]
fn every_truncation_and_every_addition_is_refused() {
    let fixture = Fixture::new();
    let whole = &fixture.sealed.envelope;
    for len in 0..whole.len() {
        let refused = error(open(&whole[..len], Opener::SharedSecret(&fixture.secret)));
        assert_eq!(refused, Some(Error::Malformed), "cut to {len}");
    }
    let longer = [whole.as_slice(), &[0]].concat();
    fixture.assert_refused(&longer, Error::Malformed, "a byte more");
}

#[test]
fn boxes_cannot_be_reordered_cut_or_repeated() {
    let fixture = Fixture::new();
    let whole = &fixture.sealed.envelope;
    let layout = Layout::of(whole);
    let [manifest, one, two] = [0, 1, 2].map(|i| &whole[layout.boxes[i].whole()]);
    let header = &whole[..layout.boxes[0].len.start];

    let swapped = [header, manifest, two, one].concat();
    fixture.assert_refused(&swapped, Error::OpenFailed, "reordered");
    let repeated = [header, manifest, one, one].concat();
    fixture.assert_refused(&repeated, Error::OpenFailed, "repeated");

    let mut cut = [header, manifest, one].concat();
    cut[layout.box_count.clone()].copy_from_slice(&2u16.to_be_bytes());
    fixture.assert_refused(&cut, Error::OpenFailed, "cut");
    fixture.assert_refused(
        &[header, manifest, one].concat(),
        Error::Malformed,
        "missing",
    );
}

#[test]
fn boxes_and_headers_of_two_envelopes_do_not_mix() {
    let fixture = Fixture::new();
    let holders = [
        Holder::Recipient(fixture.identities[0].recipient()),
        Holder::Passphrase(&fixture.passphrase, cheap()),
        Holder::SharedSecret(&fixture.secret),
    ];
    let boxes: [&[u8]; 3] = [b"{}", b"{\"name\":\"a\"}", b"{\"name\":\"b\"}"];
    let context = context(&[("card", "sha256-x"), ("form", "intake")]);
    let other = seal(Kind::Record, &context, &boxes, &holders)
        .unwrap()
        .envelope;
    let whole = &fixture.sealed.envelope;
    assert_eq!(whole.len(), other.len(), "the two are alike");

    let layout = Layout::of(whole);
    let mut parts = vec![8..24, layout.commitment.clone(), layout.slots_mac.clone()];
    parts.extend(layout.slots.iter().map(|slot| slot.whole()));
    parts.extend(layout.boxes.iter().map(|sealed| sealed.whole()));
    for part in parts {
        let mut spliced = whole.clone();
        spliced[part.clone()].copy_from_slice(&other[part.clone()]);
        fixture.assert_refused(&spliced, Error::OpenFailed, &format!("splice of {part:?}"));
    }
}

#[test]
fn a_slot_cannot_be_removed_added_or_moved() {
    let fixture = Fixture::new();
    let whole = &fixture.sealed.envelope;
    let layout = Layout::of(whole);
    for removed in [HYBRID, PASSPHRASE, SECRET] {
        let mut envelope = whole.clone();
        envelope.drain(layout.slots[removed].whole());
        envelope[layout.slot_count] -= 1;
        for (slot, opener) in fixture.openers() {
            let expected = if slot == removed {
                Error::NoSlot
            } else {
                Error::OpenFailed
            };
            assert_eq!(
                error(open(&envelope, opener)),
                Some(expected),
                "{removed} removed"
            );
        }
    }

    let mut added = whole.clone();
    let unknown = [0xf0, 0, 2, 1, 2];
    added.splice(layout.slots_mac.start..layout.slots_mac.start, unknown);
    added[layout.slot_count] += 1;
    fixture.assert_refused(&added, Error::OpenFailed, "added");

    let [first, second, third] = [0, 1, 2].map(|i| &whole[layout.slots[i].whole()]);
    let start = &whole[..=layout.slot_count];
    let rest = &whole[layout.slots_mac.start..];
    let moved = [start, third, first, second, rest].concat();
    fixture.assert_refused(&moved, Error::OpenFailed, "moved");
}

#[test]
fn another_kind_or_context_than_expected_is_refused() {
    let fixture = Fixture::new();
    let open = |kind, expected: &Context| {
        let expected = Expected {
            kind,
            context: expected,
        };
        let opener = Opener::SharedSecret(&fixture.secret);
        error(sealform::open(&fixture.sealed.envelope, opener, expected))
    };
    let right = context(&[("form", "intake")]);
    assert_eq!(open(Some(Kind::Record), &right), None);
    assert_eq!(open(None, &context(&[])), None);
    for kind in [Kind::File, Kind::Keyring, Kind::Note] {
        assert_eq!(open(Some(kind), &right), Some(Error::WrongKind), "{kind:?}");
    }
    for pair in [("form", "exit"), ("form", ""), ("notebook", "intake")] {
        let wrong = context(&[pair]);
        assert_eq!(
            open(Some(Kind::Record), &wrong),
            Some(Error::WrongContext),
            "{pair:?}"
        );
    }
}

#[test]
fn another_key_is_refused() {
    let fixture = Fixture::new();
    let whole = &fixture.sealed.envelope;
    let wrong = passphrase("wrong");
    assert_eq!(
        error(open(whole, Opener::Passphrase(&wrong))),
        Some(Error::OpenFailed)
    );

    // That an envelope is not addressed to a key can be seen without one.
    let stranger = [identity()];
    assert_eq!(
        error(open(whole, Opener::Identities(&stranger))),
        Some(Error::NoSlot)
    );
    assert_eq!(
        error(open(whole, Opener::Identities(&[]))),
        Some(Error::NoSlot)
    );
    assert_eq!(
        error(open(whole, Opener::SharedSecret(&secret(8)))),
        Some(Error::NoSlot)
    );

    // A key that is addressed and does not fit looks like every other failure.
    let mut addressed = whole.clone();
    let kid = Layout::of(whole).slots[HYBRID].body.start;
    addressed[kid..kid + 8].copy_from_slice(&stranger[0].recipient().kid());
    assert_eq!(
        error(open(&addressed, Opener::Identities(&stranger))),
        Some(Error::OpenFailed)
    );
}
