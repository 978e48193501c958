//! Holders come and go; the content and its root stay.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use common::{cheap, contents, context, error, identity, open, passphrase, seal, secret};
use getrandom::SysRng;
use sealform::{Error, Holder, Kind, Opener, change_holders, inspect};

#[test]
fn a_holder_is_added_and_another_removed() {
    let (old, new) = ([identity()], [identity()]);
    let boxes: [&[u8]; 2] = [b"{}", b"{\"name\":\"a\"}"];
    let holders = [Holder::Recipient(old[0].recipient())];
    let sealed = seal(
        Kind::Record,
        &context(&[("form", "intake")]),
        &boxes,
        &holders,
    )
    .unwrap();

    let change = |envelope: &[u8], opener, removed: &[usize], added: &[Holder<'_>]| {
        change_holders(&mut SysRng, envelope, opener, removed, added)
    };
    let added = [Holder::Recipient(new[0].recipient())];
    let both = change(&sealed.envelope, Opener::Identities(&old), &[], &added).unwrap();
    for holder in [&old, &new] {
        let opened = open(&both, Opener::Identities(holder)).ok().unwrap();
        assert_eq!(
            (opened.root, contents(&opened)),
            (sealed.root, boxes.to_vec())
        );
        assert_eq!(opened.object_id, sealed.object_id);
    }

    let rotated = change(&both, Opener::Identities(&new), &[0], &[]).unwrap();
    assert!(open(&rotated, Opener::Identities(&new)).is_ok());
    assert_eq!(
        error(open(&rotated, Opener::Identities(&old))),
        Some(Error::NoSlot)
    );
    assert_eq!(inspect(&rotated).unwrap().root, sealed.root);
}

#[test]
fn only_a_holder_changes_holders() {
    let (inside, outside) = (secret(1), secret(2));
    let holders = [Holder::SharedSecret(&inside)];
    let sealed = seal(Kind::Note, &context(&[]), &[b"{}"], &holders)
        .unwrap()
        .envelope;
    let change = |envelope: &[u8], opener, removed: &[usize], added: &[Holder<'_>]| {
        change_holders(&mut SysRng, envelope, opener, removed, added).err()
    };
    let more = [Holder::SharedSecret(&outside)];
    let opener = Opener::SharedSecret(&inside);
    assert_eq!(
        change(&sealed, Opener::SharedSecret(&outside), &[], &more),
        Some(Error::NoSlot)
    );
    let mut altered = sealed.clone();
    altered[10] ^= 1;
    assert_eq!(
        change(&altered, opener, &[], &more),
        Some(Error::OpenFailed)
    );
    assert_eq!(
        change(&sealed, opener, &[1], &more),
        Some(Error::InvalidArgument)
    );
    assert_eq!(
        change(&sealed, opener, &[0], &[]),
        Some(Error::InvalidArgument),
        "nobody left"
    );
    let crowd: Vec<_> = (0..32).map(|_| Holder::SharedSecret(&outside)).collect();
    assert_eq!(
        change(&sealed, opener, &[], &crowd),
        Some(Error::InvalidArgument),
        "33"
    );
    assert_eq!(change(&sealed, opener, &[0], &crowd), None, "32");
}

#[test]
fn passphrases_stay_at_four() {
    let words = passphrase("words");
    let holders: Vec<_> = (0..3)
        .map(|_| Holder::Passphrase(&words, cheap()))
        .collect();
    let sealed = seal(Kind::Keyring, &context(&[]), &[b"{}"], &holders)
        .unwrap()
        .envelope;
    let add = |count| {
        let added: Vec<_> = (0..count)
            .map(|_| Holder::Passphrase(&words, cheap()))
            .collect();
        let opener = Opener::Passphrase(&words);
        change_holders(&mut SysRng, &sealed, opener, &[], &added).err()
    };
    assert_eq!(add(1), None);
    assert_eq!(add(2), Some(Error::InvalidArgument));
}
