//! Any JSON as a form card.

use std::sync::LazyLock;

use sealform::{Card, Error, Recipient};
use serde_json::Value;

use super::abbreviations;
use super::fixtures::KEYS;

/// Two recipients, and one that is none.
pub(super) static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let [one, two] = [0, 1].map(|i| KEYS.identities[i].recipient().to_text());
    let wrong = one.replacen('q', "p", 1);
    vec![one, two, wrong]
});

pub fn check(data: &[u8]) {
    let json = abbreviations::expand(data, &TEXTS);
    check_recipient(&json);
    let card = match Card::parse(&json) {
        Ok(card) => card,
        Err(error) => {
            assert!(matches!(
                error,
                Error::CardMalformed | Error::InvalidRecipient
            ));
            return;
        }
    };
    assert!(json.len() <= Card::MAX_LEN);
    assert!((1..=32).contains(&card.recipients.len()));
    assert!(card.consent.len() <= 32 && card.clear.len() <= 64);
    assert!(is_within(&card.form, 512) && is_within(&card.practice, 512));
    assert!(card.clear.iter().all(|name| is_within(name, 512)));
    for statement in &card.consent {
        assert!(is_within(&statement.id, 64) && is_within(&statement.version, 64));
        assert!(is_within(&statement.text, 10_000));
    }

    // A member that is passed over may hold what this parser refuses, like a number that is too large.
    let Ok(value) = serde_json::from_slice::<Value>(&json) else {
        return;
    };
    let list = |member: &str| value[member].as_array().cloned().unwrap_or_default();
    assert!(value.is_object(), "a card is an object");
    assert_eq!(
        (&value["sealform"], &value["form"]),
        (&1.into(), &card.form.into())
    );
    assert_eq!(value["practice"], card.practice);
    let recipients: Vec<_> = card.recipients.iter().map(Recipient::to_text).collect();
    assert_eq!(list("recipients"), recipients, "a recipient has one text");
    assert_eq!(list("clear"), card.clear);
    assert_eq!(list("consent").len(), card.consent.len());
    for (seen, statement) in list("consent").iter().zip(&card.consent) {
        assert!(seen.is_object(), "a statement is an object");
        assert_eq!(seen["text"], statement.text);
        assert_eq!(
            (&seen["id"], &seen["version"]),
            (
                &statement.id.clone().into(),
                &statement.version.clone().into()
            )
        );
        assert_eq!(seen["required"], statement.required);
    }
}

fn check_recipient(text: &[u8]) {
    let Ok(text) = str::from_utf8(text) else {
        return;
    };
    match Recipient::from_text(text) {
        Ok(recipient) => assert_eq!(recipient.to_text(), text, "a recipient has one text"),
        Err(error) => assert_eq!(error, Error::InvalidRecipient),
    }
}

/// In UTF-16 units, as JavaScript counts.
fn is_within(text: &str, max: usize) -> bool {
    text.encode_utf16().count() <= max
}
