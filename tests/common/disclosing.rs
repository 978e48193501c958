//! A record of four boxes, and what is disclosed of it.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    reason = "each test file is a crate of its own, uses a part, and may fail"
)]

use super::{context, secret};
use sealform::{Error, Expected, Holder, Kind, Opener, Root, Sealed, disclose, verify_disclosure};
use zeroize::Zeroizing;

pub const BOXES: [&[u8]; 4] = [
    br#"{"created":"2026-11-22T10:00:00Z"}"#,
    br#"{"name":"reason","value":"I cannot sleep."}"#,
    br#"{"name":"medication","value":"none"}"#,
    br#"{"name":"alcohol","value":"every day"}"#,
];

pub fn seal_four() -> Sealed {
    let holders = [Holder::SharedSecret(&secret(1))];
    super::seal(
        Kind::Record,
        &context(&[("form", "intake")]),
        &BOXES,
        &holders,
    )
    .unwrap()
}

pub fn disclosed(envelope: &[u8], indices: &[u16]) -> Result<Zeroizing<String>, Error> {
    let expected = Expected {
        kind: Some(Kind::Record),
        context: &context(&[("form", "intake")]),
    };
    disclose(
        envelope,
        Opener::SharedSecret(&secret(1)),
        expected,
        indices,
    )
}

pub fn refusal(bundle: &str, root: Root) -> Option<Error> {
    verify_disclosure(bundle.as_bytes(), root).err()
}
