//! sealform encrypts forms, notes and attachments before upload, so that a host only ever stores ciphertext.
//!
//! This crate is the core: pure functions on bytes. It has no I/O, no clock and no randomness of its own, and
//! it does not panic on any input. `docs/FORMAT.md` describes the bytes, `docs/SECURITY.md` says what they protect, and
//! from whom.
//!
//! ```
//! # let mut rng = getrandom::SysRng;
//! use sealform::{Context, Draft, Expected, Holder, Identity, Kind, Opener};
//!
//! let practice = Identity::make(&mut rng)?;
//! let mut context = Context::new();
//! context.insert("form", "intake")?;
//!
//! let manifest = br#"{"created":"2026-11-22T10:00:00Z"}"#;
//! let answer = br#"{"name":"reason","value":"I cannot sleep."}"#;
//! let draft = Draft { kind: Kind::Record, context: &context, boxes: &[manifest, answer] };
//! let sealed = sealform::seal(&mut rng, draft, &[Holder::Recipient(practice.recipient())])?;
//!
//! let expected = Expected { kind: Some(Kind::Record), context: &context };
//! let opened = sealform::open(&sealed.envelope, Opener::Identities(&[practice]), expected)?;
//! assert_eq!(opened.boxes[1].as_bytes(), answer);
//! assert_eq!(opened.root, sealed.root);
//! # Ok::<(), sealform::Error>(())
//! ```
//!
//! # How the parts depend on each other
//!
//! `documents` → `object`, `file` → `slots`, `boxes` → `schedule` → `primitives`. `envelope` knows bytes and no cipher; `primitives`
//! alone calls the cipher crates.

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

mod boxes;
#[cfg(feature = "documents")]
mod documents;
mod envelope;
mod error;
mod file;
mod keys;
mod object;
mod padding;
#[cfg(feature = "passphrase")]
mod passphrase;
mod primitives;
mod random;
#[cfg(feature = "passphrase")]
mod recovery_code;
mod root;
mod schedule;
mod secret;
mod selftest;
mod slots;
mod stream;
pub mod text;

#[cfg(feature = "documents")]
pub use documents::{
    Card, ConsentStatement, Disclosed, DisclosedBox, Keyring, MAX_DISCLOSURE_LEN, disclose,
    verify_disclosure,
};
pub use envelope::{Argon2Cost, Context, Kind, MAX_BOXES, MAX_ENVELOPE_LEN, MAX_SLOTS, ObjectId};
pub use error::Error;
pub use file::{
    FileDraft, FileEnd, FileHeader, FileKey, FileOpener, FileSealer, FileSeeker, FileStart,
    MAX_FILE_LEN, open_file, seal_file, sealed_file_len,
};
pub use keys::{Identity, Recipient};
#[cfg(feature = "passphrase")]
pub use object::raise_passphrase_cost;
pub use object::{
    Draft, Expected, Inspection, Opened, Sealed, SlotInfo, change_holders, inspect, open, seal,
    seal_as,
};
#[cfg(feature = "passphrase")]
pub use passphrase::{Passphrase, StretchedPassphrase};
#[cfg(feature = "passphrase")]
pub use recovery_code::RecoveryCode;
pub use root::Root;
pub use secret::{Plaintext, SharedSecret};
pub use selftest::{self_test_opening, self_test_sealing};
pub use slots::{Holder, Opener, PrfOutputs, prf_inputs};

/// What fuzz targets see of the inside.
#[cfg(fuzzing)]
pub mod fuzzing {
    use alloc::vec::Vec;

    use crate::envelope::ParsedEnvelope;

    /// Reads an envelope, and writes what was understood of it: the same bytes, for whatever can be read.
    pub fn rewrite(envelope: &[u8]) -> Option<Vec<u8>> {
        let parsed = ParsedEnvelope::parse(envelope).ok()?;
        Some(parsed.write())
    }
}
