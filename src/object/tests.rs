//! What only an author of envelopes can make: authentic ones that no writer of ours would write, and drafts just
//! outside each limit.

use alloc::string::String;
use alloc::vec;

use getrandom::SysRng;

use super::*;
use crate::envelope::MAX_SLOTS;
use crate::primitives;
use crate::secret::{Key, SharedSecret};
use crate::slots::PrfOutputs;

const CONTENT_KEY: [u8; 32] = [3; 32];

fn secret() -> SharedSecret {
    SharedSecret::from_slice(&[9; 32]).unwrap()
}

/// An envelope by hand: authentic whatever is in it. `edit` gets its slots, and `boxes` are as they lie there.
struct ByHand {
    core: Vec<u8>,
    slots: Vec<u8>,
    boxes: Vec<Vec<u8>>,
}

impl ByHand {
    fn new(kind: Kind, box_count: u16) -> Self {
        let core = ObjectCore {
            kind,
            object_id: ObjectId([1; 16]),
            context: Context::new(),
            box_count,
        };
        Self::with_core(core.to_bytes())
    }

    fn with_core(core: Vec<u8>) -> Self {
        let content_key = ContentKey(Key::new(CONTENT_KEY));
        let holder = secret();
        let holders = [Holder::SharedSecret(&holder)];
        let slots = slots::wrap(&mut SysRng, &holders, &content_key, &core_hash(&core)).unwrap();
        let slots = write_slots(&slots);
        Self {
            core,
            slots,
            boxes: Vec::new(),
        }
    }

    fn with_boxes(box_count: u16) -> Self {
        let mut by_hand = Self::new(Kind::Record, box_count);
        let core_hash = core_hash(&by_hand.core);
        let schedule = Schedule::for_writing(ContentKey(Key::new(CONTENT_KEY)), &core_hash);
        let seal = |index| boxes::seal(&mut SysRng, &schedule.field_key(index), b"{}").unwrap();
        by_hand.boxes = (0..box_count).map(seal).collect();
        by_hand
    }

    fn finish(&self) -> Vec<u8> {
        let core_hash = core_hash(&self.core);
        let schedule = Schedule::for_writing(ContentKey(Key::new(CONTENT_KEY)), &core_hash);
        let mut envelope = [self.core.as_slice(), &schedule.commitment(), &self.slots].concat();
        envelope.extend_from_slice(&schedule.slots_mac(&self.slots));
        for sealed in &self.boxes {
            write_box(sealed, &mut envelope).unwrap();
        }
        envelope
    }

    fn open(&self) -> Result<Opened, Error> {
        open_any(&self.finish())
    }
}

fn open_any(envelope: &[u8]) -> Result<Opened, Error> {
    let expected = Expected {
        kind: None,
        context: &Context::new(),
    };
    open(envelope, Opener::SharedSecret(&secret()), expected)
}

#[test]
fn what_is_made_by_hand_opens() {
    let opened = ByHand::with_boxes(2).open().ok().unwrap();
    assert_eq!(opened.boxes.len(), 2);
}

#[test]
fn slots_of_unknown_types_are_passed_over() {
    let mut by_hand = ByHand::with_boxes(1);
    // Before the known one, of types that are not given yet, empty and not.
    let unknown = [&[5, 0, 4, 1, 2, 3, 4][..], &[0xf0, 0, 0], &[0, 0, 1, 9]].concat();
    by_hand.slots.splice(1..1, unknown);
    by_hand.slots[0] += 3;
    let envelope = by_hand.finish();
    assert!(open_any(&envelope).is_ok());
    let shown = inspect(&envelope).unwrap().slots;
    let unknown = |number| SlotInfo::Unknown { number };
    assert_eq!(shown[..3], [unknown(5), unknown(0xf0), unknown(0)]);
}

#[test]
fn a_known_slot_has_its_length() {
    for (number, body_len) in [(1, 1175), (1, 1177), (2, 101), (2, 103), (4, 87), (4, 89)] {
        let mut by_hand = ByHand::with_boxes(1);
        let mut slot = vec![number];
        slot.extend_from_slice(&u16::to_be_bytes(body_len));
        // A cost that is allowed, for the passphrase slot: 8 KiB, one pass, one lane.
        slot.extend_from_slice(&[0, 0, 0, 8, 1, 1]);
        slot.resize(3 + usize::from(body_len), 0);
        by_hand.slots.splice(1..1, slot);
        by_hand.slots[0] += 1;
        let refused = by_hand.open().err();
        assert_eq!(
            refused,
            Some(Error::Malformed),
            "type {number}, {body_len} bytes"
        );
    }
}

/// `nonce || cred_len || credential_id || commitment || wrapped`, where cred_len is what can lie.
#[test]
fn a_passkey_slot_has_the_length_of_its_credential() {
    let open = |cred_len: u16, credential_len: usize| {
        let mut by_hand = ByHand::with_boxes(1);
        let len = (16 + 2 + credential_len + 32 + 48) as u16;
        let mut slot = vec![3];
        slot.extend_from_slice(&len.to_be_bytes());
        slot.extend_from_slice(&[0; 16]);
        slot.extend_from_slice(&cred_len.to_be_bytes());
        slot.resize(3 + usize::from(len), 0);
        by_hand.slots.splice(1..1, slot);
        by_hand.slots[0] += 1;
        by_hand.open().err()
    };
    assert_eq!(open(1, 1), None);
    assert_eq!(open(1023, 1023), None);
    for (cred_len, credential_len) in [(0, 0), (1024, 1024), (7, 8), (9, 8), (0xffff, 8)] {
        let refused = open(cred_len, credential_len);
        assert_eq!(
            refused,
            Some(Error::Malformed),
            "{cred_len} for {credential_len}"
        );
    }
}

#[test]
fn a_passkey_opens_what_was_sealed_to_it() {
    let outputs = |byte| PrfOutputs::from_slices(&[byte; 32], &[byte + 1; 32]).unwrap();
    let (right, wrong) = (outputs(1), outputs(2));
    let nonce = [7; 16];
    let seal = |credential_id: &[u8]| {
        let draft = Draft {
            kind: Kind::Keyring,
            context: &Context::new(),
            boxes: &[b"{}"],
        };
        let holder = Holder::Passkey {
            credential_id,
            nonce: &nonce,
            outputs: &right,
        };
        super::seal(&mut SysRng, draft, &[holder])
    };
    let envelope = seal(b"credential").unwrap().envelope;
    let shown = inspect(&envelope).unwrap().slots;
    let expected = SlotInfo::Passkey {
        credential_id: b"credential".to_vec(),
        nonce,
    };
    assert_eq!(shown, [expected]);
    let open = |credential_id: &[u8], outputs: &PrfOutputs| {
        let opener = Opener::Passkey {
            credential_id,
            outputs,
        };
        let expected = Expected {
            kind: None,
            context: &Context::new(),
        };
        super::open(&envelope, opener, expected).err()
    };
    assert_eq!(open(b"credential", &right), None);
    assert_eq!(open(b"credential", &wrong), Some(Error::OpenFailed));
    assert_eq!(open(b"another", &right), Some(Error::NoSlot));
    assert_eq!(seal(b"").err(), Some(Error::InvalidArgument));
    assert_eq!(seal(&[0; 1024]).err(), Some(Error::InvalidArgument));
    assert_eq!(
        PrfOutputs::from_slices(&[0; 32], &[0; 31]).err(),
        Some(Error::InvalidSecret)
    );
}

#[test]
fn the_inputs_for_a_passkey_are_the_format_s() {
    let [first, second] = crate::prf_inputs(&[9; 16]);
    assert_eq!(
        first,
        [b"sealform/v1/passkey\0\x01".as_slice(), &[9; 16]].concat()
    );
    assert_eq!(
        second,
        [b"sealform/v1/passkey\0\x02".as_slice(), &[9; 16]].concat()
    );
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
    let schedule = Schedule::for_writing(ContentKey(Key::new(CONTENT_KEY)), &core_hash);
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
    assert_eq!(by_hand.open().err(), Some(Error::Unsupported));
    by_hand.slots[20] ^= 1;
    assert_eq!(by_hand.open().err(), Some(Error::OpenFailed));
    assert_eq!(
        ByHand::new(Kind::File, 1).open().err(),
        Some(Error::LimitExceeded)
    );
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

#[cfg(feature = "passphrase")]
#[test]
fn a_fifth_passphrase_is_refused_when_sealing() {
    let words = crate::Passphrase::from_utf8(b"words").ok().unwrap();
    let cost = Argon2Cost::new(8, 1, 1).unwrap();
    let seal = |count| {
        let draft = Draft {
            kind: Kind::Keyring,
            context: &Context::new(),
            boxes: &[b"{}"],
        };
        let holders: Vec<_> = (0..count)
            .map(|_| Holder::Passphrase(&words, cost))
            .collect();
        super::seal(&mut SysRng, draft, &holders).map(drop)
    };
    assert_eq!(seal(4), Ok(()));
    assert_eq!(seal(5), Err(Error::InvalidArgument));
}

#[cfg(feature = "passphrase")]
#[test]
fn passphrases_have_limits() {
    let passphrase = |bytes: &[u8]| crate::Passphrase::from_utf8(bytes).err();
    assert_eq!(passphrase(b"x"), None);
    assert_eq!(passphrase(&[b'x'; 65_536]), None);
    assert_eq!(passphrase(&[b'x'; 65_537]), Some(Error::InvalidPassphrase));
    assert_eq!(passphrase(b""), Some(Error::InvalidPassphrase));
    assert_eq!(passphrase(b"\xff"), Some(Error::InvalidPassphrase));
}
