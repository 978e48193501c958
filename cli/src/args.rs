//! The command line, parsed into types: what gets past here can be used as it is.

use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::{Args as ArgGroup, CommandFactory, Parser, Subcommand};
use sealform::Kind;

/// Seals and opens sealform envelopes.
#[derive(Parser)]
#[command(version, about, max_term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

impl Args {
    /// Ends the process with usage when the arguments do not fit together.
    pub(crate) fn parse_or_exit() -> Self {
        let args = Self::parse();
        if let Command::Open(open) = &args.command
            && open.file == Path::new("-")
            && open.key.takes_stdin()
        {
            let text = "stdin cannot be both the key and the envelope: give one of them as a file";
            Self::command()
                .error(ErrorKind::ArgumentConflict, text)
                .exit();
        }
        args
    }
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Makes an identity (a post-quantum hybrid key), and prints it as age-keygen does
    Keygen(KeygenArgs),
    /// Seals the fields on stdin, a JSON array of {"name","value"} objects, to recipients
    Seal(SealArgs),
    /// Shows what everyone can see of an envelope; needs no key, and authenticates nothing
    Inspect(InspectArgs),
    /// Opens an envelope and prints its content as one JSON object
    Open(OpenArgs),
}

#[derive(ArgGroup)]
pub(crate) struct KeygenArgs {
    /// Write the identity to this new file, readable by its owner only
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(ArgGroup)]
pub(crate) struct SealArgs {
    /// A recipient, age1pq1…; give it again for each further one
    #[arg(short, long = "recipient", value_name = "RECIPIENT", required = true)]
    pub(crate) recipients: Vec<String>,
    /// A pair of the context: authenticated, and readable by everyone
    #[arg(long = "context", value_name = "KEY=VALUE", value_parser = pair)]
    pub(crate) context: Vec<(String, String)>,
    /// What is sealed: record or note
    #[arg(long, default_value = "record", value_parser = sealed_kind)]
    pub(crate) kind: Kind,
    /// Write base64url instead of bytes
    #[arg(long)]
    pub(crate) text: bool,
    /// Write the envelope to this file instead of stdout
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(ArgGroup)]
pub(crate) struct InspectArgs {
    /// The envelope, as bytes or base64url; - for stdin
    pub(crate) file: PathBuf,
}

#[derive(ArgGroup)]
pub(crate) struct OpenArgs {
    #[command(flatten)]
    pub(crate) key: KeyArgs,
    /// A pair that the envelope's context must have
    #[arg(long = "context", value_name = "KEY=VALUE", value_parser = pair)]
    pub(crate) context: Vec<(String, String)>,
    /// The kind that the envelope must have: record, file, keyring or note
    #[arg(long, value_parser = kind)]
    pub(crate) kind: Option<Kind>,
    /// The envelope, as bytes or base64url; - for stdin
    pub(crate) file: PathBuf,
}

/// Exactly one of them.
#[derive(ArgGroup)]
#[group(required = true, multiple = false)]
pub(crate) struct KeyArgs {
    /// A file of identities, one AGE-SECRET-KEY-PQ-1… a line; # starts a comment
    #[arg(short, long, value_name = "FILE")]
    pub(crate) identity: Option<PathBuf>,
    /// Read the passphrase from the first line of stdin
    #[arg(long)]
    pub(crate) passphrase_stdin: bool,
    /// A shared secret of 32 bytes (other users of this machine can see it while the command runs)
    #[arg(long, value_name = "BASE64URL", allow_hyphen_values = true)]
    pub(crate) secret: Option<String>,
}

impl KeyArgs {
    fn takes_stdin(&self) -> bool {
        self.passphrase_stdin || self.identity.as_deref() == Some(Path::new("-"))
    }
}

fn kind(name: &str) -> Result<Kind, &'static str> {
    Kind::from_name(name).ok_or("expected record, file, keyring or note")
}

/// A keyring is made where a practice is set up, and a file is no list of fields.
fn sealed_kind(name: &str) -> Result<Kind, &'static str> {
    let kind = Kind::from_name(name).filter(|kind| matches!(kind, Kind::Record | Kind::Note));
    kind.ok_or("expected record or note")
}

fn pair(text: &str) -> Result<(String, String), &'static str> {
    let (key, value) = text.split_once('=').ok_or("expected KEY=VALUE")?;
    Ok((key.into(), value.into()))
}
