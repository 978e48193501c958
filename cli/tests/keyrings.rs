//! Keyrings as keys: by passphrase, by recovery code.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use std::fs;

use common::{FIELDS, Fixture, assert_fails, json, succeed};
use getrandom::SysRng;
use sealform::{Argon2Cost, Context, Draft, Holder, Kind, Passphrase, RecoveryCode};
use serde_json::json;

/// A keyring with these secrets, under the passphrase "correct horse".
fn keyring_file(fixture: &Fixture, kind: Kind, secrets: &[(&str, &str)]) -> String {
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
    let keyring = keyring_file(&fixture, Kind::Keyring, &secrets);
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
    keyring_file(&fixture, Kind::Keyring, &[("identity", stranger)]);
    assert_fails(&open, b"correct horse", "no-slot");
    keyring_file(&fixture, Kind::Keyring, &[("store-token", "a token")]);
    assert_fails(&open, b"correct horse", "malformed");
    keyring_file(
        &fixture,
        Kind::Keyring,
        &[("identity", "AGE-SECRET-KEY-PQ-1QQQ")],
    );
    assert_fails(&open, b"correct horse", "invalid-identity");
    keyring_file(&fixture, Kind::Note, &[("identity", stranger)]);
    assert_fails(&open, b"correct horse", "wrong-kind");
}

#[test]
fn a_keyring_opens_by_passphrase_and_by_recovery_code() {
    let fixture = Fixture::new();
    let code = RecoveryCode::make(&mut SysRng).unwrap();
    let keyring = fixture.file("keyring", &keyring(&fixture, &code));
    let record = fixture.file("record", &fixture.envelope);
    let typed = code
        .as_text()
        .to_lowercase()
        .replace('-', " ")
        .replace('0', "o");
    for (option, secret) in [
        ("--passphrase-stdin", "correct horse"),
        ("--recovery-code-stdin", &typed),
    ] {
        let open = ["open", "--keyring", &keyring, option, &record];
        assert_eq!(
            json(&succeed(&open, secret.as_bytes()))["boxes"],
            json(FIELDS.as_bytes())
        );
        let export = [
            "export",
            "--keyring",
            &keyring,
            option,
            "-f",
            "json",
            &record,
        ];
        let exported = json(&succeed(&export, format!("{secret}\r\n").as_bytes()));
        assert_eq!(exported["records"][0]["answers"], json(FIELDS.as_bytes()));
        // The keyring itself.
        assert_eq!(
            json(&succeed(&["open", option, &keyring], secret.as_bytes()))["kind"],
            "keyring"
        );
    }
    let open = [
        "open",
        "--keyring",
        &keyring,
        "--recovery-code-stdin",
        &record,
    ];
    let other = if code.as_text().starts_with('7') {
        "8"
    } else {
        "7"
    };
    let slip = other.to_owned() + &code.as_text()[1..];
    assert_fails(&open, slip.as_bytes(), "invalid-recovery-code");
    let stranger = RecoveryCode::make(&mut SysRng).unwrap();
    assert_fails(&open, stranger.as_text().as_bytes(), "open-failed");
}

fn keyring(fixture: &Fixture, code: &RecoveryCode) -> Vec<u8> {
    let identity = fs::read_to_string(&fixture.identity).unwrap();
    let identity = identity.lines().last().unwrap();
    let boxes = [
        json!({"created": "2026-11-22T10:00:00Z", "practice": "Practice"}).to_string(),
        json!({"name": "identity", "value": identity, "recipient": fixture.recipient}).to_string(),
        json!({"name": "holder", "type": "recovery"}).to_string(),
    ];
    let boxes: Vec<&[u8]> = boxes.iter().map(String::as_bytes).collect();
    let context = Context::new();
    let draft = Draft {
        kind: Kind::Keyring,
        context: &context,
        boxes: &boxes,
    };
    let cost = Argon2Cost::DEFAULT;
    let passphrase = Passphrase::from_utf8(b"correct horse").unwrap();
    let code = code.to_passphrase().unwrap();
    let holders = [
        Holder::Passphrase(&passphrase, cost),
        Holder::Passphrase(&code, cost),
    ];
    let sealed = sealform::seal(&mut SysRng, draft, &holders);
    sealed.unwrap().envelope
}
