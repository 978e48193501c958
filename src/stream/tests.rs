//! age's own test vectors (C2SP CCTV, package cctv-age) against STREAM. They name the file key, so that of age
//! nothing but the payload is read. `cargo xtask test` lays them out, one file per vector.

extern crate std;

use alloc::format;
use alloc::string::String;
use std::{env, fs};

use super::*;
use crate::primitives::{Hash, hkdf_expand, hkdf_extract};

/// What cctv-age 0.2.0 has: every vector without armour that gets as far as its payload.
const SUCCESSES: usize = 19;
const FAILURES: usize = 18;
/// The failures that are seen without the key: lengths that no writer makes.
const MALFORMED: [&str; 5] = [
    "stream_last_chunk_empty",
    "stream_missing_tag",
    "stream_no_chunks",
    "stream_short_chunk",
    "stream_short_second_chunk",
];

struct Vector {
    name: String,
    expected: Result<(), Error>,
    /// In hexadecimal, the SHA-256 of what age's reader gives out, up to the failure if there is one.
    payload_hash: String,
    key: StreamKey,
    sealed: Vec<u8>,
}

/// What a reader gave out, and how it ended.
struct Reading {
    released: Vec<u8>,
    result: Result<(), Error>,
}

#[test]
#[ignore = "the vectors are in an npm package: cargo xtask test installs it and names their folder"]
fn the_vectors_of_age_in_one_piece() {
    for vector in Vector::all() {
        let reading = match open(&vector.key, &vector.sealed) {
            Ok(plaintext) => Reading {
                released: plaintext.to_vec(),
                result: Ok(()),
            },
            Err(error) => Reading {
                released: Vec::new(),
                result: Err(error),
            },
        };
        vector.check(&reading);
        if vector.expected.is_ok() {
            let mut sealed = Vec::new();
            seal(&vector.key, &reading.released, &mut sealed);
            assert!(sealed == vector.sealed, "sealing again, {}", vector.name);
        }
    }
}

#[test]
#[ignore = "the vectors are in an npm package: cargo xtask test installs it and names their folder"]
fn the_vectors_of_age_chunk_by_chunk() {
    for vector in Vector::all() {
        let reading = open_in_chunks(&vector.key, &vector.sealed);
        vector.check(&reading);
        vector.check_released(&reading.released);
    }
}

/// Gives out each chunk once it is authentic and known to be the last or not.
fn open_in_chunks(key: &StreamKey, sealed: &[u8]) -> Reading {
    let mut reading = Reading {
        released: Vec::new(),
        result: Err(Error::Malformed),
    };
    let count = sealed.len().div_ceil(SEALED_CHUNK_LEN) as u64;
    for (counter, chunk) in (0..).zip(sealed.chunks(SEALED_CHUNK_LEN)) {
        let mut chunk = chunk.to_vec();
        reading.result = key.open_chunk(counter, counter + 1 == count, &mut chunk);
        if reading.result.is_err() {
            break;
        }
        reading.released.extend_from_slice(&chunk);
    }
    reading
}

impl Vector {
    fn all() -> Vec<Self> {
        let folder = env::var_os("SEALFORM_CCTV_AGE").expect("SEALFORM_CCTV_AGE is not set");
        let mut vectors: Vec<Self> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap())
            .filter_map(|file| {
                let name = file.file_name().into_string().unwrap();
                Self::parse(name, &fs::read(file.path()).unwrap())
            })
            .collect();
        vectors.sort_by(|a, b| a.name.cmp(&b.name));
        let successes = vectors.iter().filter(|v| v.expected.is_ok()).count();
        assert_eq!(
            (successes, vectors.len() - successes),
            (SUCCESSES, FAILURES)
        );
        vectors
    }

    /// Lines of `key: value`, an empty line, the age file. `None` for one that is not about the payload.
    fn parse(name: String, file: &[u8]) -> Option<Self> {
        let (header, age) = split_after(file, b"\n\n");
        let header = str::from_utf8(header).unwrap();
        let field = |key: &str| {
            let mut lines = header.lines().filter_map(|line| line.split_once(": "));
            lines.find(|(k, _)| *k == key).map(|(_, value)| value)
        };
        let expected = match field("expect")? {
            "success" => Ok(()),
            "payload failure" if MALFORMED.contains(&name.as_str()) => Err(Error::Malformed),
            "payload failure" => Err(Error::OpenFailed),
            _ => return None,
        };
        if field("armored").is_some() {
            return None;
        }
        let age = match field("compressed") {
            None => age.to_vec(),
            Some("zlib") => miniz_oxide::inflate::decompress_to_vec_zlib(age).unwrap(),
            Some(other) => panic!("{name} is compressed with {other}"),
        };
        let (_, from_mac) = split_after(&age, b"\n---");
        let (_, payload) = split_after(from_mac, b"\n");
        let (nonce, sealed) = payload.split_first_chunk::<16>().unwrap();
        // age-encryption.org/v1, "Payload": HKDF-SHA-256 of the file key, with the nonce as salt.
        let key = hkdf_extract(nonce, &bytes_of_hex(field("file key")?));
        Some(Self {
            name,
            expected,
            payload_hash: field("payload")?.into(),
            key: StreamKey::new(Key::new(*hkdf_expand::<32>(&key, &[b"payload"]))),
            sealed: sealed.to_vec(),
        })
    }

    fn check(&self, reading: &Reading) {
        assert_eq!(reading.result, self.expected, "{}", self.name);
        if self.expected.is_ok() {
            assert_eq!(hash(&reading.released), self.payload_hash, "{}", self.name);
        }
    }

    /// age's reader gives out a full chunk before it looks whether the mark "last" is where the stream ends. Ours
    /// knows that before, so what we gave out may lack this one chunk.
    fn check_released(&self, released: &[u8]) {
        let mut released = released.to_vec();
        let counter = released.len() / CHUNK_LEN;
        let next = self.sealed.chunks(SEALED_CHUNK_LEN).nth(counter);
        if let Some(chunk) = next.filter(|chunk| chunk.len() == SEALED_CHUNK_LEN) {
            for is_last in [false, true] {
                let mut chunk = chunk.to_vec();
                let opened = self.key.open_chunk(counter as u64, is_last, &mut chunk);
                if opened.is_ok() {
                    released.extend_from_slice(&chunk);
                }
            }
        }
        assert_eq!(hash(&released), self.payload_hash, "{}", self.name);
    }
}

fn split_after<'a>(bytes: &'a [u8], mark: &[u8]) -> (&'a [u8], &'a [u8]) {
    let at = bytes.windows(mark.len()).position(|part| part == mark);
    let at = at.expect("a vector has a header, a MAC line and a payload");
    (&bytes[..at], &bytes[at + mark.len()..])
}

fn hash(bytes: &[u8]) -> String {
    let hash = Hash::new().update(bytes).finish();
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes_of_hex(text: &str) -> Vec<u8> {
    let digits = (0..text.len()).step_by(2).map(|at| &text[at..at + 2]);
    digits
        .map(|byte| u8::from_str_radix(byte, 16).unwrap())
        .collect()
}
