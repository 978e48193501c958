//! What only an author of envelopes can make: authentic ones that no writer of ours would write, and drafts just
//! outside each limit.

mod by_hand;
mod slots;

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec;

use getrandom::SysRng;

use super::*;
use crate::envelope::MAX_SLOTS;
use crate::primitives;
use crate::secret::Key;
use by_hand::{ByHand, CONTENT_KEY, secret};

#[test]
fn what_is_made_by_hand_opens() {
    let opened = ByHand::with_boxes(2).open().ok().unwrap();
    assert_eq!(opened.boxes.len(), 2);
}

/// The right key under another commitment: an envelope that opens in two ways would begin like this.
#[test]
fn the_commitment_of_a_slot_and_of_a_box_counts() {
    let mut by_hand = ByHand::with_boxes(1);
    // slot_count, type, length, sid; then the commitment.
    by_hand.slots[1 + 3 + 8] ^= 1;
    assert_eq!(by_hand.open().err(), Some(Error::OpenFailed));

    let mut by_hand = ByHand::with_boxes(1);
    by_hand.boxes[0][16] ^= 1;
    assert_eq!(by_hand.open().err(), Some(Error::OpenFailed));
}

#[test]
fn a_context_has_one_form() {
    let core = |context: &[u8]| {
        let mut core = ByHand::new(Kind::Record, 1).core;
        core.splice(24..26, u16::to_be_bytes(context.len() as u16));
        core.splice(26..26, context.iter().copied());
        core
    };
    let open = |context: &[u8]| {
        let mut by_hand = ByHand::with_core(core(context));
        by_hand.boxes = vec![vec![0; 320]];
        by_hand.open().err()
    };
    let pair = |key: &str, value: &str| {
        let mut pair = vec![key.len() as u8];
        pair.extend_from_slice(key.as_bytes());
        pair.extend_from_slice(&u16::to_be_bytes(value.len() as u16));
        pair.extend_from_slice(value.as_bytes());
        pair
    };
    // The box is none: a context that is well-formed is passed, and the box is what fails.
    let well_formed = Some(Error::OpenFailed);
    let (a, b) = (pair("a", "1"), pair("b", "2"));
    for wrong in [
        [b.as_slice(), &a].concat(),
        [a.as_slice(), &a].concat(),
        pair("A", ""),
        pair("", ""),
        pair("a/b", ""),
        pair(&"k".repeat(65), ""),
        pair("k", &"v".repeat(513)),
        vec![1, b'k', 0, 1, 0xff],
        vec![1, b'k', 0, 2, b'v'],
    ] {
        assert_eq!(open(&wrong), Some(Error::Malformed), "{wrong:?}");
    }
    assert_eq!(open(&[a.as_slice(), &b].concat()), well_formed);
    assert_eq!(open(&pair(&"k".repeat(64), &"v".repeat(512))), well_formed);
    // 8 pairs of 515 bytes are 4,120.
    let long: Vec<u8> = (b'a'..=b'h')
        .flat_map(|key| pair(&String::from(key as char), &"v".repeat(511)))
        .collect();
    assert_eq!(open(&long), Some(Error::LimitExceeded));
}

#[test]
fn a_context_is_built_within_its_limits() {
    let insert = |key: &str, value: &str| Context::new().insert(key, value);
    assert_eq!(insert(&"k".repeat(64), &"v".repeat(512)), Ok(()));
    for (key, value) in [
        ("", String::new()),
        ("K", String::new()),
        ("k ", String::new()),
        ("\u{e4}", String::new()),
        ("k", "v".repeat(513)),
    ] {
        assert_eq!(insert(key, &value), Err(Error::InvalidArgument), "{key}");
    }
    assert_eq!(insert(&"k".repeat(65), ""), Err(Error::InvalidArgument));

    let mut context = Context::new();
    for key in ["a", "b", "c", "d", "e", "f", "g"] {
        context.insert(key, &"v".repeat(512)).unwrap();
    }
    assert_eq!(
        context.insert("a", ""),
        Err(Error::InvalidArgument),
        "twice"
    );
    // 7 pairs of 516 bytes leave 484.
    assert_eq!(
        context.insert("h", &"v".repeat(481)),
        Err(Error::InvalidArgument)
    );
    assert_eq!(context.insert("h", &"v".repeat(480)), Ok(()));
}

#[test]
fn a_last_chunk_is_empty_only_alone() {
    let mut by_hand = ByHand::with_boxes(1);
    let core_hash = core_hash(&by_hand.core);
    let schedule = Schedule::for_writing(ContentKey(Key::new(CONTENT_KEY)), core_hash);
    let salt = [7; 16];
    let key = schedule.field_key(0);
    let (key, commitment) =
        crate::schedule::CommittedKey::derive(&key, &[crate::schedule::label!("box"), &salt])
            .for_writing();
    // A whole chunk that says that it is not the last, and an empty one that says that it is.
    let mut chunk = crate::padding::pad(&[b' '; 65_532]).unwrap();
    let first = primitives::aead_seal(&key, &[0; 12], &mut chunk);
    let last = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1];
    let second = primitives::aead_seal(&key, &last, &mut []);
    by_hand.boxes[0] = [salt.as_slice(), &commitment, &chunk, &first, &second].concat();
    assert_eq!(by_hand.open().err(), Some(Error::Malformed));
}

#[test]
fn a_file_is_authentic_before_it_is_refused() {
    let mut by_hand = ByHand::new(Kind::File, 0);
    assert_eq!(by_hand.open().err(), Some(Error::WrongKind));
    by_hand.slots[20] ^= 1;
    assert_eq!(by_hand.open().err(), Some(Error::OpenFailed));
    assert_eq!(
        ByHand::new(Kind::File, 1).open().err(),
        Some(Error::LimitExceeded)
    );
}

#[test]
fn each_box_has_a_salt_of_its_own() {
    let draft = Draft {
        kind: Kind::Record,
        context: &Context::new(),
        boxes: &[b"{}".as_slice(); 3],
    };
    let sealed = super::seal(&mut SysRng, draft, &[Holder::SharedSecret(&secret())]).unwrap();
    let Body::Boxes(boxes) = ParsedEnvelope::parse(&sealed.envelope).unwrap().body else {
        panic!("a record has boxes");
    };
    let salts = boxes
        .iter()
        .map(|sealed| sealed.first_chunk::<16>().unwrap());
    let salts: BTreeSet<_> = salts.collect();
    assert_eq!(salts.len(), 3);
    assert!(!salts.contains(&[0; 16]));
}

#[test]
fn drafts_outside_the_limits_are_refused() {
    let seal = |kind, boxes: &[&[u8]], holders: usize| {
        let draft = Draft {
            kind,
            context: &Context::new(),
            boxes,
        };
        let secret = secret();
        let holders: Vec<_> = (0..holders)
            .map(|_| Holder::SharedSecret(&secret))
            .collect();
        super::seal(&mut SysRng, draft, &holders).map(drop)
    };
    let invalid = Err(Error::InvalidArgument);
    assert_eq!(seal(Kind::Record, &[], 1), invalid);
    assert_eq!(
        seal(Kind::Record, &vec![b"".as_slice(); MAX_BOXES], 1),
        Ok(())
    );
    assert_eq!(
        seal(Kind::Record, &vec![b"".as_slice(); MAX_BOXES + 1], 1),
        invalid
    );
    assert_eq!(
        seal(Kind::Record, &vec![b"".as_slice(); 65_537], 1),
        invalid
    );
    assert_eq!(seal(Kind::File, &[b""], 1), invalid);
    assert_eq!(seal(Kind::Note, &[b""], 0), invalid);
    assert_eq!(seal(Kind::Note, &[b""], MAX_SLOTS), Ok(()));
    assert_eq!(seal(Kind::Note, &[b""], MAX_SLOTS + 1), invalid);
    // The same megabyte, 129 times: beyond the limit, before any of it is copied.
    let megabyte = vec![0; 1 << 20];
    assert_eq!(
        seal(Kind::Record, &vec![megabyte.as_slice(); 129], 1),
        Err(Error::LimitExceeded)
    );
}

#[test]
fn what_is_read_is_written_again_to_the_byte() {
    let mut by_hand = ByHand::with_boxes(3);
    // A slot of a type that is not known, as a newer writer may add: two bytes.
    by_hand.slots[0] += 1;
    by_hand.slots.extend_from_slice(&[200, 0, 2, 0xab, 0xcd]);
    let (boxes, file) = (by_hand.finish(), ByHand::new(Kind::File, 0).finish());
    assert!(by_hand.open().is_ok());
    for envelope in [boxes, [file.as_slice(), &[7; 500]].concat()] {
        let parsed = ParsedEnvelope::parse(&envelope).unwrap();
        assert_eq!(parsed.write(), envelope);
    }
}
