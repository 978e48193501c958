//! Identities, and the words of a key.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use std::fs;

use common::{Fixture, SECRET, assert_fails, sealform, succeed};

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
