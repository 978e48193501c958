//! Files that were altered, cut, or are somebody else's: nothing is released that is not authentic.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use common::files::{
    BOX_HEAD, CHUNK, SEALED_CHUNK, data, open, open_in_steps, record, seal, unlock,
};
use common::{context, secret};
use getrandom::SysRng;
use sealform::{Error, FileHeader, FileStart, Holder, Opener, change_holders, inspect, open_file};

#[test]
fn what_is_released_is_authentic_whatever_was_done_to_the_file() {
    let data = data(3 * CHUNK);
    let envelope = seal(&data).envelope;
    let (_, header_len) = unlock(&envelope);
    let chunk = |number: usize| {
        let start = header_len + BOX_HEAD + number * SEALED_CHUNK;
        start..(start + SEALED_CHUNK).min(envelope.len())
    };
    let edited = |edit: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = envelope.clone();
        edit(&mut bytes);
        bytes
    };
    let cases = [
        ("cut behind chunk 0", edited(&|e| e.truncate(chunk(0).end))),
        ("cut behind chunk 1", edited(&|e| e.truncate(chunk(1).end))),
        ("cut in a chunk", edited(&|e| e.truncate(chunk(1).end - 1))),
        (
            "cut in the last tag",
            edited(&|e| {
                e.pop();
            }),
        ),
        ("a byte behind", edited(&|e| e.push(0))),
        (
            "a chunk left out",
            edited(&|e| {
                e.drain(chunk(1));
            }),
        ),
        (
            "chunks swapped",
            edited(&|e| {
                let (a, b) = (envelope[chunk(0)].to_vec(), envelope[chunk(1)].to_vec());
                e.splice(chunk(0), b);
                e.splice(chunk(1), a);
            }),
        ),
        (
            "the last chunk twice",
            edited(&|e| e.extend_from_slice(&envelope[chunk(3)])),
        ),
        ("salt", edited(&|e| e[header_len] ^= 1)),
        ("commitment", edited(&|e| e[header_len + 16] ^= 1)),
        ("first chunk", edited(&|e| e[chunk(0).start] ^= 1)),
        ("second chunk", edited(&|e| e[chunk(1).start] ^= 1)),
        ("padding", edited(&|e| e[chunk(3).start + 100] ^= 1)),
    ];
    for (what, bytes) in &cases {
        assert_eq!(open(bytes).err(), Some(Error::OpenFailed), "{what}");
        for step in [1_000, SEALED_CHUNK, 1 << 20] {
            let (released, end) = open_in_steps(bytes, step);
            assert_eq!(end.err(), Some(Error::OpenFailed), "{what}");
            assert!(
                data.starts_with(&released),
                "{what}: only what was sealed comes out"
            );
        }
    }
    for len in [header_len, header_len + 1, header_len + 319] {
        assert_eq!(
            open(&envelope[..len]).err(),
            Some(Error::Malformed),
            "{len}"
        );
    }
    let empty_last = edited(&|e| e.truncate(chunk(0).end + 16));
    assert_eq!(
        open(&empty_last).err(),
        Some(Error::Malformed),
        "an empty last chunk"
    );
}

#[test]
fn a_header_asks_for_the_bytes_that_it_needs() {
    let envelope = seal(b"data").envelope;
    let (_, header_len) = unlock(&envelope);
    let mut len = 0;
    let mut rounds = 0;
    loop {
        match FileHeader::read(&envelope[..len]).unwrap() {
            FileStart::Whole(header) => {
                assert_eq!(header.len(), header_len);
                assert_eq!(header.context(), &record());
                assert_eq!(header.slots().len(), 1);
                break;
            }
            FileStart::Needs(more) => {
                assert!(len < more && more <= header_len, "{len} → {more}");
                len = more;
            }
        }
        rounds += 1;
    }
    assert!(rounds <= 4, "{rounds} reads");
    let record = common::seal(
        sealform::Kind::Record,
        &record(),
        &[b"{}"],
        &[Holder::SharedSecret(&secret(1))],
    );
    let read = FileHeader::read(&record.unwrap().envelope).err();
    assert_eq!(read, Some(Error::WrongKind));
    let mut hostile = envelope[..26].to_vec();
    hostile[24..].copy_from_slice(&[0xff; 2]);
    assert_eq!(
        FileHeader::read(&hostile).err(),
        Some(Error::LimitExceeded),
        "a long context"
    );
    // What is of another format is told so, whatever stands where the length would be.
    let read = |start: &[u8]| FileHeader::read(start).err();
    assert_eq!(
        read(b"\x89PNG\r\n\x1a\n and more than 26 bytes"),
        Some(Error::Malformed)
    );
    assert_eq!(
        read(b"SLF\x02\x01\x02\x00\x00 and another layout"),
        Some(Error::Unsupported)
    );
    for at in [0, 3, 4, 5, 6, 7] {
        let mut hostile = envelope.clone();
        hostile[at] ^= 0x80;
        let code = if at == 0 {
            Error::Malformed
        } else {
            Error::Unsupported
        };
        assert_eq!(FileHeader::read(&hostile).err(), Some(code), "byte {at}");
    }
}

#[test]
fn a_file_opens_only_where_it_belongs_and_to_whom() {
    let envelope = seal(b"data").envelope;
    let key = secret(1);
    let elsewhere = context(&[("record", "another")]);
    let open_at = |context, opener| open_file(&envelope, opener, context).err();
    assert_eq!(
        open_at(&elsewhere, Opener::SharedSecret(&key)),
        Some(Error::WrongContext)
    );
    assert_eq!(
        open_at(&record(), Opener::SharedSecret(&secret(2))),
        Some(Error::NoSlot)
    );
    assert_eq!(
        common::open(&envelope, Opener::SharedSecret(&key)).err(),
        Some(Error::WrongKind)
    );

    let added = [Holder::SharedSecret(&secret(2))];
    let changed = change_holders(
        &mut SysRng,
        &envelope,
        Opener::SharedSecret(&key),
        &[0],
        &added,
    );
    let changed = changed.unwrap();
    assert_eq!(
        inspect(&changed).unwrap().root,
        inspect(&envelope).unwrap().root
    );
    let (data, _) = open_file(&changed, Opener::SharedSecret(&secret(2)), &record()).unwrap();
    assert_eq!(data.as_bytes(), b"data");
}
