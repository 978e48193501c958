//! Where things are in the repository, and how cargo is called in it.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::stage::Stage;

/// Returns the repository's root folder.
pub(crate) fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// Returns the absolute path of a file or folder that is named from the root.
pub(crate) fn path(relative: &str) -> PathBuf {
    root().join(relative)
}

/// Returns the cargo that runs us, set to work in the repository.
pub(crate) fn cargo() -> Command {
    cargo_at(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Returns this cargo, set to work in the repository.
pub(crate) fn cargo_at(program: impl AsRef<OsStr>) -> Command {
    let mut cargo = Command::new(program);
    cargo.current_dir(root());
    // What we start and what build.mjs reads is looked for in target/, so a target folder elsewhere must not win.
    cargo.env("CARGO_TARGET_DIR", path("target"));
    cargo
}

/// Runs the cargo that runs us as a stage.
pub(crate) fn run_cargo(stage: &Stage, arguments: &[&str]) -> Result<()> {
    let mut cargo = cargo();
    cargo.args(arguments);
    stage.run(&format!("cargo {}", arguments.join(" ")), cargo)
}
