//! Every test: Rust's, then those in a real Chromium against the real store.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::stage::Stage;
use crate::{apt, npm, package, repo};

const DEBIAN_CHROMIUM: &str = "/usr/bin/chromium";

/// The workspace without us: what is picked decides which features cargo unites, so with us in it most of our
/// dependencies would be built a second time.
const PROJECT: [&str; 3] = ["--workspace", "--exclude", "xtask"];

/// Runs them. What they need is provided, or its lack is an error: no test is ever skipped.
pub(crate) fn run() -> Result<()> {
    npm::require()?;
    let chromium = provide_chromium()?;
    package::build()?;
    cargo_test("rust-test", &PROJECT)?;
    cargo_test("xtask-test", &["--profile", "tools", "--package", "xtask"])?;
    test_www(&chromium)
}

fn cargo_test(stage: &'static str, selection: &[&str]) -> Result<()> {
    let stage = Stage::new(stage, "see which test failed above").live();
    repo::run_cargo(&stage, &[&["test", "--no-fail-fast"], selection].concat())
}

fn provide_chromium() -> Result<PathBuf> {
    let chosen = env::var_os("SEALFORM_CHROMIUM").map(PathBuf::from);
    let path = chosen.clone().unwrap_or_else(|| DEBIAN_CHROMIUM.into());
    if !path.exists() && chosen.is_none() {
        apt::install(&["chromium"], "the browser tests run in a real Chromium")?;
    }
    if !path.exists() {
        bail!(
            "there is no Chromium at {}; set SEALFORM_CHROMIUM to where it is",
            path.display()
        );
    }
    Ok(path)
}

fn test_www(chromium: &Path) -> Result<()> {
    // cargo test has built the programs, for the tests that run them.
    let mut npm_test = npm::npm();
    npm_test
        .arg("test")
        .env("SEALFORM_CHROMIUM", chromium)
        .env("SEALFORM_STORE", repo::path("target/debug/sealform-store"))
        .env("SEALFORM_CLI", repo::path("target/debug/sealform"))
        .env("SEALFORM_SITE", repo::path("www/dist/demo"));
    Stage::new("www-test", "see which test failed above")
        .live()
        .run("npm test", npm_test)
}
