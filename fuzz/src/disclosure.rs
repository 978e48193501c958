//! Any JSON as a disclosure.

use std::sync::LazyLock;

use sealform::{
    Context, Disclosed, Error, Expected, Opener, Root, disclose, text, verify_disclosure,
};
use serde_json::Value;

use super::fixtures::{KEYS, OBJECTS};
use super::{abbreviations, by_hand};

const DISCLOSED: [u16; 2] = [0, 2];

const REFUSALS: [Error; 4] = [
    Error::Malformed,
    Error::Unsupported,
    Error::LimitExceeded,
    Error::OpenFailed,
];

/// Two boxes of the first object.
pub(super) static BUNDLE: LazyLock<String> = LazyLock::new(|| {
    let expected = Expected {
        kind: None,
        context: &Context::new(),
    };
    let opener = Opener::SharedSecret(&KEYS.secret);
    disclose(&OBJECTS[0].sealed.envelope, opener, expected, &DISCLOSED)
        .unwrap()
        .to_string()
});

/// Every long text of the bundle.
pub(super) static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let bundle: Value = serde_json::from_str(&BUNDLE).unwrap();
    let leaves = bundle["leaves"].as_array().unwrap();
    let entries = bundle["boxes"].as_array().unwrap();
    [&bundle["core"], &bundle["commitment"]]
        .into_iter()
        .chain(leaves)
        .chain(
            entries
                .iter()
                .flat_map(|entry| [&entry["box"], &entry["key"]]),
        )
        .map(|text| text.as_str().unwrap().to_owned())
        .collect()
});

pub fn check(data: &[u8]) {
    let json = abbreviations::expand(data, &TEXTS);
    match verify_disclosure(&json, OBJECTS[0].sealed.root) {
        Ok(disclosed) => check_against_original(&disclosed, &json),
        Err(error) => assert!(REFUSALS.contains(&error), "{error:?}"),
    }
    if let Some(root) = own_root(&json)
        && let Ok(disclosed) = verify_disclosure(&json, root)
    {
        check_shape(&disclosed, &json);
    }
}

/// What is accepted is the original, but for boxes that were left out.
fn check_against_original(disclosed: &Disclosed, json: &[u8]) {
    let object = &OBJECTS[0];
    assert_eq!(
        (disclosed.kind, disclosed.object_id),
        (object.kind, object.sealed.object_id)
    );
    assert_eq!(usize::from(disclosed.box_count), object.boxes.len());
    for found in &disclosed.boxes {
        assert!(
            DISCLOSED.contains(&found.index),
            "its key is not in the bundle"
        );
        assert_eq!(
            found.data.as_bytes(),
            object.boxes[usize::from(found.index)]
        );
    }
    check_shape(disclosed, json);

    let original: Value = serde_json::from_str(&BUNDLE).unwrap();
    let bundle: Value = serde_json::from_slice(json).unwrap();
    for member in ["sealform", "version", "core", "commitment", "leaves"] {
        assert_eq!(bundle[member], original[member], "{member}");
    }
    let known = original["boxes"].as_array().unwrap();
    for entry in bundle["boxes"].as_array().unwrap() {
        assert!(known.contains(entry), "a box has one form");
    }
}

/// What holds whatever the root is.
fn check_shape(disclosed: &Disclosed, json: &[u8]) {
    let indices: Vec<u16> = disclosed.boxes.iter().map(|found| found.index).collect();
    assert!(!indices.is_empty() && indices.is_sorted_by(|a, b| a < b));
    assert!(indices.iter().all(|index| *index < disclosed.box_count));
    let bundle: Value = serde_json::from_slice(json).unwrap();
    let leaves = bundle["leaves"].as_array().unwrap();
    assert_eq!(leaves.len(), usize::from(disclosed.box_count));
    let entries = bundle["boxes"].as_array().unwrap();
    assert!(entries.iter().all(Value::is_object), "a box has one form");
    for (entry, index) in entries.iter().zip(indices) {
        let sealed = text::decode(entry["box"].as_str().unwrap()).unwrap();
        let leaf = text::encode(&by_hand::leaf(index, &sealed));
        assert_eq!(leaves[usize::from(index)], leaf);
    }
}

/// The root that a bundle would belong to: whoever makes an object chooses it.
fn own_root(json: &[u8]) -> Option<Root> {
    let bundle: Value = serde_json::from_slice(json).ok()?;
    let bytes = |value: &Value| text::decode(value.as_str()?).ok();
    let leaves: Option<Vec<[u8; 32]>> = bundle["leaves"]
        .as_array()?
        .iter()
        .map(|leaf| bytes(leaf)?.try_into().ok())
        .collect();
    let (core, commitment) = (bytes(&bundle["core"])?, bytes(&bundle["commitment"])?);
    Some(Root(by_hand::root(&core, &commitment, &leaves?)))
}
