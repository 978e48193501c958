//! Debian's Rust toolchain. Its packages hold no standard library for the WASM target, so that is built from source.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::{apt, repo};

/// A compiler, its cargo, the source of its standard library, and a linker for WASM.
pub(crate) const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-19"];

const CARGO: &str = "/usr/bin/cargo";
const RUSTC: &str = "/usr/bin/rustc";
const LINKER: &str = "/usr/bin/wasm-ld-19";
const LIBRARY: &str = "/usr/lib/rustlib/src/rust/library/Cargo.lock";
const WANTED_VERSION: &str = env!("CARGO_PKG_RUST_VERSION");

/// Installs it; `reason` completes "installing … because …".
pub(crate) fn install(reason: &str) -> Result<()> {
    apt::install(&PACKAGES, reason)?;
    if !is_installed() {
        bail!(
            "Debian's packages are installed, but their Rust is older than {WANTED_VERSION} or not complete"
        );
    }
    Ok(())
}

/// Says whether all of it is there, and new enough for the workspace.
pub(crate) fn is_installed() -> bool {
    let version = Command::new(RUSTC).arg("--version").output();
    [CARGO, LINKER, LIBRARY]
        .iter()
        .all(|file| Path::new(file).exists())
        && version.is_ok_and(|output| is_new_enough(&String::from_utf8_lossy(&output.stdout)))
}

/// Returns `cargo build` with the standard library built along.
pub(crate) fn cargo_build() -> Command {
    let mut cargo = repo::cargo_at(CARGO);
    cargo
        // What the cargo that runs us has set for its own toolchain leads this one astray.
        .env_remove("RUSTUP_TOOLCHAIN")
        .env_remove("LD_LIBRARY_PATH")
        .env_remove("CARGO")
        .env("RUSTC", RUSTC)
        // Lets a stable compiler build the standard library.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", LINKER)
        .args(["build", "-Z", "build-std=std,panic_abort"]);
    cargo
}

/// Judges what `rustc --version` prints, as `rustc 1.96.0 (ac68faa20 2026-05-25)`.
fn is_new_enough(rustc_version: &str) -> bool {
    let version = rustc_version
        .split_whitespace()
        .nth(1)
        .and_then(major_minor);
    version.is_some() && version >= major_minor(WANTED_VERSION)
}

fn major_minor(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.split('.').map_while(|number| number.parse().ok());
    Some((numbers.next()?, numbers.next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_or_unreadable_version_is_not_enough() {
        assert!(is_new_enough(
            "rustc 1.96.0 (ac68faa20 2026-05-25) (built from a source tarball)"
        ));
        assert!(is_new_enough("rustc 2.0.0"));
        assert!(!is_new_enough("rustc 1.85.0 (4d91de4e4 2025-02-17)"));
        assert!(!is_new_enough(""));
        assert!(!is_new_enough("rustc unknown"));
    }
}
