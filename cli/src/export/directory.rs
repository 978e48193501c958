//! A directory of ciphertext files, or one such file.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::source::{Found, Source, Visit, check_count, printable};
use crate::failure::Failure;
use crate::object::{Object, SealedFile};

/// Directories in directories.
const MAX_DEPTH: usize = 64;

pub(super) struct Directory {
    base: PathBuf,
    paths: Vec<PathBuf>,
    passed_over: usize,
    /// Made when the first file is asked for: which path has the sealed file of an id.
    files: OnceCell<HashMap<String, PathBuf>>,
}

impl Directory {
    pub(super) fn open(base: &Path) -> Result<Self, Failure> {
        let mut directory = Self::of_one(base);
        directory.paths.clear();
        directory.list(base, MAX_DEPTH)?;
        directory.paths.sort();
        Ok(directory)
    }

    pub(super) fn of_one(path: &Path) -> Self {
        Self {
            base: path.into(),
            paths: vec![path.into()],
            passed_over: 0,
            files: OnceCell::new(),
        }
    }

    fn list(&mut self, directory: &Path, depth: usize) -> Result<(), Failure> {
        for entry in fs::read_dir(directory).map_err(Failure::read(directory))? {
            let entry = entry.map_err(Failure::read(directory))?;
            let kind = entry.file_type().map_err(Failure::read(directory))?;
            let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
            if is_hidden || !(kind.is_file() || kind.is_dir()) || (kind.is_dir() && depth == 0) {
                self.passed_over += 1;
            } else if kind.is_dir() {
                self.list(&entry.path(), depth - 1)?;
            } else {
                self.paths.push(entry.path());
                check_count(self.paths.len())?;
            }
        }
        Ok(())
    }

    fn place(&self, path: &Path) -> String {
        let below = path.strip_prefix(&self.base).unwrap_or(path);
        match below == Path::new("") {
            true => printable(&path.display().to_string()),
            false => printable(&below.display().to_string()),
        }
    }

    /// A path that cannot be read is told when its turn comes in `each`.
    fn index(&self) -> HashMap<String, PathBuf> {
        let mut files = HashMap::new();
        for path in &self.paths {
            if let Ok(Some(id)) = Object::file_id(path) {
                files.entry(id.to_string()).or_insert_with(|| path.clone());
            }
        }
        files
    }
}

impl Source for Directory {
    fn each(&self, visit: &mut Visit<'_>) -> Result<(), Failure> {
        for path in &self.paths {
            visit(Found {
                place: self.place(path),
                id: None,
                received: None,
                object: Object::read(path),
            })?;
        }
        Ok(())
    }

    fn file(&self, id: &str) -> Result<Option<SealedFile>, Failure> {
        let files = self.files.get_or_init(|| self.index());
        match files.get(id).map(|path| Object::read(path)).transpose()? {
            Some(Object::File(file)) => Ok(Some(file)),
            _ => Ok(None),
        }
    }

    fn passed_over(&self) -> Option<String> {
        (self.passed_over > 0).then(|| format!("{} hidden names and links", self.passed_over))
    }
}
