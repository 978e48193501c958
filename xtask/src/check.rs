//! Everything that is judged without being run: formatting, lints, types, and what git tracks.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::stage::{self, Stage};
use crate::{bench, npm, repo};

pub(crate) fn run() -> Result<()> {
    npm::require()?;
    check_tracked_files()?;
    repo::run_cargo(
        &Stage::new("fmt", "run cargo fmt"),
        &["fmt", "--all", "--check", "--", "--color", "never"],
    )?;
    clippy("clippy", &["--workspace", "--all-targets"])?;
    // By itself: in the workspace the command's features would be switched on for the form build too.
    clippy("clippy-form", &["-p", "sealform-wasm"])?;
    clippy(
        "clippy-full",
        &["-p", "sealform-wasm", "--features", "full"],
    )?;
    npm::install()?;
    npm_check("www-check", "www")?;
    // For the types of the peers.
    npm::install_in(bench::FOLDER)?;
    npm_check("bench-check", bench::FOLDER)
}

fn npm_check(stage: &'static str, folder: &str) -> Result<()> {
    let mut check = npm::npm_in(folder);
    check.args(["run", "check"]);
    Stage::new(stage, "correct what is named above").run("npm run check", check)
}

fn clippy(stage: &'static str, selection: &[&str]) -> Result<()> {
    let arguments = [&["clippy"], selection, &["--", "-D", "warnings"]].concat();
    repo::run_cargo(
        &Stage::new(stage, "correct what clippy names above"),
        &arguments,
    )
}

/// Refuses a tracked file that .gitignore names, for it is made or fetched, not written.
fn check_tracked_files() -> Result<()> {
    let mut git = Command::new("git");
    git.current_dir(repo::root())
        .args(["ls-files", "--cached", "--ignored", "--exclude-standard"]);
    let output = git
        .output()
        .context("cannot ask git which files it tracks")?;
    let files = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        bail!(
            "git ls-files failed: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    if !files.is_empty() {
        bail!(
            "git tracks what .gitignore excludes:\n{files}  what to do: git rm --cached each of them"
        );
    }
    stage::say("git", "no ignored file is tracked");
    Ok(())
}
