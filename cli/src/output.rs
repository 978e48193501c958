//! What is written: to stdout, or to a file that did not exist, and does not until it is whole.

use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use tempfile::NamedTempFile;

use crate::failure::Failure;

/// Where the bytes of one command go.
pub(crate) struct Output {
    target: Target,
    path: PathBuf,
    is_used: bool,
}

enum Target {
    Stdout(StdoutLock<'static>),
    /// Only its owner can read it. It is removed when dropped.
    Partial(NamedTempFile),
}

/// Whether `path` stands for stdout.
pub(crate) fn is_stdout(path: Option<&Path>) -> bool {
    path.is_none_or(|path| path == Path::new("-"))
}

/// What `write` writes: to stdout, or as a new file to `path`, which is there when all of it is, and never replaces
/// another.
pub(crate) fn write<T>(
    path: Option<&Path>,
    write: impl FnOnce(&mut Output) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut output = match path {
        Some(path) if !is_stdout(Some(path)) => Output::file(path)?,
        _ => Output::stdout(),
    };
    let written = write(&mut output);
    let is_discarded = output.is_used && matches!(output.target, Target::Stdout(_));
    let finished = written.and_then(|value| output.finish().map(|()| value));
    finished.map_err(|failure| match is_discarded {
        true => Failure::Discarded(Box::new(failure)),
        false => failure,
    })
}

/// `bytes` to `path`, or to stdout.
pub(crate) fn bytes(bytes: &[u8], path: Option<&Path>) -> Result<(), Failure> {
    write(path, |output| output.put(bytes))
}

/// One JSON object and a line end to `path`, or to stdout.
pub(crate) fn json(value: &impl Serialize, path: Option<&Path>) -> Result<(), Failure> {
    write(path, |output| {
        let mut buffered = BufWriter::new(&mut *output);
        let written = serde_json::to_writer(&mut buffered, value).map_err(io::Error::from);
        let written = written
            .and_then(|()| buffered.write_all(b"\n"))
            .and_then(|()| buffered.flush());
        drop(buffered);
        written.map_err(Failure::write(&output.path))
    })
}

/// A line on stderr. Where that is closed, the exit code has to do.
pub(crate) fn message(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

impl Output {
    fn stdout() -> Self {
        Self {
            target: Target::Stdout(io::stdout().lock()),
            path: "stdout".into(),
            is_used: false,
        }
    }

    fn file(path: &Path) -> Result<Self, Failure> {
        // It is refused again when the file is moved there, but that may be hours later.
        if path.symlink_metadata().is_ok() {
            let error = io::ErrorKind::AlreadyExists.into();
            return Err(Failure::write(path)(error));
        }
        let folder = path.parent().filter(|folder| *folder != Path::new(""));
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let partial = tempfile::Builder::new()
            .prefix(&format!(".{name}."))
            .suffix(".partial")
            .tempfile_in(folder.unwrap_or(Path::new(".")))
            .map_err(Failure::write(path))?;
        Ok(Self {
            target: Target::Partial(partial),
            path: path.into(),
            is_used: false,
        })
    }

    /// Writes `bytes` behind those before.
    pub(crate) fn put(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.write_all(bytes).map_err(Failure::write(&self.path))
    }

    fn finish(self) -> Result<(), Failure> {
        let finished = match self.target {
            // Flushed here, where a full disk is still an error: at exit it would be silence.
            Target::Stdout(mut stdout) => stdout.flush(),
            Target::Partial(partial) => partial.as_file().sync_all().and_then(|()| {
                let moved = partial.persist_noclobber(&self.path);
                moved.map(drop).map_err(|error| error.error)
            }),
        };
        finished.map_err(Failure::write(&self.path))
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.is_used |= !bytes.is_empty();
        match &mut self.target {
            Target::Stdout(stdout) => stdout.write(bytes),
            Target::Partial(partial) => partial.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.target {
            Target::Stdout(stdout) => stdout.flush(),
            Target::Partial(partial) => partial.flush(),
        }
    }
}
