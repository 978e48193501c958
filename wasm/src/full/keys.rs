//! What opens an object, on its way in from JavaScript.

use getrandom::SysRng;
use js_sys::{Array, Uint8Array};
use sealform::{
    Argon2Cost, Error, Identity, Opener, Passphrase, PrfOutputs, SharedSecret, StretchedPassphrase,
};
use wasm_bindgen::prelude::*;

use crate::convert::{Result, copy_in, error, get, object, only_member, whole_number};
use crate::holders::parse_secret;
use crate::stack::wiping_stack;

/// `Key` of the TypeScript below, parsed.
pub(super) enum Key {
    Identities(Vec<Identity>),
    Passphrase(Passphrase),
    Stretched(StretchedPassphrase),
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
            "stretched" => Ok(Self::Stretched(parse_stretched(&value)?)),
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
            Self::Stretched(stretched) => Opener::Stretched(stretched),
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

/// What to ask a passkey with for a slot of this nonce: `prf.eval.first` and `second`.
#[wasm_bindgen(js_name = prfInputs, unchecked_return_type = "[Uint8Array, Uint8Array]")]
pub fn prf_inputs(
    #[wasm_bindgen(unchecked_param_type = "Uint8Array")] nonce: &JsValue,
) -> Result<Array> {
    let inputs = sealform::prf_inputs(&parse_nonce(nonce)?);
    let inputs = inputs.map(|input| js_sys::Uint8Array::from(input.as_slice()));
    Ok(inputs.into_iter().collect())
}

/// Runs Argon2id at today's cost, with a new salt. What comes back writes slots that the passphrase opens.
#[wasm_bindgen(js_name = stretchPassphrase, unchecked_return_type = "Stretched")]
pub fn stretch_passphrase(
    #[wasm_bindgen(unchecked_param_type = "Uint8Array")] passphrase: &JsValue,
) -> Result<JsValue> {
    wiping_stack(|| {
        let passphrase = parse_passphrase(passphrase)?;
        let stretched = StretchedPassphrase::make(&mut SysRng, &passphrase, Argon2Cost::DEFAULT);
        let stretched = stretched.map_err(error)?;
        let cost = stretched.cost();
        Ok(object([
            ("key", Uint8Array::from(stretched.key().as_slice()).into()),
            ("salt", Uint8Array::from(stretched.salt().as_slice()).into()),
            ("memoryKib", cost.memory_kib().into()),
            ("passes", cost.passes().into()),
            ("lanes", cost.lanes().into()),
        ]))
    })
}

pub(crate) fn parse_stretched(value: &JsValue) -> Result<StretchedPassphrase> {
    let cost = Argon2Cost::new(
        parse_number(value, "memoryKib")?,
        parse_number(value, "passes")?,
        parse_number(value, "lanes")?,
    );
    let (key, salt) = (get(value, "key")?, get(value, "salt")?);
    StretchedPassphrase::from_parts(&copy_in(&key)?, &copy_in(&salt)?, cost.map_err(error)?)
        .map_err(error)
}

/// A number that its type has no room for is beyond every limit.
fn parse_number<T: TryFrom<u64>>(value: &JsValue, name: &str) -> Result<T> {
    let number = get(value, name)?.as_f64();
    let number = whole_number(number.ok_or_else(|| error(Error::InvalidArgument))?)?;
    number.try_into().map_err(|_| error(Error::LimitExceeded))
}

pub(crate) fn parse_passphrase(value: &JsValue) -> Result<Passphrase> {
    Passphrase::from_utf8(&copy_in(value)?).map_err(error)
}

pub(crate) fn parse_outputs(value: &JsValue) -> Result<PrfOutputs> {
    let (first, second) = (get(value, "first")?, get(value, "second")?);
    PrfOutputs::from_slices(&copy_in(&first)?, &copy_in(&second)?).map_err(error)
}

pub(crate) fn parse_nonce(value: &JsValue) -> Result<[u8; 16]> {
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

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What opens an object: one of these. Identities are the ASCII of `AGE-SECRET-KEY-PQ-1…`, a passphrase is UTF-8, a secret 32 bytes. */
export type Key =
  | { identities: Uint8Array[] } | { passphrase: Uint8Array } | { stretched: Stretched } | { secret: Uint8Array } | { passkey: PasskeyAnswer };
"#;
