//! Slots that no writer of ours would write, and holders just outside each limit.

use alloc::vec;

use getrandom::SysRng;

use super::super::*;
use super::by_hand::{ByHand, open_any};
use crate::slots::PrfOutputs;

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
