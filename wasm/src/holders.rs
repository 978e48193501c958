//! To whom an object is sealed beside its recipients, on its way in from JavaScript.

use alloc::vec::Vec;

#[cfg(feature = "full")]
use sealform::{Argon2Cost, Passphrase, PrfOutputs, StretchedPassphrase};
use sealform::{Holder, Recipient, SharedSecret};
use wasm_bindgen::prelude::*;

use crate::convert::{Result, copy_in, error, get};
#[cfg(feature = "full")]
use crate::convert::{invalid_argument, only_member};
#[cfg(feature = "full")]
use crate::full::{parse_nonce, parse_outputs, parse_passphrase, parse_stretched};

/// `Holder` of the TypeScript below, parsed.
pub(crate) enum OwnedHolder {
    #[cfg(feature = "full")]
    Passphrase(Passphrase),
    #[cfg(feature = "full")]
    Stretched(StretchedPassphrase),
    Secret(SharedSecret),
    #[cfg(feature = "full")]
    Passkey {
        credential_id: Vec<u8>,
        nonce: [u8; 16],
        outputs: PrfOutputs,
    },
}

impl OwnedHolder {
    pub(crate) fn parse_all(values: &[JsValue]) -> Result<Vec<Self>> {
        // With room for all: while a list grows, it leaves copies behind.
        let mut holders = Vec::with_capacity(values.len());
        for value in values {
            holders.push(Self::parse(value)?);
        }
        Ok(holders)
    }

    #[cfg(not(feature = "full"))]
    fn parse(value: &JsValue) -> Result<Self> {
        parse_secret(&get(value, "secret")?).map(Self::Secret)
    }

    #[cfg(feature = "full")]
    fn parse(value: &JsValue) -> Result<Self> {
        let (name, value) = only_member(value)?;
        match name.as_str() {
            "passphrase" => Ok(Self::Passphrase(parse_passphrase(&value)?)),
            "stretched" => Ok(Self::Stretched(parse_stretched(&value)?)),
            "secret" => Ok(Self::Secret(parse_secret(&value)?)),
            "passkey" => Ok(Self::Passkey {
                credential_id: copy_in(&get(&value, "credentialId")?)?.to_vec(),
                nonce: parse_nonce(&get(&value, "nonce")?)?,
                outputs: parse_outputs(&value)?,
            }),
            _ => Err(invalid_argument()),
        }
    }

    pub(crate) fn borrow(&self) -> Holder<'_> {
        match self {
            #[cfg(feature = "full")]
            Self::Passphrase(passphrase) => Holder::Passphrase(passphrase, Argon2Cost::DEFAULT),
            #[cfg(feature = "full")]
            Self::Stretched(stretched) => Holder::Stretched(stretched),
            Self::Secret(secret) => Holder::SharedSecret(secret),
            #[cfg(feature = "full")]
            Self::Passkey {
                credential_id,
                nonce,
                outputs,
            } => Holder::Passkey {
                credential_id,
                nonce,
                outputs,
            },
        }
    }
}

/// The recipients, and the others behind them.
pub(crate) fn all_of<'a>(
    recipients: &'a [Recipient],
    others: &'a [OwnedHolder],
) -> Vec<Holder<'a>> {
    let recipients = recipients.iter().map(Holder::Recipient);
    recipients
        .chain(others.iter().map(OwnedHolder::borrow))
        .collect()
}

pub(crate) fn parse_secret(value: &JsValue) -> Result<SharedSecret> {
    SharedSecret::from_slice(&copy_in(value)?).map_err(error)
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** To whom an object is sealed beside its recipients. The secret is 32 random bytes, the nonce 16; the form build has secrets only. */
export type Holder =
  | { passphrase: Uint8Array } | { stretched: Stretched } | { secret: Uint8Array }
  | { passkey: PasskeyAnswer & { nonce: Uint8Array } };
/** What `stretchPassphrase` made of a passphrase: a key of 32 bytes, as secret as the passphrase, and the salt of 16 bytes. */
export type Stretched = { key: Uint8Array; salt: Uint8Array; memoryKib: number; passes: number; lanes: number };
/** What a passkey answered: the two results of the WebAuthn prf extension for the inputs that `prfInputs` gives. */
export type PasskeyAnswer = { credentialId: Uint8Array; first: Uint8Array; second: Uint8Array };
"#;
