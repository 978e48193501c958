//! The demo: everything built, the store started, one link to open.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::num::NonZeroU16;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};

use crate::stage::{self, Stage};
use crate::{package, repo};

const DEFAULT_PORT: u16 = 8787;

#[derive(Debug, Default, PartialEq)]
pub(crate) struct Options {
    port: Option<NonZeroU16>,
    data: Option<PathBuf>,
}

impl Options {
    /// Reads what follows `demo` on the command line.
    pub(crate) fn parse(arguments: &[String]) -> Result<Self, String> {
        let mut options = Self::default();
        let mut rest = arguments.iter();
        while let Some(name) = rest.next() {
            let mut value = || rest.next().ok_or_else(|| format!("{name} needs a value"));
            match name.as_str() {
                "--port" => {
                    let port = value()?;
                    let number = port
                        .parse()
                        .map_err(|_| format!("--port is {port:?}; it must be 1 to 65535"))?;
                    options.port = Some(number);
                }
                "--data" => options.data = Some(value()?.into()),
                unknown => return Err(format!("demo takes no argument {unknown:?}")),
            }
        }
        Ok(options)
    }
}

/// Builds everything and becomes the store. Returns only when that cannot be done.
pub(crate) fn run(options: &Options) -> Result<()> {
    let port = options.port.map_or(DEFAULT_PORT, NonZeroU16::get);
    let data = match &options.data {
        Some(folder) => std::path::absolute(folder)?,
        None => repo::path("data"),
    };
    // Before the build, which takes minutes the first time.
    require_free(port)?;
    package::build()?;
    build_store()?;
    stage::say(
        "demo",
        &format!("the store keeps its data in {}", data.display()),
    );
    stage::say("demo", "open the link that follows; Ctrl-C stops the store");
    Err(become_store(port, &data))
}

fn require_free(port: u16) -> Result<()> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => bail!(
            "port {port} is taken, perhaps by a demo that is still running.\n  \
             what to do: stop that one, or choose another port: cargo xtask demo --port {}",
            port.checked_add(1).unwrap_or(DEFAULT_PORT)
        ),
        Err(error) => Err(error)
            .with_context(|| format!("cannot listen on port {port}; try another with --port")),
    }
}

fn build_store() -> Result<()> {
    let stage = Stage::new("store", "correct what the compiler names above");
    repo::run_cargo(&stage, &["build", "--release", "-p", "sealform-store"])
}

/// Replaces this process by the store, so that every signal reaches the store and nothing is left behind.
fn become_store(port: u16, data: &Path) -> anyhow::Error {
    let program = repo::path("target/release/sealform-store");
    let mut store = Command::new(&program);
    store.arg("--data").arg(data);
    store
        .arg("--listen")
        .arg(format!("{}:{port}", Ipv4Addr::LOCALHOST));
    store.arg("--static").arg(repo::path("www/dist/demo"));
    anyhow!(store.exec()).context(format!("cannot start {}", program.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options, String> {
        let arguments: Vec<String> = line.split_whitespace().map(String::from).collect();
        Options::parse(&arguments)
    }

    #[test]
    fn options_are_read() {
        let options = parse("--port 9000 --data /var/tmp/demo").unwrap();
        assert_eq!(options.port.map(NonZeroU16::get), Some(9000));
        assert_eq!(options.data, Some(PathBuf::from("/var/tmp/demo")));
        assert_eq!(parse(""), Ok(Options::default()));
    }

    #[test]
    fn an_unusable_option_is_named() {
        for (line, named) in [
            ("--port", "--port needs a value"),
            ("--port 0", "\"0\""),
            ("--port 65536", "\"65536\""),
            ("--data", "--data needs a value"),
            ("--host 0.0.0.0", "--host"),
        ] {
            assert!(parse(line).unwrap_err().contains(named), "{line}");
        }
    }

    #[test]
    fn a_taken_port_is_refused_with_another_one_to_try() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let error = require_free(port).unwrap_err().to_string();
        assert!(
            error.contains("is taken") && error.contains("--port"),
            "{error}"
        );
    }
}
