//! The first inputs of each target. `cargo run --example make_fuzz_seeds` writes them.

use super::fixtures::OBJECTS;
use super::{abbreviations, by_hand, card, disclosure, keyring, stream_open};

/// libFuzzer is told to make no longer ones.
const MAX_LEN: usize = 4096;

/// Target and input. `envelopes` are known from elsewhere.
pub fn all(envelopes: Vec<Vec<u8>>) -> Vec<(&'static str, Vec<u8>)> {
    let mut seeds: Vec<(&str, Vec<u8>)> = Vec::new();
    let mut add = |target, seed: Vec<u8>| seeds.push((target, seed));
    for object in OBJECTS.iter() {
        add("open", object.sealed.envelope.clone());
        add("parse", object.sealed.envelope.clone());
    }
    add("parse", stream_open::small_file().to_vec());
    add("parse", b"U0xGAQE".to_vec());
    for context in [b"\x01a\0\0\x01b\0\0", b"\x01b\0\0\x01a\0\0"] {
        add("parse", by_hand::header(&by_hand::core(2, context, 0), &[]));
    }
    for envelope in envelopes {
        add("parse", envelope);
    }
    for number in 0..stream_open::FILE_COUNT {
        add("stream_open", vec![number, 0, 0]);
        add("stream_open", vec![number, 0, 0, 0, 1, 47, 200, 200]);
        add("stream_open", vec![number, 0, 0, 200, 200, 255]);
    }
    for object in 0..OBJECTS.len() as u8 {
        for opener in 0..4 {
            add("tampered", vec![object, 0, opener]);
        }
        for way in 0..8 {
            add("tampered", vec![object, 1, 0, way, 5, 200, 3, 1, 2, 3]);
        }
    }
    for padded in PADDED {
        add("authentic", [&[0, 1, 0, 0, 1], padded].concat());
        add("authentic", [&[1, 1, 0], padded].concat());
        add(
            "authentic",
            [&[1, 1, 2, 1, 0, 0, 2, 9, 9, 240], padded].concat(),
        );
    }
    let bundle = short(&disclosure::BUNDLE, &disclosure::TEXTS);
    for (from, to) in BUNDLE_CHANGES {
        let bundle = String::from_utf8_lossy(&bundle).replacen(from, to, 1);
        add("disclosure", bundle.into_bytes());
    }
    add("card", short(CARD, &card::TEXTS));
    add("card", short(SMALL_CARD, &card::TEXTS));
    add("card", card::TEXTS[0].clone().into_bytes());
    add("keyring", short(KEYRING, &keyring::TEXTS));
    add("keyring", keyring::TEXTS[0].clone().into_bytes());
    seeds.retain(|(_, seed)| seed.len() <= MAX_LEN);
    seeds
}

/// What `authentic` puts into a box: as it must be; with a byte behind the data; longer; with another length; full chunks.
const PADDED: [&[u8]; 6] = [
    &[1, 0, 9, 0],
    &[1, 0, 9, 1, 0, 0, 100, 7],
    &[1, 0, 9, 1, 1, 0, 1, 44],
    &[1, 0, 9, 1, 2, 0, 0, 0, 0, 0, 0, 1, 0],
    &[1, 0, 9, 1, 3, 0, 1],
    &[1, 0, 9, 1, 3, 1, 1],
];

/// What is put in place of what in a bundle: nothing; a box at another's place, and twice; another number of leaves.
const BUNDLE_CHANGES: [(&str, &str); 6] = [
    ("", ""),
    (
        ":2,\"box\":\"\u{8}\",\"key\":\"\u{b}\"",
        ":2,\"box\":\"\u{6}\",\"key\":\"\u{7}\"",
    ),
    (":0,", ":1,"),
    (
        ":2,\"box\":\"\u{8}\",\"key\":\"\u{b}\"",
        ":0,\"box\":\"\u{6}\",\"key\":\"\u{7}\"",
    ),
    (",\"\u{5}\"]", "]"),
    (",\"\u{5}\"]", ",\"\u{5}\",\"\u{5}\"]"),
];

fn short(text: &str, texts: &[String]) -> Vec<u8> {
    abbreviations::shorten(text, texts)
}

const SMALL_CARD: &str =
    "{\"sealform\":1,\"form\":\"\",\"practice\":\"\",\"recipients\":[\"\u{1}\"]}";
const CARD: &str = "{\"sealform\":1,\"form\":\"intake\",\"practice\":\"An example\",\"recipients\":[\"\u{1}\",\"\u{2}\"],\
    \"consent\":[{\"id\":\"privacy\",\"version\":\"1\",\"text\":\"I agree.\",\"required\":true}],\"clear\":[\"language\"],\
    \"more\":[null,1.5e3,{\"a\":\"\\u00e9\"}]}";
const KEYRING: &str = "{\"created\":\"\",\"practice\":\"An example\"}\0{\"name\":\"identity\",\"value\":\"\u{1}\"}\0\
    {\"name\":\"store-token\",\"value\":\"a token\"}\0{\"name\":\"identity\",\"value\":\"\u{2}\",\"more\":[]}";
