//! Fuzzing: every target of fuzz/ for some minutes, two at a time, each a finding or none.

use std::fs;
use std::process::Command;
use std::sync::Mutex;
use std::thread;

use anyhow::{Context, Result, bail};

use crate::repo;
use crate::stage::{self, Stage};

const TARGETS: [&str; 8] = [
    "authentic",
    "card",
    "disclosure",
    "keyring",
    "open",
    "parse",
    "stream_open",
    "tampered",
];
const AT_A_TIME: usize = 2;
/// A day. Whoever wants more starts again: what was found is kept.
const MAX_MINUTES: u32 = 1440;

#[derive(Debug, PartialEq)]
pub(crate) struct Options {
    minutes: u32,
    targets: Vec<&'static str>,
}

/// A minute for each: whether the targets still work.
impl Default for Options {
    fn default() -> Self {
        Self {
            minutes: 1,
            targets: TARGETS.to_vec(),
        }
    }
}

impl Options {
    /// Reads what follows `fuzz` on the command line.
    pub(crate) fn parse(arguments: &[String]) -> Result<Self, String> {
        let mut options = Self::default();
        let mut chosen = Vec::new();
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            if argument == "--minutes" {
                let minutes = rest.next().ok_or("--minutes needs a value")?;
                options.minutes = minutes
                    .parse()
                    .ok()
                    .filter(|minutes| (1..=MAX_MINUTES).contains(minutes))
                    .ok_or_else(|| {
                        format!("--minutes is {minutes:?}; it must be 1 to {MAX_MINUTES}")
                    })?;
                continue;
            }
            let target = TARGETS.into_iter().find(|target| target == argument);
            chosen.push(target.ok_or_else(|| {
                format!(
                    "there is no fuzz target {argument:?}; there are {}",
                    TARGETS.join(", ")
                )
            })?);
        }
        if !chosen.is_empty() {
            options.targets = chosen;
        }
        Ok(options)
    }
}

/// Fails if any target has a finding, after all have had their time.
pub(crate) fn run(options: &Options) -> Result<()> {
    require_nightly()?;
    provide_cargo_fuzz()?;
    Stage::new("fuzz-build", "see what the compiler says above")
        .run("cargo fuzz build", cargo_fuzz("build"))?;

    let queue = Mutex::new(options.targets.iter());
    let next = || queue.lock().ok()?.next();
    let findings = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..AT_A_TIME {
            scope.spawn(|| {
                while let Some(target) = next() {
                    if let (Err(error), Ok(mut findings)) =
                        (fuzz(target, options.minutes), findings.lock())
                    {
                        findings.push(format!("{target}: {error:#}"));
                    }
                }
            });
        }
    });
    let findings = findings.into_inner().unwrap_or_default();
    if !findings.is_empty() {
        bail!("fuzzing has findings\n\n{}", findings.join("\n\n"));
    }
    stage::say("fuzz", "no finding");
    Ok(())
}

fn fuzz(target: &'static str, minutes: u32) -> Result<()> {
    // What is new goes where git does not look. What is worth it is taken over by hand: see fuzz/README.md.
    let found = format!("target/corpus/{target}");
    let folder = repo::path("fuzz").join(&found);
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let mut cargo = cargo_fuzz("run");
    cargo.args([target, &found, &format!("corpus/{target}")]);
    let old_findings = repo::path("tests/fuzz_regressions").join(target);
    if old_findings.exists() {
        cargo.arg(old_findings);
    }
    cargo.arg("--");
    cargo.arg(format!("-max_total_time={}", 60 * minutes));
    cargo.args(["-timeout=10", "-rss_limit_mb=2048", "-max_len=4096"]);
    let dictionary = format!("dictionaries/{target}.dict");
    if repo::path("fuzz").join(&dictionary).exists() {
        cargo.arg(format!("-dict={dictionary}"));
    }
    let stage = Stage::new(
        target,
        "reproduce it with the command above, mend it, and keep the input",
    );
    let result = stage.run(&format!("fuzzing for {minutes} min"), cargo);
    let log = fs::read_to_string(stage.log_path()).unwrap_or_default();
    if let Some(line) = log.lines().rev().find(|line| line.contains("\tDONE ")) {
        stage::say(target, line);
    }
    match artifact(&log) {
        Some(path) => result.with_context(|| format!("the input is {path}")),
        None => result,
    }
}

/// Where libFuzzer has written the input of a finding.
fn artifact(log: &str) -> Option<&str> {
    let mut lines = log.lines();
    lines.find_map(|line| {
        line.split_once("Test unit written to ")
            .map(|(_, path)| path)
    })
}

fn cargo_fuzz(subcommand: &str) -> Command {
    let mut rustup = Command::new("rustup");
    rustup
        .args(["run", "nightly", "cargo", "fuzz", subcommand])
        .current_dir(repo::path("fuzz"))
        .env_remove("CARGO_TARGET_DIR")
        // Freed memory is watched for a while, and by default for so much of it that half of the time goes there.
        .env("ASAN_OPTIONS", "quarantine_size_mb=8");
    rustup
}

fn require_nightly() -> Result<()> {
    let works = |mut command: Command| command.output().is_ok_and(|output| output.status.success());
    let mut rustc = Command::new("rustup");
    rustc.args(["run", "nightly", "rustc", "--version"]);
    if !works(rustc) {
        bail!(
            "fuzzing needs a nightly Rust: the coverage and the sanitizers are not in a stable one.\n  \
             what to do: rustup toolchain install nightly --profile minimal"
        );
    }
    Ok(())
}

fn provide_cargo_fuzz() -> Result<()> {
    let mut version = repo::cargo();
    version.args(["fuzz", "--version"]);
    if version.output().is_ok_and(|output| output.status.success()) {
        return Ok(());
    }
    stage::say(
        "cargo-fuzz",
        "is not here, and is installed with cargo install",
    );
    repo::run_cargo(
        &Stage::new("cargo-fuzz", "install it by hand: cargo install cargo-fuzz"),
        &["install", "cargo-fuzz"],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_line(line: &str) -> Result<Options, String> {
        let arguments: Vec<String> = line.split_whitespace().map(String::from).collect();
        Options::parse(&arguments)
    }

    #[test]
    fn targets_and_minutes_can_be_chosen() {
        let expected = Options {
            minutes: 20,
            targets: vec!["open", "card"],
        };
        assert_eq!(parse_line("open --minutes 20 card"), Ok(expected));
        assert!(parse_line("--minutes").unwrap_err().contains("--minutes"));
        assert!(parse_line("--minutes 0").unwrap_err().contains("\"0\""));
        assert!(parse_line("opne").unwrap_err().contains("opne"));
    }

    #[test]
    fn every_target_of_the_fuzz_crate_is_here() {
        let files = fs::read_dir(repo::path("fuzz/fuzz_targets")).unwrap();
        let mut names: Vec<String> = files
            .map(|file| {
                file.unwrap()
                    .path()
                    .file_stem()
                    .unwrap()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        assert_eq!(names, TARGETS);
    }

    #[test]
    fn the_input_of_a_finding_is_named() {
        let log = "#1 NEW\nartifact_prefix='/a/'; Test unit written to /a/crash-1\nBase64: AA==\n";
        assert_eq!(artifact(log), Some("/a/crash-1"));
        assert_eq!(artifact("#1 NEW"), None);
    }
}
