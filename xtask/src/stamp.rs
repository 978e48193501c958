//! A stamp: a file that keeps the hash of what a step was made from, so that the step is left out when nothing changed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

pub(crate) struct Stamp {
    file: PathBuf,
    hash: String,
}

impl Stamp {
    /// A stamp in `file` for a step that is made from these `sources` (bytes, in order).
    pub(crate) fn new(file: PathBuf, sources: &[&[u8]]) -> Self {
        let mut hasher = Sha256::new();
        for source in sources {
            // Each source is hashed by itself: two must not pass for one that is both joined.
            hasher.update(Sha256::digest(source));
        }
        let hash = hasher
            .finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        Self { file, hash }
    }

    /// Says whether the step was last done from these sources.
    pub(crate) fn is_current(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|kept| kept == self.hash)
    }

    /// Forgets that the step was done. To be called before its results are touched.
    pub(crate) fn clear(&self) -> Result<()> {
        match fs::remove_file(&self.file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(error).context(self.describe())
            }
            _ => Ok(()),
        }
    }

    /// Keeps that the step is done. To be called after its results are complete.
    pub(crate) fn write(&self) -> Result<()> {
        fs::write(&self.file, &self.hash).with_context(|| self.describe())
    }

    fn describe(&self) -> String {
        format!("cannot write {}", self.file.display())
    }
}

/// Reads a source whole; the error names the file.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repo;

    #[test]
    fn a_stamp_is_current_only_for_the_sources_it_was_written_for() {
        fs::create_dir_all(repo::path("target/xtask")).unwrap();
        let file = repo::path("target/xtask/test.stamp");
        let stamp = Stamp::new(file.clone(), &[b"one", b"two"]);
        stamp.clear().unwrap();
        assert!(!stamp.is_current());
        stamp.write().unwrap();
        assert!(stamp.is_current());
        assert!(!Stamp::new(file.clone(), &[b"onet", b"wo"]).is_current());
        assert!(!Stamp::new(file, &[b"two", b"one"]).is_current());
        stamp.clear().unwrap();
        assert!(!stamp.is_current());
    }
}
