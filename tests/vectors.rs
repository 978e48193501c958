//! What was ever sealed opens, and what must be refused is refused with its code, in every way of reading:
//! `tests/vectors/`, dated and never regenerated. `tests/wasm/vectors.test.ts` has the same tests.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a test may fail"
)]

#[path = "common/vectors.rs"]
mod common;

use std::collections::BTreeSet;

use common::{FILE_WAYS, Vector, cuts};
use sealform::{
    Card, Error, Expected, Kind, Opener, Recipient, Root, SlotInfo, inspect, text,
    verify_disclosure,
};
use serde_json::Value;

#[test]
fn every_object_of_boxes_opens_with_everything_that_it_names() {
    let vectors = boxes();
    assert!(vectors.len() >= 40, "only {} vectors", vectors.len());
    for vector in vectors {
        let (envelope, context) = (vector.bytes("envelope"), vector.context());
        let expected = Expected {
            kind: Some(vector.kind()),
            context: &context,
        };
        let openers = vector.openers().unwrap();
        assert!(!openers.is_empty(), "{} names no opener", vector.name);
        for opener in &openers {
            let what = format!("{} by {}", vector.name, opener.name());
            let opened = sealform::open(&envelope, opener.borrow(), expected);
            let opened = opened.unwrap_or_else(|error| panic!("{what}: {error:?}"));
            assert_eq!(opened.context, context, "{what}");
            assert_eq!(Some(opened.root.to_text().as_str()), vector.text("root"));
            let boxes = opened.boxes.iter().map(|data| data.as_bytes().to_vec());
            assert_eq!(boxes.collect::<Vec<_>>(), vector.boxes(), "{what}");
        }
    }
}

#[test]
fn an_object_of_boxes_that_is_not_all_there_is_malformed() {
    for vector in boxes() {
        let (envelope, context) = (vector.bytes("envelope"), vector.context());
        let expected = Expected {
            kind: None,
            context: &context,
        };
        let opener = vector.openers().unwrap().remove(0);
        for len in cuts(envelope.len()) {
            let cut = sealform::open(&envelope[..len], opener.borrow(), expected);
            assert_eq!(cut.err(), Some(Error::Malformed), "{} {len}", vector.name);
        }
    }
}

#[test]
fn every_file_opens_in_every_way_with_everything_that_it_names() {
    let vectors = files();
    assert!(vectors.len() >= 10, "only {} vectors", vectors.len());
    for vector in vectors {
        let (envelope, context) = (vector.bytes("envelope"), vector.context());
        let openers = vector.openers().unwrap();
        assert!(!openers.is_empty(), "{} names no opener", vector.name);
        for opener in &openers {
            for (way, read) in FILE_WAYS {
                let what = format!("{} by {}, {way}", vector.name, opener.name());
                let opened = read(&envelope, opener.borrow(), &context);
                let (data, root) = opened.unwrap_or_else(|error| panic!("{what}: {error:?}"));
                assert!(data == vector.bytes("data"), "{what}");
                let known = Root::from_text(vector.text("root").unwrap()).unwrap();
                assert_eq!(root.unwrap_or(known), known, "{what}");
            }
        }
    }
}

#[test]
fn every_vector_shows_what_it_is_without_a_key() {
    for vector in Vector::envelopes() {
        let envelope = vector.bytes("envelope");
        let seen = inspect(&envelope).unwrap();
        assert_eq!(seen.kind, vector.kind(), "{}", vector.name);
        assert_eq!(seen.context, vector.context(), "{}", vector.name);
        assert_eq!(Some(seen.root.to_text().as_str()), vector.text("root"));
        let boxes = vector.json["boxes"].as_array().map_or(1, Vec::len);
        assert_eq!(seen.box_sizes.len(), boxes, "{}", vector.name);
        let types: Vec<u8> = seen.slots.iter().map(slot_type).collect();
        match vector.json["slots"].as_array() {
            Some(slots) => assert_eq!(Value::from(types), Value::from(slots.clone())),
            // Of the oldest vectors each slot opens, and they are not listed.
            None => assert_eq!(types.len(), vector.openers().unwrap().len()),
        }
    }
}

#[test]
fn the_vectors_have_every_kind_with_every_type_of_slot() {
    const UNKNOWN: u8 = 0;
    let known = |slot: &SlotInfo| match slot {
        SlotInfo::Unknown { .. } => UNKNOWN,
        known => slot_type(known),
    };
    let mut covered = BTreeSet::new();
    for vector in Vector::envelopes() {
        let slots = inspect(&vector.bytes("envelope")).unwrap().slots;
        covered.extend(slots.iter().map(|slot| (vector.kind() as u8, known(slot))));
    }
    let all = (1..=4).flat_map(|kind| (UNKNOWN..=4).map(move |slot| (kind, slot)));
    assert!(covered.into_iter().eq(all));
}

#[test]
fn every_disclosure_is_verified() {
    let vectors = Vector::disclosures();
    assert!(vectors.len() >= 4, "only {} vectors", vectors.len());
    for vector in vectors {
        let root = Root::from_text(vector.text("root").unwrap()).unwrap();
        let found = verify_disclosure(vector.text("bundle").unwrap().as_bytes(), root);
        let found = found.unwrap_or_else(|error| panic!("{}: {error:?}", vector.name));
        assert_eq!(found.kind, vector.kind());
        assert_eq!(found.context, vector.context());
        assert_eq!(
            Some(u64::from(found.box_count)),
            vector.json["box_count"].as_u64()
        );
        let boxes = found.boxes.iter().map(|found| {
            serde_json::json!({"index": found.index, "data": text::encode(found.data.as_bytes())})
        });
        assert_eq!(
            Value::from_iter(boxes),
            vector.json["boxes"],
            "{}",
            vector.name
        );
    }
}

#[test]
fn everything_that_must_be_refused_is_refused_with_its_code_in_every_way() {
    let vectors = Vector::refused();
    assert!(vectors.len() >= 300, "only {} vectors", vectors.len());
    let mut wrong = Vec::new();
    for vector in vectors {
        for (way, result) in attempts(&vector) {
            let code = result.err().map(Error::code);
            if code != vector.text("error") {
                wrong.push(format!("{}, {way}: {code:?}", vector.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every way in which a vector that must be refused is read, and what comes of it.
fn attempts(vector: &Vector) -> Vec<(&'static str, Result<(), Error>)> {
    if vector.text("envelope").is_some() {
        return attempts_at_envelope(vector);
    }
    let result = if let Some(bundle) = vector.text("bundle") {
        let root = Root::from_text(vector.text("root").unwrap()).unwrap();
        verify_disclosure(bundle.as_bytes(), root).map(drop)
    } else if let Some(card) = vector.text("card") {
        Card::parse(card.as_bytes()).map(drop)
    } else if let Some(text) = vector.text("text") {
        assert_eq!(Root::from_text(text).err(), text::decode(text).err());
        text::decode(text).map(drop)
    } else if let Some(recipient) = vector.text("recipient") {
        Recipient::from_text(recipient).map(drop)
    } else {
        vector.openers().map(drop)
    };
    vec![("whole", result)]
}

fn attempts_at_envelope(vector: &Vector) -> Vec<(&'static str, Result<(), Error>)> {
    let (envelope, context) = (vector.bytes("envelope"), vector.context());
    let openers = vector.openers().unwrap();
    assert_eq!(openers.len(), 1, "{} names one opener", vector.name);
    let opener = || -> Opener<'_> { openers[0].borrow() };
    let mut attempts = Vec::new();
    if vector.kind() == Kind::File {
        attempts.extend(
            FILE_WAYS.map(|(way, read)| (way, read(&envelope, opener(), &context).map(drop))),
        );
    } else {
        let expected = Expected {
            kind: Some(vector.kind()),
            context: &context,
        };
        attempts.push((
            "whole",
            sealform::open(&envelope, opener(), expected).map(drop),
        ));
    }
    // What needs no key to be seen is seen without one, and nothing else is.
    let seen = inspect(&envelope).map(drop);
    match vector.text("layer") {
        Some("core" | "sizes") => attempts.push(("without a key", seen)),
        _ => assert_eq!(seen, Ok(()), "{}", vector.name),
    }
    attempts
}

#[test]
fn envelopes_in_text_are_canonical() {
    let envelope = boxes().remove(0).text("envelope").unwrap().to_owned();
    for wrong in [
        format!("{envelope}="),
        format!(" {envelope}"),
        envelope.replace('U', "+"),
    ] {
        assert_eq!(text::decode(&wrong), Err(Error::InvalidText));
    }
}

fn boxes() -> Vec<Vector> {
    let all = Vector::envelopes().into_iter();
    all.filter(|vector| vector.kind() != Kind::File).collect()
}

fn files() -> Vec<Vector> {
    let all = Vector::envelopes().into_iter();
    all.filter(|vector| vector.kind() == Kind::File).collect()
}

fn slot_type(slot: &SlotInfo) -> u8 {
    match slot {
        SlotInfo::Hybrid { .. } => 1,
        SlotInfo::Passphrase(_) => 2,
        SlotInfo::Passkey { .. } => 3,
        SlotInfo::SharedSecret { .. } => 4,
        SlotInfo::Unknown { number } => *number,
    }
}
