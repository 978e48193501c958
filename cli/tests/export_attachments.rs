//! Exports with attachments that are not as their record says, and with two records of one id.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use std::fs;
use std::path::Path;

use common::practice::{seal_record, with_file};
use common::{CANARY, Fixture, assert_fails, data, json, sealform as run};
use sealform::ObjectId;
use serde_json::json;

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
