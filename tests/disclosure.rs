//! Disclosure: the boxes that are named and no others, to whoever has the bundle and the root.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use common::disclosing::{BOXES, disclosed, refusal, seal_four};
use common::{context, secret};
use getrandom::SysRng;
use sealform::{
    Context, Disclosed, Error, Expected, Holder, Kind, Opener, SharedSecret, disclose, inspect,
    seal_file, verify_disclosure,
};
use serde_json::Value;

fn found(disclosed: &Disclosed) -> Vec<(u16, &[u8])> {
    let boxes = disclosed.boxes.iter();
    boxes
        .map(|found| (found.index, found.data.as_bytes()))
        .collect()
}

#[test]
fn one_box_or_several_open_with_the_bundle_and_the_root() {
    let sealed = seal_four();
    for (asked, given) in [
        (vec![2], vec![2]),
        (vec![3, 0], vec![0, 3]),
        (vec![0, 1, 2, 3], vec![0, 1, 2, 3]),
    ] {
        let bundle = disclosed(&sealed.envelope, &asked).unwrap();
        let opened = verify_disclosure(bundle.as_bytes(), sealed.root)
            .ok()
            .unwrap();
        let expected: Vec<_> = given.iter().map(|i| (*i, BOXES[usize::from(*i)])).collect();
        assert_eq!(found(&opened), expected);
        assert_eq!((opened.kind, opened.box_count), (Kind::Record, 4));
        assert_eq!(opened.object_id, sealed.object_id);
        assert_eq!(opened.context, context(&[("form", "intake")]));
    }
}

#[test]
fn the_other_boxes_stay_sealed() {
    let sealed = seal_four();
    let bundle = disclosed(&sealed.envelope, &[2]).unwrap();
    let json: Value = serde_json::from_str(&bundle).unwrap();
    let entry = &json["boxes"][0];
    // What opens box 2 is there, and opens no other: with its key and its place exchanged for another's, it fails.
    let other = |i: u16| {
        serde_json::from_str::<Value>(&disclosed(&sealed.envelope, &[i]).unwrap()).unwrap()
    };
    for i in [0, 1, 3] {
        let mut wrong = other(i);
        wrong["boxes"][0]["key"] = entry["key"].clone();
        assert_eq!(
            refusal(&wrong.to_string(), sealed.root),
            Some(Error::OpenFailed)
        );
        // And nothing of the other boxes is in it but their hash.
        let sealed_box = other(i)["boxes"][0]["box"].as_str().unwrap().to_owned();
        assert!(!bundle.contains(&sealed_box[..40]));
        assert!(!bundle.contains(other(i)["boxes"][0]["key"].as_str().unwrap()));
    }
}

#[test]
fn only_what_opens_is_disclosed() {
    let sealed = seal_four();
    for indices in [&[][..], &[1, 1], &[4], &[65_535]] {
        assert_eq!(
            disclosed(&sealed.envelope, indices),
            Err(Error::InvalidArgument)
        );
    }
    let anything = Expected {
        kind: None,
        context: &Context::new(),
    };
    let by = |envelope: &[u8], secret: SharedSecret| {
        disclose(envelope, Opener::SharedSecret(&secret), anything, &[1])
    };
    assert_eq!(by(&sealed.envelope, secret(2)), Err(Error::NoSlot));
    let file = seal_file(
        &mut SysRng,
        &Context::new(),
        b"",
        &[Holder::SharedSecret(&secret(1))],
    )
    .unwrap();
    assert_eq!(by(&file.envelope, secret(1)), Err(Error::WrongKind));

    // The last box, so the last bytes: the others can still be disclosed.
    let mut altered = sealed.envelope.clone();
    *altered.last_mut().unwrap() ^= 1;
    assert_eq!(disclosed(&altered, &[3]), Err(Error::OpenFailed));
    let bundle = disclosed(&altered, &[1]).unwrap();
    assert_eq!(refusal(&bundle, inspect(&altered).unwrap().root), None);
    assert_eq!(refusal(&bundle, sealed.root), Some(Error::OpenFailed));
}
