//! Exports from a CSV dump, as any backend makes one.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use common::practice::{Practice, assert_exit};
use common::{assert_fails, json};

#[test]
fn a_dump_of_any_backend_is_read() {
    let practice = Practice::new();
    let one = sealform::text::encode(&practice.seal(r#"[{"name":"n","value":"1"}]"#));
    let two = practice.seal(r#"[{"name":"n","value":"2"}]"#);
    let two = two.chunks(57).map(base64).collect::<Vec<_>>().join("\n");
    for (delimiter, mark) in [(",", ""), (";", "\u{feff}"), ("\t", "")] {
        let rows = [
            ["id", "payload", "received_at"],
            ["7", &one, "2026-11-22T10:00:01Z"],
            ["8", &format!("\"{two}\""), ""],
            ["9", "", ""],
            ["10", "U0xG!", ""],
        ];
        let dump: String = rows
            .iter()
            .map(|row| row.join(delimiter) + "\r\n")
            .collect();
        let dump = practice
            .fixture
            .file("dump.csv", (mark.to_owned() + &dump).as_bytes());
        for more in [&[][..], &["--column", "payload"]] {
            let output = practice.export_from("json", more, &dump);
            let errors = assert_exit(&output, 3);
            assert!(errors.contains("row 5: invalid-text"), "{errors}");
            assert!(
                errors.contains("1 rows without an envelope passed over."),
                "{errors}"
            );
            let records = &json(&output.stdout)["records"];
            assert_eq!(records[0]["answers"][0]["value"], "1");
            assert_eq!(records[0]["received"], "2026-11-22T10:00:01Z");
            assert_eq!(records[1]["answers"][0]["value"], "2");
        }
        let other = [
            "export",
            "-i",
            &practice.fixture.identity,
            "-f",
            "json",
            "--column",
            "other",
            &dump,
        ];
        assert_fails(&other, b"", "no-column");
    }
    let list = practice.fixture.file("list", one.as_bytes());
    let output = practice.export_from("json", &[], &list);
    assert_exit(&output, 0);
    assert_eq!(json(&output.stdout)["records"].as_array().unwrap().len(), 1);
}

/// As `COPY … TO … CSV` writes a column of type bytea.
#[test]
fn a_dump_of_postgresql_is_read() {
    let practice = Practice::new();
    let sealed = practice.seal(r#"[{"name":"n","value":"1"}]"#);
    let digits = |bytes: &[u8]| -> String { bytes.iter().map(|b| format!("{b:02x}")).collect() };
    let good = digits(&sealed);
    let rows = [
        "id,envelope,received_at".to_owned(),
        format!("1,\\x{good},2026-11-22 10:00:01+00"),
        format!("2,\\x{},", digits(&practice.seal("[]")).to_uppercase()),
        // An odd digit, one that is none, no envelope, and nothing.
        format!("3,\\x{good}0,"),
        format!("4,\\x{}zz,", &good[..good.len() - 2]),
        "5,\\x504b,".to_owned(),
        "6,\\x,".to_owned(),
        "7,,".to_owned(),
    ];
    let dump = practice
        .fixture
        .file("dump.csv", rows.join("\n").as_bytes());
    let output = practice.export_from("json", &["--column", "envelope"], &dump);
    let errors = assert_exit(&output, 3);
    for line in [
        "row 4: invalid-text",
        "row 5: invalid-text",
        "row 6: malformed",
        "row 7: malformed",
        "1 rows without an envelope passed over.",
        "6 records found: 2 exported, 0 duplicates, 4 not opened.",
    ] {
        assert!(errors.contains(line), "{line}: {errors}");
    }
    let export = json(&output.stdout);
    assert_eq!(export["records"][0]["answers"][0]["value"], "1");
    assert_eq!(export["records"][0]["received"], "2026-11-22 10:00:01+00");
    // The column is found by what is in it, too.
    let found = practice.export_from("json", &[], &dump);
    assert_eq!(json(&found.stdout), export);
}

/// Padded, in the other alphabet.
fn base64(bytes: &[u8]) -> String {
    let text = sealform::text::encode(bytes)
        .replace('-', "+")
        .replace('_', "/");
    let padding = "=".repeat((4 - text.len() % 4) % 4);
    text + &padding
}
