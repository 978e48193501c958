//! Any bytes as an object of boxes, by everyone who has a key.

use sealform::{Error, Holder, Opener, SlotInfo, change_holders, inspect};

use super::fixtures::{self, KEYS, OBJECTS, Object};

/// Argon2id may take seconds where the format allows it; here it takes at most this many KiB times passes.
const AFFORDABLE: u32 = 256;

/// What bytes that nobody sealed can be told. They never come as far as the kind or the context.
const REFUSALS: [Error; 5] = [
    Error::Malformed,
    Error::Unsupported,
    Error::LimitExceeded,
    Error::NoSlot,
    Error::OpenFailed,
];

pub fn check(data: &[u8]) {
    for opener in KEYS.openers() {
        check_opening(data, opener);
    }
    // Which key it is makes no difference here.
    check_change(data, Opener::SharedSecret(&KEYS.secret));
}

/// `envelope` opens exactly when it is one of ours, and then to what was sealed.
pub(super) fn check_opening(envelope: &[u8], opener: Opener<'_>) {
    if !is_affordable(envelope, opener) {
        return;
    }
    match (fixtures::open(envelope, opener), genuine(envelope)) {
        (Ok(opened), Some(object)) => object.assert_is(&opened),
        (Ok(_), None) => panic!("what nobody sealed has opened"),
        (Err(error), Some(_)) => panic!("what we sealed does not open: {error:?}"),
        (Err(error), None) => assert!(REFUSALS.contains(&error), "{error:?}"),
    }
}

/// The header alone decides whether the holders can change, and no change mends what is behind it.
pub(super) fn check_change(envelope: &[u8], opener: Opener<'_>) {
    if !is_affordable(envelope, opener) {
        return;
    }
    let other = &KEYS.other_secret;
    let added = [Holder::SharedSecret(other)];
    let changed = change_holders(&mut fixtures::rng(1), envelope, opener, &[], &added);
    match (changed, genuine(envelope)) {
        (Ok(changed), genuine) => {
            let opened = fixtures::open(&changed, Opener::SharedSecret(other)).ok();
            assert_eq!(opened.is_some(), genuine.is_some());
            if let (Some(opened), Some(object)) = (opened, genuine) {
                object.assert_is(&opened);
            }
            assert_eq!(root(&changed), root(envelope), "a root names the content");
        }
        (Err(error), Some(_)) => panic!("what we sealed gets no other holder: {error:?}"),
        (Err(error), None) => assert!(REFUSALS.contains(&error), "{error:?}"),
    }
}

fn genuine(envelope: &[u8]) -> Option<&'static Object> {
    OBJECTS
        .iter()
        .find(|object| object.sealed.envelope == envelope)
}

fn root(envelope: &[u8]) -> Option<sealform::Root> {
    inspect(envelope).ok().map(|seen| seen.root)
}

fn is_affordable(envelope: &[u8], opener: Opener<'_>) -> bool {
    let (Opener::Passphrase(_), Ok(seen)) = (opener, inspect(envelope)) else {
        return true;
    };
    seen.slots.iter().all(|slot| match slot {
        SlotInfo::Passphrase(cost) => cost.memory_kib() * u32::from(cost.passes()) <= AFFORDABLE,
        _ => true,
    })
}
