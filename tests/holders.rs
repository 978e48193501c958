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
use sealform::{
    Argon2Cost, Context, Draft, Error, FileHeader, FileStart, Holder, Kind, ObjectId, Opener,
    SharedSecret, SlotInfo, StretchedPassphrase, change_holders, inspect, open_file,
    raise_passphrase_cost, seal_as, seal_file,
};

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

#[test]
fn the_header_of_a_file_is_enough() {
    let (old, new) = (secret(1), secret(2));
    let sealed = seal_file(
        &mut SysRng,
        &context(&[]),
        b"data",
        &[Holder::SharedSecret(&old)],
    )
    .unwrap();
    let FileStart::Whole(header) = FileHeader::read(&sealed.envelope).unwrap() else {
        unreachable!("all of it is there")
    };
    let (header, body) = sealed.envelope.split_at(header.len());
    let added = [Holder::SharedSecret(&new)];
    let changed = change_holders(
        &mut SysRng,
        header,
        Opener::SharedSecret(&old),
        &[0],
        &added,
    );
    let changed = [changed.unwrap().as_slice(), body].concat();
    let (data, end) = open_file(&changed, Opener::SharedSecret(&new), &context(&[])).unwrap();
    assert_eq!(data.as_bytes(), b"data");
    assert_eq!(end.root, sealed.root);
}

#[test]
fn a_low_passphrase_cost_is_raised_and_no_other() {
    let (words, others) = (passphrase("words"), passphrase("other words"));
    let holders = [
        Holder::Passphrase(&others, cheap()),
        Holder::Passphrase(&words, cheap()),
        Holder::SharedSecret(&secret(1)),
    ];
    let sealed = seal(Kind::Keyring, &context(&[]), &[b"{}"], &holders).unwrap();
    let costs = |envelope: &[u8]| {
        let slots = inspect(envelope).unwrap().slots;
        let cost = |slot: &SlotInfo| match slot {
            SlotInfo::Passphrase(cost) => Some(*cost),
            _ => None,
        };
        slots.iter().map(cost).collect::<Vec<_>>()
    };
    let raise = |envelope: &[u8], words| raise_passphrase_cost(&mut SysRng, envelope, words);

    let raised = raise(&sealed.envelope, &words).unwrap().unwrap();
    let high = Argon2Cost::DEFAULT;
    assert_eq!(costs(&raised), [Some(cheap()), Some(high), None]);
    assert_eq!(inspect(&raised).unwrap().root, sealed.root);
    for opener in [Opener::Passphrase(&words), Opener::Passphrase(&others)] {
        assert!(open(&raised, opener).is_ok());
    }
    assert_eq!(raise(&raised, &words), Ok(None), "its own is raised");
    let wrong = passphrase("wrong");
    assert_eq!(raise(&sealed.envelope, &wrong), Ok(None), "not a holder's");

    let only_secret = seal(Kind::Keyring, &context(&[]), &[b"{}"], &holders[2..]).unwrap();
    assert_eq!(raise(&only_secret.envelope, &wrong), Ok(None));
}

#[test]
fn every_slot_of_the_passphrase_is_raised() {
    let words = passphrase("words");
    let low = || Holder::Passphrase(&words, cheap());
    let high = Holder::Passphrase(&words, Argon2Cost::DEFAULT);
    let holders = [high, low(), low()];
    let sealed = seal(Kind::Keyring, &context(&[]), &[b"{}"], &holders).unwrap();
    let raised = raise_passphrase_cost(&mut SysRng, &sealed.envelope, &words);
    let raised = raised.unwrap().unwrap();
    let slots = inspect(&raised).unwrap().slots;
    assert_eq!(slots, vec![SlotInfo::Passphrase(Argon2Cost::DEFAULT); 3]);
    let again = raise_passphrase_cost(&mut SysRng, &raised, &words);
    assert_eq!(again, Ok(None));
}

#[test]
fn more_memory_than_today_is_kept() {
    let words = passphrase("words");
    let cost = Argon2Cost::new(131_072, 1, 2).unwrap();
    let holders = [Holder::Passphrase(&words, cost)];
    let sealed = seal(Kind::Keyring, &context(&[]), &[b"{}"], &holders).unwrap();
    let raised = raise_passphrase_cost(&mut SysRng, &sealed.envelope, &words).unwrap();
    let slots = inspect(&raised.unwrap()).unwrap().slots;
    let expected = Argon2Cost::new(131_072, 3, 1).unwrap();
    assert_eq!(slots, [SlotInfo::Passphrase(expected)]);
}

#[test]
fn what_counts_as_low() {
    let is_raised = |m, t, p| {
        let words = passphrase("words");
        let cost = Argon2Cost::new(m, t, p).unwrap();
        let holders = [Holder::Passphrase(&words, cost)];
        let sealed = seal(Kind::Keyring, &context(&[]), &[b"{}"], &holders).unwrap();
        let raised = raise_passphrase_cost(&mut SysRng, &sealed.envelope, &words).unwrap();
        raised.is_some()
    };
    assert!(is_raised(65_536, 2, 1), "less work");
    assert!(is_raised(65_535, 4, 1), "less memory");
    assert!(!is_raised(65_536, 3, 4), "more lanes are no less");
    assert!(!is_raised(196_608, 1, 1), "as much work over more memory");
}

#[test]
fn a_record_gets_the_name_that_was_made_for_it() {
    let secret = SharedSecret::from_slice(&[7; 32]).unwrap();
    let name = ObjectId::make(&mut SysRng).unwrap();
    let draft = Draft {
        kind: Kind::Record,
        context: &Context::new(),
        boxes: &[b"{}"],
    };
    let holders = [Holder::SharedSecret(&secret)];
    let sealed = seal_as(&mut SysRng, name, draft, &holders).unwrap();
    assert_eq!(sealed.object_id, name);
    assert_eq!(inspect(&sealed.envelope).unwrap().object_id, name);
}

/// Gives the same bytes each time.
struct Same(u8);

impl rand_core::TryRng for Same {
    type Error = core::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        Ok(u32::from_ne_bytes([self.0; 4]))
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        Ok(u64::from_ne_bytes([self.0; 8]))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
        bytes.fill(self.0);
        Ok(())
    }
}

impl rand_core::TryCryptoRng for Same {}

#[test]
fn what_was_stretched_writes_the_slot_that_the_passphrase_writes() {
    let (words, inside) = (passphrase("words"), secret(1));
    let holders = [Holder::SharedSecret(&inside)];
    let sealed = seal(Kind::Keyring, &context(&[]), &[b"{}"], &holders).unwrap();
    let opener = Opener::SharedSecret(&inside);
    let change = |added: Holder<'_>| {
        change_holders(&mut Same(7), &sealed.envelope, opener, &[], &[added]).unwrap()
    };
    let made = StretchedPassphrase::make(&mut Same(7), &words, cheap()).unwrap();
    let kept = StretchedPassphrase::from_parts(made.key(), made.salt(), made.cost()).unwrap();
    let stretched = change(Holder::Stretched(&kept));
    assert!(open(&stretched, Opener::Passphrase(&words)).is_ok());
    assert_eq!(stretched, change(Holder::Passphrase(&words, cheap())));
    let other = passphrase("other words");
    assert_eq!(
        error(open(&stretched, Opener::Passphrase(&other))),
        Some(Error::OpenFailed)
    );
}

#[test]
fn what_was_stretched_opens_the_slots_of_its_salt_and_no_others() {
    let (words, cost) = (passphrase("words"), cheap());
    let make = |words| StretchedPassphrase::make(&mut SysRng, words, cost).unwrap();
    let (kept, again) = (make(&words), make(&words));
    let seal = |holder| seal(Kind::Keyring, &context(&[]), &[b"{}"], &[holder]).unwrap();
    let sealed = seal(Holder::Stretched(&kept)).envelope;
    let opened = open(&sealed, Opener::Stretched(&kept)).ok().unwrap();
    assert_eq!(contents(&opened), [b"{}"]);
    assert_eq!(
        error(open(&sealed, Opener::Stretched(&again))),
        Some(Error::NoSlot)
    );
    let wrong = StretchedPassphrase::from_parts(again.key(), kept.salt(), cost).unwrap();
    assert_eq!(
        error(open(&sealed, Opener::Stretched(&wrong))),
        Some(Error::OpenFailed)
    );
    let dearer = Argon2Cost::new(64, 2, 1).unwrap();
    let dearer = StretchedPassphrase::from_parts(kept.key(), kept.salt(), dearer).unwrap();
    assert_eq!(
        error(open(&sealed, Opener::Stretched(&dearer))),
        Some(Error::NoSlot)
    );
}

#[test]
fn what_was_stretched_has_lengths_and_counts_as_a_passphrase() {
    let (words, cost) = (passphrase("words"), cheap());
    let made = StretchedPassphrase::make(&mut SysRng, &words, cost).unwrap();
    for (key, salt) in [
        (&[0; 31][..], &[0; 16][..]),
        (&[0; 32], &[0; 15]),
        (&[], &[0; 16]),
    ] {
        assert_eq!(
            StretchedPassphrase::from_parts(key, salt, cost).err(),
            Some(Error::InvalidSecret)
        );
    }
    let five: Vec<_> = (0..5).map(|_| Holder::Stretched(&made)).collect();
    let sealed = |holders: &[Holder<'_>]| seal(Kind::Keyring, &context(&[]), &[b"{}"], holders);
    assert_eq!(sealed(&five).err(), Some(Error::InvalidArgument));
    assert!(sealed(&five[..4]).is_ok());
}
