//! Argon2id v1.3 (RFC 9106) for WASM with vector instructions.
//!
//! The crate `argon2` makes next to no use of them there, and takes a third longer. It is what runs everywhere
//! else, and what the tests here compare with.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "places are taken modulo lengths, and the tests go through all of them"
)]

mod compress;
#[cfg_attr(
    all(target_arch = "wasm32", target_feature = "simd128"),
    path = "argon2id/pair_wasm.rs"
)]
#[cfg_attr(
    not(all(target_arch = "wasm32", target_feature = "simd128")),
    path = "argon2id/pair_words.rs"
)]
mod pair;

use argon2::{Block, Params};
use blake2::{Blake2b256, Blake2b512, Digest};
use zeroize::Zeroizing;

use compress::xor_compressed;

const SLICES: usize = 4;
const TAG_LEN: u32 = 32;
/// What H0 and the addresses have for Argon2id.
const TYPE: u32 = 2;

/// Argon2id to 32 bytes, without secret and associated data. `memory` is zero, and as long as `params` says.
pub(super) fn argon2id(
    password: &[u8],
    salt: &[u8],
    params: &Params,
    memory: &mut [Block],
) -> [u8; 32] {
    let h0 = hash_inputs(password, salt, params);
    let lanes = params.p_cost() as usize;
    let lane_len = memory.len() / lanes;
    for (lane, blocks) in (0..).zip(memory.chunks_exact_mut(lane_len)) {
        for (column, block) in (0..2).zip(blocks) {
            fill_from_hash(block, &h0, column, lane);
        }
    }
    let mut filling = Filling {
        memory,
        lanes,
        lane_len,
        segment_len: lane_len / SLICES,
        passes: params.t_cost(),
        scratch: Zeroizing::new(Block::new()),
    };
    filling.run();
    hash_last_column(memory, lane_len)
}

/// H0 (RFC 9106, 3.2).
fn hash_inputs(password: &[u8], salt: &[u8], params: &Params) -> Zeroizing<[u8; 64]> {
    let mut h0 = Blake2b512::new();
    let (m, t, p) = (params.m_cost(), params.t_cost(), params.p_cost());
    for number in [p, TAG_LEN, m, t, argon2::Version::V0x13.into(), TYPE] {
        h0.update(number.to_le_bytes());
    }
    for input in [password, salt, b"", b""] {
        h0.update((input.len() as u32).to_le_bytes());
        h0.update(input);
    }
    Zeroizing::new(h0.finalize().into())
}

/// `H'^(1024)(H0 || column || lane)` (RFC 9106, 3.3).
fn fill_from_hash(block: &mut Block, h0: &[u8; 64], column: u32, lane: u32) {
    let first = Blake2b512::new()
        .chain_update((Block::SIZE as u32).to_le_bytes())
        .chain_update(h0)
        .chain_update(column.to_le_bytes())
        .chain_update(lane.to_le_bytes());
    let mut hash: Zeroizing<[u8; 64]> = Zeroizing::new(first.finalize().into());
    let (halves, last) = block.as_mut().split_at_mut(30 * 4);
    for half in halves.as_chunks_mut::<4>().0 {
        copy_words(half, &hash);
        *hash = Blake2b512::digest(*hash).into();
    }
    copy_words(last, &hash);
}

fn copy_words(words: &mut [u64], bytes: &[u8; 64]) {
    for (word, bytes) in words.iter_mut().zip(bytes.as_chunks().0) {
        *word = u64::from_le_bytes(*bytes);
    }
}

/// `H'^(32)` of all lanes' last blocks (RFC 9106, 3.2).
fn hash_last_column(memory: &[Block], lane_len: usize) -> [u8; 32] {
    let mut tag = Blake2b256::new().chain_update(TAG_LEN.to_le_bytes());
    for i in 0..Block::SIZE / 8 {
        let lanes = memory.chunks_exact(lane_len);
        let word = lanes.fold(0, |word, lane| word ^ lane[lane_len - 1].as_ref()[i]);
        tag.update(word.to_le_bytes());
    }
    tag.finalize().into()
}

/// The blocks of one lane in one slice, in one pass (RFC 9106, 3.4).
#[derive(Clone, Copy)]
struct Segment {
    pass: u32,
    slice: usize,
    lane: usize,
}

struct Filling<'a> {
    memory: &'a mut [Block],
    lanes: usize,
    lane_len: usize,
    segment_len: usize,
    passes: u32,
    scratch: Zeroizing<Block>,
}

impl Filling<'_> {
    fn run(&mut self) {
        for pass in 0..self.passes {
            for slice in 0..SLICES {
                for lane in 0..self.lanes {
                    self.fill(Segment { pass, slice, lane });
                }
            }
        }
    }

    fn fill(&mut self, segment: Segment) {
        let Segment { pass, slice, lane } = segment;
        // RFC 9106, 3.4.1.3: half of the first pass reads at places that the password has no part in.
        let is_independent = pass == 0 && slice < SLICES / 2;
        let mut addresses = is_independent.then(|| self.addresses(segment));
        for index in 0..self.segment_len {
            let column = slice * self.segment_len + index;
            let column_before = column.checked_sub(1).unwrap_or(self.lane_len - 1);
            let previous = lane * self.lane_len + column_before;
            let random = match &mut addresses {
                Some(addresses) => addresses.at(index),
                None => self.memory[previous].as_ref()[0],
            };
            if pass == 0 && column < 2 {
                continue;
            }
            let current = lane * self.lane_len + column;
            let reference = self.reference(segment, index, random);
            let blocks = self.memory.get_disjoint_mut([current, previous, reference]);
            let [current, previous, reference] =
                blocks.expect("no block refers to itself or to the one before (RFC 9106, 3.4.2)");
            // In the first pass too, because the memory starts as zeros.
            xor_compressed(current, previous, reference, &mut self.scratch);
        }
    }

    /// The block that the block at `index` of the segment refers to (RFC 9106, 3.4.2).
    fn reference(&self, segment: Segment, index: usize, random: u64) -> usize {
        let Segment { pass, slice, lane } = segment;
        let (j1, j2) = (random & 0xffff_ffff, (random >> 32) as usize);
        let is_first = pass == 0 && slice == 0;
        let of_lane = if is_first { lane } else { j2 % self.lanes };
        let (start, finished) = match pass {
            0 => (0, slice),
            _ => (slice + 1, SLICES - 1),
        };
        let finished = finished * self.segment_len;
        let area = if of_lane == lane {
            finished + index - 1
        } else {
            finished - usize::from(index == 0)
        };
        let x = (j1 * j1) >> 32;
        let y = (area as u64 * x) >> 32;
        let column = (start * self.segment_len + area - 1 - y as usize) % self.lane_len;
        of_lane * self.lane_len + column
    }

    fn addresses(&self, segment: Segment) -> Addresses {
        let Segment { pass, slice, lane } = segment;
        let mut input = Block::new();
        let place = [pass.into(), lane as u64, slice as u64];
        let cost = [self.memory.len() as u64, self.passes.into(), TYPE.into()];
        input.as_mut()[..3].copy_from_slice(&place);
        input.as_mut()[3..6].copy_from_slice(&cost);
        let block = Block::new();
        Addresses { input, block }
    }
}

/// Numbers that depend on the cost alone (RFC 9106, 3.4.1.2).
struct Addresses {
    input: Block,
    block: Block,
}

impl Addresses {
    const COUNTER: usize = 6;

    /// The number of a place; they are asked for in order.
    fn at(&mut self, index: usize) -> u64 {
        let index = index % self.block.as_ref().len();
        if index == 0 {
            self.input.as_mut()[Self::COUNTER] += 1;
            let (zero, mut once, mut scratch) = (Block::new(), Block::new(), Block::new());
            xor_compressed(&mut once, &zero, &self.input, &mut scratch);
            self.block = Block::new();
            xor_compressed(&mut self.block, &zero, &once, &mut scratch);
        }
        self.block.as_ref()[index]
    }
}

#[cfg(test)]
mod tests;
