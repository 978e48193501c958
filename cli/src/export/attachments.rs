//! Attachments, opened into a directory of their own.

use std::collections::HashMap;
use std::fs::DirBuilder;
use std::path::{Path, PathBuf};

use sealform::{Context, Error, Opener, Root, SharedSecret, text};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::record::{Attached, Members, Record};
use super::source::Source;
use crate::failure::Failure;
use crate::{open_file, output};

/// In characters.
const MAX_NAME: usize = 100;
/// In characters, with its dot.
const MAX_EXTENSION: usize = 11;

pub(super) struct Attachments(PathBuf);

/// What happened to one file of a record.
pub(super) struct Unsaved {
    /// Of the file, from 1, or the id that only the manifest has.
    pub(super) which: String,
    pub(super) code: &'static str,
}

/// Why a file is not there.
enum Reason {
    Missing,
    Different,
    Failed(Failure),
}

impl From<Failure> for Reason {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<Error> for Reason {
    fn from(error: Error) -> Self {
        Self::Failed(error.into())
    }
}

impl Attachments {
    /// A new directory.
    pub(super) fn create(path: &Path) -> Result<Self, Failure> {
        create_private(path)?;
        Ok(Self(path.into()))
    }

    /// Opens what `record` names, and tells it where. Says how many there are now, and which are not.
    pub(super) fn save(
        &self,
        source: &dyn Source,
        record: &mut Record<'_>,
    ) -> Result<(usize, Vec<Unsaved>), Failure> {
        let mut listed = listed(&record.manifest)?;
        let folder = folder(record);
        let mut is_made = false;
        let (mut saved, mut unsaved) = (0, Vec::new());
        let context = context(record)?;
        let files = record
            .answers
            .iter_mut()
            .filter_map(|answer| answer.file.as_mut());
        for (number, file) in (1..).zip(files) {
            let name = safe_name(&file.text("name").unwrap_or_default());
            let path = format!("{folder}/{number}-{name}");
            if !is_made {
                create_private(&self.0.join(&folder))?;
                is_made = true;
            }
            let said = file.text("id").and_then(|id| listed.remove(&id));
            let opened = match said.is_some_and(|said| !said.is(file)) {
                true => Err(Reason::Different),
                false => open(source, file, &context, &self.0.join(&path)),
            };
            match opened {
                Ok(()) => {
                    file.path = Some(path);
                    saved += 1;
                }
                // What cannot be written will not be for the next one either.
                Err(Reason::Failed(failure @ Failure::Write(..))) => return Err(failure),
                Err(reason) => unsaved.push(Unsaved {
                    which: format!("file {number}"),
                    code: reason.code(),
                }),
            }
        }
        unsaved.extend(listed.into_keys().map(|_| Unsaved {
            which: "a file that no answer names".into(),
            code: "file-missing",
        }));
        Ok((saved, unsaved))
    }
}

impl Reason {
    fn code(&self) -> &'static str {
        match self {
            Self::Missing => "file-missing",
            Self::Different => "file-different",
            Self::Failed(failure) => failure.code(),
        }
    }
}

/// What the manifest says of a file.
struct Listed {
    root: Option<String>,
    size: Option<u64>,
}

impl Listed {
    fn is(&self, file: &Attached<'_>) -> bool {
        self.root == file.text("root") && self.size == file.size()
    }
}

/// The files that the manifest lists, by id.
fn listed(manifest: &Members<'_>) -> Result<HashMap<String, Listed>, Failure> {
    let Some(list) = manifest.get("files") else {
        return Ok(HashMap::new());
    };
    let files: Vec<Members<'_>> = serde_json::from_str(list.get()).map_err(|_| Failure::Content)?;
    let entry = |file: Members<'_>| {
        let listed = Listed {
            root: file.text("root"),
            size: file.get("size").and_then(|size| size.get().parse().ok()),
        };
        Some((file.text("id")?, listed))
    };
    Ok(files.into_iter().filter_map(entry).collect())
}

/// A file belongs to its record.
fn context(record: &Record<'_>) -> Result<Context, Failure> {
    let mut context = Context::new();
    context.insert("record", &record.id.to_string())?;
    Ok(context)
}

fn open(
    source: &dyn Source,
    file: &Attached<'_>,
    context: &Context,
    path: &Path,
) -> Result<(), Reason> {
    let member = |name: &str| file.text(name).ok_or(Error::Malformed);
    let root = Root::from_text(&member("root")?)?;
    let secret = Zeroizing::new(text::decode(&Zeroizing::new(member("secret")?))?);
    let secret = SharedSecret::from_slice(&secret)?;
    let sealed = source.file(&member("id")?)?.ok_or(Reason::Missing)?;
    let opener = sealed
        .parse_header()?
        .unlock(Opener::SharedSecret(&secret), context)?;
    output::write(Some(path), |output| {
        let (_, size) = open_file::open(opener.stream(), sealed.body, Some(root), output)?;
        match Some(size) == file.size() {
            true => Ok(()),
            false => Err(Error::OpenFailed.into()),
        }
    })?;
    Ok(())
}

/// Only its owner can look into it.
fn create_private(path: &Path) -> Result<(), Failure> {
    let mut directory = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut directory, 0o700);
    directory.create(path).map_err(Failure::write(path))
}

fn folder(record: &Record<'_>) -> String {
    let id = record.id.to_string();
    if !record.is_second {
        return id;
    }
    let root = record.root.0;
    let digits: String = root
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{id}-{digits}")
}

/// A name for any file system, out of what a stranger's device says. A number goes in front of it, so that it is no
/// device of Windows and no hidden file.
fn safe_name(name: &str) -> String {
    let safe = |c: char| match c.is_alphanumeric() || " ._-()".contains(c) {
        true => c,
        false => '_',
    };
    let name: String = name.nfc().map(safe).collect();
    let name: Vec<char> = name.trim_matches([' ', '.']).chars().collect();
    if name.is_empty() {
        return "file".into();
    }
    let dot = name.iter().rposition(|c| *c == '.').unwrap_or(name.len());
    let extension = name.len() - dot;
    let keep = if extension <= MAX_EXTENSION {
        extension
    } else {
        0
    };
    let stem = name.iter().take((name.len() - keep).min(MAX_NAME - keep));
    stem.chain(name.iter().skip(name.len() - keep)).collect()
}

#[cfg(test)]
mod tests {
    use super::safe_name;

    #[test]
    fn a_name_stays_in_its_folder() {
        for (name, safe) in [
            ("letter.pdf", "letter.pdf"),
            ("../../etc/passwd", "_.._etc_passwd"),
            ("..\\up:x.txt", "_up_x.txt"),
            (" ..", "file"),
            ("", "file"),
            (
                "Überweisung Dr. Müller (2).pdf",
                "Überweisung Dr. Müller (2).pdf",
            ),
            ("Mu\u{308}ller", "Müller"),
            ("报告.docx", "报告.docx"),
            ("e\u{202e}fdp.exe\n\0", "e_fdp.exe__"),
        ] {
            assert_eq!(safe_name(name), safe, "{name:?}");
        }
        let long = safe_name(&format!("{}.pdf", "a".repeat(300)));
        assert_eq!(long, format!("{}.pdf", "a".repeat(96)));
        assert_eq!(safe_name(&"字".repeat(300)).chars().count(), 100);
    }
}
