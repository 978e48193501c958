//! Every test: Rust's, then those in real browsers against the real store.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::browsers::{self, Browsers};
use crate::stage::Stage;
use crate::{npm, package, repo};

/// The tests of the packed npm package, with bundlers and frameworks of their own.
const PACKAGING: &str = "tests/packaging";

/// The workspace without us: what is picked decides which features cargo unites, so with us in it most of our
/// dependencies would be built a second time.
const PROJECT: [&str; 3] = ["--workspace", "--exclude", "xtask"];

/// Lays out age's test vectors, which their package holds in one module, as the files that they are.
const UNPACK_AGE_VECTORS: &str = r#"
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vectors from "cctv-age";

const folder = process.argv[1];
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [name, bytes] of Object.entries(vectors)) writeFileSync(join(folder, name), bytes);
"#;

/// Runs them. What they need is provided, or its lack is an error: no test is ever skipped.
pub(crate) fn run() -> Result<()> {
    npm::require()?;
    let browsers = browsers::provide()?;
    package::build()?;
    let age_vectors = unpack_age_vectors()?;
    cargo_test("rust-test", &PROJECT, &age_vectors)?;
    cargo_test(
        "xtask-test",
        &["--profile", "tools", "--package", "xtask"],
        &age_vectors,
    )?;
    test_www(&browsers)?;
    test_packaging(&browsers)
}

fn unpack_age_vectors() -> Result<PathBuf> {
    let folder = repo::path("target/cctv-age");
    let mut node = npm::node();
    node.args(["--input-type=module", "--eval", UNPACK_AGE_VECTORS])
        .arg(&folder);
    Stage::new("age-vectors", "see whether www/node_modules/ is complete").run("node", node)?;
    Ok(folder)
}

fn cargo_test(stage: &'static str, selection: &[&str], age_vectors: &Path) -> Result<()> {
    let mut cargo = repo::cargo();
    cargo
        .args(["test", "--no-fail-fast"])
        .args(selection)
        // Ignored are only those that need what is provided here.
        .args(["--", "--include-ignored"])
        .env("SEALFORM_CCTV_AGE", age_vectors);
    Stage::new(stage, "see which test failed above")
        .live()
        .run(&format!("cargo test {}", selection.join(" ")), cargo)
}

fn test_www(browsers: &Browsers) -> Result<()> {
    let mut npm_test = npm::npm();
    npm_test.arg("test");
    hand_over(&mut npm_test, browsers);
    Stage::new("www-test", "see which test failed above")
        .live()
        .run("npm test", npm_test)
}

/// Packs the npm package, and lets bundlers and frameworks build pages with it.
fn test_packaging(browsers: &Browsers) -> Result<()> {
    npm::install_in(PACKAGING)?;
    let mut test = npm::node_in(PACKAGING);
    test.arg("run.mjs");
    hand_over(&mut test, browsers);
    Stage::new("packaging-test", "see which test failed above")
        .live()
        .run("node run.mjs", test)
}

/// Tells the tests where the programs are. cargo test has built ours.
fn hand_over(test: &mut Command, browsers: &Browsers) {
    test.envs(browsers.iter().cloned())
        .env("SEALFORM_STORE", repo::path("target/debug/sealform-store"))
        .env("SEALFORM_CLI", repo::path("target/debug/sealform"))
        .env("SEALFORM_SITE", repo::path("www/dist/demo"));
}
