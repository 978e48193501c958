//! Cards and keyrings: JSON from outside, taken with its limits.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use common::{context, identity, secret};
use sealform::{Card, Error, Holder, Keyring, Kind, Opener};
use serde_json::{Value, json};

fn card() -> Value {
    json!({
        "sealform": 1,
        "form": "intake",
        "practice": "An example",
        "recipients": [identity().recipient().to_text()],
        "consent": [{"id": "privacy", "version": "1", "text": "I agree.", "required": true, "more": 1}],
        "clear": ["language"],
        // For the practice's side alone, which reads them with limits of its own.
        "scores": [{"id": "well"}],
        "a newer member": {},
    })
}

fn parse(card: &Value) -> Result<Card, Error> {
    Card::parse(card.to_string().as_bytes())
}

#[test]
fn a_card_is_read() {
    let card = parse(&card()).ok().unwrap();
    assert_eq!(
        (card.form.as_str(), card.practice.as_str()),
        ("intake", "An example")
    );
    assert_eq!((card.recipients.len(), card.clear.len()), (1, 1));
    let statement = card.consent.first().unwrap();
    assert_eq!(
        (statement.id.as_str(), statement.version.as_str()),
        ("privacy", "1")
    );
    assert!(statement.required && statement.text == "I agree.");

    let mut least = self::card();
    least.as_object_mut().unwrap().remove("consent");
    least.as_object_mut().unwrap().remove("clear");
    assert!(parse(&least).is_ok_and(|card| card.consent.is_empty() && card.clear.is_empty()));
}

#[test]
fn what_is_no_card_is_refused() {
    let recipient = card()["recipients"][0].clone();
    let statement = card()["consent"][0].clone();
    let changes = [
        ("sealform", json!(2)),
        ("sealform", json!("1")),
        ("form", json!(7)),
        ("form", json!("x".repeat(513))),
        ("practice", Value::Null),
        ("recipients", json!([])),
        ("recipients", json!(recipient)),
        ("recipients", Value::Array(vec![recipient; 33])),
        ("consent", Value::Array(vec![statement; 33])),
        ("consent", json!([{"id": "privacy"}])),
        ("clear", Value::Array(vec![json!("x"); 65])),
    ];
    for (member, value) in changes {
        let mut changed = card();
        changed[member] = value;
        assert_eq!(
            parse(&changed).err(),
            Some(Error::CardMalformed),
            "{member}"
        );
    }
    let list = json!([
        1,
        "intake",
        "An example",
        [identity().recipient().to_text()]
    ]);
    assert_eq!(parse(&list).err(), Some(Error::CardMalformed), "a list");
    let mut other = card();
    other["recipients"] = json!(["age1pq1qqqq"]);
    assert_eq!(parse(&other).err(), Some(Error::InvalidRecipient));
    let mut long = card();
    long["note"] = json!("x".repeat(Card::MAX_LEN));
    assert_eq!(parse(&long).err(), Some(Error::CardMalformed));
    assert_eq!(Card::parse(b"\xff").err(), Some(Error::CardMalformed));
    let deep = "[".repeat(100_000);
    assert_eq!(
        Card::parse(deep.as_bytes()).err(),
        Some(Error::CardMalformed)
    );
}

#[test]
fn limits_count_as_javascript_does() {
    let mut card = card();
    // Two UTF-16 units each.
    card["practice"] = json!("\u{1f469}".repeat(256));
    assert!(parse(&card).is_ok());
    card["practice"] = json!("\u{1f469}".repeat(256) + "x");
    assert_eq!(parse(&card).err(), Some(Error::CardMalformed));
}

fn keyring(kind: Kind, boxes: &[Value]) -> Result<Keyring, Error> {
    let key = secret(1);
    let boxes: Vec<Vec<u8>> = boxes.iter().map(|json| json.to_string().into()).collect();
    let boxes: Vec<&[u8]> = boxes.iter().map(Vec::as_slice).collect();
    let holders = [Holder::SharedSecret(&key)];
    let sealed = common::seal(kind, &context(&[]), &boxes, &holders).unwrap();
    Keyring::read(
        &common::open(&sealed.envelope, Opener::SharedSecret(&key))
            .ok()
            .unwrap(),
    )
}

#[test]
fn a_keyring_is_read() {
    let (old, new) = (identity(), identity());
    let manifest = json!({"created": "2026-11-22T10:00:00Z", "practice": "An example"});
    let entry = |name: &str, value: &str| json!({"name": name, "value": value, "created": "now"});
    let boxes = [
        manifest.clone(),
        entry("identity", &old.to_text()),
        entry("store-token", "a token"),
        entry("a newer name", "anything"),
        json!({"name": "a newer shape", "value": {"a": 1}}),
        json!({"name": "no value"}),
        entry("identity", &new.to_text()),
    ];
    let read = keyring(Kind::Keyring, &boxes).ok().unwrap();
    assert_eq!(read.practice, "An example");
    assert_eq!(read.store_token.unwrap().as_str(), "a token");
    let kids: Vec<_> = read
        .identities
        .iter()
        .map(|identity| identity.recipient().kid())
        .collect();
    assert_eq!(kids, [old.recipient().kid(), new.recipient().kid()]);

    let refused = |kind, boxes: &[Value]| keyring(kind, boxes).err();
    assert_eq!(refused(Kind::Record, &boxes), Some(Error::WrongKind));
    let no_identity = [manifest.clone(), entry("store-token", "a token")];
    assert_eq!(refused(Kind::Keyring, &no_identity), Some(Error::Malformed));
    let no_value = [manifest.clone(), json!({"name": "identity"})];
    assert_eq!(refused(Kind::Keyring, &no_value), Some(Error::Malformed));
    let a_list = [manifest.clone(), json!(["store-token", "a token"])];
    assert_eq!(refused(Kind::Keyring, &a_list), Some(Error::Malformed));
    let no_key = [manifest, entry("identity", "AGE-SECRET-KEY-PQ-1")];
    assert_eq!(
        refused(Kind::Keyring, &no_key),
        Some(Error::InvalidIdentity)
    );
    let no_practice = [json!({}), entry("identity", &new.to_text())];
    assert_eq!(refused(Kind::Keyring, &no_practice), Some(Error::Malformed));
}
