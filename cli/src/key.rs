//! What an envelope is opened with.

use std::path::Path;

use sealform::{Context, Expected, Identity, Keyring, Kind, Opener, Passphrase, SharedSecret};

use crate::args::KeyArgs;
use crate::failure::Failure;
use crate::input;
use crate::object::Object;

/// A key, from wherever the command line says that it is.
pub(crate) enum Key {
    Identities(Vec<Identity>),
    Passphrase(Passphrase),
    Secret(SharedSecret),
}

impl Key {
    pub(crate) fn read(args: &KeyArgs) -> Result<Self, Failure> {
        if let Some(path) = &args.keyring {
            return Ok(Self::Identities(
                keyring(path, stdin_key(args)?)?.identities,
            ));
        }
        if let Some(path) = &args.secret.identity {
            return Ok(Self::Identities(input::identities(path)?));
        }
        match &args.secret.secret {
            Some(secret) => Ok(Self::Secret(input::secret(secret)?)),
            None => Ok(Self::Passphrase(stdin_key(args)?)),
        }
    }

    pub(crate) fn opener(&self) -> Opener<'_> {
        match self {
            Self::Identities(identities) => Opener::Identities(identities),
            Self::Passphrase(passphrase) => Opener::Passphrase(passphrase),
            Self::Secret(secret) => Opener::SharedSecret(secret),
        }
    }
}

/// The passphrase, or the recovery code, on stdin.
fn stdin_key(args: &KeyArgs) -> Result<Passphrase, Failure> {
    match args.secret.recovery_code_stdin {
        true => input::recovery_code(),
        false => input::passphrase(),
    }
}

/// The keyring at `path`, opened with what was on stdin.
fn keyring(path: &Path, passphrase: Passphrase) -> Result<Keyring, Failure> {
    let envelope = Object::read(path)?.into_boxes()?;
    let expected = Expected {
        kind: Some(Kind::Keyring),
        context: &Context::new(),
    };
    let opened = sealform::open(&envelope, Opener::Passphrase(&passphrase), expected)?;
    Ok(Keyring::read(&opened)?)
}
