//! What the practice's pages need beyond the form build: identities, passphrases, opening, files and disclosures.

mod disclosure;
mod files;
mod holders;
mod keys;
mod objects;
mod view;

pub(crate) use keys::{parse_nonce, parse_outputs, parse_passphrase, parse_stretched};
