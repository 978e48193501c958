//! The command as a user runs it: real processes, real files.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const FIELDS: &str = r#"[{"name":"reason","value":"I cannot sleep."},{"name":"scale","value":2.50},{"name":"reason","value":""}]"#;

fn sealform(arguments: &[&str], stdin: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sealform"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that stops before it reads closes the pipe: what it says is what the test looks at.
    let _ = child.stdin.take().unwrap().write_all(stdin);
    child.wait_with_output().unwrap()
}

fn succeed(arguments: &[&str], stdin: &[u8]) -> Vec<u8> {
    let output = sealform(arguments, stdin);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {errors}");
    output.stdout
}

/// One line on stderr that begins with the code, nothing on stdout, exit code 1.
fn assert_fails(arguments: &[&str], stdin: &[u8], code: &str) {
    let output = sealform(arguments, stdin);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{arguments:?}: {errors}");
    assert!(
        errors.starts_with(&format!("sealform: {code}: ")),
        "{arguments:?}: {errors}"
    );
    assert_eq!(errors.trim_end().lines().count(), 1, "{errors}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
}

/// An identity in a file, its recipient, and the fields sealed to it.
struct Fixture {
    folder: TempDir,
    identity: String,
    recipient: String,
    envelope: Vec<u8>,
}

impl Fixture {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let identity = path(folder.path(), "identity.txt");
        succeed(&["keygen", "-o", &identity], b"");
        let text = fs::read_to_string(&identity).unwrap();
        let recipient = text.lines().nth(1).unwrap();
        let recipient = recipient.strip_prefix("# public key: ").unwrap().to_owned();
        let seal = ["seal", "-r", &recipient, "--context", "form=intake"];
        let envelope = succeed(&seal, FIELDS.as_bytes());
        Self {
            folder,
            identity,
            recipient,
            envelope,
        }
    }

    fn file(&self, name: &str, content: &[u8]) -> String {
        let path = path(self.folder.path(), name);
        fs::write(&path, content).unwrap();
        path
    }
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_str().unwrap().to_owned()
}

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

#[test]
fn keygen_prints_what_age_keygen_prints() {
    let text = String::from_utf8(succeed(&["keygen"], b"")).unwrap();
    let [created, public_key, identity] = text.lines().collect::<Vec<_>>()[..] else {
        panic!("not three lines");
    };
    assert!(created.starts_with("# created: 20"), "{created}");
    assert!(created.ends_with('Z'), "{created}");
    assert!(public_key.starts_with("# public key: age1pq1"));
    assert!(identity.starts_with("AGE-SECRET-KEY-PQ-1"));
}

#[test]
fn keygen_makes_a_private_file_and_never_replaces_one() {
    let fixture = Fixture::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&fixture.identity)
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let before = fs::read(&fixture.identity).unwrap();
    assert_fails(&["keygen", "-o", &fixture.identity], b"", "unwritable");
    assert_eq!(fs::read(&fixture.identity).unwrap(), before);
}

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
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors/v1");
    let vector = json(&fs::read(folder.join("record-every-slot.json")).unwrap());
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
fn failures_have_one_line_with_a_code() {
    let fixture = Fixture::new();
    let open = ["open", "--identity", &fixture.identity];
    let stranger = fixture.file("stranger.txt", &succeed(&["keygen"], b""));
    let secret = "MzIgYnl0ZXMgdGhhdCB0d28gcGFydGllcyBzaGFyZS4";
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
        &["open", "--secret", secret, "-"],
        &fixture.envelope,
        "no-slot",
    );
    assert_fails(
        &["open", "--secret", "c2hvcnQ", "-"],
        &fixture.envelope,
        "invalid-secret",
    );
    let empty = fixture.file("empty", b"");
    assert_fails(
        &["open", "--passphrase-stdin", &empty],
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

#[test]
fn a_mistaken_identity_is_not_repeated() {
    let keygen = String::from_utf8(succeed(&["keygen"], b"")).unwrap();
    let identity = keygen.lines().last().unwrap();
    assert_fails(&["seal", "-r", identity], b"[]", "invalid-recipient");
    let output = sealform(&["seal", "-r", identity], b"[]");
    assert!(
        !String::from_utf8(output.stderr)
            .unwrap()
            .contains("AGE-SECRET-KEY-PQ-1Q")
    );
    assert_ne!(
        output.status.code(),
        Some(2),
        "usage errors quote their arguments"
    );
}

#[test]
fn a_secret_may_begin_with_a_hyphen() {
    let fixture = Fixture::new();
    let secret = format!("-{}", "A".repeat(42));
    assert_fails(
        &["open", "--secret", &secret, "-"],
        &fixture.envelope,
        "no-slot",
    );
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
        &["unknown"],
        &[],
    ] {
        assert_eq!(sealform(wrong, b"").status.code(), Some(2), "{wrong:?}");
    }
}
