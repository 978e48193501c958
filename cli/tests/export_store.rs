//! Exports from what the real store keeps.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use std::fs;
use std::path::Path;

use clap::Parser;
use common::practice::{WithFile, with_file};
use common::{Fixture, SECRET, assert_fails, data, json, sealform as run, succeed};
use reqwest::Client;
use sealform_store::{Config, Server};
use serde_json::json;
use tokio::sync::oneshot;

#[tokio::test(flavor = "multi_thread")]
async fn the_store_s_file_is_read_while_it_runs_and_after() {
    let fixture = Fixture::new();
    let sealed = with_file(&fixture, "../brief.pdf", &data(150_000));
    let folder = fixture.path("data");
    let (origin, stop) = start_store(&folder).await;
    for record in [&sealed.record, &fixture.envelope] {
        submit(&origin, record).await;
    }
    upload(&origin, &sealed.file).await;

    check_store(&fixture, &sealed, &folder, "running");
    // One more, which is in the log of the database and nowhere else.
    submit(
        &origin,
        &succeed(&["seal", "-r", &fixture.recipient], b"[]"),
    )
    .await;
    let file = format!("{folder}/store.sqlite");
    let export = ["export", "-i", &fixture.identity, "-f", "json", &file];
    assert_eq!(
        json(&succeed(&export, b""))["records"]
            .as_array()
            .unwrap()
            .len(),
        3
    );
    stop().await;
    assert_eq!(
        json(&succeed(&export, b""))["records"]
            .as_array()
            .unwrap()
            .len(),
        3
    );
    check_store(&fixture, &sealed, &folder, "stopped");

    let database = fixture.path("other.sqlite");
    let other = rusqlite::Connection::open(&database).unwrap();
    other.execute_batch("CREATE TABLE a (b)").unwrap();
    let export = ["export", "-i", &fixture.identity, "-f", "json", &database];
    assert_fails(&export, b"", "no-store");
}

/// A store with its data in `folder`: its origin, and what ends it.
async fn start_store(folder: &str) -> (String, impl AsyncFnOnce()) {
    let config = [
        "sealform-store",
        "--data",
        folder,
        "--listen",
        "127.0.0.1:0",
    ];
    let server = Server::start(Config::parse_from(config)).await.unwrap();
    let origin = format!("http://{}", server.address());
    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(server.run(async {
        let _ = stopped.await;
    }));
    let end = async move || {
        stop.send(()).unwrap();
        running.await.unwrap();
    };
    (origin, end)
}

async fn submit(origin: &str, envelope: &[u8]) {
    let request = Client::new().post(format!("{origin}/v1/submissions"));
    let request = request.header("content-type", "application/vnd.sealform");
    let response = request.body(envelope.to_vec()).send().await.unwrap();
    assert_eq!(response.status(), 201);
}

async fn upload(origin: &str, file: &[u8]) {
    let client = Client::new();
    let create = client.post(format!("{origin}/v1/files"));
    let create = create
        .header("tus-resumable", "1.0.0")
        .header("upload-length", file.len());
    let created = create.send().await.unwrap();
    let location = created.headers()["location"].to_str().unwrap();
    let send = client.patch(created.url().join(location).unwrap());
    let send = send
        .header("tus-resumable", "1.0.0")
        .header("upload-offset", "0");
    let send = send.header("content-type", "application/offset+octet-stream");
    let sent = send.body(file.to_vec()).send().await.unwrap();
    assert_eq!(sent.status(), 204);
}

fn check_store(fixture: &Fixture, sealed: &WithFile, source: &str, name: &str) {
    let saved = fixture.path(name);
    let export = [
        "export",
        "-i",
        &fixture.identity,
        "-f",
        "json",
        "--attachments",
        &saved,
        source,
    ];
    let output = run(&export, b"");
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{errors}");
    assert!(
        errors.contains("1 attachments saved, 0 not saved."),
        "{errors}"
    );
    let export = json(&output.stdout);
    let record = &export["records"][0];
    assert!(record["received"].as_str().unwrap().ends_with('Z'));
    let path = format!("{}/1-_brief.pdf", sealed.id);
    let file = &record["answers"][0]["file"];
    assert_eq!(
        (&file["path"], &file["name"]),
        (&json!(path), &json!("../brief.pdf"))
    );
    assert!(file.get("secret").is_none() && !export.to_string().contains(SECRET));
    assert!(fs::read(Path::new(&saved).join(path)).unwrap() == data(150_000));
}

/// Where no lock can be made: a folder that only others may write into, with the database alone in it.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_store_in_a_read_only_folder_is_read() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;

    let fixture = Fixture::new();
    let folder = fixture.path("data");
    let (origin, stop) = start_store(&folder).await;
    submit(&origin, &fixture.envelope).await;
    stop().await;

    let medium = fixture.path("medium");
    fs::create_dir(&medium).unwrap();
    let copy = format!("{medium}/store.sqlite");
    fs::copy(format!("{folder}/store.sqlite"), &copy).unwrap();
    // Nobody may write here; root, who may everywhere, is somebody else for this.
    let program = fixture.path("sealform");
    fs::copy(env!("CARGO_BIN_EXE_sealform"), &program).unwrap();
    let outer = Path::new(&medium).parent().unwrap().to_owned();
    for (path, mode) in [
        (outer.to_str().unwrap(), 0o755),
        (&fixture.identity, 0o644),
        (&program, 0o755),
        (&copy, 0o444),
        (&medium, 0o555),
    ] {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }
    let mut command = std::process::Command::new(&program);
    command.args(["export", "-i", &fixture.identity, "-f", "json", &medium]);
    if fs::metadata(&outer).unwrap().uid() == 0 {
        command.uid(65_534).gid(65_534);
    }
    let output = command.output().unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{errors}");
    assert_eq!(json(&output.stdout)["records"][0]["form"], "intake");
    let names = fs::read_dir(&medium).unwrap();
    let names: Vec<_> = names.map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["store.sqlite"]);
    fs::set_permissions(&medium, fs::Permissions::from_mode(0o755)).unwrap();
}
