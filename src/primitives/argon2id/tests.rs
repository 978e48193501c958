use alloc::vec;
use alloc::vec::Vec;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use proptest::prelude::*;

fn ours(password: &[u8], salt: &[u8], params: &Params) -> [u8; 32] {
    let mut memory = vec![Block::new(); params.block_count()];
    super::argon2id(password, salt, params, &mut memory)
}

fn of_the_crate(password: &[u8], salt: &[u8], params: &Params) -> [u8; 32] {
    let mut memory = vec![Block::new(); params.block_count()];
    let mut tag = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone())
        .hash_password_into_with_memory(password, salt, &mut tag, &mut memory)
        .unwrap();
    tag
}

fn assert_equal(password: &[u8], salt: &[u8], (m, t, p): (u32, u32, u32)) {
    let params = Params::new(m, t, p, Some(32)).unwrap();
    let tags = [ours, of_the_crate].map(|argon2id| argon2id(password, salt, &params));
    assert_eq!(tags[0], tags[1], "m={m} t={t} p={p}");
}

/// Every lane count we read, the least memory and what does not divide by it, and segments on both sides of the
/// 128 addresses that a block holds.
#[test]
fn equals_the_crate_at_every_edge_of_the_cost() {
    for p in 1..=4 {
        let small = 8 * p..=8 * p + 17;
        let around_addresses = [127, 128, 129, 255, 256, 257].map(|segment| 4 * p * segment);
        let with_remainder = [4 * p * 128 + 1, 4 * p * 129 - 1];
        for m in small.chain(around_addresses).chain(with_remainder) {
            for t in 1..=3 {
                assert_equal(b"password", &[0x5a; 16], (m, t, p));
            }
        }
    }
}

#[test]
fn equals_the_crate_at_every_number_of_passes() {
    for t in 1..=16 {
        assert_equal(b"password", &[0x5a; 16], (64, t, 1));
        assert_equal(b"password", &[0x5a; 16], (67, t, 4));
    }
}

/// BLAKE2b takes 128 bytes at a time.
#[test]
fn equals_the_crate_at_every_length_of_the_password() {
    let password: Vec<u8> = (0..=255).cycle().take(65_536).collect();
    for len in (0..=300).chain([4096, 65_535, 65_536]) {
        assert_equal(&password[..len], &[0x5a; 16], (8, 1, 1));
    }
}

#[test]
fn equals_the_crate_at_the_cost_that_is_written() {
    assert_equal(b"password", &[0x5a; 16], (65_536, 3, 1));
}

proptest! {
    #[test]
    fn equals_the_crate(
        password: Vec<u8>,
        salt: [u8; 16],
        m in 32_u32..3000,
        t in 1_u32..=4,
        p in 1_u32..=4,
    ) {
        assert_equal(&password, &salt, (m, t, p));
    }
}
