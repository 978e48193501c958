//! The command `sealform-store`.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use sealform_store::{Config, Server, StartError, log};

#[tokio::main]
async fn main() -> ExitCode {
    let config = Config::parse();
    log::init();
    match run(config).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("sealform-store: {}", error.to_string().replace('\n', " "));
            ExitCode::FAILURE
        }
    }
}

async fn run(config: Config) -> Result<(), StartError> {
    let server = Server::start(config).await?;
    // Before the link: whoever has read it may stop us, and is then heard.
    let stop = stop_signal().map_err(StartError::Signals)?;
    // Standard output and not the log, for the link can hold the token.
    writeln!(io::stdout(), "{}", server.link()).map_err(StartError::Link)?;
    server.run(stop).await;
    Ok(())
}

#[cfg(unix)]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

#[cfg(windows)]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        interrupt.recv().await;
    })
}
