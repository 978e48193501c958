//! Which keys a command takes, and what the envelope has to be: what several commands have in common.

use std::path::{Path, PathBuf};

use clap::Args as ArgGroup;
use sealform::Kind;

#[derive(ArgGroup)]
pub(crate) struct ExpectedArgs {
    /// A pair that the envelope's context must have
    #[arg(long = "context", value_name = "KEY=VALUE", value_parser = pair)]
    pub(crate) context: Vec<(String, String)>,
    /// The kind that the envelope must have: record, file, keyring or note
    #[arg(long, value_parser = kind)]
    pub(crate) kind: Option<Kind>,
}

#[derive(ArgGroup)]
pub(crate) struct KeyArgs {
    #[command(flatten)]
    pub(crate) secret: SecretArgs,
    /// Take the identities from this keyring, which the passphrase or the recovery code opens
    #[arg(long, value_name = "FILE", requires = "stdin_key", conflicts_with_all = ["identity", "secret"])]
    pub(crate) keyring: Option<PathBuf>,
}

/// Exactly one of them.
#[derive(ArgGroup)]
#[group(required = true, multiple = false)]
pub(crate) struct SecretArgs {
    /// A file of identities, one AGE-SECRET-KEY-PQ-1… a line; # starts a comment
    #[arg(short, long, value_name = "FILE")]
    pub(crate) identity: Option<PathBuf>,
    /// Read the passphrase from the first line of stdin
    #[arg(long, group = "stdin_key")]
    pub(crate) passphrase_stdin: bool,
    /// Read the recovery code of a keyring from the first line of stdin
    #[arg(long, group = "stdin_key")]
    pub(crate) recovery_code_stdin: bool,
    /// A shared secret of 32 bytes (other users of this machine can see it while the command runs)
    #[arg(long, value_name = "BASE64URL", allow_hyphen_values = true)]
    pub(crate) secret: Option<String>,
}

impl KeyArgs {
    pub(super) fn uses_of_stdin(&self) -> usize {
        let files = [&self.secret.identity, &self.keyring].into_iter().flatten();
        let from_stdin = files.filter(|path| *path == Path::new("-")).count();
        from_stdin + usize::from(self.secret.passphrase_stdin || self.secret.recovery_code_stdin)
    }
}

fn kind(name: &str) -> Result<Kind, &'static str> {
    Kind::from_name(name).ok_or("expected record, file, keyring or note")
}

pub(super) fn pair(text: &str) -> Result<(String, String), &'static str> {
    let (key, value) = text.split_once('=').ok_or("expected KEY=VALUE")?;
    Ok((key.into(), value.into()))
}
