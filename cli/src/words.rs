//! `sealform words`: what two people read to each other, to see that a key was not exchanged on its way.

use bip39::Language;
use sealform::Recipient;
use sha2::{Digest, Sha256};

use crate::args::WordsArgs;
use crate::failure::Failure;
use crate::{input, output};

const PREFIX: &[u8] = b"sealform/v1/words\0";
const WORDS: u32 = 8;
/// The list has 2,048 words.
const BITS: u32 = 11;

pub(crate) fn run(args: &WordsArgs) -> Result<(), Failure> {
    let recipients = input::recipients(&args.recipients)?;
    let lines: String = recipients.iter().map(|key| words(key) + "\n").collect();
    output::bytes(lines.as_bytes(), None)
}

/// The first 88 bits of SHA-256 of the prefix and the recipient's text, each 11 bits a word of BIP-39's English list.
fn words(recipient: &Recipient) -> String {
    let hash = Sha256::new().chain_update(PREFIX);
    let hash = hash.chain_update(recipient.to_text()).finalize();
    let first = hash.iter().take(16);
    let first = first.fold(0, |number: u128, byte| number << 8 | u128::from(*byte));
    let list = Language::English.word_list().iter();
    let word = |at| {
        let number = first >> (u128::BITS - at * BITS) & ((1 << BITS) - 1);
        list.clone().nth(number as usize).copied()
    };
    let words: Vec<&str> = (1..=WORDS).filter_map(word).collect();
    words.join(" ")
}
