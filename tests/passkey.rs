//! Slots for a passkey, with the outputs of an authenticator that does what WebAuthn and CTAP say, and does it on their
//! own test vectors first.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use common::{contents, context, error, open, seal};
use hmac::{Hmac, KeyInit, Mac};
use sealform::{Error, Holder, Kind, Opener, PrfOutputs, SlotInfo, inspect, prf_inputs};
use sha2::{Digest, Sha256};

const CREDENTIAL: &[u8] = b"a credential's id";

/// Web Authentication Level 3, 16.17.1.2: `authenticator_cred_random`, the inputs, and what becomes of them.
const CRED_RANDOM: &str = "437e065e723a98b2f08f39d8baf7c53ecb3c363c5e5104bdaaf5d5ca2e028154";
const EVAL: [&[u8]; 2] = [
    b"WebAuthn PRF test vectors\x02",
    b"WebAuthn PRF test vectors\x03",
];
const SALTS: [&str; 2] = [
    "527413ebb48293772df30f031c5ac4650c7de14bf9498671ae163447b6a772b3",
    "d68ac03329a10ee5e0ec834492bb9a96a0e547baf563bf78ccbe8789b22e776b",
];
const OUTPUTS: [&str; 2] = [
    "3c33e07d202c3b029cc21f1722767021bf27d595933b3d2b6a1b9d5dddc77fae",
    "a62a8773b19cda90d7ed4ef72a80a804320dbd3997e2f663805ad1fd3293d50b",
];

/// A credential with the extension, inside a browser: an input goes in, an output comes out.
struct Passkey {
    cred_random: [u8; 32],
}

impl Passkey {
    fn of_the_vectors() -> Self {
        let bytes = from_hex(CRED_RANDOM).try_into().unwrap();
        Self { cred_random: bytes }
    }

    /// `prf.eval` as WebAuthn, 10.1.4, maps it to CTAP's hmac-secret: `HMAC-SHA-256(CredRandom, salt)`.
    fn evaluate(&self, input: &[u8]) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.cred_random).unwrap();
        mac.update(&salt(input));
        mac.finalize().into_bytes().into()
    }

    fn answer(&self, nonce: &[u8; 16]) -> PrfOutputs {
        let [first, second] = prf_inputs(nonce).map(|input| self.evaluate(&input));
        PrfOutputs::from_slices(&first, &second).unwrap()
    }
}

/// The browser's part: `SHA-256("WebAuthn PRF" || 0x00 || input)`.
fn salt(input: &[u8]) -> [u8; 32] {
    let hash = Sha256::new().chain_update(b"WebAuthn PRF\0");
    hash.chain_update(input).finalize().into()
}

fn from_hex(text: &str) -> Vec<u8> {
    let digits = text.as_bytes().chunks(2);
    digits
        .map(|byte| u8::from_str_radix(std::str::from_utf8(byte).unwrap(), 16).unwrap())
        .collect()
}

/// An envelope with one slot for each nonce, all of the same credential.
fn seal_to(passkey: &Passkey, nonces: &[[u8; 16]]) -> Vec<u8> {
    let outputs: Vec<_> = nonces.iter().map(|nonce| passkey.answer(nonce)).collect();
    let holders: Vec<_> = nonces
        .iter()
        .zip(&outputs)
        .map(|(nonce, outputs)| Holder::Passkey {
            credential_id: CREDENTIAL,
            nonce,
            outputs,
        })
        .collect();
    let sealed = seal(Kind::Keyring, &context(&[]), &[b"a keyring"], &holders);
    sealed.unwrap().envelope
}

fn opening(envelope: &[u8], outputs: &PrfOutputs) -> Option<Error> {
    let opener = Opener::Passkey {
        credential_id: CREDENTIAL,
        outputs,
    };
    error(open(envelope, opener))
}

#[test]
fn the_passkey_here_is_the_one_of_the_w3c_vectors() {
    let passkey = Passkey::of_the_vectors();
    for ((input, salt_there), output_there) in EVAL.iter().zip(SALTS).zip(OUTPUTS) {
        assert_eq!(salt(input).as_slice(), from_hex(salt_there));
        assert_eq!(passkey.evaluate(input).as_slice(), from_hex(output_there));
    }
}

#[test]
fn a_passkey_opens_its_slots() {
    let passkey = Passkey::of_the_vectors();
    let nonces = [[1; 16], [2; 16]];
    let envelope = seal_to(&passkey, &nonces);
    // As a page does it: the nonce is read from the envelope, and the passkey is asked with it.
    let slots = inspect(&envelope).unwrap().slots;
    assert_eq!(slots.len(), 2);
    for (slot, expected) in slots.iter().zip(nonces) {
        let SlotInfo::Passkey {
            credential_id,
            nonce,
        } = slot
        else {
            panic!("a slot of another type");
        };
        assert_eq!((credential_id.as_slice(), *nonce), (CREDENTIAL, expected));
        let outputs = passkey.answer(nonce);
        let opener = Opener::Passkey {
            credential_id,
            outputs: &outputs,
        };
        let opened = open(&envelope, opener).ok().unwrap();
        assert_eq!(contents(&opened), [b"a keyring"]);
    }
}

#[test]
fn nothing_but_both_outputs_of_this_passkey_opens() {
    let passkey = Passkey::of_the_vectors();
    let other = Passkey {
        cred_random: [9; 32],
    };
    let nonce = [1; 16];
    let envelope = seal_to(&passkey, &[nonce]);
    let [first, second] = prf_inputs(&nonce).map(|input| passkey.evaluate(&input));
    let [other_first, other_second] = prf_inputs(&nonce).map(|input| other.evaluate(&input));
    let outputs = |a: &[u8], b: &[u8]| PrfOutputs::from_slices(a, b);
    assert_eq!(opening(&envelope, &outputs(&first, &second).unwrap()), None);

    for (what, a, b) in [
        ("another passkey", other_first, other_second),
        ("swapped", second, first),
        ("the first twice", first, first),
        ("the second twice", second, second),
        ("only the first", first, other_second),
        ("only the second", other_first, second),
    ] {
        let refused = opening(&envelope, &outputs(&a, &b).unwrap());
        assert_eq!(refused, Some(Error::OpenFailed), "{what}");
    }
    let of_another_nonce = passkey.answer(&[2; 16]);
    let refused = opening(&envelope, &of_another_nonce);
    assert_eq!(refused, Some(Error::OpenFailed));

    // An authenticator that answers one input only has no second output.
    assert_eq!(outputs(&first, b"").err(), Some(Error::InvalidSecret));
    assert_eq!(outputs(b"", &second).err(), Some(Error::InvalidSecret));
    // Nor do both at once count as one.
    let both = [first, second].concat();
    assert_eq!(outputs(&both, b"").err(), Some(Error::InvalidSecret));
}

#[test]
fn another_credential_has_no_slot() {
    let passkey = Passkey::of_the_vectors();
    let envelope = seal_to(&passkey, &[[1; 16]]);
    let opener = Opener::Passkey {
        credential_id: b"another id",
        outputs: &passkey.answer(&[1; 16]),
    };
    assert_eq!(error(open(&envelope, opener)), Some(Error::NoSlot));
}
