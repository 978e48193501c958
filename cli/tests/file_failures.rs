//! What goes wrong with files leaves nothing behind.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use std::fs::{self, File};
use std::process::Stdio;

use common::{
    Fixture, assert_failed, assert_fails, data, json, seal_file, sealform, start, succeed,
};

#[test]
fn an_altered_or_cut_file_leaves_nothing() {
    let fixture = Fixture::new();
    let data = data(200_000);
    let sealed = seal_file(&fixture, &data);
    let mut altered = sealed.clone();
    *altered.last_mut().unwrap() ^= 1;
    let mut longer = sealed.clone();
    longer.push(0);
    let at_a_chunk = sealed.len() - sealed.len() % 65_552;
    for (envelope, code) in [
        (&altered[..], "open-failed"),
        (&longer, "open-failed"),
        (&sealed[..sealed.len() - 1], "open-failed"),
        (&sealed[..at_a_chunk], "open-failed"),
        (&sealed[..1000], "malformed"),
        (&sealed[..30], "malformed"),
        (b"", "malformed"),
    ] {
        let file = fixture.file("sealed", envelope);
        let opened = fixture.path("opened");
        let open = ["open", "-i", &fixture.identity, "-o", &opened, &file];
        assert_fails(&open, b"", code);
        assert_eq!(
            fixture.names(),
            ["identity.txt", "sealed"],
            "{}",
            envelope.len()
        );

        let output = sealform(&["open", "-i", &fixture.identity, "-o", "-", &file], b"");
        let line = assert_failed(&output, code);
        assert!(data.starts_with(&output.stdout), "only what is authentic");
        assert_eq!(
            line.contains("discard it"),
            !output.stdout.is_empty(),
            "{line}"
        );
        assert!(!line.contains("canary"), "{line}");
    }
}

#[test]
fn a_file_that_is_not_the_expected_one_leaves_nothing() {
    let fixture = Fixture::new();
    let sealed = fixture.file("sealed", &seal_file(&fixture, &data(200_000)));
    let (stranger, _) = fixture.keygen("stranger.txt");
    let (names, opened) = (fixture.names(), fixture.path("opened"));
    let root = json(&succeed(&["inspect", &sealed], b""))["root"]
        .as_str()
        .unwrap()
        .to_owned();
    let another = format!(
        "{}{}",
        if root.starts_with('A') { "B" } else { "A" },
        &root[1..]
    );
    let mine = fixture.identity.as_str();
    for (arguments, code) in [
        (["-i", mine, "--root", &another], "open-failed"),
        (["-i", mine, "--root", &root[1..]], "invalid-text"),
        (["-i", mine, "--context", "record=2"], "wrong-context"),
        (["-i", mine, "--kind", "record"], "wrong-kind"),
        (["-i", &stranger, "--kind", "file"], "no-slot"),
    ] {
        let open = [&["open"], &arguments[..], &["-o", &opened, &sealed]].concat();
        assert_fails(&open, b"", code);
        assert_eq!(fixture.names(), names, "{code}");
    }
    assert_fails(&["open", "-i", mine, &sealed], b"", "no-output");
    let output = sealform(
        &["open", "-i", mine, "--root", &another, "-o", "-", &sealed],
        b"",
    );
    assert!(assert_failed(&output, "open-failed").contains("discard it"));

    succeed(
        &["open", "-i", mine, "--root", &root, "-o", &opened, &sealed],
        b"",
    );
    assert_fails(
        &["open", "-i", mine, "-o", &opened, &sealed],
        b"",
        "unwritable",
    );
    assert!(
        fs::read(opened).unwrap() == data(200_000),
        "it was not replaced"
    );
    let nowhere = fixture.path("no-such-folder/opened");
    assert_fails(
        &["open", "-i", mine, "-o", &nowhere, &sealed],
        b"",
        "unwritable",
    );
}

#[test]
fn only_a_regular_file_is_sealed() {
    let fixture = Fixture::new();
    let seal = [
        "seal-file",
        "-r",
        &fixture.recipient,
        "-o",
        &fixture.path("sealed"),
    ];
    let folder = fixture.path("");
    assert_fails(&[&seal[..], &[&folder]].concat(), b"", "unreadable");
    assert_fails(&[&seal[..], &["no-such-file"]].concat(), b"", "unreadable");
    let short = ["seal-file", "--secret", "c2hvcnQ", &fixture.identity];
    assert_fails(&short, b"", "invalid-secret");
    assert_eq!(fixture.names(), ["identity.txt"]);
}

/// The command waits for us to take what it writes: so the file changes after it was opened and before it is read.
#[test]
fn a_file_that_changes_while_it_is_read_is_an_error() {
    const LEN: u64 = 1 << 20;
    let change = |name: &str, file: File| match name {
        "longer" => file.set_len(LEN + 1).unwrap(),
        "shorter" => file.set_len(LEN - 1).unwrap(),
        _ => file.set_modified(std::time::UNIX_EPOCH).unwrap(),
    };
    for name in ["longer", "shorter", "rewritten"] {
        let fixture = Fixture::new();
        let plain = fixture.file("plain", &data(LEN as usize));
        let mut child = start(
            &["seal-file", "-r", &fixture.recipient, &plain],
            Stdio::null(),
        );
        let mut first = [0];
        std::io::Read::read_exact(child.stdout.as_mut().unwrap(), &mut first).unwrap();
        change(name, File::options().write(true).open(&plain).unwrap());
        let output = child.wait_with_output().unwrap();
        let line = assert_failed(&output, "file-changed");
        assert!(line.contains("discard it"), "{name}: {line}");
    }
}

/// It says that it has no bytes, and has some.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_has_another_length_than_it_says_leaves_nothing() {
    let fixture = Fixture::new();
    let sealed = fixture.path("sealed");
    let seal = [
        "seal-file",
        "-r",
        &fixture.recipient,
        "-o",
        &sealed,
        "/proc/version",
    ];
    assert_fails(&seal, b"", "file-changed");
    assert_eq!(fixture.names(), ["identity.txt"]);
}
