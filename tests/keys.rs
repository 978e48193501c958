//! Keys as text: age's own, in one form only.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use common::identity;
use sealform::{Error, Identity, Recipient};

fn refused_identity(text: &str) -> bool {
    Identity::from_text(text).err() == Some(Error::InvalidIdentity)
}

fn refused_recipient(text: &str) -> bool {
    Recipient::from_text(text).err() == Some(Error::InvalidRecipient)
}

#[test]
fn keys_round_trip_through_their_text() {
    let identity = identity();
    let text = identity.to_text();
    assert!(text.starts_with("AGE-SECRET-KEY-PQ-1"));
    assert_eq!(text.len(), 77);
    let recipient = identity.recipient().to_text();
    assert!(recipient.starts_with("age1pq1"));
    assert_eq!(recipient.len(), 1959);

    let again = Identity::from_text(&text).unwrap();
    assert!(again.recipient() == identity.recipient());
    assert!(Recipient::from_text(&recipient).unwrap() == *identity.recipient());
    assert_eq!(again.recipient().kid(), identity.recipient().kid());
}

#[test]
fn only_the_canonical_text_is_an_identity() {
    let text = identity().to_text();
    assert!(refused_identity(&text.to_lowercase()));
    assert!(refused_identity(&text.replacen("AGE", "age", 1)));
    assert!(refused_identity(&format!("{}\n", text.as_str())));
    assert!(refused_identity(&text[..76]));
    assert!(refused_identity(""));
    // An identity of age without the post-quantum half is another thing.
    assert!(refused_identity(&text.replacen("KEY-PQ-1", "KEY-1", 1)));
    // Each character counts: Bech32 finds every single change.
    for at in 20..text.len() {
        let other = if text.as_bytes().get(at) == Some(&b'Q') {
            "P"
        } else {
            "Q"
        };
        let mut changed = text.to_string();
        changed.replace_range(at..=at, other);
        assert!(refused_identity(&changed), "character {at}");
    }
}

#[test]
fn only_the_canonical_text_of_a_valid_key_is_a_recipient() {
    let recipient = identity().recipient().clone();
    let text = recipient.to_text();
    assert!(refused_recipient(&text.to_uppercase()));
    assert!(refused_recipient(&text[..1958]));
    assert!(refused_recipient(&text.repeat(2)));
    assert!(refused_recipient("age1pq1"));
    assert!(refused_recipient(
        "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
    ));

    let changed = |change: &dyn Fn(&mut [u8; 1216])| {
        let mut bytes = *recipient.as_bytes();
        change(&mut bytes);
        Recipient::from_bytes(&bytes).err()
    };
    assert_eq!(changed(&|_| ()), None);
    // FIPS 203, 7.2: a coefficient of 4,095 is not below the modulus.
    let modulus = changed(&|bytes| bytes.iter_mut().take(2).for_each(|byte| *byte = 0xff));
    assert_eq!(modulus, Some(Error::InvalidRecipient));
    // RFC 7748, 6.1: a share that gives the all-zero secret.
    let share = changed(&|bytes| bytes.iter_mut().skip(1184).for_each(|byte| *byte = 0));
    assert_eq!(share, Some(Error::InvalidRecipient));
    assert_eq!(
        Recipient::from_bytes(&[0; 1215]).err(),
        Some(Error::InvalidRecipient)
    );
}

/// Text with a right checksum and something else wrong, made with the crate that age's specification names.
#[test]
fn a_right_checksum_is_not_enough() {
    use bech32::{Bech32, Hrp};
    let identity = identity();
    let text = identity.to_text();
    let encode = |hrp: &str, bytes: &[u8]| {
        let hrp = Hrp::parse(hrp).unwrap();
        bech32::encode_upper::<Bech32>(hrp, bytes).unwrap()
    };
    assert!(
        !refused_identity(&encode("AGE-SECRET-KEY-PQ-", &[7; 32])),
        "the control"
    );
    assert!(
        refused_identity(&encode("AGE-SECRET-KEY-PQ-1", &[7; 32])),
        "another prefix"
    );
    assert!(refused_identity(&encode("AGE-SECRET-KEY-PQ-", &[7; 31])));
    assert!(refused_identity(&encode("AGE-SECRET-KEY-PQ-", &[7; 33])));
    assert!(refused_identity(&text.to_ascii_lowercase()));

    // 52 characters have 260 bits; the four that are left over have to be zero.
    use bech32::{Fe32, Fe32IterExt};
    let characters = (0..52).map(|i| if i == 51 { Fe32::L } else { Fe32::Q });
    let hrp = Hrp::parse("AGE-SECRET-KEY-PQ-").unwrap();
    let padded: String = characters.with_checksum::<Bech32>(&hrp).chars().collect();
    assert!(refused_identity(&padded.to_ascii_uppercase()));
}
