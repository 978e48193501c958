//! Every test: Rust's, then those in a real Chromium against the real store.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::stage::Stage;
use crate::{apt, npm, package, repo};

const DEBIAN_CHROMIUM: &str = "/usr/bin/chromium";

/// Runs them. What they need is provided, or its lack is an error: no test is ever skipped.
pub(crate) fn run() -> Result<()> {
    npm::require()?;
    let chromium = provide_chromium()?;
    package::build()?;
    let mut cargo_test = repo::cargo();
    cargo_test.args(["test", "--workspace"]);
    Stage::new("cargo-test", "see which test failed above")
        .live()
        .run("cargo test --workspace", cargo_test)?;
    test_www(&chromium)
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

fn test_www(chromium: &PathBuf) -> Result<()> {
    let mut programs = repo::cargo();
    programs.args(["build", "-p", "sealform-store", "-p", "sealform-cli"]);
    Stage::new("programs", "correct what the compiler names above")
        .run("cargo build: store and command", programs)?;
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
