//! Two 64-bit words that are calculated with at once: a vector of WASM.

use core::arch::wasm32::{
    i16x8_shuffle, i32x4_shuffle, i64x2_shuffle, u64x2, u64x2_add, u64x2_extmul_high_u32x4,
    u64x2_extmul_low_u32x4, u64x2_extract_lane, u64x2_shl, u64x2_shr, v128, v128_or, v128_xor,
};

#[derive(Clone, Copy)]
pub(super) struct Pair(v128);

impl Pair {
    #[inline(always)]
    pub(super) fn new(words: [u64; 2]) -> Self {
        Self(u64x2(words[0], words[1]))
    }

    #[inline(always)]
    pub(super) fn words(self) -> [u64; 2] {
        [
            u64x2_extract_lane::<0>(self.0),
            u64x2_extract_lane::<1>(self.0),
        ]
    }

    #[inline(always)]
    pub(super) fn xor(self, other: Self) -> Self {
        Self(v128_xor(self.0, other.0))
    }

    #[inline(always)]
    pub(super) fn add(self, other: Self) -> Self {
        Self(u64x2_add(self.0, other.0))
    }

    /// The products of the lower halves of the words of two pairs each.
    ///
    /// Both at once, because LLVM then multiplies 32-bit words; of one pair it makes a product of 64-bit words,
    /// which takes an engine twice as long.
    #[inline(always)]
    pub(super) fn multiply_low_halves(a: [Self; 2], b: [Self; 2]) -> [Self; 2] {
        let a = i32x4_shuffle::<0, 2, 4, 6>(a[0].0, a[1].0);
        let b = i32x4_shuffle::<0, 2, 4, 6>(b[0].0, b[1].0);
        [
            Self(u64x2_extmul_low_u32x4(a, b)),
            Self(u64x2_extmul_high_u32x4(a, b)),
        ]
    }

    #[inline(always)]
    pub(super) fn rotate_right_32(self) -> Self {
        Self(i32x4_shuffle::<1, 0, 3, 2>(self.0, self.0))
    }

    #[inline(always)]
    pub(super) fn rotate_right_24(self) -> Self {
        Self(v128_or(u64x2_shr(self.0, 24), u64x2_shl(self.0, 40)))
    }

    #[inline(always)]
    pub(super) fn rotate_right_16(self) -> Self {
        Self(i16x8_shuffle::<1, 2, 3, 0, 5, 6, 7, 4>(self.0, self.0))
    }

    #[inline(always)]
    pub(super) fn rotate_right_63(self) -> Self {
        Self(v128_or(u64x2_add(self.0, self.0), u64x2_shr(self.0, 63)))
    }

    /// The second word of this pair and the first of the other.
    #[inline(always)]
    pub(super) fn straddle(self, other: Self) -> Self {
        Self(i64x2_shuffle::<1, 2>(self.0, other.0))
    }
}
