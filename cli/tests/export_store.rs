//! Exports from what the real store keeps, with attachments, and by the keys of a keyring.
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
use common::{CANARY, FIELDS, Fixture, SECRET, assert_fails, data, json, sealform as run, succeed};
use getrandom::SysRng;
use reqwest::Client;
use sealform::{
    Argon2Cost, Context, Draft, Holder, Kind, ObjectId, Passphrase, Recipient, RecoveryCode,
};
use sealform_store::{Config, Server};
use serde_json::{Value, json};
use tokio::sync::oneshot;

/// A record that names a sealed file.
struct WithFile {
    record: Vec<u8>,
    id: String,
    file: Vec<u8>,
    file_id: String,
}

fn with_file(fixture: &Fixture, name: &str, content: &[u8]) -> WithFile {
    let id = ObjectId::make(&mut SysRng).unwrap();
    let (plain, sealed) = (fixture.file("plain", content), fixture.path("sealed"));
    let context = format!("record={id}");
    let seal = [
        "seal-file",
        "--secret",
        SECRET,
        "--context",
        &context,
        "-o",
        &sealed,
        &plain,
    ];
    let about = json(&succeed(&seal, b""));
    let file = fs::read(&sealed).unwrap();
    fs::remove_file(sealed).unwrap();
    let (file_id, root, size) = (&about["object_id"], &about["root"], &about["size"]);
    let manifest = json!({
        "created": "2026-11-22T10:00:00Z", "form": {"title": "Intake", "lang": "en"}, "consent": [],
        "files": [{"id": file_id, "root": root, "size": size}],
    });
    let answer = json!({"name": "letter", "label": "Your letter", "file": {
        "id": file_id, "name": name, "type": "application/pdf", "size": size, "root": root, "secret": SECRET,
    }});
    WithFile {
        record: seal_record(fixture, id, &[manifest, answer]),
        id: id.to_string(),
        file,
        file_id: file_id.as_str().unwrap().into(),
    }
}

fn seal_record(fixture: &Fixture, id: ObjectId, boxes: &[Value]) -> Vec<u8> {
    let mut context = Context::new();
    context.insert("form", "intake").unwrap();
    let boxes: Vec<String> = boxes.iter().map(Value::to_string).collect();
    let boxes: Vec<&[u8]> = boxes.iter().map(String::as_bytes).collect();
    let draft = Draft {
        kind: Kind::Record,
        context: &context,
        boxes: &boxes,
    };
    let recipient = Recipient::from_text(&fixture.recipient).unwrap();
    let holders = [Holder::Recipient(&recipient)];
    let sealed = sealform::seal_as(&mut SysRng, id, draft, &holders);
    sealed.unwrap().envelope
}

#[tokio::test(flavor = "multi_thread")]
async fn the_store_s_file_is_read_while_it_runs_and_after() {
    let fixture = Fixture::new();
    let sealed = with_file(&fixture, "../brief.pdf", &data(150_000));
    let folder = fixture.path("data");
    let config = [
        "sealform-store",
        "--data",
        &folder,
        "--listen",
        "127.0.0.1:0",
    ];
    let server = Server::start(Config::parse_from(config)).await.unwrap();
    let origin = format!("http://{}", server.address());
    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(server.run(async {
        let _ = stopped.await;
    }));
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
    stop.send(()).unwrap();
    running.await.unwrap();
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

#[test]
fn an_attachment_that_is_not_the_record_s_is_not_saved() {
    let fixture = Fixture::new();
    let sealed = with_file(&fixture, "brief.pdf", &data(70_000));
    let source = fixture.path("source");
    fs::create_dir(&source).unwrap();
    fs::write(format!("{source}/record"), &sealed.record).unwrap();
    let mut altered = sealed.file.clone();
    *altered.last_mut().unwrap() ^= 1;
    let cases: [(&str, Option<&[u8]>, &str); 3] = [
        ("missing", None, "record: file 1: file-missing"),
        ("altered", Some(&altered), "record: file 1: open-failed"),
        (
            "cut",
            Some(&sealed.file[..66_000]),
            "record: file 1: open-failed",
        ),
    ];
    for (name, file, line) in cases {
        if let Some(file) = file {
            fs::write(format!("{source}/z"), file).unwrap();
        }
        let saved = fixture.path(name);
        let export = [
            "export",
            "-i",
            &fixture.identity,
            "-f",
            "csv",
            "--attachments",
            &saved,
            &source,
        ];
        let output = run(&export, b"");
        let errors = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(3), "{errors}");
        assert!(
            errors.contains(line) && errors.contains("1 exported"),
            "{errors}"
        );
        let folder = Path::new(&saved).join(&sealed.id);
        assert_eq!(fs::read_dir(folder).unwrap().count(), 0);
        // The row is there, with the name that the device gave.
        let rows = String::from_utf8(output.stdout).unwrap();
        assert!(rows.ends_with("\"brief.pdf\"\r\n"), "{rows}");
        assert!(!errors.contains(CANARY));
        // A directory that is there is never written into.
        assert_fails(&export, b"", "unwritable");
    }
    assert_eq!(sealed.file_id.len(), 32);
}

/// Two records of one id and different content: both are exported, and their files do not meet.
#[test]
fn a_second_content_under_an_id_is_named() {
    let fixture = Fixture::new();
    let sealed = with_file(&fixture, "brief.pdf", b"first");
    let manifest = json!({"created": "never", "files": []});
    let id = u128::from_str_radix(&sealed.id, 16).unwrap().to_be_bytes();
    let second = seal_record(&fixture, ObjectId(id), &[manifest]);
    let source = fixture.path("source");
    fs::create_dir(&source).unwrap();
    for (name, content) in [
        ("1", &sealed.record),
        ("2", &second),
        ("3", &sealed.record),
        ("4", &sealed.file),
    ] {
        fs::write(format!("{source}/{name}"), content).unwrap();
    }
    let export = ["export", "-i", &fixture.identity, "-f", "fhir", &source];
    let output = run(&export, b"");
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{errors}");
    for line in [
        "2: another content than before under the id",
        "3: duplicate of record",
        "2 exported, 1 duplicates",
    ] {
        assert!(errors.contains(line), "{line}: {errors}");
    }
    let bundle = json(&output.stdout);
    assert_ne!(bundle["entry"][0]["fullUrl"], bundle["entry"][1]["fullUrl"]);
    let attached = &bundle["entry"][0]["resource"]["item"][0]["answer"][0]["valueAttachment"];
    assert_eq!(
        (&attached["size"], &attached["title"]),
        (&json!(5), &json!("brief.pdf"))
    );
    assert!(attached["url"].as_str().unwrap().starts_with("urn:uuid:"));
    assert_eq!(bundle["entry"][1]["resource"].get("authored"), None);
}

#[test]
fn a_keyring_opens_by_passphrase_and_by_recovery_code() {
    let fixture = Fixture::new();
    let code = RecoveryCode::make(&mut SysRng).unwrap();
    let keyring = fixture.file("keyring", &keyring(&fixture, &code));
    let record = fixture.file("record", &fixture.envelope);
    let typed = code
        .as_text()
        .to_lowercase()
        .replace('-', " ")
        .replace('0', "o");
    for (option, secret) in [
        ("--passphrase-stdin", "correct horse"),
        ("--recovery-code-stdin", &typed),
    ] {
        let open = ["open", "--keyring", &keyring, option, &record];
        assert_eq!(
            json(&succeed(&open, secret.as_bytes()))["boxes"],
            json(FIELDS.as_bytes())
        );
        let export = [
            "export",
            "--keyring",
            &keyring,
            option,
            "-f",
            "json",
            &record,
        ];
        let exported = json(&succeed(&export, format!("{secret}\r\n").as_bytes()));
        assert_eq!(exported["records"][0]["answers"], json(FIELDS.as_bytes()));
        // The keyring itself.
        assert_eq!(
            json(&succeed(&["open", option, &keyring], secret.as_bytes()))["kind"],
            "keyring"
        );
    }
    let open = [
        "open",
        "--keyring",
        &keyring,
        "--recovery-code-stdin",
        &record,
    ];
    let other = if code.as_text().starts_with('7') {
        "8"
    } else {
        "7"
    };
    let slip = other.to_owned() + &code.as_text()[1..];
    assert_fails(&open, slip.as_bytes(), "invalid-recovery-code");
    let stranger = RecoveryCode::make(&mut SysRng).unwrap();
    assert_fails(&open, stranger.as_text().as_bytes(), "open-failed");
}

fn keyring(fixture: &Fixture, code: &RecoveryCode) -> Vec<u8> {
    let identity = fs::read_to_string(&fixture.identity).unwrap();
    let identity = identity.lines().last().unwrap();
    let boxes = [
        json!({"created": "2026-11-22T10:00:00Z", "practice": "Practice"}).to_string(),
        json!({"name": "identity", "value": identity, "recipient": fixture.recipient}).to_string(),
        json!({"name": "holder", "type": "recovery"}).to_string(),
    ];
    let boxes: Vec<&[u8]> = boxes.iter().map(String::as_bytes).collect();
    let context = Context::new();
    let draft = Draft {
        kind: Kind::Keyring,
        context: &context,
        boxes: &boxes,
    };
    let cost = Argon2Cost::DEFAULT;
    let passphrase = Passphrase::from_utf8(b"correct horse").unwrap();
    let code = code.to_passphrase().unwrap();
    let holders = [
        Holder::Passphrase(&passphrase, cost),
        Holder::Passphrase(&code, cost),
    ];
    let sealed = sealform::seal(&mut SysRng, draft, &holders);
    sealed.unwrap().envelope
}
