//! Files: seal-file, inspect, open.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use std::fs::{self, File};

use common::{
    CANARY, FIELDS, Fixture, SECRET, assert_fails, data, json, seal_file, start, succeed,
};

#[test]
fn a_file_of_any_length_comes_back() {
    for len in [0, 1, 65_528, 65_529, 200_000] {
        let fixture = Fixture::new();
        let data = data(len);
        let (plain, sealed, opened) = (
            fixture.file("plain", &data),
            fixture.path("sealed"),
            fixture.path("opened"),
        );
        let seal = [
            "seal-file",
            "-r",
            &fixture.recipient,
            "--context",
            "record=1",
        ];
        let of_seal = json(&succeed(
            &[&seal[..], &["-o", &sealed, &plain]].concat(),
            b"",
        ));
        let of_inspect = json(&succeed(&["inspect", &sealed], b""));
        let open = [
            "open",
            "-i",
            &fixture.identity,
            "--kind",
            "file",
            "--context",
            "record=1",
        ];
        let of_open = json(&succeed(
            &[&open[..], &["-o", &opened, &sealed]].concat(),
            b"",
        ));

        assert!(fs::read(&opened).unwrap() == data, "{len}");
        assert_eq!(of_open, of_seal);
        assert_eq!(of_open["size"], len);
        for shown in ["kind", "object_id", "context", "root"] {
            assert_eq!(of_open[shown], of_inspect[shown], "{shown}");
        }
        assert_eq!(of_open["kind"], "file");
        let header_and_body = fs::metadata(&sealed).unwrap().len();
        assert!(of_inspect["box_sizes"][0].as_u64().unwrap() < header_and_body);
        assert_eq!(
            fixture.names(),
            ["identity.txt", "opened", "plain", "sealed"]
        );
        assert!(
            !fs::read(&sealed)
                .unwrap()
                .windows(16)
                .any(|bytes| bytes == CANARY.as_bytes())
        );
        #[cfg(unix)]
        for path in [&sealed, &opened] {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(
                fs::metadata(path).unwrap().permissions().mode() & 0o777,
                0o600
            );
        }
    }
}

#[test]
fn each_holder_opens_to_stdout_from_stdin() {
    let fixture = Fixture::new();
    let data = data(150_000);
    let sealed = seal_file(&fixture, &data);
    let text = sealform::text::encode(&sealed);
    for envelope in [&sealed, text.as_bytes()] {
        for key in [["-i", &fixture.identity], ["--secret", SECRET]] {
            let open = [&["open"], &key[..], &["-o", "-", "-"]].concat();
            assert!(succeed(&open, envelope) == data);
        }
    }
}

#[test]
fn stdin_is_sealed_if_it_is_a_file() {
    let fixture = Fixture::new();
    let plain = fixture.file("plain", &data(100_000));
    let seal = ["seal-file", "-r", &fixture.recipient, "-"];
    let output = start(&seal, File::open(plain).unwrap())
        .wait_with_output()
        .unwrap();
    let open = ["open", "-i", &fixture.identity, "-o", "-", "-"];
    assert!(succeed(&open, &output.stdout) == data(100_000));

    let seal = [
        "seal-file",
        "-r",
        &fixture.recipient,
        "-o",
        &fixture.path("sealed"),
        "-",
    ];
    assert_fails(&seal, b"from a pipe", "unreadable");
    assert_eq!(fixture.names(), ["identity.txt", "plain"]);
}

/// 96 MiB of file in 32 MiB of address space: the second half is a hole, so that the disk does not matter.
#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_file() {
    let fixture = Fixture::new();
    let (plain, sealed, opened) = (
        fixture.file("plain", CANARY.as_bytes()),
        fixture.path("sealed"),
        fixture.path("opened"),
    );
    let added = fixture.path("added");
    File::options()
        .write(true)
        .open(&plain)
        .unwrap()
        .set_len(96 << 20)
        .unwrap();
    let limited = |arguments: &[&str]| {
        let output = std::process::Command::new("sh")
            .args([
                "-c",
                "ulimit -v 32768; exec \"$@\"",
                "sh",
                env!("CARGO_BIN_EXE_sealform"),
            ])
            .args(arguments)
            .output()
            .unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {errors}");
    };
    limited(&["seal-file", "-r", &fixture.recipient, "-o", &sealed, &plain]);
    let rewrap = [
        "rewrap",
        "-i",
        &fixture.identity,
        "--add",
        &fixture.recipient,
    ];
    limited(&[&rewrap[..], &["-o", &added, &sealed]].concat());
    limited(&["open", "-i", &fixture.identity, "-o", &opened, &added]);
    assert!(fs::read(opened).unwrap() == fs::read(plain).unwrap());
}

/// A body that is mostly a hole: nobody has authenticated it, and inspect does not either.
#[test]
fn a_long_file_is_inspected_without_its_root() {
    const LEN: u64 = 300 << 20;
    let fixture = Fixture::new();
    let sealed = fixture.file("sealed", &seal_file(&fixture, b""));
    let short = json(&succeed(&["inspect", &sealed], b""));
    let header_len = fs::metadata(&sealed).unwrap().len() - short["box_sizes"][0].as_u64().unwrap();
    File::options()
        .write(true)
        .open(&sealed)
        .unwrap()
        .set_len(LEN)
        .unwrap();
    let long = json(&succeed(&["inspect", &sealed], b""));
    assert_eq!(long["box_sizes"][0], LEN - header_len);
    assert_eq!(long["root"], serde_json::Value::Null);
    for same in ["kind", "object_id", "context", "slots"] {
        assert_eq!(long[same], short[same], "{same}");
    }
}

#[test]
fn a_record_that_is_cut_off_is_no_file() {
    let fixture = Fixture::new();
    let open = ["open", "-i", &fixture.identity, "-o", "-", "-"];
    assert_fails(&open, &fixture.envelope[..2000], "malformed");
    assert_eq!(
        json(&succeed(&open, &fixture.envelope))["boxes"],
        json(FIELDS.as_bytes())
    );
}
