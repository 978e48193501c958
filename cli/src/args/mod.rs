//! The command line, parsed into types: what gets past here can be used as it is.

mod keys;

use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::{Args as ArgGroup, CommandFactory, Parser, Subcommand, ValueEnum};
use sealform::Kind;

use keys::pair;
pub(crate) use keys::{ExpectedArgs, KeyArgs};

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
        if args.command.uses_of_stdin() > 1 {
            let text = "stdin can only be one of them: give the others as files";
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
    /// Seals a file of any length, as it is read
    SealFile(SealFileArgs),
    /// Shows what everyone can see of an envelope; needs no key, and authenticates nothing
    Inspect(InspectArgs),
    /// Opens an envelope and prints its content as one JSON object; of a file, writes the data
    Open(OpenArgs),
    /// Makes a bundle that opens some boxes of an envelope, and no others, to whoever gets it
    Disclose(DiscloseArgs),
    /// Checks a bundle against the root of its envelope, and prints the boxes in it
    Verify(VerifyArgs),
    /// Opens all records of a directory, a store's SQLite file or a CSV dump, and writes them for other programs
    ///
    /// docs/EXPORT.md describes the formats. stderr tells of each record that is not in the export; the exit code is then 3.
    Export(ExportArgs),
    /// Changes who can open an envelope, without touching its content
    ///
    /// Who could open it before, and kept a copy, still can: only sealing the content anew shuts them out.
    Rewrap(RewrapArgs),
    /// Prints the eight words of each recipient, by which two people compare a key aloud
    Words(WordsArgs),
}

impl Command {
    fn uses_of_stdin(&self) -> usize {
        let is_stdin = |path: &PathBuf| usize::from(path == Path::new("-"));
        match self {
            Self::Keygen(_) | Self::Words(_) => 0,
            Self::Seal(args) => 1 + args.readers.card.iter().map(is_stdin).sum::<usize>(),
            Self::SealFile(args) => is_stdin(&args.file),
            Self::Inspect(args) => is_stdin(&args.file),
            Self::Open(args) => is_stdin(&args.file) + args.key.uses_of_stdin(),
            Self::Disclose(args) => is_stdin(&args.file) + args.key.uses_of_stdin(),
            Self::Verify(args) => is_stdin(&args.bundle),
            Self::Export(args) => args.key.uses_of_stdin(),
            Self::Rewrap(args) => is_stdin(&args.file) + args.key.uses_of_stdin(),
        }
    }
}

#[derive(ArgGroup)]
pub(crate) struct KeygenArgs {
    /// Write the identity to this new file, readable by its owner only
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

// `requires` alone is lifted where what is required conflicts with what was given: so it comes with `conflicts_with`.

#[derive(ArgGroup)]
pub(crate) struct SealArgs {
    #[command(flatten)]
    pub(crate) readers: ReaderArgs,
    /// The hash that the card must have, sha256-…; without it, the hash that it has is shown
    #[arg(
        long,
        value_name = "SRI",
        requires = "card",
        conflicts_with = "recipients"
    )]
    pub(crate) pin: Option<String>,
    /// A pair of the context: authenticated, and readable by everyone
    #[arg(long = "context", value_name = "KEY=VALUE", value_parser = pair)]
    pub(crate) context: Vec<(String, String)>,
    /// What is sealed: record or note
    #[arg(long, default_value = "record", value_parser = sealed_kind)]
    pub(crate) kind: Kind,
    /// Write base64url instead of bytes
    #[arg(long)]
    pub(crate) text: bool,
    /// Write the envelope to this new file instead of stdout
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// Exactly one of them.
#[derive(ArgGroup)]
#[group(required = true, multiple = false)]
pub(crate) struct ReaderArgs {
    /// A recipient, age1pq1…; give it again for each further one
    #[arg(short, long = "recipient", value_name = "RECIPIENT")]
    pub(crate) recipients: Vec<String>,
    /// A form card, which names the recipients and the form
    #[arg(long, value_name = "FILE")]
    pub(crate) card: Option<PathBuf>,
}

#[derive(ArgGroup)]
pub(crate) struct SealFileArgs {
    #[command(flatten)]
    pub(crate) holders: HolderArgs,
    /// A pair of the context: authenticated, and readable by everyone
    #[arg(long = "context", value_name = "KEY=VALUE", value_parser = pair)]
    pub(crate) context: Vec<(String, String)>,
    /// Write the envelope to this new file instead of stdout, and what names it to stdout
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// What is to be sealed; - for stdin, if that is a file and no pipe
    pub(crate) file: PathBuf,
}

/// At least one of them.
#[derive(ArgGroup)]
#[group(required = true, multiple = true)]
pub(crate) struct HolderArgs {
    /// A recipient, age1pq1…; give it again for each further one
    #[arg(short, long = "recipient", value_name = "RECIPIENT")]
    pub(crate) recipients: Vec<String>,
    /// A shared secret of 32 bytes (other users of this machine can see it while the command runs)
    #[arg(long, value_name = "BASE64URL", allow_hyphen_values = true)]
    pub(crate) secret: Option<String>,
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
    #[command(flatten)]
    pub(crate) expected: ExpectedArgs,
    /// The root that the envelope must have, as a record or a receipt names it
    #[arg(long, value_name = "ROOT", allow_hyphen_values = true)]
    pub(crate) root: Option<String>,
    /// Write the content to this new file, or - for stdout; an envelope of kind file needs it
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// The envelope, as bytes or base64url; - for stdin
    pub(crate) file: PathBuf,
}

#[derive(ArgGroup)]
pub(crate) struct DiscloseArgs {
    #[command(flatten)]
    pub(crate) key: KeyArgs,
    #[command(flatten)]
    pub(crate) expected: ExpectedArgs,
    /// Which box to disclose: 0 is the manifest, 1 the first field; give it again for each further one
    #[arg(long = "box", value_name = "NUMBER", required = true)]
    pub(crate) boxes: Vec<u16>,
    /// Write the bundle to this new file instead of stdout
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// The envelope, as bytes or base64url; - for stdin
    pub(crate) file: PathBuf,
}

#[derive(ArgGroup)]
pub(crate) struct VerifyArgs {
    /// The root of the envelope, from somewhere else than the bundle
    #[arg(long, value_name = "ROOT", allow_hyphen_values = true)]
    pub(crate) root: String,
    /// The bundle; - for stdin
    pub(crate) bundle: PathBuf,
}

#[derive(ArgGroup)]
pub(crate) struct ExportArgs {
    #[command(flatten)]
    pub(crate) key: KeyArgs,
    /// What is written
    #[arg(short, long)]
    pub(crate) format: ExportFormat,
    /// Write the records to this new file instead of stdout
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Open the attachments, too, into this new directory
    #[arg(long, value_name = "DIR")]
    pub(crate) attachments: Option<PathBuf>,
    /// The column of a CSV dump that holds the envelopes, as its first row names it
    #[arg(long, value_name = "NAME")]
    pub(crate) column: Option<String>,
    /// A directory of envelopes, the SQLite file or data directory of a store, or a CSV dump
    pub(crate) source: PathBuf,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// Loses nothing
    Json,
    /// One row for each record
    Csv,
    /// A FHIR R4 Bundle of QuestionnaireResponses
    Fhir,
}

#[derive(ArgGroup)]
pub(crate) struct RewrapArgs {
    #[command(flatten)]
    pub(crate) key: KeyArgs,
    #[command(flatten)]
    pub(crate) change: ChangeArgs,
    /// Write the envelope to this new file instead of stdout
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// The envelope, as bytes or base64url; - for stdin
    pub(crate) file: PathBuf,
}

/// At least one of them.
#[derive(ArgGroup)]
#[group(required = true, multiple = true)]
pub(crate) struct ChangeArgs {
    /// Remove the slot at this position in what inspect shows, counted from 0; give it again for each further one
    #[arg(long = "remove", value_name = "POSITION")]
    pub(crate) removed: Vec<usize>,
    /// Add this recipient, age1pq1…; give it again for each further one
    #[arg(long = "add", value_name = "RECIPIENT")]
    pub(crate) added: Vec<String>,
}

#[derive(ArgGroup)]
pub(crate) struct WordsArgs {
    /// A recipient, age1pq1…
    #[arg(value_name = "RECIPIENT", required = true)]
    pub(crate) recipients: Vec<String>,
}

/// A keyring is made where a practice is set up, and a file is no list of fields.
fn sealed_kind(name: &str) -> Result<Kind, &'static str> {
    let kind = Kind::from_name(name).filter(|kind| matches!(kind, Kind::Record | Kind::Note));
    kind.ok_or("expected record or note")
}
