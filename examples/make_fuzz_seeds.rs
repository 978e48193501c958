//! Writes the first inputs of every fuzz target into its corpus: `cargo run --example make_fuzz_seeds`.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a tool for developers, which may stop"
)]

#[path = "../fuzz/src/lib.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::panic,
    reason = "what is checked may fail"
)]
mod fuzz;

use std::fs;
use std::path::Path;

use sealform::text;
use serde_json::Value;
use sha2::{Digest, Sha256};

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (target, seed) in fuzz::seeds::all(vectors(&root.join("tests/vectors/v1"))) {
        let folder = root.join("fuzz/corpus").join(target);
        fs::create_dir_all(&folder).unwrap();
        // Each has its name from its bytes, as libFuzzer's own have.
        let hash = Sha256::digest(&seed);
        let name: String = hash[..20]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        fs::write(folder.join(name), seed).unwrap();
    }
}

/// The envelopes among the frozen vectors.
fn vectors(folder: &Path) -> Vec<Vec<u8>> {
    let paths = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let vectors = paths.filter(|path| path.is_file()).filter_map(|path| {
        let vector: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        let envelope = vector["envelope"].as_str()?;
        Some(text::decode(envelope).unwrap())
    });
    vectors.collect()
}
