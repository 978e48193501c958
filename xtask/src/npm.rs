//! Node.js and npm: whether they are there, the packages, and calling them in `www/`.

use std::process::Command;

use anyhow::{Result, bail};

use crate::repo;
use crate::stage::Stage;
use crate::stamp::{self, Stamp};

/// The npm lock file, from the repository's root.
pub(crate) const LOCK_FILE: &str = "www/package-lock.json";
/// 20.19: build.mjs asks for 20.11, and the packages of the tests for this.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// Refuses a machine without a new enough Node.js or without npm.
pub(crate) fn require() -> Result<()> {
    let (major, minor) = OLDEST_NODE;
    let advice = format!("install Node.js {major}.{minor} or newer with npm, then start again");
    match version("node").as_deref().map(parse_version) {
        None => bail!("there is no Node.js (the command `node`); {advice}"),
        Some(Some(found)) if found >= OLDEST_NODE => {}
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

/// Reads (20, 20) from `v20.20.2`.
fn parse_version(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.trim().trim_start_matches('v').split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_and_compared() {
        assert_eq!(parse_version("v20.20.2\n"), Some((20, 20)));
        assert_eq!(parse_version("node"), None);
        for (version, is_new_enough) in [
            ("v20.18.3", false),
            ("v20.19.0", true),
            ("v8.99.0", false),
            ("v22.0.0", true),
        ] {
            assert_eq!(
                parse_version(version) >= Some(OLDEST_NODE),
                is_new_enough,
                "{version}"
            );
        }
    }
}
