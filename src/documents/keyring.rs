//! What is in a keyring: a practice's name in the manifest, and in each box behind it one secret with its name.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Deserialize;
use zeroize::Zeroizing;

use super::bounded::{Object, Text};
use crate::envelope::Kind;
use crate::error::Error;
use crate::keys::Identity;
use crate::object::Opened;

/// The secrets of a practice.
pub struct Keyring {
    /// The practice's name.
    pub practice: String,
    /// Its identities, the current one last; at least one.
    pub identities: Vec<Identity>,
    /// What its store asks for before it shows its objects.
    pub store_token: Option<Zeroizing<String>>,
}

#[derive(Deserialize)]
struct Manifest {
    practice: Text<512>,
}

#[derive(Deserialize)]
struct Named {
    name: Text<64>,
}

/// Only of the names that are known: what others hold is theirs to say. Without escapes, which these values do not need, the
/// text is never copied.
#[derive(Deserialize)]
struct Secret<'a> {
    value: &'a str,
}

impl Keyring {
    /// Reads a keyring that was opened. Entries of unknown names are passed over.
    ///
    /// # Errors
    /// [`Error::WrongKind`] for another kind of object; [`Error::Malformed`] for boxes that are not a keyring's, or have
    /// no identity among them; [`Error::InvalidIdentity`] for an identity that is none.
    pub fn read(opened: &Opened) -> Result<Self, Error> {
        if opened.kind != Kind::Keyring {
            return Err(Error::WrongKind);
        }
        let (manifest, entries) = opened.boxes.split_first().ok_or(Error::Malformed)?;
        let manifest: Manifest = parse(manifest.as_bytes())?;
        let mut keyring = Self {
            practice: manifest.practice.0,
            identities: Vec::new(),
            store_token: None,
        };
        for entry in entries {
            let Named { name } = parse(entry.as_bytes())?;
            match name.0.as_str() {
                "identity" => {
                    let Secret { value } = parse(entry.as_bytes())?;
                    keyring.identities.push(Identity::from_text(value)?);
                }
                "store-token" => {
                    let Secret { value } = parse(entry.as_bytes())?;
                    keyring.store_token = Some(Zeroizing::new(value.into()));
                }
                _ => {}
            }
        }
        if keyring.identities.is_empty() {
            return Err(Error::Malformed);
        }
        Ok(keyring)
    }
}

fn parse<'a, T: Deserialize<'a>>(json: &'a [u8]) -> Result<T, Error> {
    let Object(parsed) = serde_json::from_slice(json).map_err(|_| Error::Malformed)?;
    Ok(parsed)
}
