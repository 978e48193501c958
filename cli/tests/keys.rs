//! Identities and keyrings.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use std::fs;

use common::{FIELDS, Fixture, SECRET, assert_fails, json, sealform, succeed};
use getrandom::SysRng;
use sealform::{Argon2Cost, Context, Draft, Holder, Kind, Passphrase};

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
    assert_eq!(fixture.names(), ["identity.txt"]);
}

#[test]
fn a_mistaken_identity_is_not_repeated() {
    let keygen = String::from_utf8(succeed(&["keygen"], b"")).unwrap();
    let identity = keygen.lines().last().unwrap();
    for command in [
        &["seal", "-r", identity][..],
        &["seal-file", "-r", identity, "file"],
        &["rewrap", "--secret", SECRET, "--add", identity, "file"],
        &["words", identity],
    ] {
        assert_fails(command, b"[]", "invalid-recipient");
        let output = sealform(command, b"[]");
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
}

#[test]
fn words_are_those_that_the_browser_shows() {
    let vectors = common::shared("key-words");
    let keys = vectors["words"].as_array().unwrap();
    assert!(keys.len() >= 3);
    let text = |member: &'static str| keys.iter().map(move |key| key[member].as_str().unwrap());
    let command: Vec<&str> = ["words"].into_iter().chain(text("recipient")).collect();
    let printed = String::from_utf8(succeed(&command, b"")).unwrap();
    assert!(printed.ends_with('\n'));
    assert!(printed.lines().eq(text("words")), "{printed}");

    // One letter of a key is another key, or none.
    let changed = keys[0]["recipient"].as_str().unwrap().replacen('y', "z", 1);
    assert_fails(&["words", &changed], b"", "invalid-recipient");
    assert_eq!(sealform(&["words"], b"").status.code(), Some(2));
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

/// A keyring with these secrets, under the passphrase "correct horse".
fn keyring(fixture: &Fixture, kind: Kind, secrets: &[(&str, &str)]) -> String {
    let entry = |(name, value): &(&str, &str)| format!(r#"{{"name":"{name}","value":"{value}"}}"#);
    let mut boxes =
        vec![r#"{"created":"2026-11-22T10:00:00Z","practice":"An example"}"#.to_owned()];
    boxes.extend(secrets.iter().map(entry));
    let boxes: Vec<&[u8]> = boxes.iter().map(String::as_bytes).collect();
    let draft = Draft {
        kind,
        context: &Context::new(),
        boxes: &boxes,
    };
    let passphrase = Passphrase::from_utf8(b"correct horse").unwrap();
    let cheap = Argon2Cost::new(8, 1, 1).unwrap();
    let holders = [Holder::Passphrase(&passphrase, cheap)];
    let sealed = sealform::seal(&mut SysRng, draft, &holders).unwrap();
    fixture.file("keyring.slf", &sealed.envelope)
}

#[test]
fn a_keyring_opens_what_is_sealed_to_its_identities() {
    let fixture = Fixture::new();
    let record = fixture.file("record.slf", &fixture.envelope);
    let (older, _) = fixture.keygen("older.txt");
    let text = |path: &str| {
        fs::read_to_string(path)
            .unwrap()
            .lines()
            .last()
            .unwrap()
            .to_owned()
    };
    let (older, current) = (text(&older), text(&fixture.identity));
    let secrets = [
        ("identity", older.as_str()),
        ("identity", &current),
        ("store-token", "a token"),
    ];
    let keyring = keyring(&fixture, Kind::Keyring, &secrets);
    let open = ["open", "--keyring", &keyring, "--passphrase-stdin", &record];

    let opened = json(&succeed(&open, b"correct horse\n"));
    assert_eq!(opened["boxes"], json(FIELDS.as_bytes()));
    assert_fails(&open, b"wrong horse", "open-failed");
    let disclose = [&["disclose", "--box", "1"], &open[1..]].concat();
    assert!(!succeed(&disclose, b"correct horse").is_empty());
}

#[test]
fn a_keyring_that_does_not_help_is_an_error() {
    let fixture = Fixture::new();
    let record = fixture.file("record.slf", &fixture.envelope);
    let path = fixture.path("keyring.slf");
    let open = ["open", "--keyring", &path, "--passphrase-stdin", &record];
    assert_fails(&open, b"correct horse", "unreadable");

    let (stranger, _) = fixture.keygen("stranger.txt");
    let stranger = fs::read_to_string(stranger).unwrap();
    let stranger = stranger.lines().last().unwrap();
    keyring(&fixture, Kind::Keyring, &[("identity", stranger)]);
    assert_fails(&open, b"correct horse", "no-slot");
    keyring(&fixture, Kind::Keyring, &[("store-token", "a token")]);
    assert_fails(&open, b"correct horse", "malformed");
    keyring(
        &fixture,
        Kind::Keyring,
        &[("identity", "AGE-SECRET-KEY-PQ-1QQQ")],
    );
    assert_fails(&open, b"correct horse", "invalid-identity");
    keyring(&fixture, Kind::Note, &[("identity", stranger)]);
    assert_fails(&open, b"correct horse", "wrong-kind");
}
