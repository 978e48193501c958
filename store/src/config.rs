//! What the store is told at its start. The comments on the fields are also the command's help.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use axum::http::{HeaderValue, Uri};
use clap::Parser;
use clap::builder::RangedU64ValueParser;

const GIB: u64 = 1 << 30;
const UPLOAD_EXPIRY: Duration = Duration::from_secs(7 * 24 * 3600);
const UPLOAD_IDLE_TIMEOUT: Duration = Duration::from_secs(30);
const UPLOAD_TIMEOUT: Duration = Duration::from_secs(3600);
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);
const STOP_TIMEOUT: Duration = Duration::from_secs(10);

/// Keeps sealed envelopes: one binary, SQLite, durable before it answers.
#[derive(Clone, Debug, Parser)]
#[command(name = "sealform-store", version)]
pub struct Config {
    /// Directory of the database and of the files; made if it is missing
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,

    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8787")]
    pub listen: SocketAddr,

    /// Directory of the pages to serve beside the API
    #[arg(long = "static", value_name = "DIR")]
    pub site: Option<PathBuf>,

    /// Another site whose pages may send forms and files, and fetch cards and copies, as `https://practice.example`;
    /// may be repeated
    #[arg(long, value_name = "ORIGIN", value_parser = parse_origin)]
    pub allow_origin: Vec<HeaderValue>,

    /// Largest envelope of a submission
    // The upper end stays below SQLite's own limit of a row, 1,000,000,000 bytes.
    #[arg(long, value_name = "BYTES", default_value_t = 8 << 20)]
    #[arg(value_parser = RangedU64ValueParser::<usize>::new().range(1024..=512 << 20))]
    pub max_envelope: usize,

    /// Largest file that is sent with a form
    #[arg(long, value_name = "BYTES", default_value_t = 2 * GIB)]
    #[arg(value_parser = RangedU64ValueParser::<u64>::new().range(1024..=1024 * GIB))]
    pub max_file: u64,

    /// All files together, with what unfinished uploads announced
    #[arg(long, value_name = "BYTES", default_value_t = 100 * GIB)]
    #[arg(value_parser = RangedU64ValueParser::<u64>::new().range(1024..=1024 * 1024 * GIB))]
    pub max_files_total: u64,

    /// Uploads of files that are not finished, at one time
    #[arg(long, value_name = "NUMBER", default_value_t = 1000)]
    pub max_uploads: u32,

    /// Largest version of an object, as of a note or of a file that is attached to one
    #[arg(long, value_name = "BYTES", default_value_t = 16 << 20)]
    #[arg(value_parser = RangedU64ValueParser::<usize>::new().range(1024..=512 << 20))]
    pub max_object: usize,

    /// Journals of clients; 0 takes none
    #[arg(long, value_name = "NUMBER", default_value_t = 1000)]
    pub max_journals: u32,

    /// All versions of all objects of one journal together
    #[arg(long, value_name = "BYTES", default_value_t = 256 << 20)]
    #[arg(value_parser = RangedU64ValueParser::<u64>::new().range(1024..=1024 * GIB))]
    pub max_journal: u64,

    /// Where a browser goes that has posted a form by itself: a path, or an address with https://
    /// [default: a short page of the store]
    #[arg(long, value_name = "URL", value_parser = parse_thanks)]
    pub thanks: Option<HeaderValue>,

    /// Make a new bearer token in place of the old one, and show the set-up link again
    #[arg(long)]
    pub new_token: bool,

    /// From the creation of an upload to its end; 7 days on the command line.
    #[arg(skip = UPLOAD_EXPIRY)]
    pub upload_expiry: Duration,

    /// Between two pieces of a part of an upload; 30 seconds on the command line.
    #[arg(skip = UPLOAD_IDLE_TIMEOUT)]
    pub upload_idle_timeout: Duration,

    /// For one part of an upload, however long; one hour on the command line. The rest comes in another part.
    #[arg(skip = UPLOAD_TIMEOUT)]
    pub upload_timeout: Duration,

    /// From the end of another request's head to its answer; 30 seconds on the command line.
    #[arg(skip = REQUEST_TIMEOUT)]
    pub request_timeout: Duration,

    /// What requests in flight get when the store is stopped; 10 seconds on the command line.
    #[arg(skip = STOP_TIMEOUT)]
    pub stop_timeout: Duration,
}

/// An origin exactly as browsers send it: they are compared byte by byte.
fn parse_origin(text: &str) -> Result<HeaderValue, String> {
    let hint =
        || "write it as https://practice.example, without a path, and each by itself".to_owned();
    let uri: Uri = text.parse().map_err(|_| hint())?;
    let scheme = uri
        .scheme_str()
        .filter(|scheme| ["http", "https"].contains(scheme));
    let (Some(scheme), Some(authority)) = (scheme, uri.authority()) else {
        return Err(hint());
    };
    let default_port = if scheme == "https" { 443 } else { 80 };
    let origin = format!("{scheme}://{authority}");
    let as_browsers_write_it = text == origin
        && !authority.as_str().contains('@')
        && !authority
            .as_str()
            .bytes()
            .any(|byte| byte.is_ascii_uppercase())
        && uri.port_u16() != Some(default_port);
    if !as_browsers_write_it {
        return Err(hint());
    }
    HeaderValue::from_str(&origin).map_err(|_| hint())
}

/// A path on this host, or the address of a page.
fn parse_thanks(text: &str) -> Result<HeaderValue, String> {
    let hint = || "write it as /thanks.html or https://practice.example/thanks".to_owned();
    let uri: Uri = text.parse().map_err(|_| hint())?;
    let good = match (uri.scheme_str(), uri.authority()) {
        (Some("http" | "https"), Some(_)) => true,
        // Two slashes would begin a host.
        (None, None) => text.starts_with('/') && !text.starts_with("//"),
        _ => false,
    };
    let value = HeaderValue::from_str(text).map_err(|_| hint())?;
    good.then_some(value).ok_or_else(hint)
}
