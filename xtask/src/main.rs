//! `cargo xtask`: builds, shows, tests and checks the whole project on a machine that has Rust, Node.js and npm.

// A test may fail by unwrap.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod apt;
mod bench;
mod browsers;
mod check;
mod debian;
mod demo;
mod fuzz;
mod npm;
mod package;
mod repo;
mod size;
mod stage;
mod stamp;
mod test;
mod toolchain;
mod wasm;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask COMMAND

  demo [--port N] [--data DIR]   build everything, start the store on 127.0.0.1:8787 and print one link to open
                                 (what was sent is kept in DIR, ./data unless told)
  test                           run every test, those in Chromium, Firefox and WebKitGTK too
  build                          build the npm package into www/dist/
  bench [--json FILE] [--quick]  measure what is shipped beside named peers, and keep the numbers in FILE
                                 (--quick shows that it works, and its numbers say nothing)
  fuzz [--minutes N] [TARGET…]   fuzz the core, each target for N minutes (1 unless told), two at a time
  check                          formatting, lints and types
  help                           show this

SEALFORM_WASM_TOOLCHAIN=rustup|debian   build the WASM with that toolchain and no other
SEALFORM_CHROMIUM=FILE                  run the browser tests with that Chromium,
SEALFORM_FIREFOX=FILE                   with that Firefox, and
SEALFORM_WEBKIT_DRIVER=FILE             with that WebKitWebDriver
";

#[derive(Debug, PartialEq)]
enum Task {
    Bench(bench::Options),
    Build,
    Check,
    Demo(demo::Options),
    Fuzz(fuzz::Options),
    Help,
    Test,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let task = match parse(&arguments) {
        Ok(task) => task,
        Err(reason) => {
            eprint!("error: {reason}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let result = match task {
        Task::Bench(options) => bench::run(&options),
        Task::Build => package::build(),
        Task::Check => check::run(),
        Task::Demo(options) => demo::run(&options),
        Task::Fuzz(options) => fuzz::run(&options),
        Task::Test => test::run(),
        Task::Help => {
            print!("{USAGE}");
            Ok(())
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn parse(arguments: &[String]) -> Result<Task, String> {
    let Some((name, rest)) = arguments.split_first() else {
        return Ok(Task::Help);
    };
    let task = match name.as_str() {
        "bench" => return bench::Options::parse(rest).map(Task::Bench),
        "build" => Task::Build,
        "check" => Task::Check,
        "demo" => return demo::Options::parse(rest).map(Task::Demo),
        "fuzz" => return fuzz::Options::parse(rest).map(Task::Fuzz),
        "help" | "--help" | "-h" => Task::Help,
        "test" => Task::Test,
        unknown => return Err(format!("there is no command {unknown:?}")),
    };
    match rest.first() {
        None => Ok(task),
        Some(extra) => Err(format!("{name} takes no argument {extra:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_line(line: &str) -> Result<Task, String> {
        let arguments: Vec<String> = line.split_whitespace().map(String::from).collect();
        parse(&arguments)
    }

    #[test]
    fn every_command_is_known() {
        let bench = Task::Bench(bench::Options::default());
        assert_eq!(parse_line("bench"), Ok(bench));
        assert_eq!(parse_line("build"), Ok(Task::Build));
        assert_eq!(parse_line("check"), Ok(Task::Check));
        assert_eq!(parse_line("test"), Ok(Task::Test));
        assert_eq!(parse_line("demo"), Ok(Task::Demo(demo::Options::default())));
        assert_eq!(parse_line("fuzz"), Ok(Task::Fuzz(fuzz::Options::default())));
        assert_eq!(parse_line("help"), Ok(Task::Help));
        assert_eq!(parse_line(""), Ok(Task::Help));
    }

    #[test]
    fn what_is_unknown_is_refused_by_name() {
        assert!(parse_line("deploy").unwrap_err().contains("deploy"));
        assert!(parse_line("check --fast").unwrap_err().contains("--fast"));
    }
}
