//! What is written: to stdout, or to a file that did not exist.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use crate::failure::Failure;

/// One JSON object and a line end on stdout.
pub(crate) fn json(value: &impl Serialize) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    let written = serde_json::to_writer(&mut stdout, value).map_err(io::Error::from);
    written
        .and_then(|()| stdout.write_all(b"\n"))
        .and_then(|()| stdout.flush())
        .map_err(Failure::write(Path::new("stdout")))
}

/// `bytes` to `path`, or to stdout. A file is made anew and never overwritten; only its owner can read it.
pub(crate) fn bytes(bytes: &[u8], path: Option<&Path>) -> Result<(), Failure> {
    let Some(path) = path else {
        let mut stdout = io::stdout().lock();
        // Flushed here, where a full disk is still an error: at exit it would be silence.
        let written = stdout.write_all(bytes).and_then(|()| stdout.flush());
        return written.map_err(Failure::write(Path::new("stdout")));
    };
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(Failure::write(path))?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    written.map_err(|error| {
        // It is ours, and half of it would only stand in the way of the next try.
        let _ = fs::remove_file(path);
        Failure::write(path)(error)
    })
}

/// A line on stderr. Where that is closed, the exit code has to do.
pub(crate) fn message(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}
