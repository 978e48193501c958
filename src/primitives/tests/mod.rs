//! Third-party vectors for what we call of each primitive.

mod by_hand;
mod wycheproof;

use alloc::string::String;
use alloc::vec::Vec;

use proptest::prelude::*;

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

/// RFC 7748, 6.1, as it is written: with a multiplication, by a scalar that stands for all of them.
fn x25519_secret_is_zero(share: &[u8; 32]) -> bool {
    x25519_dalek::x25519([1; 32], *share) == [0; 32]
}

/// The list and the multiplication agree on the shares of the list, on all that are one bit from them, and on the
/// numbers that can be written twice: 0 to 18, which are also p to 2^255 - 1.
#[test]
fn the_shares_on_the_list_and_no_others_give_the_zero_secret() {
    let near = small_order::SMALL_ORDER.into_iter().flat_map(|share| {
        let changed = (0..256).map(move |bit| {
            let mut changed = share;
            changed[bit / 8] ^= 1 << (bit % 8);
            changed
        });
        changed.chain([share])
    });
    let twice_written = (0..19).flat_map(|low| {
        let (mut first, mut second) = ([0; 32], [0xff; 32]);
        (first[0], second[0], second[31]) = (low, 0xed + low, 0x7f);
        [first, second]
    });
    let mut zeros = 0;
    for share in near.chain(twice_written) {
        let is_zero = x25519_secret_is_zero(&share);
        assert_eq!(x25519_part_contributes(&share), !is_zero, "{share:?}");
        zeros += usize::from(is_zero);
    }
    // 7 as they are, 7 with the bit that does not count, 6 that are one bit from another, and 4 written twice.
    assert_eq!(zeros, 24);
    assert!(!x25519_part_contributes(&[9; 31]));
}

/// Other scalars agree with the one above: no clamped scalar sends these shares elsewhere.
#[test]
fn a_share_of_small_order_gives_the_zero_secret_with_every_scalar() {
    for share in small_order::SMALL_ORDER {
        for scalar in [[0; 32], [7; 32], [0x5a; 32], [0xff; 32]] {
            assert_eq!(x25519_dalek::x25519(scalar, share), [0; 32], "{share:?}");
        }
    }
}

proptest! {
    #[test]
    fn any_share_is_judged_as_the_multiplication_judges_it(share: [u8; 32]) {
        prop_assert_eq!(x25519_part_contributes(&share), !x25519_secret_is_zero(&share));
    }
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
