//! The bench: what we ship beside named peers, in one run. It measures; no speed fails it.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::stage::Stage;
use crate::{npm, package};

/// The folder of the bench, with packages of its own: the tests and the demo need none of the peers.
pub(crate) const FOLDER: &str = "bench";

#[derive(Debug, Default, PartialEq)]
pub(crate) struct Options {
    json: Option<PathBuf>,
    quick: bool,
}

impl Options {
    /// Reads what follows `bench` on the command line.
    pub(crate) fn parse(arguments: &[String]) -> Result<Self, String> {
        let mut options = Self::default();
        let mut rest = arguments.iter();
        while let Some(name) = rest.next() {
            match name.as_str() {
                "--json" => {
                    let file = rest.next().ok_or("--json needs the name of a file")?;
                    options.json = Some(file.into());
                }
                "--quick" => options.quick = true,
                unknown => return Err(format!("bench takes no argument {unknown:?}")),
            }
        }
        Ok(options)
    }
}

/// Builds what we ship, and runs the bench on it.
pub(crate) fn run(options: &Options) -> Result<()> {
    let json = options.json.as_ref().map(std::path::absolute).transpose()?;
    // Before the build and the measuring, which take minutes.
    if let Some(file) = &json {
        require_folder(file)?;
    }
    package::build()?;
    npm::install_in(FOLDER)?;
    let mut bench = npm::node_in(FOLDER);
    bench.arg("run.mjs");
    if options.quick {
        bench.arg("--quick");
    }
    if let Some(file) = json {
        bench.arg("--json").arg(file);
    }
    Stage::new("bench", "see what it says above")
        .live()
        .run("node run.mjs", bench)
}

fn require_folder(file: &Path) -> Result<()> {
    match file.parent() {
        Some(folder) if folder.is_dir() => Ok(()),
        _ => bail!(
            "--json cannot be written to {}: its folder does not exist",
            file.display()
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repo;

    fn package_lock() -> PathBuf {
        repo::path(FOLDER).join("package-lock.json")
    }

    fn parse(line: &str) -> Result<Options, String> {
        let arguments: Vec<String> = line.split_whitespace().map(String::from).collect();
        Options::parse(&arguments)
    }

    #[test]
    fn options_are_read() {
        assert_eq!(parse(""), Ok(Options::default()));
        let options = parse("--quick --json out/bench.json").unwrap();
        assert_eq!(options.json, Some(PathBuf::from("out/bench.json")));
        assert!(options.quick);
    }

    #[test]
    fn an_unusable_option_is_named() {
        for (line, named) in [
            ("--json", "--json needs"),
            ("--fast", "--fast"),
            ("report.json", "report.json"),
        ] {
            assert!(parse(line).unwrap_err().contains(named), "{line}");
        }
    }

    #[test]
    fn a_file_in_no_folder_is_refused() {
        let file = Path::new("/no/such/folder/bench.json");
        let error = require_folder(file).unwrap_err().to_string();
        assert!(error.contains("/no/such/folder/bench.json"), "{error}");
        assert!(require_folder(&package_lock()).is_ok());
    }
}
