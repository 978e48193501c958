//! What opens an object, and to whom one is sealed, on their way in from JavaScript.

use js_sys::{Array, Reflect};
use sealform::{Argon2Cost, Error, Holder, Identity, Opener, Passphrase, PrfOutputs, SharedSecret};
use wasm_bindgen::prelude::*;

use crate::convert::{Result, copy_in, error, get};

/// `Key` of the TypeScript below, parsed.
pub(super) enum Key {
    Identities(Vec<Identity>),
    Passphrase(Passphrase),
    Secret(SharedSecret),
    Passkey {
        credential_id: Vec<u8>,
        outputs: PrfOutputs,
    },
}

impl Key {
    /// An object with exactly one member says what it is.
    pub(super) fn parse(value: &JsValue) -> Result<Self> {
        let (name, value) = only_member(value)?;
        match name.as_str() {
            "identities" => Ok(Self::Identities(parse_identities(&value)?)),
            "passphrase" => Ok(Self::Passphrase(parse_passphrase(&value)?)),
            "secret" => Ok(Self::Secret(parse_secret(&value)?)),
            "passkey" => Ok(Self::Passkey {
                credential_id: copy_in(&get(&value, "credentialId")?)?.to_vec(),
                outputs: parse_outputs(&value)?,
            }),
            _ => Err(error(Error::InvalidArgument)),
        }
    }

    pub(super) fn opener(&self) -> Opener<'_> {
        match self {
            Self::Identities(identities) => Opener::Identities(identities),
            Self::Passphrase(passphrase) => Opener::Passphrase(passphrase),
            Self::Secret(secret) => Opener::SharedSecret(secret),
            Self::Passkey {
                credential_id,
                outputs,
            } => Opener::Passkey {
                credential_id,
                outputs,
            },
        }
    }
}

/// `Holder` of the TypeScript below, parsed.
pub(super) enum OwnedHolder {
    Passphrase(Passphrase),
    Secret(SharedSecret),
    Passkey {
        credential_id: Vec<u8>,
        nonce: [u8; 16],
        outputs: PrfOutputs,
    },
}

impl OwnedHolder {
    pub(super) fn parse_all(values: &[JsValue]) -> Result<Vec<Self>> {
        // With room for all: while a list grows, it leaves copies behind.
        let mut holders = Vec::with_capacity(values.len());
        for value in values {
            holders.push(Self::parse(value)?);
        }
        Ok(holders)
    }

    fn parse(value: &JsValue) -> Result<Self> {
        let (name, value) = only_member(value)?;
        match name.as_str() {
            "passphrase" => Ok(Self::Passphrase(parse_passphrase(&value)?)),
            "secret" => Ok(Self::Secret(parse_secret(&value)?)),
            "passkey" => Ok(Self::Passkey {
                credential_id: copy_in(&get(&value, "credentialId")?)?.to_vec(),
                nonce: parse_nonce(&get(&value, "nonce")?)?,
                outputs: parse_outputs(&value)?,
            }),
            _ => Err(error(Error::InvalidArgument)),
        }
    }

    pub(super) fn borrow(&self) -> Holder<'_> {
        match self {
            Self::Passphrase(passphrase) => Holder::Passphrase(passphrase, Argon2Cost::DEFAULT),
            Self::Secret(secret) => Holder::SharedSecret(secret),
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

/// What to ask a passkey with for a slot of this nonce: `prf.eval.first` and `second`.
#[wasm_bindgen(js_name = prfInputs, unchecked_return_type = "[Uint8Array, Uint8Array]")]
pub fn prf_inputs(
    #[wasm_bindgen(unchecked_param_type = "Uint8Array")] nonce: &JsValue,
) -> Result<Array> {
    let inputs = sealform::prf_inputs(&parse_nonce(nonce)?);
    let inputs = inputs.map(|input| js_sys::Uint8Array::from(input.as_slice()));
    Ok(inputs.into_iter().collect())
}

pub(super) fn parse_passphrase(value: &JsValue) -> Result<Passphrase> {
    Passphrase::from_utf8(&copy_in(value)?).map_err(error)
}

fn parse_secret(value: &JsValue) -> Result<SharedSecret> {
    SharedSecret::from_slice(&copy_in(value)?).map_err(error)
}

fn parse_outputs(value: &JsValue) -> Result<PrfOutputs> {
    let (first, second) = (get(value, "first")?, get(value, "second")?);
    PrfOutputs::from_slices(&copy_in(&first)?, &copy_in(&second)?).map_err(error)
}

fn parse_nonce(value: &JsValue) -> Result<[u8; 16]> {
    let nonce = copy_in(value)?;
    let nonce = nonce.as_slice().try_into();
    nonce.map_err(|_| error(Error::InvalidArgument))
}

fn parse_identities(value: &JsValue) -> Result<Vec<Identity>> {
    let list: &Array = value
        .dyn_ref()
        .ok_or_else(|| error(Error::InvalidArgument))?;
    let parse = |bytes: JsValue| {
        let text = copy_in(&bytes)?;
        let text = std::str::from_utf8(&text).map_err(|_| error(Error::InvalidIdentity))?;
        Identity::from_text(text).map_err(error)
    };
    list.iter().map(parse).collect()
}

fn only_member(value: &JsValue) -> Result<(String, JsValue)> {
    let invalid = || error(Error::InvalidArgument);
    let names = Reflect::own_keys(value).map_err(|_| invalid())?;
    let name = names.get(0).as_string().filter(|_| names.length() == 1);
    let name = name.ok_or_else(invalid)?;
    let member = get(value, &name)?;
    Ok((name, member))
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What a passkey answered: the two results of the WebAuthn prf extension for the inputs that `prfInputs` gives. */
export type PasskeyAnswer = { credentialId: Uint8Array; first: Uint8Array; second: Uint8Array };
/** What opens an object: one of these. Identities are the ASCII of `AGE-SECRET-KEY-PQ-1…`, a passphrase is UTF-8, a secret 32 bytes. */
export type Key =
  | { identities: Uint8Array[] } | { passphrase: Uint8Array } | { secret: Uint8Array } | { passkey: PasskeyAnswer };
/** To whom an object is sealed beside its recipients. The nonce is 16 random bytes. */
export type Holder =
  | { passphrase: Uint8Array } | { secret: Uint8Array } | { passkey: PasskeyAnswer & { nonce: Uint8Array } };
"#;
