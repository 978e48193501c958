//! Disclosures: disclose, verify.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use common::{FIELDS, Fixture, SECRET, assert_fails, json, succeed};

fn root(fixture: &Fixture) -> String {
    let seen = json(&succeed(&["inspect", "-"], &fixture.envelope));
    seen["root"].as_str().unwrap().to_owned()
}

#[test]
fn what_is_disclosed_is_what_was_sealed_and_no_more() {
    let fixture = Fixture::new();
    let (bundle, root) = (fixture.path("bundle.json"), root(&fixture));
    let disclose = [
        "disclose",
        "-i",
        &fixture.identity,
        "--box",
        "2",
        "--box",
        "0",
    ];
    let output = succeed(
        &[&disclose[..], &["-o", &bundle, "-"]].concat(),
        &fixture.envelope,
    );
    assert!(output.is_empty());

    let output = succeed(&["verify", "--root", &root, &bundle], b"");
    let shown = json(&output);
    let opened = json(&succeed(
        &["open", "-i", &fixture.identity, "-"],
        &fixture.envelope,
    ));
    for same in ["kind", "object_id", "context"] {
        assert_eq!(shown[same], opened[same], "{same}");
    }
    assert_eq!(shown["box_count"], 4);
    assert_eq!(shown["boxes"].as_array().unwrap().len(), 2);
    assert_eq!(shown["boxes"][0]["index"], 0);
    assert_eq!(shown["boxes"][0]["content"], opened["manifest"]);
    assert_eq!(shown["boxes"][1]["index"], 2);
    // To the byte: 2.50 is not 2.5.
    let text = String::from_utf8(output).unwrap();
    assert!(FIELDS.contains(r#"{"name":"scale","value":2.50}"#));
    assert!(
        text.contains(r#"{"index":2,"content":{"name":"scale","value":2.50}}"#),
        "{text}"
    );
    assert!(!text.contains("sleep"), "{text}");
}

#[test]
fn only_the_right_root_verifies() {
    let fixture = Fixture::new();
    let root = root(&fixture);
    let another = format!("-{}", "A".repeat(42));
    let disclose = ["disclose", "-i", &fixture.identity, "--box", "1", "-"];
    let bundle = succeed(&disclose, &fixture.envelope);
    succeed(&["verify", "--root", &root, "-"], &bundle);
    assert_fails(&["verify", "--root", &another, "-"], &bundle, "open-failed");
    assert_fails(
        &["verify", "--root", &root[1..], "-"],
        &bundle,
        "invalid-text",
    );

    let altered = String::from_utf8(bundle.clone()).unwrap();
    let altered = altered.replace(r#""index":1"#, r#""index":2"#);
    assert_fails(
        &["verify", "--root", &root, "-"],
        altered.as_bytes(),
        "open-failed",
    );
    assert_fails(
        &["verify", "--root", &root, "-"],
        &bundle[..100],
        "malformed",
    );
    assert_fails(
        &["verify", "--root", &root, "-"],
        &fixture.envelope,
        "malformed",
    );
    let newer = String::from_utf8(bundle).unwrap();
    let newer = newer.replace(r#""version":1"#, r#""version":2"#);
    assert_fails(
        &["verify", "--root", &root, "-"],
        newer.as_bytes(),
        "unsupported",
    );
    assert_fails(
        &["verify", "--root", &root, "no-such-file"],
        b"",
        "unreadable",
    );
}

#[test]
fn what_cannot_be_disclosed_leaves_no_bundle() {
    let fixture = Fixture::new();
    let bundle = fixture.path("bundle.json");
    let fails = |arguments: &[&str], envelope: &[u8], code: &str| {
        let disclose = [&["disclose", "-o", &bundle], arguments, &["-"]].concat();
        assert_fails(&disclose, envelope, code);
        assert_eq!(fixture.names(), ["identity.txt"], "{code}");
    };
    let mine = ["-i", &fixture.identity];
    let record = &fixture.envelope;
    fails(
        &[&mine[..], &["--box", "4"]].concat(),
        record,
        "invalid-argument",
    );
    fails(
        &[&mine[..], &["--box", "1", "--box", "1"]].concat(),
        record,
        "invalid-argument",
    );
    fails(&["--secret", SECRET, "--box", "1"], record, "no-slot");
    fails(
        &[&mine[..], &["--box", "1", "--kind", "note"]].concat(),
        record,
        "wrong-kind",
    );
    let elsewhere = ["--box", "1", "--context", "form=exit"];
    fails(&[&mine[..], &elsewhere].concat(), record, "wrong-context");
    let mut altered = record.clone();
    *altered.last_mut().unwrap() ^= 1;
    fails(
        &[&mine[..], &["--box", "3"]].concat(),
        &altered,
        "open-failed",
    );
    let file = succeed(&["seal-file", "--secret", SECRET, &fixture.identity], b"");
    fails(&["--secret", SECRET, "--box", "0"], &file, "wrong-kind");
}
