//! The three browsers that the tests run in, and what else runs in them, all from Debian's packages.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::apt;

struct Program {
    /// The environment variable that names another, and that hands it to the tests.
    variable: Option<&'static str>,
    path: &'static str,
    package: &'static str,
}

const PROGRAMS: [Program; 5] = [
    Program {
        variable: Some("SEALFORM_CHROMIUM"),
        path: "/usr/bin/chromium",
        package: "chromium",
    },
    Program {
        variable: Some("SEALFORM_FIREFOX"),
        path: "/usr/bin/firefox-esr",
        package: "firefox-esr",
    },
    Program {
        variable: Some("SEALFORM_WEBKIT_DRIVER"),
        path: "/usr/bin/WebKitWebDriver",
        package: "webkit2gtk-driver",
    },
    // The display on which WebKitGTK draws; the tests find it by their PATH.
    Program {
        variable: None,
        path: "/usr/bin/Xvfb",
        package: "xvfb",
    },
    // Runs the WordPress plugin of docs/EMBEDDING.md, which browsers then see.
    Program {
        variable: None,
        path: "/usr/bin/php",
        package: "php-cli",
    },
];

/// Where they are, by the variable that tells the tests.
pub(crate) type Browsers = Vec<(&'static str, PathBuf)>;

/// Installs those that are missing, and returns where all are.
pub(crate) fn provide() -> Result<Browsers> {
    let packages = missing(chosen, Path::exists);
    if !packages.is_empty() {
        apt::install(&packages, "the browser tests run in three real engines")?;
    }
    let mut provided = Vec::new();
    for program in &PROGRAMS {
        let path = chosen(program).unwrap_or_else(|| program.path.into());
        match program.variable {
            Some(variable) if !path.exists() => bail!(
                "there is no {} at {}; set {variable} to where it is",
                program.package,
                path.display()
            ),
            Some(variable) => provided.push((variable, path)),
            None => {}
        }
    }
    Ok(provided)
}

fn chosen(program: &Program) -> Option<PathBuf> {
    env::var_os(program.variable?).map(PathBuf::from)
}

/// The packages of the programs that nobody has chosen, and that are not where Debian puts them.
fn missing(
    chosen: impl Fn(&Program) -> Option<PathBuf>,
    exists: impl Fn(&Path) -> bool,
) -> Vec<&'static str> {
    PROGRAMS
        .iter()
        .filter(|program| chosen(program).is_none() && !exists(Path::new(program.path)))
        .map(|program| program.package)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_is_missing_is_installed_in_one_go() {
        assert_eq!(
            missing(|_| None, |_| false),
            [
                "chromium",
                "firefox-esr",
                "webkit2gtk-driver",
                "xvfb",
                "php-cli"
            ]
        );
        assert!(missing(|_| None, |_| true).is_empty());
    }

    #[test]
    fn what_somebody_chose_is_not_installed() {
        let own_firefox = |program: &Program| {
            (program.package == "firefox-esr").then(|| PathBuf::from("/opt/firefox"))
        };
        let only_xvfb = |path: &Path| path.ends_with("Xvfb");
        assert_eq!(
            missing(own_firefox, only_xvfb),
            ["chromium", "webkit2gtk-driver", "php-cli"]
        );
    }
}
