//! Node.js and npm: whether they are there, the packages, and calling them in `www/` and `bench/`.

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

/// Installs the packages of `www/`.
pub(crate) fn install() -> Result<()> {
    install_in("www")
}

/// Installs the packages that the lock file in a folder names, unless they are there.
pub(crate) fn install_in(folder: &str) -> Result<()> {
    let folder_path = repo::path(folder);
    let lock = stamp::read(&folder_path.join("package-lock.json"))?;
    // npm ci deletes node_modules, and with it the stamp.
    let stamp = Stamp::new(folder_path.join("node_modules/.sealform-stamp"), &[&lock]);
    if stamp.is_current() {
        return Ok(());
    }
    let mut npm = npm_in(folder);
    // No package of ours needs its install script, and one that we did not read should not run.
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    Stage::new(
        "npm",
        "see whether npm reaches its registry, and package-lock.json there matches package.json",
    )
    .run(&format!("npm ci in {folder}/"), npm)?;
    stamp.write()
}

/// Returns `node`, set to work in `www/`.
pub(crate) fn node() -> Command {
    node_in("www")
}

/// Returns `npm`, set to work in `www/`.
pub(crate) fn npm() -> Command {
    npm_in("www")
}

/// Returns `node`, set to work in a folder that is named from the root.
pub(crate) fn node_in(folder: &str) -> Command {
    command_in("node", folder)
}

/// Returns `npm`, set to work in a folder that is named from the root.
pub(crate) fn npm_in(folder: &str) -> Command {
    command_in("npm", folder)
}

fn command_in(program: &str, folder: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(repo::path(folder));
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
