//! What must hold for every input, one module for each fuzz target.
//!
//! The core's `tests/fuzz_regressions.rs` has these modules too, and runs them on the corpus. So they name each other with
//! `super`, and only what needs the core's inside asks for `cfg(fuzzing)`.

pub mod authentic;
pub mod card;
pub mod disclosure;
pub mod keyring;
pub mod open;
pub mod parse;
pub mod seeds;
pub mod stream_open;
pub mod tampered;

mod abbreviations;
mod by_hand;
mod edits;
mod files;
mod fixtures;

/// Takes any bytes, and panics when something does not hold.
pub type Check = fn(&[u8]);

/// Every target by its name.
pub const TARGETS: [(&str, Check); 8] = [
    ("authentic", authentic::check),
    ("card", card::check),
    ("disclosure", disclosure::check),
    ("keyring", keyring::check),
    ("open", open::check),
    ("parse", parse::check),
    ("stream_open", stream_open::check),
    ("tampered", tampered::check),
];
