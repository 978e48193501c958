//! `pair_wasm.rs` without vectors, so that the tests see the rest of the code on every machine.

#[derive(Clone, Copy)]
pub(super) struct Pair([u64; 2]);

impl Pair {
    pub(super) fn new(words: [u64; 2]) -> Self {
        Self(words)
    }

    pub(super) fn words(self) -> [u64; 2] {
        self.0
    }

    pub(super) fn xor(self, other: Self) -> Self {
        Self([self.0[0] ^ other.0[0], self.0[1] ^ other.0[1]])
    }

    pub(super) fn add(self, other: Self) -> Self {
        Self([
            self.0[0].wrapping_add(other.0[0]),
            self.0[1].wrapping_add(other.0[1]),
        ])
    }

    pub(super) fn multiply_low_halves(a: [Self; 2], b: [Self; 2]) -> [Self; 2] {
        let product = |a: u64, b: u64| u64::from(a as u32) * u64::from(b as u32);
        core::array::from_fn(|i| {
            Self([product(a[i].0[0], b[i].0[0]), product(a[i].0[1], b[i].0[1])])
        })
    }

    pub(super) fn rotate_right_32(self) -> Self {
        Self(self.0.map(|word| word.rotate_right(32)))
    }

    pub(super) fn rotate_right_24(self) -> Self {
        Self(self.0.map(|word| word.rotate_right(24)))
    }

    pub(super) fn rotate_right_16(self) -> Self {
        Self(self.0.map(|word| word.rotate_right(16)))
    }

    pub(super) fn rotate_right_63(self) -> Self {
        Self(self.0.map(|word| word.rotate_right(63)))
    }

    pub(super) fn straddle(self, other: Self) -> Self {
        Self([self.0[1], other.0[0]])
    }
}
