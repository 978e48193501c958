//! Form cards and their pins.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use common::{FIELDS, Fixture, assert_fails, json, sealform, succeed};

/// A card for the fixture's recipient, in a file.
fn card(fixture: &Fixture) -> String {
    let json = format!(
        r#"{{"sealform":1,"form":"intake","practice":"An example","recipients":["{}"]}}"#,
        fixture.recipient
    );
    fixture.file("card.json", json.as_bytes())
}

/// What the command says of a card that is not pinned.
fn shown_pin(card: &str) -> String {
    let output = sealform(&["seal", "--card", card], FIELDS.as_bytes());
    let errors = String::from_utf8(output.stderr).unwrap();
    errors.strip_prefix("Card: ").unwrap().trim_end().to_owned()
}

#[test]
fn a_card_says_who_and_where() {
    let fixture = Fixture::new();
    let card = card(&fixture);
    let pin = shown_pin(&card);
    let seal = [
        "seal",
        "--card",
        &card,
        "--pin",
        &pin,
        "--context",
        "site=north",
    ];
    let output = sealform(&seal, FIELDS.as_bytes());
    assert!(output.status.success() && output.stderr.is_empty());
    let opened = json(&succeed(
        &["open", "-i", &fixture.identity, "-"],
        &output.stdout,
    ));
    assert_eq!(opened["boxes"], json(FIELDS.as_bytes()));
    let context = serde_json::json!({ "form": "intake", "card": pin, "site": "north" });
    assert_eq!(opened["context"], context);
    let own = ["seal", "--card", &card, "--context", "form=exit"];
    assert_fails(&own, FIELDS.as_bytes(), "invalid-argument");
}

/// The hashes are those that `openssl dgst -binary | base64` gives for these bytes.
#[test]
fn a_pin_is_an_sri_string_and_is_checked_before_the_card_is_read() {
    let fixture = Fixture::new();
    let no_card = fixture.file("no-card", b"hello\n");
    let sha256 = "sha256-WJG1tSLV3whtD/CxEPvZ0hu0/HFjrzTQgoai6Eb2vgM=";
    let sha384 = "sha384-HQ8oTv4+3qS5yjvVFPoTSxfq42HMx6Hu/v+AG5vWYE4B8h9r8knvAwWZ8MIY8rqM";
    let sha512 = "sha512-58IrmUxZ2c8rSOVJseJGZmNgRZMNPafBrLKZ0cO3+TH5Sq5B7dosKyB6NuEPi8uNRSI+VIePWzFufOO2vAGWKQ==";
    for right in [
        sha256,
        sha384,
        sha512,
        &format!("{sha256}?an-option"),
        sha256.trim_end_matches('='),
        &sha256.replace('/', "_").replace('+', "-"),
        &format!("md5-x sha256-wrong {sha256}"),
        // Only the strongest counts.
        &format!("sha256-wrong {sha512}"),
    ] {
        let seal = ["seal", "--card", &no_card, "--pin", right];
        assert_fails(&seal, FIELDS.as_bytes(), "card-malformed");
    }
    for wrong in [
        "",
        "md5-x",
        "sha256-",
        &sha256[..49],
        &sha256.to_lowercase(),
        &format!("{sha256} sha512-wrong"),
    ] {
        let seal = ["seal", "--card", &no_card, "--pin", wrong];
        assert_fails(&seal, FIELDS.as_bytes(), "card-integrity");
    }
    let output = sealform(&["seal", "--card", &no_card, "--pin", ""], b"[]");
    assert!(String::from_utf8(output.stderr).unwrap().contains(sha256));
}

#[test]
fn what_is_no_card_is_refused() {
    let fixture = Fixture::new();
    let fails = |content: &str, code: &str| {
        let card = fixture.file("card.json", content.as_bytes());
        let sealed = fixture.path("sealed");
        assert_fails(&["seal", "--card", &card, "-o", &sealed], b"[]", code);
        assert_eq!(fixture.names(), ["card.json", "identity.txt"]);
    };
    fails("{}", "card-malformed");
    let card = |recipients: &str| {
        format!(r#"{{"sealform":1,"form":"a","practice":"b","recipients":[{recipients}]}}"#)
    };
    fails(&card(""), "card-malformed");
    fails(&card(r#""age1pq1x""#), "invalid-recipient");
    assert_fails(&["seal", "--card", "no-such-file"], b"[]", "unreadable");
}
