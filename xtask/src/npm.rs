//! Node.js and npm: whether they are there, the packages, and calling them in `www/`.

use std::process::Command;

use anyhow::{Result, bail};

use crate::repo;
use crate::stage::Stage;
use crate::stamp::{self, Stamp};

/// The npm lock file, from the repository's root.
pub(crate) const LOCK_FILE: &str = "www/package-lock.json";
const OLDEST_NODE: u32 = 20;

/// Refuses a machine without a new enough Node.js or without npm.
pub(crate) fn require() -> Result<()> {
    let advice = format!("install Node.js {OLDEST_NODE} or newer with npm, then start again");
    match version("node").as_deref().map(major) {
        None => bail!("there is no Node.js (the command `node`); {advice}"),
        Some(Some(major)) if major >= OLDEST_NODE => {}
        Some(_) => bail!("the Node.js here is too old; {advice}"),
    }
    if version("npm").is_none() {
        bail!("there is no npm (the command `npm`); {advice}");
    }
    Ok(())
}

/// Installs the packages that the lock file names, unless they are there.
pub(crate) fn install() -> Result<()> {
    let lock = stamp::read(&repo::path(LOCK_FILE))?;
    // npm ci deletes node_modules, and with it the stamp.
    let stamp = Stamp::new(repo::path("www/node_modules/.sealform-stamp"), &[&lock]);
    if stamp.is_current() {
        return Ok(());
    }
    let mut npm = npm();
    // No package of ours needs its install script, and one that we did not read should not run.
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    Stage::new(
        "npm",
        "see whether npm reaches its registry, and www/package-lock.json matches www/package.json",
    )
    .run("npm ci", npm)?;
    stamp.write()
}

/// Returns `node`, set to work in `www/`.
pub(crate) fn node() -> Command {
    in_www("node")
}

/// Returns `npm`, set to work in `www/`.
pub(crate) fn npm() -> Command {
    in_www("npm")
}

fn in_www(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(repo::path("www"));
    command
}

fn version(program: &str) -> Option<String> {
    let output = Command::new(program).arg("--version").output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Reads 20 from `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v8.0.0"), Some(8));
        assert_eq!(major("node"), None);
    }
}
