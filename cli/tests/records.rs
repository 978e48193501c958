//! Records: seal, inspect, open.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use std::fs;

use common::{FIELDS, Fixture, assert_fails, json, succeed, vector};

#[test]
fn what_is_sealed_is_what_is_opened() {
    let fixture = Fixture::new();
    let file = fixture.file("record", &fixture.envelope);
    let open = [
        "open",
        "--identity",
        &fixture.identity,
        "--kind",
        "record",
        "--context",
        "form=intake",
    ];
    let output = succeed(&[&open[..], &[&file]].concat(), b"");
    let opened = json(&output);
    assert_eq!(opened["kind"], "record");
    assert_eq!(opened["context"], json(br#"{"form":"intake"}"#));
    assert_eq!(opened["boxes"], json(FIELDS.as_bytes()));
    assert_eq!(opened["object_id"].as_str().unwrap().len(), 32);
    assert_eq!(opened["root"].as_str().unwrap().len(), 43);
    assert!(
        opened["manifest"]["created"]
            .as_str()
            .unwrap()
            .ends_with('Z')
    );
    // To the byte: 2.50 is not 2.5.
    let text = String::from_utf8(output).unwrap();
    assert!(text.contains(FIELDS.trim_matches(['[', ']'])), "{text}");

    assert_eq!(
        succeed(&[&open[..], &["-"]].concat(), &fixture.envelope),
        text.as_bytes()
    );
    let path = fixture.path("opened.json");
    let to_file = [&open[..], &["-o", &path, &file]].concat();
    assert!(succeed(&to_file, b"").is_empty());
    assert_eq!(fs::read(path).unwrap(), text.as_bytes());
}

#[test]
fn text_and_bytes_are_both_read() {
    let fixture = Fixture::new();
    let text = succeed(
        &["seal", "-r", &fixture.recipient, "--text"],
        FIELDS.as_bytes(),
    );
    assert!(text.starts_with(b"U0xG"));
    for text in [text.as_slice(), text.trim_ascii()] {
        let file = fixture.file("record.txt", text);
        let opened = json(&succeed(
            &["open", "--identity", &fixture.identity, &file],
            b"",
        ));
        assert_eq!(opened["boxes"], json(FIELDS.as_bytes()));
    }
}

#[test]
fn inspect_needs_no_key() {
    let fixture = Fixture::new();
    let seen = json(&succeed(&["inspect", "-"], &fixture.envelope));
    let opened = json(&succeed(
        &["open", "--identity", &fixture.identity, "-"],
        &fixture.envelope,
    ));
    for shown in ["kind", "object_id", "context", "root"] {
        assert_eq!(seen[shown], opened[shown], "{shown}");
    }
    assert_eq!(seen["slots"][0]["type"], "hybrid");
    assert_eq!(seen["box_sizes"].as_array().unwrap().len(), 4);
}

#[test]
fn frozen_vectors_open_with_each_kind_of_key() {
    let fixture = Fixture::new();
    let vector = vector("record-every-slot");
    let text = |key: &str| vector[key].as_str().unwrap().to_owned();
    let file = fixture.file("record", text("envelope").as_bytes());
    let identity = fixture.file(
        "age.txt",
        format!("# of age\r\n\n{}\r\n", text("identity")).as_bytes(),
    );
    let (passphrase, secret) = (text("passphrase"), text("secret"));

    let by_identity = succeed(&["open", "--identity", &identity, &file], b"");
    let by_secret = succeed(&["open", "--secret", &secret, &file], b"");
    assert_eq!(by_identity, by_secret);
    for line_end in ["", "\n", "\r\n"] {
        let stdin = format!("{passphrase}{line_end}");
        let by_passphrase = succeed(&["open", "--passphrase-stdin", &file], stdin.as_bytes());
        assert_eq!(by_identity, by_passphrase);
    }
    assert_eq!(json(&by_identity)["root"], vector["root"]);
    assert_fails(
        &["open", "--passphrase-stdin", &file],
        b"another",
        "open-failed",
    );
}

#[test]
fn a_root_that_is_given_must_be_the_record_s() {
    let fixture = Fixture::new();
    let seen = json(&succeed(&["inspect", "-"], &fixture.envelope));
    let open = |root: &str| {
        let open = ["open", "-i", &fixture.identity, "--root", root, "-"];
        open.map(ToOwned::to_owned)
    };
    let fails = |root: &str, code: &str| {
        let open = open(root);
        let open: Vec<&str> = open.iter().map(String::as_str).collect();
        assert_fails(&open, &fixture.envelope, code);
    };
    let right = open(seen["root"].as_str().unwrap());
    let right: Vec<&str> = right.iter().map(String::as_str).collect();
    succeed(&right, &fixture.envelope);
    fails(&format!("-{}", "A".repeat(42)), "open-failed");
    fails("AAAA", "invalid-text");
}
