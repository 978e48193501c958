//! Files by hand, by someone who has the key: authentic whatever is in them.

use alloc::vec;
use alloc::vec::Vec;

use getrandom::SysRng;

use super::*;
use crate::boxes;
use crate::envelope::{Kind, ObjectCore, ObjectId, write_slots};
use crate::schedule::{ContentKey, Schedule, core_hash};
use crate::secret::SharedSecret;
use crate::slots;
use crate::stream::{CHUNK_LEN, StreamKey};

fn secret() -> SharedSecret {
    SharedSecret::from_slice(&[9; 32]).unwrap()
}

/// A file whose box holds `padded`, and the length of its header.
fn by_hand(padded: &[u8]) -> (Vec<u8>, usize) {
    let core = ObjectCore {
        kind: Kind::File,
        object_id: ObjectId([1; 16]),
        context: Context::new(),
        box_count: 0,
    };
    let mut envelope = core.to_bytes();
    let core_hash = core_hash(&envelope);
    let schedule = Schedule::for_writing(ContentKey::make(&mut SysRng).unwrap(), core_hash);
    let holders = [Holder::SharedSecret(&secret())];
    let content_key = schedule.content_key();
    let slots = slots::wrap(&mut SysRng, Vec::new(), &holders, content_key, &core_hash);
    let slots = write_slots(&slots.unwrap());
    envelope.extend_from_slice(&schedule.commitment());
    envelope.extend_from_slice(&slots);
    envelope.extend_from_slice(&schedule.slots_mac(&slots));
    let header_len = envelope.len();
    let (key, commitment) = boxes::derive_key(&schedule.file_key(), &[7; 16]).for_writing();
    envelope.extend_from_slice(&[7; 16]);
    envelope.extend_from_slice(&commitment);
    stream::seal(&StreamKey::new(key), padded, &mut envelope);
    (envelope, header_len)
}

fn open_whole(envelope: &[u8]) -> Option<Error> {
    open_file(envelope, Opener::SharedSecret(&secret()), &Context::new()).err()
}

fn open_first_and_last(envelope: &[u8]) -> Option<Error> {
    let FileStart::Whole(header) = FileHeader::read(envelope).unwrap() else {
        unreachable!()
    };
    let key = header.unlock(Opener::SharedSecret(&secret()), &Context::new());
    let key = key.unwrap();
    let len = envelope.len() as u64;
    let [first, last] = match header.ends(len) {
        Ok(ends) => ends.map(|range| envelope[range.start as usize..range.end as usize].to_vec()),
        Err(error) => return Some(error),
    };
    let seeker = match key.seek(len, &first, &last) {
        Ok(seeker) => seeker,
        Err(error) => return Some(error),
    };
    seeker.open_chunk(0, &first[BOX_HEAD_LEN..]).err()
}

#[test]
fn only_padding_that_a_writer_makes_is_accepted() {
    let padded = |len: u64, data: usize, zeros: usize| {
        [
            len.to_be_bytes().as_slice(),
            &vec![5; data],
            &vec![0; zeros],
        ]
        .concat()
    };
    let good = padded(6, 6, 242);
    assert_eq!(open_whole(&by_hand(&good).0), None);
    assert_eq!(open_first_and_last(&by_hand(&good).0), None);

    let mut not_zero = good.clone();
    *not_zero.last_mut().unwrap() = 1;
    let cases = [
        ("not zeros", not_zero),
        ("too much padding", padded(6, 6, 243)),
        ("too little padding", padded(6, 6, 241)),
        ("no padding", padded(6, 6, 0)),
        ("longer than it is", padded(300, 6, 242)),
        ("shorter than it is", padded(5, 6, 242)),
        ("no length", vec![0; 7]),
        ("nothing", Vec::new()),
        (
            "a length beyond the limit",
            padded(MAX_FILE_LEN + 1, 0, 248),
        ),
        ("a length beyond everything", padded(u64::MAX, 0, 248)),
        ("a chunk too many", padded(6, 6, CHUNK_LEN)),
    ];
    for (what, padded) in cases {
        let (envelope, _) = by_hand(&padded);
        assert_eq!(open_whole(&envelope), Some(Error::Malformed), "{what}");
        let seen = open_first_and_last(&envelope);
        assert_eq!(seen, Some(Error::Malformed), "{what}, by seeking");
    }
}

#[test]
fn a_last_chunk_is_empty_only_alone() {
    let two_chunks = vec![0; 2 * CHUNK_LEN];
    let (mut envelope, header_len) = by_hand(&two_chunks);
    envelope.truncate(header_len + BOX_HEAD_LEN + CHUNK_LEN + 16 + 16);
    assert_eq!(open_whole(&envelope), Some(Error::Malformed));
    assert_eq!(open_first_and_last(&envelope), Some(Error::Malformed));
}
