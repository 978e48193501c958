//! `sealform open` for a file: its data, in the memory of one chunk.

use std::collections::BTreeMap;
use std::path::Path;

use sealform::{Context, Error, FileEnd, FileOpener, ObjectId, Root};
use serde::Serialize;

use crate::failure::Failure;
use crate::input::{CHUNK_LEN, Source};
use crate::key::Key;
use crate::object::SealedFile;
use crate::output::{self, Output};
use crate::progress::Progress;

/// What is printed of a file whose bytes went somewhere else.
#[derive(Serialize)]
pub(crate) struct Summary<'a> {
    kind: &'a str,
    object_id: String,
    context: BTreeMap<&'a str, &'a str>,
    root: String,
    /// The length of the data in bytes.
    size: u64,
}

impl<'a> Summary<'a> {
    pub(crate) fn new(object_id: ObjectId, context: &'a Context, root: Root, size: u64) -> Self {
        Self {
            kind: sealform::Kind::File.name(),
            object_id: object_id.to_string(),
            context: context.iter().collect(),
            root: root.to_text(),
            size,
        }
    }

    pub(crate) fn print(&self) -> Result<(), Failure> {
        output::json(self, None)
    }
}

/// Writes the data to `path`, and prints what it is if that is not stdout.
pub(crate) fn run(
    file: SealedFile,
    key: &Key,
    expected: &Context,
    root: Option<Root>,
    path: &Path,
) -> Result<(), Failure> {
    let opener = file.parse_header()?.unlock(key.opener(), expected)?;
    let path = Some(path);
    let (end, size) = output::write(path, |output| {
        open(opener.stream(), file.body, root, output)
    })?;
    match output::is_stdout(path) {
        true => Ok(()),
        false => Summary::new(end.object_id, &end.context, end.root, size).print(),
    }
}

/// Writes the data of a body, and says what it was, and its length.
pub(crate) fn open(
    mut opener: FileOpener,
    mut body: Source,
    root: Option<Root>,
    output: &mut Output,
) -> Result<(FileEnd, u64), Failure> {
    let mut progress = Progress::new();
    let mut size = 0;
    let mut chunk = Vec::with_capacity(CHUNK_LEN);
    while body.read_chunk(&mut chunk)? {
        let mut sealed = chunk.as_slice();
        while !sealed.is_empty() {
            let data = opener.push(&mut sealed)?;
            let len = data.len();
            output.put(data)?;
            size += len as u64;
            if let Some(total) = opener.data_len() {
                progress.advance(len, total);
            }
        }
    }
    let end = opener.finish()?;
    if root.is_some_and(|root| root != end.root) {
        return Err(Error::OpenFailed.into());
    }
    output.put(end.rest.as_bytes())?;
    size += end.rest.as_bytes().len() as u64;
    Ok((end, size))
}
