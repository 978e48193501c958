//! Other holders: rewrap.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use std::fs;

use common::{FIELDS, Fixture, SECRET, assert_fails, json, succeed};

#[test]
fn a_record_changes_hands_and_keeps_its_root() {
    let fixture = Fixture::new();
    let (identity, recipient) = fixture.keygen("another.txt");
    let (record, moved) = (
        fixture.file("record", &fixture.envelope),
        fixture.path("moved"),
    );
    let rewrap = [
        "rewrap",
        "-i",
        &fixture.identity,
        "--remove",
        "0",
        "--add",
        &recipient,
    ];
    assert!(succeed(&[&rewrap[..], &["-o", &moved, &record]].concat(), b"").is_empty());

    let opened = json(&succeed(&["open", "-i", &identity, &moved], b""));
    assert_eq!(opened["boxes"], json(FIELDS.as_bytes()));
    assert_eq!(
        opened["root"],
        json(&succeed(&["inspect", &record], b""))["root"]
    );
    assert_fails(&["open", "-i", &fixture.identity, &moved], b"", "no-slot");
}

#[test]
fn a_file_changes_hands_and_keeps_its_body() {
    let fixture = Fixture::new();
    let (identity, recipient) = fixture.keygen("another.txt");
    let plain = fixture.file("plain", &[7; 200_000]);
    let seal = [
        "seal-file",
        "-r",
        &fixture.recipient,
        "--secret",
        SECRET,
        &plain,
    ];
    let sealed = fixture.file("sealed", &succeed(&seal, b""));
    let rewrap = [
        "rewrap", "--secret", SECRET, "--remove", "0", "--add", &recipient, &sealed,
    ];
    let moved = fixture.file("moved", &succeed(&rewrap, b""));

    assert!(succeed(&["open", "-i", &identity, "-o", "-", &moved], b"") == [7; 200_000]);
    let seen = |file: &str| json(&succeed(&["inspect", file], b""));
    let (before, after) = (seen(&sealed), seen(&moved));
    for same in ["root", "object_id", "box_sizes"] {
        assert_eq!(before[same], after[same], "{same}");
    }
    assert_eq!(after["slots"][0]["type"], "secret");
    assert_eq!(after["slots"][1]["type"], "hybrid");
    assert_fails(
        &["open", "-i", &fixture.identity, "-o", "-", &moved],
        b"",
        "no-slot",
    );
}

#[test]
fn what_cannot_be_rewrapped_stays_as_it_is() {
    let fixture = Fixture::new();
    let record = fixture.file("record", &fixture.envelope);
    let (_, recipient) = fixture.keygen("another.txt");
    let names = fixture.names();
    let output = fixture.path("moved");
    let fails = |arguments: &[&str], code: &str| {
        let rewrap = [&["rewrap", "-o", &output], arguments, &[&record]].concat();
        assert_fails(&rewrap, b"", code);
        assert_eq!(fixture.names(), names, "{code}");
    };
    let mine = fixture.identity.as_str();
    fails(&["-i", mine, "--remove", "0"], "invalid-argument");
    fails(&["-i", mine, "--remove", "1"], "invalid-argument");
    fails(&["-i", mine, "--add", "age1pq1x"], "invalid-recipient");
    fails(&["--secret", SECRET, "--add", &recipient], "no-slot");
    let itself = [
        "rewrap", "-i", mine, "--add", &recipient, "-o", &record, &record,
    ];
    assert_fails(&itself, b"", "unwritable");
    assert_eq!(fs::read(&record).unwrap(), fixture.envelope);
}
