//! Any boxes as a keyring: those of the input, split by NUL.

use std::sync::LazyLock;

use sealform::{Context, Draft, Error, Holder, Identity, Keyring, Kind, Opener, seal};
use serde_json::Value;

use super::abbreviations;
use super::fixtures::{self, KEYS};

/// More boxes are no other case, and each is sealed and opened.
const MAX_BOXES: usize = 16;

/// Two identities, and one that is none.
pub(super) static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let [one, two] = [0, 1].map(|i| KEYS.identities[i].to_text().to_string());
    let wrong = one.replacen('Q', "P", 2);
    vec![one, two, wrong]
});

pub fn check(data: &[u8]) {
    let data = abbreviations::expand(data, &TEXTS);
    check_identity(&data);
    let boxes: Vec<&[u8]> = data.split(|byte| *byte == 0).take(MAX_BOXES).collect();
    let context = Context::new();
    for kind in [Kind::Keyring, Kind::Note] {
        let draft = Draft {
            kind,
            context: &context,
            boxes: &boxes,
        };
        let holders = [Holder::SharedSecret(&KEYS.secret)];
        let sealed = seal(&mut fixtures::rng(4), draft, &holders).unwrap();
        let opened = fixtures::open(&sealed.envelope, Opener::SharedSecret(&KEYS.secret));
        let opened = opened.unwrap_or_else(|error| panic!("{error:?}"));
        assert_eq!(fixtures::contents(&opened), boxes);
        match (kind, Keyring::read(&opened)) {
            (Kind::Keyring, read) => check_keyring(read, &boxes),
            (_, read) => assert_eq!(read.err(), Some(Error::WrongKind)),
        }
    }
}

fn check_keyring(read: Result<Keyring, Error>, boxes: &[&[u8]]) {
    let keyring = match read {
        Ok(keyring) => keyring,
        Err(error) => {
            assert!(matches!(error, Error::Malformed | Error::InvalidIdentity));
            return;
        }
    };
    // A member that is passed over may hold what this parser refuses, like a number that is too large.
    let boxes: Result<Vec<Value>, _> = boxes
        .iter()
        .map(|json| serde_json::from_slice(json))
        .collect();
    let Ok(boxes) = boxes else {
        return;
    };
    assert!(boxes.iter().all(Value::is_object), "each box is an object");
    let (manifest, entries) = boxes.split_first().unwrap();
    assert_eq!(manifest["practice"], keyring.practice);
    assert!(keyring.practice.encode_utf16().count() <= 512);
    let of_name = |name: &str| {
        let entries = entries.iter().filter(|entry| entry["name"] == name);
        entries
            .map(|entry| entry["value"].as_str().unwrap())
            .collect::<Vec<_>>()
    };
    let identities: Vec<_> = keyring.identities.iter().map(Identity::to_text).collect();
    let identities: Vec<&str> = identities.iter().map(|text| text.as_str()).collect();
    assert_eq!(of_name("identity"), identities, "an identity has one text");
    assert!(!identities.is_empty());
    let token = keyring.store_token.as_ref().map(|token| token.as_str());
    assert_eq!(of_name("store-token").last().copied(), token);
}

fn check_identity(text: &[u8]) {
    let Ok(text) = str::from_utf8(text) else {
        return;
    };
    match Identity::from_text(text) {
        Ok(identity) => assert_eq!(
            identity.to_text().as_str(),
            text,
            "an identity has one text"
        ),
        Err(error) => assert_eq!(error, Error::InvalidIdentity),
    }
}
