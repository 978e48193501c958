//! To whom the vectors are sealed, and what opens them.

use sealform::{Argon2Cost, Holder, Identity, Passphrase, PrfOutputs, SharedSecret, text};
use serde_json::{Value, json};

/// Made by age's own tool (the npm package age-encryption 0.3), so that the text forms are seen to be the same.
const AGE_IDENTITY: &str =
    "AGE-SECRET-KEY-PQ-1ZQXD09TFPK5VTZRKCFZW4X36X7KD34YCTRJN86SWPQ53MTUAD4QQZRXU36";
const PASSPHRASE: &str = "correct horse battery staple, caf\u{e9}";
/// The same with the accent as a character of its own, as some keyboards give it.
const PASSPHRASE_DECOMPOSED: &str = "correct horse battery staple, cafe\u{301}";
const CREDENTIAL_ID: &[u8] = b"the credential id of a passkey";
const PRF_FIRST: [u8; 32] = *b"what prf.eval gave for the first";
const PRF_SECOND: [u8; 32] = *b"and what it gave for the second.";
pub(crate) const SECRET: [u8; 32] = *b"32 bytes that two parties share.";

/// The holder of a slot. What opens the slots of the first five is in the vector, and of the others nowhere.
#[derive(Clone)]
pub(crate) enum By {
    Identity,
    Passphrase(Argon2Cost),
    /// Sealed with the composed form, opened with the other.
    DecomposedPassphrase(Argon2Cost),
    /// With a credential id of so many bytes, or the usual one.
    Passkey(Option<usize>),
    Secret,
    AnotherIdentity,
    AnotherPassphrase(Argon2Cost),
    AnotherPasskey,
    /// The same passkey, asked with another nonce than the answers in the vector are for.
    AnotherAnswer,
    AnotherSecret,
}

impl By {
    pub(crate) fn slot_type(&self) -> u8 {
        match self {
            Self::Identity | Self::AnotherIdentity => 1,
            Self::Passphrase(_) | Self::DecomposedPassphrase(_) | Self::AnotherPassphrase(_) => 2,
            Self::Passkey(_) | Self::AnotherPasskey | Self::AnotherAnswer => 3,
            Self::Secret | Self::AnotherSecret => 4,
        }
    }

    /// What the vector says of the holder.
    pub(crate) fn opens_with(&self) -> Vec<(String, Value)> {
        let members = match self {
            Self::Identity => vec![
                ("identity", json!(AGE_IDENTITY)),
                ("recipient", json!(identity().recipient().to_text())),
            ],
            Self::Passphrase(_) => vec![("passphrase", json!(PASSPHRASE))],
            Self::DecomposedPassphrase(_) => vec![("passphrase", json!(PASSPHRASE_DECOMPOSED))],
            Self::Passkey(id_len) => {
                let passkey = json!({
                    "credential_id": text::encode(&credential_id(*id_len)),
                    "first": text::encode(&PRF_FIRST),
                    "second": text::encode(&PRF_SECOND),
                });
                vec![("passkey", passkey)]
            }
            Self::Secret => vec![("secret", json!(text::encode(&SECRET)))],
            _ => vec![],
        };
        let members = members.into_iter();
        members.map(|(key, value)| (key.into(), value)).collect()
    }
}

/// What `Holder` borrows.
pub(crate) enum OwnedHolder {
    Identity(Identity),
    Passphrase(Passphrase, Argon2Cost),
    Passkey {
        credential_id: Vec<u8>,
        nonce: [u8; 16],
        outputs: PrfOutputs,
    },
    Secret(SharedSecret),
}

impl OwnedHolder {
    pub(crate) fn make(by: &By) -> Self {
        match by {
            By::Identity => Self::Identity(identity()),
            By::AnotherIdentity => Self::Identity(Identity::make(&mut getrandom::SysRng).unwrap()),
            By::Passphrase(cost) | By::DecomposedPassphrase(cost) => {
                Self::Passphrase(passphrase(PASSPHRASE), *cost)
            }
            By::AnotherPassphrase(cost) => {
                Self::Passphrase(passphrase("what somebody else chose"), *cost)
            }
            By::Passkey(id_len) => passkey(credential_id(*id_len), PRF_FIRST, PRF_SECOND),
            By::AnotherPasskey => passkey(b"another passkey".to_vec(), random(), random()),
            By::AnotherAnswer => passkey(CREDENTIAL_ID.to_vec(), random(), random()),
            By::Secret => Self::Secret(SharedSecret::from_slice(&SECRET).unwrap()),
            By::AnotherSecret => Self::Secret(SharedSecret::from_slice(&random::<32>()).unwrap()),
        }
    }

    pub(crate) fn borrow(&self) -> Holder<'_> {
        match self {
            Self::Identity(identity) => Holder::Recipient(identity.recipient()),
            Self::Passphrase(passphrase, cost) => Holder::Passphrase(passphrase, *cost),
            Self::Passkey {
                credential_id,
                nonce,
                outputs,
            } => Holder::Passkey {
                credential_id,
                nonce,
                outputs,
            },
            Self::Secret(secret) => Holder::SharedSecret(secret),
        }
    }
}

fn identity() -> Identity {
    Identity::from_text(AGE_IDENTITY).unwrap()
}

fn passphrase(words: &str) -> Passphrase {
    Passphrase::from_utf8(words.as_bytes()).unwrap()
}

fn passkey(credential_id: Vec<u8>, first: [u8; 32], second: [u8; 32]) -> OwnedHolder {
    OwnedHolder::Passkey {
        credential_id,
        nonce: random(),
        outputs: PrfOutputs::from_slices(&first, &second).unwrap(),
    }
}

fn credential_id(len: Option<usize>) -> Vec<u8> {
    len.map_or(CREDENTIAL_ID.to_vec(), |len| vec![0xc1; len])
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).unwrap();
    bytes
}
