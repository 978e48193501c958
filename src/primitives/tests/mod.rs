//! Third-party vectors for what we call of each primitive.

mod by_hand;
mod wycheproof;

use alloc::string::String;
use alloc::vec::Vec;

use super::*;

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
    let order_8 = from_hex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800");
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

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(|byte| alloc::format!("{byte:02x}"))
        .collect()
}

fn from_hex<const N: usize>(text: &str) -> [u8; N] {
    let digits = (0..text.len()).step_by(2).map(|at| &text[at..at + 2]);
    let bytes: Vec<u8> = digits
        .map(|byte| u8::from_str_radix(byte, 16).unwrap())
        .collect();
    bytes.try_into().unwrap()
}
