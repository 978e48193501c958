//! The points that give every sender and recipient the same X25519 secret.

/// Whether `share` is a u-coordinate of a point of small order, for which every X25519 secret is all zeros
/// (RFC 7748, 6.1).
///
/// A clamped scalar is 8 times a number below the prime orders of curve and twist, so it sends these points to
/// zero and no others: a share can be judged by itself, without a multiplication.
pub(super) fn is_of_small_order(share: &[u8; 32]) -> bool {
    let mut u = *share;
    // RFC 7748, 5: the highest bit does not count.
    u[31] &= 0x7f;
    // Shares are public, so the comparison may tell by its time.
    SMALL_ORDER.contains(&u)
}

/// All of them, on Curve25519 (of order 1, 2, 4 and 8) and on its twist (1, 2 and 4), in every way to write them in
/// 255 bits, little-endian. With p = 2^255 - 19:
pub(super) const SMALL_ORDER: [[u8; 32]; 7] = [
    // 0 and 1,
    bytes(0x00, 0x00, 0x00),
    bytes(0x01, 0x00, 0x00),
    // the two of order 8,
    [
        0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f, 0xc4,
        0x6a, 0xda, 0x09, 0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49,
        0xb8, 0x00,
    ],
    [
        0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1, 0x55, 0x9c, 0x83, 0xef,
        0x5b, 0x04, 0x44, 0x5c, 0xc4, 0x58, 0x1c, 0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd, 0xd0, 0x9f,
        0x11, 0x57,
    ],
    // p - 1, p and p + 1.
    bytes(0xec, 0xff, 0x7f),
    bytes(0xed, 0xff, 0x7f),
    bytes(0xee, 0xff, 0x7f),
];

const fn bytes(first: u8, between: u8, last: u8) -> [u8; 32] {
    let mut bytes = [between; 32];
    bytes[0] = first;
    bytes[31] = last;
    bytes
}
