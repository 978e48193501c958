//! What is sealed is what is opened, by every holder.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use common::{cheap, contents, context, identity, open, passphrase, seal, secret};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use sealform::{Context, Holder, Identity, Kind, Opener, SharedSecret, inspect};

/// Lengths round the edges of the padding (256 bytes less the length field) and of the chunks.
fn length() -> impl Strategy<Value = usize> {
    prop_oneof![
        6 => 0..600usize,
        2 => 250..256usize,
        1 => 65_530..65_540usize,
        1 => 131_066..131_078usize,
    ]
}

fn data() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        3 => length().prop_map(|len| (0..len).map(|i| i as u8).collect()),
        1 => any::<String>().prop_map(String::into_bytes),
        // Repeated names, and text that composes, joins, and runs right to left.
        1 => Just("{\"name\":\"a\",\"value\":\"e\u{301} 👩‍👩‍👧 שלום\"}".into()),
        1 => Just(Vec::new()),
    ]
}

fn any_context() -> impl Strategy<Value = Context> {
    btree_map("[a-z0-9._-]{1,64}", ".{0,60}", 0..6).prop_map(|pairs| {
        let mut context = Context::new();
        for (key, value) in &pairs {
            context.insert(key, value).unwrap();
        }
        context
    })
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![Just(Kind::Record), Just(Kind::Keyring), Just(Kind::Note)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_holder_opens_what_was_sealed(
        kind in kind(),
        context in any_context(),
        boxes in vec(data(), 1..24),
        (identities, secrets, passphrases) in (0..4usize, 0..4usize, 0..3usize)
            .prop_filter("somebody", |(a, b, c)| a + b + c > 0),
    ) {
        let identities: Vec<Identity> = (0..identities).map(|_| identity()).collect();
        let secrets: Vec<SharedSecret> = (0..secrets).map(|i| secret(i as u8)).collect();
        let passphrases: Vec<_> = (0..passphrases).map(|i| passphrase(&format!("word {i}"))).collect();
        let mut holders = Vec::new();
        holders.extend(secrets.iter().map(Holder::SharedSecret));
        holders.extend(identities.iter().map(|identity| Holder::Recipient(identity.recipient())));
        holders.extend(passphrases.iter().map(|words| Holder::Passphrase(words, cheap())));

        let boxes: Vec<&[u8]> = boxes.iter().map(Vec::as_slice).collect();
        let sealed = seal(kind, &context, &boxes, &holders).unwrap();

        let openers = secrets.iter().map(Opener::SharedSecret)
            .chain(passphrases.iter().map(Opener::Passphrase))
            .chain(identities.chunks(1).map(Opener::Identities));
        let mut tried = 0;
        for opener in openers {
            let opened = open(&sealed.envelope, opener).unwrap();
            prop_assert_eq!(opened.kind, kind);
            prop_assert_eq!(opened.object_id, sealed.object_id);
            prop_assert_eq!(&opened.context, &context);
            prop_assert_eq!(opened.root, sealed.root);
            prop_assert_eq!(contents(&opened), boxes.clone());
            tried += 1;
        }
        prop_assert_eq!(tried, holders.len());

        let seen = inspect(&sealed.envelope).unwrap();
        prop_assert_eq!(seen.root, sealed.root);
        prop_assert_eq!(seen.slots.len(), holders.len());
        prop_assert_eq!(seen.box_sizes.len(), boxes.len());
    }
}

#[test]
fn the_limits_themselves_are_inside() {
    let secrets: Vec<_> = (0..32).map(secret).collect();
    let holders: Vec<_> = secrets.iter().map(Holder::SharedSecret).collect();
    let boxes = vec![b"{}".as_slice(); 4096];
    let sealed = seal(Kind::Record, &context(&[]), &boxes, &holders).unwrap();
    let opened = open(&sealed.envelope, Opener::SharedSecret(&secrets[31])).unwrap();
    assert_eq!(opened.boxes.len(), 4096);
}

#[test]
fn the_same_draft_gives_another_envelope_each_time() {
    let holder = secret(1);
    let seal = || {
        seal(
            Kind::Note,
            &context(&[]),
            &[b"{}"],
            &[Holder::SharedSecret(&holder)],
        )
        .unwrap()
    };
    let (one, other) = (seal(), seal());
    assert_ne!(one.object_id, other.object_id);
    assert_ne!(one.root, other.root);
}

#[test]
fn short_answers_have_one_length() {
    let holder = secret(1);
    let size = |answer: &[u8]| {
        let boxes = [b"{}".as_slice(), answer];
        let sealed = seal(
            Kind::Record,
            &context(&[]),
            &boxes,
            &[Holder::SharedSecret(&holder)],
        );
        sealed.unwrap().envelope.len()
    };
    assert_eq!(size(b"no"), size(&[b'y'; 252]));
    assert_ne!(size(b"no"), size(&[b'y'; 253]));
}

#[test]
fn a_passphrase_is_the_same_on_every_keyboard() {
    // U+00E9, and e with U+0301: a Mac types the one and a phone the other.
    let (composed, decomposed) = (passphrase("caf\u{e9}"), passphrase("cafe\u{301}"));
    let holders = [Holder::Passphrase(&composed, cheap())];
    let sealed = seal(Kind::Keyring, &context(&[]), &[b"{}"], &holders).unwrap();
    assert!(open(&sealed.envelope, Opener::Passphrase(&decomposed)).is_ok());
}

#[test]
fn a_key_among_many_is_found() {
    let identities = [identity(), identity(), identity()];
    let holders = [Holder::Recipient(identities[2].recipient())];
    let sealed = seal(Kind::Record, &context(&[]), &[b"{}"], &holders).unwrap();
    assert!(open(&sealed.envelope, Opener::Identities(&identities)).is_ok());
}
