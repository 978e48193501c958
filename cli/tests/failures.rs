//! What goes wrong has one line with a code, and wrong usage another exit code.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use common::{Fixture, SECRET, assert_fails, sealform, succeed};

#[test]
fn failures_have_one_line_with_a_code() {
    let fixture = Fixture::new();
    let open = ["open", "--identity", &fixture.identity];
    let stranger = fixture.file("stranger.txt", &succeed(&["keygen"], b""));
    let mut altered = fixture.envelope.clone();
    *altered.last_mut().unwrap() ^= 1;

    assert_fails(&[&open[..], &["-"]].concat(), &altered, "open-failed");
    assert_fails(&[&open[..], &["-"]].concat(), &altered[..100], "malformed");
    assert_fails(&[&open[..], &["-"]].concat(), b"hello", "malformed");
    assert_fails(&[&open[..], &["-"]].concat(), b"U0xG*", "invalid-text");
    assert_fails(
        &[&open[..], &["--context", "form=exit", "-"]].concat(),
        &fixture.envelope,
        "wrong-context",
    );
    assert_fails(
        &[&open[..], &["--kind", "note", "-"]].concat(),
        &fixture.envelope,
        "wrong-kind",
    );
    assert_fails(&[&open[..], &["no-such-file"]].concat(), b"", "unreadable");
    assert_fails(
        &["open", "--identity", &stranger, "-"],
        &fixture.envelope,
        "no-slot",
    );
    assert_fails(
        &["open", "--secret", SECRET, "-"],
        &fixture.envelope,
        "no-slot",
    );
    assert_fails(
        &["open", "--secret", "c2hvcnQ", "-"],
        &fixture.envelope,
        "invalid-secret",
    );
    let record = fixture.file("record", &fixture.envelope);
    let empty = fixture.file("empty", b"");
    assert_fails(
        &["open", "--passphrase-stdin", &record],
        b"\n",
        "invalid-passphrase",
    );
    assert_fails(
        &["open", "--identity", &empty, "-"],
        &fixture.envelope,
        "invalid-identity",
    );
    let old_age = fixture.file("old.txt", b"AGE-SECRET-KEY-1QQQ\n");
    assert_fails(
        &["open", "--identity", &old_age, "-"],
        &fixture.envelope,
        "invalid-identity",
    );

    let seal = ["seal", "-r", &fixture.recipient];
    for wrong in [
        r#"{"name":"a","value":"b"}"#,
        r#"["a"]"#,
        r#"[{"value":"b"}]"#,
        r#"[{"name":"a"}]"#,
        "[",
    ] {
        assert_fails(&seal, wrong.as_bytes(), "invalid-fields");
    }
    assert_fails(
        &[&seal[..], &["--context", "Form=intake"]].concat(),
        b"[]",
        "invalid-argument",
    );
    assert_fails(&[&seal[..], &["-o", &empty]].concat(), b"[]", "unwritable");
}

/// A full disk must not look like success: the last bytes have no line end, and wait in a buffer.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let fixture = Fixture::new();
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_sealform"))
        .args(["seal", "-r", &fixture.recipient])
        .stdin(Stdio::piped())
        .stdout(full)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"[]").unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stderr.starts_with(b"sealform: unwritable: "));
}

#[test]
fn wrong_usage_exits_with_2() {
    for wrong in [
        &["open", "-"][..],
        &["open", "--passphrase-stdin", "-"],
        &["open", "--passphrase-stdin", "--secret", "x", "file"],
        &["open", "--secret", "x", "--kind", "letter", "file"],
        &["seal"],
        &["seal", "-r", "x", "--kind", "keyring"],
        &["open", "--identity", "-", "-"],
        &["seal", "--context", "form"],
        &["seal", "-r", "x", "--card", "card.json"],
        &["seal", "-r", "x", "--pin", "sha256-x"],
        &["seal", "--card", "-"],
        &["seal-file", "file"],
        &["seal-file", "-r", "x"],
        &["open", "--keyring", "keyring", "file"],
        &["open", "--keyring", "keyring", "--identity", "x", "file"],
        &["open", "--keyring", "keyring", "--secret", "x", "file"],
        &["open", "--keyring", "-", "--passphrase-stdin", "file"],
        &["disclose", "--secret", "x", "file"],
        &["disclose", "--secret", "x", "--box", "65536", "file"],
        &["disclose", "--passphrase-stdin", "--box", "1", "-"],
        &["verify", "bundle"],
        &["rewrap", "--secret", "x", "file"],
        &["rewrap", "--passphrase-stdin", "--remove", "0", "-"],
        &["unknown"],
        &[],
    ] {
        assert_eq!(sealform(wrong, b"").status.code(), Some(2), "{wrong:?}");
    }
}
