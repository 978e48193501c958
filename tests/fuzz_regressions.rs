//! What must hold for every input still holds for the inputs that fuzzing found worth keeping: each target's corpus, and in
//! `tests/fuzz_regressions/` what once was a finding.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "../fuzz/src/lib.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "what is checked may fail"
)]
mod fuzz;

use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

#[test]
fn every_kept_input_is_as_it_must_be() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut failed = Vec::new();
    for (target, check) in fuzz::TARGETS {
        let corpus = inputs(&root.join("fuzz/corpus").join(target));
        assert!(!corpus.is_empty(), "{target} has no corpus");
        let findings = inputs(&root.join("tests/fuzz_regressions").join(target));
        for path in corpus.into_iter().chain(findings) {
            let input = fs::read(&path).unwrap();
            if catch_unwind(|| check(&input)).is_err() {
                failed.push(path);
            }
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}

/// The files of a folder that need not be there.
fn inputs(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).into_iter().flatten();
    files.map(|file| file.unwrap().path()).collect()
}
