//! A stage: one step of the work. It shows that it is alive and how long it took, keeps all output in a log,
//! and when it fails it shows the command, the end of the output, and what to do.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, PipeReader, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow};

use crate::repo;

/// A stage that has shown nothing for so long says that it is still at work.
const HEARTBEAT: Duration = Duration::from_secs(10);
/// How much of a failed stage's output is shown.
const TAIL_LINES: usize = 40;

pub(crate) struct Stage {
    name: &'static str,
    advice: &'static str,
    live: bool,
    limit: Duration,
}

impl Stage {
    /// A stage of this name (also its log's), with the advice for the person in front of it when it fails.
    pub(crate) fn new(name: &'static str, advice: &'static str) -> Self {
        Self {
            name,
            advice,
            live: false,
            limit: Duration::MAX,
        }
    }

    /// Shows the output as it comes, for stages whose output is the result.
    pub(crate) fn live(mut self) -> Self {
        self.live = true;
        self
    }

    /// Ends the command when it runs for longer.
    pub(crate) fn limit(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// Does work that is not a command, and says what and how long.
    pub(crate) fn work<T>(&self, doing: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        say(self.name, doing);
        let started = Instant::now();
        let result =
            work().with_context(|| format!("stage {} failed; {}", self.name, self.advice))?;
        say(self.name, &format!("done in {}", human(started.elapsed())));
        Ok(result)
    }

    /// Runs a command to its end, and says what and how long.
    pub(crate) fn run(&self, doing: &str, command: Command) -> Result<()> {
        say(self.name, doing);
        let started = Instant::now();
        let shown = format!("{command:?}");
        match self.follow(command, started) {
            Ok(status) if status.success() => {
                say(self.name, &format!("done in {}", human(started.elapsed())));
                Ok(())
            }
            Ok(status) => Err(self.failure(&status.to_string(), &shown, started)),
            Err(error) => Err(self.failure(&format!("{error:#}"), &shown, started)),
        }
    }

    fn follow(&self, command: Command, started: Instant) -> Result<ExitStatus> {
        let mut log = self.create_log()?;
        let (mut child, lines) = start(command)?;
        let mut last_line = String::new();
        let mut last_sign = started;
        loop {
            match lines.recv_timeout(self.patience(started, last_sign)) {
                Ok(line) => {
                    writeln!(log, "{line}")?;
                    if self.live {
                        println!("{line}");
                        last_sign = Instant::now();
                    }
                    last_line = line;
                }
                Err(RecvTimeoutError::Disconnected) => break,
                // A process that the command left behind may hold the pipe open for ever.
                Err(RecvTimeoutError::Timeout) if child.try_wait()?.is_some() => break,
                Err(RecvTimeoutError::Timeout) => {}
            }
            self.stop_when_over(&mut child, started)?;
            if last_sign.elapsed() >= HEARTBEAT {
                say(
                    self.name,
                    &format!("{} … {last_line}", human(started.elapsed())),
                );
                last_sign = Instant::now();
            }
        }
        Ok(child.wait()?)
    }

    fn patience(&self, started: Instant, last_sign: Instant) -> Duration {
        let until_sign = HEARTBEAT.saturating_sub(last_sign.elapsed());
        until_sign.min(self.limit.saturating_sub(started.elapsed()))
    }

    fn stop_when_over(&self, child: &mut Child, started: Instant) -> Result<()> {
        if started.elapsed() < self.limit {
            return Ok(());
        }
        child.kill()?;
        child.wait()?;
        Err(anyhow!(
            "stopped, because it may take {} at most",
            human(self.limit)
        ))
    }

    fn failure(&self, reason: &str, command: &str, started: Instant) -> anyhow::Error {
        let log = self.log_path();
        let mut text = format!(
            "stage {} failed after {}: {reason}\n",
            self.name,
            human(started.elapsed())
        );
        text += &format!("  command: {command}\n");
        // What was shown as it came need not be shown again.
        if !self.live {
            text += &format!(
                "  the end of its output (all of it is in {}):\n",
                log.display()
            );
            for line in tail(&fs::read_to_string(log).unwrap_or_default()) {
                text += &format!("  | {line}\n");
            }
        }
        anyhow!("{text}  what to do: {}", self.advice)
    }

    fn create_log(&self) -> Result<File> {
        let path = self.log_path();
        fs::create_dir_all(repo::path("target/xtask"))?;
        File::create(&path).with_context(|| format!("cannot write {}", path.display()))
    }

    /// Where all of its output is.
    pub(crate) fn log_path(&self) -> PathBuf {
        repo::path("target/xtask")
            .join(self.name)
            .with_extension("log")
    }
}

/// Prints a line in the name of a stage.
pub(crate) fn say(name: &str, text: &str) {
    println!("{name:<12} {text}");
}

/// Starts a command; what it writes, to standard output and error alike, comes line by line.
fn start(mut command: Command) -> Result<(Child, Receiver<String>)> {
    let (reader, writer) = io::pipe()?;
    command
        .stdin(Stdio::null())
        .stdout(writer.try_clone()?)
        .stderr(writer);
    let child = command.spawn().context("it could not be started")?;
    // The command holds the writing ends of the pipe, which does not end before they are all dropped.
    drop(command);
    Ok((child, read_lines(reader)))
}

/// Reads on a thread of its own, so that a silent command can be noticed.
fn read_lines(reader: PipeReader) -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(reader).split(b'\n').map_while(Result::ok) {
            let text = String::from_utf8_lossy(&line).trim_end().to_owned();
            if sender.send(text).is_err() {
                break;
            }
        }
    });
    receiver
}

fn tail(output: &str) -> impl Iterator<Item = &str> {
    let skipped = output.lines().count().saturating_sub(TAIL_LINES);
    output.lines().skip(skipped)
}

fn human(duration: Duration) -> String {
    match duration.as_secs() {
        0..60 => format!("{:.1} s", duration.as_secs_f64()),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn durations_read_well() {
        assert_eq!(human(Duration::from_millis(340)), "0.3 s");
        assert_eq!(human(Duration::from_secs(75)), "1 min 15 s");
    }

    #[test]
    fn the_tail_is_the_last_lines() {
        let output: String = (1..=50).map(|number| format!("line {number}\n")).collect();
        let shown: Vec<&str> = tail(&output).collect();
        assert_eq!(shown.len(), TAIL_LINES);
        assert_eq!(shown.first(), Some(&"line 11"));
    }

    #[test]
    fn a_failure_names_the_command_its_output_and_the_advice() {
        let stage = Stage::new("test-failure", "look closer");
        let error = stage
            .run(
                "failing",
                shell("echo on stdout; echo on stderr >&2; exit 3"),
            )
            .unwrap_err()
            .to_string();
        for part in [
            "exit status: 3",
            "exit 3",
            "| on stdout",
            "| on stderr",
            "look closer",
        ] {
            assert!(error.contains(part), "{part} is missing in: {error}");
        }
    }

    #[test]
    fn a_command_over_its_limit_is_ended() {
        let stage = Stage::new("test-limit", "").limit(Duration::from_millis(50));
        let error = stage
            .run("hanging", shell("exec sleep 600"))
            .unwrap_err()
            .to_string();
        assert!(error.contains("stopped, because"), "{error}");
    }

    #[test]
    fn a_command_that_does_not_exist_is_named() {
        let error = Stage::new("test-missing", "")
            .run("", Command::new("no-such-program"))
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("could not be started") && error.contains("no-such-program"),
            "{error}"
        );
    }
}
