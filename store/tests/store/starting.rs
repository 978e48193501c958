//! The real binary, started wrongly: each time one line that says what to do.

use std::fs;
use std::net::TcpListener;
use std::process::Output;

use reqwest::StatusCode;
use tokio::process::Command;

use crate::binary::{Process, command};
use crate::harness::{assert_status, within};

#[tokio::test]
async fn a_start_that_fails_says_why_in_one_line() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    let file = home.path().join("file");
    fs::write(&file, "no directory").unwrap();
    let broken = home.path().join("broken");
    fs::create_dir(&broken).unwrap();
    fs::write(
        broken.join("store.sqlite"),
        "no database at all, but long enough to be looked at".repeat(20),
    )
    .unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();

    let free = "127.0.0.1:0";
    let failures = [
        (
            command(&data, &taken.local_addr().unwrap().to_string()),
            "--listen",
        ),
        (command(&file.join("data"), free), "--data"),
        (command(&broken, free), "backup"),
        (
            with(command(&data, free), ["--static", "/nothing/here"]),
            "--static",
        ),
    ];
    for (mut command, advice) in failures {
        let output = within(command.output()).await.unwrap();
        assert_eq!(output.status.code(), Some(1), "{advice}");
        let stderr = one_line(&output);
        assert!(stderr.starts_with("sealform-store: "), "{stderr}");
        assert!(stderr.contains(advice), "{stderr}");
        assert!(output.stdout.is_empty());
    }
}

#[tokio::test]
async fn a_second_store_on_the_port_leaves_the_first_ones_token() {
    let data = tempfile::tempdir().unwrap();
    let first = Process::start(data.path()).await;
    let second = within(command(data.path(), &first.address().to_string()).output())
        .await
        .unwrap();
    assert_eq!(second.status.code(), Some(1));
    assert!(one_line(&second).contains("--listen"));
    assert_status(
        &first.client.get_as_practice("/v1/submissions").await,
        StatusCode::OK,
    );
}

#[tokio::test]
async fn arguments_that_mean_nothing_are_refused() {
    let data = tempfile::tempdir().unwrap();
    let wrong = [
        ["--allow-origin", "*"],
        ["--allow-origin", "practice.example"],
        ["--allow-origin", "https://practice.example/"],
        ["--allow-origin", "https://Practice.example"],
        ["--allow-origin", "https://practice.example:443"],
        ["--allow-origin", "https://me@practice.example"],
        ["--allow-origin", "ftp://practice.example"],
        ["--thanks", "//evil.example"],
        ["--thanks", "thanks.html"],
        ["--thanks", "javascript:alert(1)"],
        ["--max-file", "10"],
        ["--max-files-total", "0"],
        ["--max-uploads", "-1"],
        ["--max-object", "10"],
        ["--max-journals", "-1"],
        ["--max-journal", "0"],
        ["--max-envelope", "10"],
        ["--max-envelope", "99999999999"],
    ];
    for arguments in wrong {
        let output = within(with(command(data.path(), "127.0.0.1:0"), arguments).output())
            .await
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}

fn with(mut command: Command, arguments: [&str; 2]) -> Command {
    command.args(arguments);
    command
}

fn one_line(output: &Output) -> String {
    let stderr = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(stderr.lines().count(), 1, "{stderr}");
    stderr
}
