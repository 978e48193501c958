//! Provides a Rust toolchain that builds for wasm32-unknown-unknown, whatever the machine has.

use std::env;
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::stage::{self, Stage};
use crate::{apt, debian, repo};

/// The target of all WASM builds.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
/// rustup is known to hang behind some proxies, and there is another way.
const RUSTUP_LIMIT: Duration = Duration::from_secs(120);

/// A toolchain that can build the WASM.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Toolchain {
    /// The one that runs us, as a rule rustup's.
    Active,
    Debian,
}

impl Toolchain {
    /// Returns `cargo build` for the WASM target.
    pub(crate) fn cargo_build(self) -> Command {
        let mut cargo = match self {
            Self::Active => {
                let mut cargo = repo::cargo();
                cargo.arg("build");
                cargo
            }
            Self::Debian => debian::cargo_build(),
        };
        cargo
            .args(["--target", TARGET])
            .arg("--target-dir")
            .arg(repo::path(self.target_dir()));
        cargo
    }

    fn describe(self) -> &'static str {
        match self {
            Self::Active => "the Rust toolchain that runs this",
            Self::Debian => "Debian's Rust toolchain",
        }
    }

    /// Where it builds, from the repository's root. Each has its own, or they would undo each other's work.
    pub(crate) fn target_dir(self) -> &'static str {
        match self {
            Self::Active => "target/wasm-build",
            Self::Debian => "target/wasm-build-debian",
        }
    }
}

/// What can be tried to get a toolchain.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    UseActive,
    UseDebian,
    AddWithRustup,
    InstallDebian,
}

/// What there is on the machine.
struct Found {
    active_has_target: bool,
    debian_installed: bool,
    rustup: bool,
    apt: bool,
}

/// Returns a toolchain with the WASM target, installing one when the machine has none.
pub(crate) fn provide() -> Result<Toolchain> {
    let forced = forced()?;
    let found = Found {
        active_has_target: active_has_target(),
        debian_installed: debian::is_installed(),
        rustup: Command::new("rustup").arg("--version").output().is_ok(),
        apt: apt::exists(),
    };
    for way in ways(&found, forced) {
        match try_way(way) {
            Ok(toolchain) => {
                say(&format!("building with {}", toolchain.describe()));
                return Ok(toolchain);
            }
            Err(error) => say(&format!("{error:#}")),
        }
    }
    bail!(
        "no Rust toolchain here can build for {TARGET}.\n  what to do: run `rustup target add {TARGET}`, \
         or on Debian `apt-get install {}`, then start again",
        debian::PACKAGES.join(" ")
    )
}

fn forced() -> Result<Option<Toolchain>> {
    match env::var("SEALFORM_WASM_TOOLCHAIN").as_deref() {
        Err(_) => Ok(None),
        Ok("rustup") => Ok(Some(Toolchain::Active)),
        Ok("debian") => Ok(Some(Toolchain::Debian)),
        Ok(other) => bail!("SEALFORM_WASM_TOOLCHAIN is {other:?}; it may be rustup or debian"),
    }
}

/// Lists what to try, the cheapest first: what is there already, then what has to be fetched.
fn ways(found: &Found, forced: Option<Toolchain>) -> Vec<Way> {
    [
        (found.active_has_target, Toolchain::Active, Way::UseActive),
        (found.debian_installed, Toolchain::Debian, Way::UseDebian),
        (
            found.rustup && !found.active_has_target,
            Toolchain::Active,
            Way::AddWithRustup,
        ),
        (
            found.apt && !found.debian_installed,
            Toolchain::Debian,
            Way::InstallDebian,
        ),
    ]
    .into_iter()
    .filter(|(possible, toolchain, _)| {
        *possible && forced.is_none_or(|wanted| wanted == *toolchain)
    })
    .map(|(_, _, way)| way)
    .collect()
}

fn say(text: &str) {
    stage::say("wasm-target", text);
}

fn try_way(way: Way) -> Result<Toolchain> {
    match way {
        Way::UseActive => Ok(Toolchain::Active),
        Way::UseDebian => Ok(Toolchain::Debian),
        Way::AddWithRustup => {
            let mut rustup = Command::new("rustup");
            rustup.args(["target", "add", TARGET]);
            Stage::new("rustup", "nothing yet, there may be another way")
                .limit(RUSTUP_LIMIT)
                .run(&format!("rustup target add {TARGET}"), rustup)?;
            if !active_has_target() {
                bail!("rustup has added {TARGET}, but not to the Rust toolchain that runs this");
            }
            Ok(Toolchain::Active)
        }
        Way::InstallDebian => {
            let reason = format!(
                "Rust here has no {TARGET} and rustup could not add it; Debian's Rust can build it"
            );
            debian::install(&reason)?;
            Ok(Toolchain::Debian)
        }
    }
}

fn active_has_target() -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let Ok(output) = Command::new(rustc)
        .args(["--print", "target-libdir", "--target", TARGET])
        .output()
    else {
        return false;
    };
    // rustc names the folder whether or not it is there.
    let folder = String::from_utf8_lossy(&output.stdout);
    std::fs::read_dir(folder.trim()).is_ok_and(|mut files| files.next().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: Found = Found {
        active_has_target: false,
        debian_installed: false,
        rustup: false,
        apt: false,
    };

    #[test]
    fn what_is_installed_comes_before_what_must_be_fetched() {
        let all = Found {
            active_has_target: true,
            debian_installed: true,
            rustup: true,
            apt: true,
        };
        assert_eq!(ways(&all, None), [Way::UseActive, Way::UseDebian]);
        let debian = Found {
            debian_installed: true,
            rustup: true,
            apt: true,
            ..NOTHING
        };
        assert_eq!(ways(&debian, None), [Way::UseDebian, Way::AddWithRustup]);
        let fresh = Found {
            rustup: true,
            apt: true,
            ..NOTHING
        };
        assert_eq!(ways(&fresh, None), [Way::AddWithRustup, Way::InstallDebian]);
        assert_eq!(ways(&NOTHING, None), []);
    }

    #[test]
    fn a_forced_toolchain_excludes_the_other() {
        let fresh = Found {
            rustup: true,
            apt: true,
            ..NOTHING
        };
        assert_eq!(ways(&fresh, Some(Toolchain::Active)), [Way::AddWithRustup]);
        assert_eq!(ways(&fresh, Some(Toolchain::Debian)), [Way::InstallDebian]);
        let active = Found {
            active_has_target: true,
            ..NOTHING
        };
        assert_eq!(ways(&active, Some(Toolchain::Debian)), []);
    }
}
