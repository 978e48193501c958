//! Whatever is changed in a disclosure is refused, and with the right code.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use common::disclosing::{disclosed, refusal, seal_four};
use sealform::{Error, verify_disclosure};
use serde_json::{Value, json};

#[test]
fn every_change_of_a_byte_is_refused() {
    let sealed = seal_four();
    let bundle = disclosed(&sealed.envelope, &[1, 3]).unwrap();
    for position in 0..bundle.len() {
        for replacement in [b'A', b'B', b'1', b'"', b' ', b'~'] {
            let mut changed = bundle.as_bytes().to_vec();
            if changed[position] == replacement {
                continue;
            }
            changed[position] = replacement;
            let code = verify_disclosure(&changed, sealed.root).err();
            let is_refused = matches!(
                code,
                Some(
                    Error::Malformed
                        | Error::OpenFailed
                        | Error::Unsupported
                        | Error::LimitExceeded
                )
            );
            assert!(is_refused, "byte {position}: {code:?}");
        }
    }
    for len in 0..bundle.len() {
        assert_eq!(
            refusal(&bundle[..len], sealed.root),
            Some(Error::Malformed),
            "cut to {len}"
        );
    }
}

#[test]
fn every_change_of_a_part_is_refused() {
    let sealed = seal_four();
    let other = seal_four();
    let bundle = |envelope: &[u8]| -> Value {
        serde_json::from_str(&disclosed(envelope, &[1, 3]).unwrap()).unwrap()
    };
    let (honest, foreign) = (bundle(&sealed.envelope), bundle(&other.envelope));
    let with = |edit: &dyn Fn(&mut Value)| {
        let mut json = honest.clone();
        edit(&mut json);
        json.to_string()
    };
    let open_failed = [
        ("core", with(&|json| json["core"] = foreign["core"].clone())),
        (
            "commitment",
            with(&|json| json["commitment"] = foreign["commitment"].clone()),
        ),
        (
            "a leaf",
            with(&|json| json["leaves"][2] = foreign["leaves"][2].clone()),
        ),
        (
            "leaves swapped",
            with(&|json| {
                let leaf = json["leaves"][0].take();
                json["leaves"][0] = json["leaves"][2].take();
                json["leaves"][2] = leaf;
            }),
        ),
        (
            "a box",
            with(&|json| json["boxes"][0]["box"] = foreign["boxes"][0]["box"].clone()),
        ),
        (
            "a key",
            with(&|json| json["boxes"][0]["key"] = foreign["boxes"][0]["key"].clone()),
        ),
        (
            "a box of another place",
            with(&|json| json["boxes"][0]["index"] = json!(2)),
        ),
        ("the other object, whole", foreign.to_string()),
    ];
    for (what, bundle) in open_failed {
        assert_eq!(
            refusal(&bundle, sealed.root),
            Some(Error::OpenFailed),
            "{what}"
        );
    }
    let malformed = [
        (
            "a leaf too few",
            with(&|json| drop(json["leaves"].as_array_mut().unwrap().pop())),
        ),
        (
            "a leaf too many",
            with(&|json| {
                json["leaves"]
                    .as_array_mut()
                    .unwrap()
                    .push(honest["leaves"][0].clone())
            }),
        ),
        ("no boxes", with(&|json| json["boxes"] = json!([]))),
        (
            "boxes out of order",
            with(&|json| json["boxes"].as_array_mut().unwrap().reverse()),
        ),
        (
            "a box twice",
            with(&|json| json["boxes"][1] = json["boxes"][0].clone()),
        ),
        (
            "an index behind the last",
            with(&|json| json["boxes"][1]["index"] = json!(4)),
        ),
        (
            "a negative index",
            with(&|json| json["boxes"][0]["index"] = json!(-1)),
        ),
        (
            "an index beyond 16 bits",
            with(&|json| json["boxes"][0]["index"] = json!(65_537)),
        ),
        ("a member more", with(&|json| json["note"] = json!("hello"))),
        (
            "a member less",
            with(&|json| drop(json.as_object_mut().unwrap().remove("commitment"))),
        ),
        (
            "a member twice",
            honest
                .to_string()
                .replacen("\"version\":1", "\"version\":1,\"version\":1", 1),
        ),
        (
            "padding in base64",
            with(&|json| {
                json["commitment"] = json!(honest["commitment"].as_str().unwrap().to_owned() + "=")
            }),
        ),
        (
            "a byte behind the core",
            with(&|json| {
                let core = sealform::text::decode(json["core"].as_str().unwrap()).unwrap();
                json["core"] = json!(sealform::text::encode(&[core.as_slice(), &[0]].concat()));
            }),
        ),
        (
            "another document",
            with(&|json| json["sealform"] = json!("receipt")),
        ),
        (
            "an entry as a list",
            with(&|json| {
                let entry = json["boxes"][0].clone();
                json["boxes"][0] = json!([entry["index"], entry["box"], entry["key"]]);
            }),
        ),
        (
            "a fraction",
            honest
                .to_string()
                .replacen("\"version\":1", "\"version\":1.0", 1),
        ),
        ("something behind", honest.to_string() + "x"),
        ("no JSON", "\u{feff}{}".into()),
        ("deep nesting", "[".repeat(1 << 16)),
    ];
    for (what, bundle) in malformed {
        assert_eq!(
            refusal(&bundle, sealed.root),
            Some(Error::Malformed),
            "{what}"
        );
    }
    let newer = with(&|json| json["version"] = json!(2));
    assert_eq!(refusal(&newer, sealed.root), Some(Error::Unsupported));
    assert_eq!(
        refusal(&honest.to_string(), other.root),
        Some(Error::OpenFailed),
        "another root"
    );
    assert_eq!(refusal(&honest.to_string(), sealed.root), None);
}

#[test]
fn a_flood_of_leaves_or_boxes_is_cut_off() {
    let sealed = seal_four();
    let mut json: Value =
        serde_json::from_str(&disclosed(&sealed.envelope, &[1]).unwrap()).unwrap();
    let leaf = json["leaves"][0].clone();
    json["leaves"] = Value::Array(vec![leaf; 4_097]);
    assert_eq!(
        refusal(&json.to_string(), sealed.root),
        Some(Error::Malformed)
    );
}
