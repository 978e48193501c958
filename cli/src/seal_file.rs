//! `sealform seal-file`: a file of any length, in the memory of one chunk.

use std::fs::File;
use std::io::{self, Seek};
use std::path::Path;
use std::time::SystemTime;

use getrandom::SysRng;
use sealform::{Error, FileDraft, FileSealer, Holder, Root};
use zeroize::Zeroizing;

use crate::args::SealFileArgs;
use crate::failure::Failure;
use crate::input::{self, CHUNK_LEN, Source};
use crate::open_file::Summary;
use crate::output::{self, Output};
use crate::progress::Progress;

pub(crate) fn run(args: &SealFileArgs) -> Result<(), Failure> {
    let recipients = input::recipients(&args.holders.recipients)?;
    let secret = args.holders.secret.as_deref().map(input::secret);
    let secret = secret.transpose()?;
    let holders = recipients.iter().map(Holder::Recipient);
    let holders: Vec<_> = holders
        .chain(secret.as_ref().map(Holder::SharedSecret))
        .collect();
    let context = &input::context(&args.context)?;
    let plain = PlainFile::open(&args.file)?;
    let len = plain.len;

    let sealer = FileSealer::new(&mut SysRng, FileDraft { context, len }, &holders)?;
    let object_id = sealer.object_id();
    let path = args.output.as_deref();
    let root = output::write(path, |output| seal(plain, sealer, output))?;
    match output::is_stdout(path) {
        true => Ok(()),
        false => Summary::new(object_id, context, root, len).print(),
    }
}

fn seal(
    mut plain: PlainFile,
    mut sealer: FileSealer,
    output: &mut Output,
) -> Result<Root, Failure> {
    let mut progress = Progress::new();
    output.put(sealer.start())?;
    let mut chunk = Zeroizing::new(Vec::with_capacity(CHUNK_LEN));
    while plain.source.read_chunk(&mut chunk)? {
        progress.advance(chunk.len(), plain.len);
        let mut data = chunk.as_slice();
        while !data.is_empty() {
            output.put(sealer.push(&mut data)?)?;
        }
    }
    plain.check_unchanged()?;
    while let Some(sealed) = sealer.finish()? {
        output.put(sealed)?;
    }
    Ok(sealer.root()?)
}

/// A file that is to be sealed, and what was known of it when it was opened.
struct PlainFile {
    source: Source,
    file: File,
    /// The length of what is to be read, in bytes.
    len: u64,
    whole_len: u64,
    modified: Option<SystemTime>,
}

impl PlainFile {
    fn open(path: &Path) -> Result<Self, Failure> {
        let file = match path == Path::new("-") {
            true => stdin_as_file(),
            false => File::open(path),
        };
        let opened = file.and_then(|mut file| {
            let metadata = file.metadata()?;
            if !metadata.is_file() {
                let text = "not a regular file, and a length must be known before it is sealed";
                return Err(io::Error::other(text));
            }
            Ok(Self {
                // Whoever hands us stdin may have read its first bytes.
                len: metadata.len().saturating_sub(file.stream_position()?),
                whole_len: metadata.len(),
                modified: metadata.modified().ok(),
                source: Source::new(Box::new(file.try_clone()?), path),
                file,
            })
        });
        opened.map_err(Failure::read(path))
    }

    /// A length alone would not tell of bytes that were replaced.
    fn check_unchanged(&self) -> Result<(), Failure> {
        let is_same = self.file.metadata().is_ok_and(|metadata| {
            metadata.len() == self.whole_len && metadata.modified().ok() == self.modified
        });
        match is_same {
            true => Ok(()),
            false => Err(Error::FileChanged.into()),
        }
    }
}

/// Stdin as what it is, which may be a file.
fn stdin_as_file() -> io::Result<File> {
    #[cfg(unix)]
    let stdin = std::os::fd::AsFd::as_fd(&io::stdin()).try_clone_to_owned();
    #[cfg(windows)]
    let stdin = std::os::windows::io::AsHandle::as_handle(&io::stdin()).try_clone_to_owned();
    stdin.map(File::from)
}
