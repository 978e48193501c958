//! The size budget: what a form page downloads, as it travels.

use std::fs;
use std::io::Write;

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::stage;
use crate::{repo, stamp};

/// Everything that `<seal-form>` needs: the script holds its worker, and that holds its WASM.
const SCRIPT: &str = "www/dist/element.js";
/// Of these a page that is not in English downloads one, `xx.js`; `xx-more.js` comes with drafts and attachments.
const LANGUAGES: &str = "www/dist/languages";
/// 55 KB, a KB being 1024 bytes: each file by itself through gzip, then added.
const BUDGET: usize = 55 * 1024;

/// Prints the size with the largest language, and refuses one over the budget.
pub(crate) fn check() -> Result<()> {
    let script = gzip_size(&stamp::read(&repo::path(SCRIPT))?)?;
    let language = largest_language()?;
    let size = script + language;
    let sizes = format!(
        "{} and the largest language {}: together {} gzip, budget {}",
        kilobytes(script),
        kilobytes(language),
        kilobytes(size),
        kilobytes(BUDGET)
    );
    stage::say("size", &format!("{SCRIPT}: {sizes}"));
    if size > BUDGET {
        bail!(
            "a form page is over its budget: {sizes}.\n  what to do: find what has grown, and leave it out"
        );
    }
    Ok(())
}

fn largest_language() -> Result<usize> {
    let mut largest = None;
    for entry in fs::read_dir(repo::path(LANGUAGES))? {
        let path = entry?.path();
        let is_language = path.file_stem().is_some_and(|name| name.len() == 2);
        if is_language {
            largest = largest.max(Some(gzip_size(&stamp::read(&path)?)?));
        }
    }
    largest.with_context(|| format!("{LANGUAGES} has no language"))
}

fn gzip_size(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn kilobytes(bytes: usize) -> String {
    let tenths = (bytes * 10).div_ceil(1024);
    format!("{}.{} KB ({bytes} bytes)", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_never_rounded_down() {
        assert_eq!(kilobytes(BUDGET), "55.0 KB (56320 bytes)");
        assert_eq!(kilobytes(BUDGET + 1), "55.1 KB (56321 bytes)");
        assert_eq!(kilobytes(0), "0.0 KB (0 bytes)");
    }

    #[test]
    fn what_is_measured_is_compressed() {
        let size = gzip_size(&[b'a'; 100_000]).unwrap();
        assert!(size < 1000, "{size}");
    }
}
