//! A file that was sealed, perhaps changed afterwards by someone who has no key, and comes in pieces of any size.

use std::sync::LazyLock;

use arbitrary::{Result, Unstructured};
use sealform::{Holder, Sealed, seal_file};

use super::edits;
use super::files::Case;
use super::fixtures::{self, KEYS};

const CHUNK: usize = 65_536;

/// Around every edge of the padding and of the chunks, which begin with the eight bytes of the length.
const LENGTHS: [usize; 14] = [
    0,
    1,
    247,
    248,
    249,
    4_000,
    CHUNK - 9,
    CHUNK - 8,
    CHUNK - 7,
    CHUNK + 5_000,
    2 * CHUNK - 9,
    2 * CHUNK - 8,
    2 * CHUNK - 7,
    150_000,
];

static DATA: LazyLock<Vec<u8>> =
    LazyLock::new(|| (0..150_000).map(|i| (i % 251) as u8 + 1).collect());

static FILES: LazyLock<[Sealed; LENGTHS.len()]> = LazyLock::new(|| {
    let holders = [Holder::SharedSecret(&KEYS.secret)];
    let context = fixtures::context(&[("record", "00112233445566778899aabbccddeeff")]);
    LENGTHS.map(|len| {
        seal_file(
            &mut fixtures::rng(len as u64),
            &context,
            &DATA[..len],
            &holders,
        )
        .unwrap()
    })
});

pub fn check(data: &[u8]) {
    // An input that ends early is one that edits less.
    let _ = edit_and_stream(&mut Unstructured::new(data));
}

fn edit_and_stream(input: &mut Unstructured<'_>) -> Result<()> {
    let number = input.choose_index(LENGTHS.len())?;
    let donor = &input.choose(&*FILES)?.envelope;
    let mut envelope = FILES[number].envelope.clone();
    for _ in 0..input.int_in_range(0..=3)? {
        edits::edit(input, &mut envelope, donor)?;
    }
    let case = Case {
        envelope: &envelope,
        data: &DATA[..LENGTHS[number]],
        is_whole: envelope == FILES[number].envelope,
    };
    case.check(input);
    Ok(())
}

pub(super) const FILE_COUNT: u8 = LENGTHS.len() as u8;

/// A small file, whole.
pub(super) fn small_file() -> &'static [u8] {
    &FILES[1].envelope
}
