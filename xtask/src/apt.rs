//! Installs what only Debian's packages provide.

use std::process::Command;

use anyhow::{Result, bail};

use crate::stage::{self, Stage};

/// Installs Debian packages; `reason` completes "installing … because …".
pub(crate) fn install(packages: &[&str], reason: &str) -> Result<()> {
    stage::say(
        "apt",
        &format!(
            "installing Debian's packages {} because {reason}",
            packages.join(", ")
        ),
    );
    if !exists() {
        bail!(
            "there is no apt-get on this machine to install {} with",
            packages.join(", ")
        );
    }
    if !is_root() && !sudo_works() {
        bail!(
            "installing needs root; run: sudo apt-get update && sudo apt-get install {}",
            packages.join(" ")
        );
    }
    let stage = Stage::new("apt", "install the packages by hand, then start again");
    let mut update = apt_get();
    update.arg("update");
    stage.run("apt-get update", update)?;
    let mut install = apt_get();
    install
        .args(["install", "--yes", "--no-install-recommends"])
        .args(packages);
    stage.run("apt-get install", install)
}

/// Says whether there is an apt-get to install with.
pub(crate) fn exists() -> bool {
    Command::new("apt-get").arg("--version").output().is_ok()
}

/// apt-get as root. It asks nothing: nobody may be there to answer.
fn apt_get() -> Command {
    let mut command = if is_root() {
        Command::new("env")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.args(["-n", "env"]);
        sudo
    };
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    command
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn sudo_works() -> bool {
    Command::new("sudo")
        .args(["-n", "true"])
        .output()
        .is_ok_and(|output| output.status.success())
}
