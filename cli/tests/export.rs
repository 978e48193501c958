//! Exports: the three formats, and every record accounted for.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use std::fs;

use common::practice::{Practice, assert_exit, text};
use common::{CANARY, assert_fails, json, succeed, vector};
use serde_json::{Value, json};

const MIXED: &str = r#"[
  {"name":"phq9-1","label":"Little interest?","value":"2","text":"More than half the days"},
  {"name":"id","value":"=HYPERLINK(\"x\")"},
  {"name":"symptom","value":"sleep"},
  {"name":"symptom","value":"appetite, \"more\""},
  {"name":"agree","value":true},
  {"name":"dose","value":2.50},
  {"name":"count","value":-3},
  {"name":"blank","label":"Anything else?","value":""},
  {"name":"odd","value":"a\u00a0b\u0001c","kept":[1]}
]"#;

fn rows(csv: &[u8]) -> Vec<Vec<String>> {
    let csv = csv.strip_prefix(b"\xef\xbb\xbf").unwrap();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(csv);
    let row = |row: csv::StringRecord| row.iter().map(Into::into).collect();
    reader
        .records()
        .map(|record| row(record.unwrap()))
        .collect()
}

#[test]
fn json_has_what_was_sealed() {
    let practice = Practice::new();
    practice.add("a.slf", &practice.seal(MIXED));
    practice.add(
        "b.txt",
        sealform::text::encode(&practice.seal("[]")).as_bytes(),
    );
    fs::create_dir(format!("{}/sub", practice.records)).unwrap();
    practice.add("sub/c", &practice.seal(r#"[{"name":"x","value":null}]"#));
    let output = practice.export("json", &[]);
    let errors = assert_exit(&output, 0);
    assert!(
        errors.contains("3 records found: 3 exported, 0 duplicates, 0 not opened."),
        "{errors}"
    );
    let export = json(&output.stdout);
    assert_eq!(
        (&export["sealform"], &export["version"]),
        (&json!("export"), &json!(1))
    );
    assert_eq!(export["failed"], json!([]));
    let first = &export["records"][0];
    assert_eq!(first["answers"], json(MIXED.as_bytes()));
    assert_eq!(first["form"], "intake");
    assert_eq!(first["received"], Value::Null);
    assert_eq!(first["created"], first["manifest"]["created"]);
    let seen = json(&succeed(
        &["inspect", &format!("{}/a.slf", practice.records)],
        b"",
    ));
    assert_eq!(
        (&first["id"], &first["root"]),
        (&seen["object_id"], &seen["root"])
    );
    // To the byte: 2.50 is not 2.5.
    assert!(text(&output.stdout).contains(r#"{"name":"dose","value":2.50}"#));
    assert_eq!(
        export["records"][2]["answers"],
        json!([{"name": "x", "value": null}])
    );
}

#[test]
fn csv_has_a_row_for_each_record() {
    let practice = Practice::new();
    practice.add("1", &practice.seal(MIXED));
    practice.add(
        "2",
        &practice.seal(r#"[{"name":"new","value":"line\nline"},{"name":"phq9-1","value":"-1"}]"#),
    );
    let output = practice.export("csv", &[]);
    assert_exit(&output, 0);
    let rows = rows(&output.stdout);
    let header = [
        "id",
        "received",
        "created",
        "form",
        "root",
        "phq9-1",
        "id (answer)",
        "symptom",
        "agree",
        "dose",
        "count",
        "blank",
        "odd",
        "new",
    ];
    assert_eq!(rows[0], header);
    assert_eq!(rows[1][3], "intake");
    let answers = [
        "2",
        "'=HYPERLINK(\"x\")",
        "sleep\nappetite, \"more\"",
        "true",
        "2.50",
        "'-3",
        "",
        "a\u{a0}b\u{1}c",
        "",
    ];
    assert_eq!(rows[1][5..], answers);
    assert_eq!(
        rows[2][5..],
        ["'-1", "", "", "", "", "", "", "", "line\nline"]
    );
    assert_eq!(rows.len(), 3);
    let text = text(&output.stdout);
    assert!(text.ends_with("\"\r\n") && text.contains("\"line\nline\"\r\n"));
}

#[test]
fn a_form_of_a_thousand_and_one_names_keeps_its_answers() {
    let practice = Practice::new();
    let answers = (0..1002).map(|number| json!({"name": format!("q{number}"), "value": "="}));
    let answers: Vec<Value> = answers.collect();
    practice.add(
        "1",
        &practice.seal(&Value::from(answers.clone()).to_string()),
    );
    let output = practice.export("csv", &[]);
    assert_exit(&output, 0);
    let rows = rows(&output.stdout);
    assert_eq!(rows[0].len(), 5 + 1000 + 1);
    assert_eq!(rows[0][1005], "more");
    assert_eq!(json(rows[1][1005].as_bytes()), json!(answers[1000..]));
}

/// The shape by hand; tests/node/export-command.test.ts holds what the command writes against the published schema.
#[test]
fn fhir_is_a_bundle_of_responses() {
    let practice = Practice::new();
    assert_eq!(
        json(&practice.export("fhir", &[]).stdout),
        json!({"resourceType": "Bundle", "type": "collection"})
    );
    practice.add("1", &practice.seal(MIXED));
    let output = practice.export("fhir", &[]);
    assert_exit(&output, 0);
    let bundle = json(&output.stdout);
    let entry = &bundle["entry"][0];
    assert_eq!(
        entry["fullUrl"].as_str().unwrap().len(),
        "urn:uuid:".len() + 36
    );
    let resource = &entry["resource"];
    assert_eq!(resource["resourceType"], "QuestionnaireResponse");
    assert_eq!(resource["status"], "completed");
    assert_eq!(resource["questionnaire"], "#form");
    assert_eq!(
        resource["contained"][0]["identifier"],
        json!([{"value": "intake"}])
    );
    assert!(resource["authored"].as_str().unwrap().ends_with('Z'));
    let items = json!([
        {"linkId": "phq9-1", "text": "Little interest?", "answer": [{"valueCoding": {"code": "2", "display": "More than half the days"}}]},
        {"linkId": "id", "answer": [{"valueString": "=HYPERLINK(\"x\")"}]},
        {"linkId": "symptom", "answer": [{"valueString": "sleep"}, {"valueString": "appetite, \"more\""}]},
        {"linkId": "agree", "answer": [{"valueBoolean": true}]},
        {"linkId": "dose", "answer": [{"valueDecimal": 2.5}]},
        {"linkId": "count", "answer": [{"valueInteger": -3}]},
        {"linkId": "blank", "text": "Anything else?"},
        {"linkId": "odd", "answer": [{"valueString": "a b c"}]},
    ]);
    assert_eq!(resource["item"], items);
}

#[test]
fn what_is_not_exported_is_named() {
    let practice = Practice::new();
    let sealed = practice.seal(&format!(r#"[{{"name":"song","value":"{CANARY}"}}]"#));
    practice.add("1-good", &sealed);
    practice.add("2-again", sealform::text::encode(&sealed).as_bytes());
    let mut altered = sealed.clone();
    *altered.last_mut().unwrap() ^= 1;
    practice.add("3-altered", &altered);
    practice.add("4-cut", &sealed[..1500]);
    practice.add("5-no-envelope", b"PK");
    let (_, stranger) = practice.fixture.keygen("stranger.txt");
    practice.add("6-stranger", &succeed(&["seal", "-r", &stranger], b"[]"));
    let shapeless = vector("record-every-slot")["envelope"]
        .as_str()
        .unwrap()
        .to_owned();
    practice.add("7-no-slot", shapeless.as_bytes());
    practice.add(".hidden", b"");
    practice.add(
        "8-keyring",
        vector("keyring-passphrase")["envelope"]
            .as_str()
            .unwrap()
            .as_bytes(),
    );

    let to = practice.fixture.path("export.json");
    let output = practice.export("json", &["-o", &to]);
    let errors = assert_exit(&output, 3);
    for line in [
        "2-again: duplicate of record ",
        "3-altered: open-failed",
        "4-cut: malformed",
        "5-no-envelope: malformed",
        "6-stranger: no-slot",
        "7-no-slot: no-slot",
        "7 records found: 1 exported, 1 duplicates, 5 not opened.",
        "1 keyrings and notes passed over.",
        "1 hidden names and links passed over.",
        "sealform: incomplete: ",
    ] {
        assert!(errors.contains(line), "{line}: {errors}");
    }
    assert!(!errors.contains(CANARY) && output.stdout.is_empty());
    let export = json(&fs::read(&to).unwrap());
    assert_eq!(export["records"].as_array().unwrap().len(), 1);
    let failed = &export["failed"];
    assert_eq!(
        failed[0],
        json!({"place": "3-altered", "code": "open-failed"})
    );
    assert_eq!(failed.as_array().unwrap().len(), 5);
    // The file is never replaced.
    let again = [
        "export",
        "-i",
        &practice.fixture.identity,
        "-f",
        "json",
        "-o",
        &to,
        &practice.records,
    ];
    assert_fails(&again, b"", "unwritable");
}

/// 200 MiB of records in 64 MiB of address space: one is in memory at a time.
#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_records() {
    let practice = Practice::new();
    let long = json!([{"name": "long", "value": "x".repeat(1 << 20)}]).to_string();
    practice.add("0", &practice.seal(&long));
    for number in 1..200 {
        let link = format!("{}/{number}", practice.records);
        fs::hard_link(format!("{}/0", practice.records), link).unwrap();
    }
    let limited = [
        "-c",
        "ulimit -v 65536; exec \"$@\"",
        "sh",
        env!("CARGO_BIN_EXE_sealform"),
        "export",
        "-i",
        &practice.fixture.identity,
        "-f",
        "csv",
        &practice.records,
    ];
    let output = std::process::Command::new("sh").args(limited).output();
    let errors = assert_exit(&output.unwrap(), 0);
    let line = "200 records found: 1 exported, 199 duplicates, 0 not opened.";
    assert!(errors.contains(line), "{errors}");
}
