//! What is written: to stdout, or to a file that did not exist.

use std::fs::OpenOptions;
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
        .map_err(Failure::write(Path::new("stdout")))
}

/// `bytes` to `path`, or to stdout. A file is made anew and never overwritten; only its owner can read it.
pub(crate) fn bytes(bytes: &[u8], path: Option<&Path>) -> Result<(), Failure> {
    let Some(path) = path else {
        return io::stdout()
            .write_all(bytes)
            .map_err(Failure::write(Path::new("stdout")));
    };
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.map_err(Failure::write(path))
}
