//! The JSON documents around envelopes: form cards, what is in a keyring, and disclosures.
//!
//! Members that are not known are passed over in cards and keyrings, so that a newer writer can add some, and refused
//! in disclosures, where every byte counts.

mod bounded;
mod card;
mod disclosure;
mod keyring;

pub use card::{Card, ConsentStatement};
pub use disclosure::{Disclosed, DisclosedBox, MAX_DISCLOSURE_LEN, disclose, verify_disclosure};
pub use keyring::Keyring;
