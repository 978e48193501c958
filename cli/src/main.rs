//! The `sealform` command: what the browser does, without a browser and without a server.
//!
//! Exit codes: 0 done, 1 failed with one line on stderr that has the code, 2 wrong usage, 3 an export that does not have all.

mod args;
mod card;
mod disclose;
mod export;
mod failure;
mod input;
mod inspect;
mod key;
mod keygen;
mod object;
mod open;
mod open_file;
mod output;
mod progress;
mod rewrap;
mod seal;
mod seal_file;
mod words;

use std::process::ExitCode;

use args::{Args, Command};
use failure::Failure;

fn main() -> ExitCode {
    match run(Args::parse_or_exit().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            output::message(&format!("sealform: {failure}"));
            ExitCode::from(failure.exit_code())
        }
    }
}

fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Keygen(args) => keygen::run(&args),
        Command::Seal(args) => seal::run(&args),
        Command::SealFile(args) => seal_file::run(&args),
        Command::Inspect(args) => inspect::run(&args),
        Command::Open(args) => open::run(&args),
        Command::Disclose(args) => disclose::disclose(&args),
        Command::Verify(args) => disclose::verify(&args),
        Command::Export(args) => export::run(&args),
        Command::Rewrap(args) => rewrap::run(&args),
        Command::Words(args) => words::run(&args),
    }
}
