//! Any chunk of a file alone, once it is seen that the file is whole.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use common::files::{BOX_HEAD, CHUNK, LENGTHS, SEALED_CHUNK, data, header, seal, unlock};
use sealform::Error;

#[test]
fn any_chunk_opens_without_those_before_it() {
    for len in LENGTHS {
        let data = data(len);
        let envelope = seal(&data).envelope;
        let object_len = envelope.len() as u64;
        let part =
            |range: std::ops::Range<u64>| &envelope[range.start as usize..range.end as usize];
        let (key, _) = unlock(&envelope);
        let [first, last] = header(&envelope).ends(object_len).unwrap();
        let seeker = key.seek(object_len, part(first), part(last)).unwrap();
        assert_eq!(seeker.data_len(), len as u64);

        let mut end = 0;
        let mut number = 0;
        while let Ok(range) = seeker.sealed_range(number) {
            let chunk = seeker.open_chunk(number, part(range)).unwrap();
            let at = seeker.data_range(number).unwrap();
            assert_eq!(
                at.start, end,
                "{len}: chunk {number} follows the one before"
            );
            assert!(chunk.as_bytes() == &data[at.start as usize..at.end as usize]);
            for offset in [at.start, at.end.saturating_sub(1)] {
                if at.contains(&offset) {
                    assert_eq!(seeker.chunk_at(offset), Ok(number), "{len}");
                }
            }
            end = at.end;
            number += 1;
        }
        assert_eq!(end, len as u64);
        assert_eq!(seeker.chunk_at(len as u64), Err(Error::InvalidArgument));
        assert_eq!(seeker.data_range(number), Err(Error::InvalidArgument));
        assert_eq!(
            seeker.open_chunk(number, &[]).err(),
            Some(Error::InvalidArgument)
        );
    }
}

#[test]
fn seeking_sees_a_file_that_was_cut_or_altered() {
    let envelope = seal(&data(3 * CHUNK)).envelope;
    let seek = |envelope: &[u8]| {
        let (key, _) = unlock(envelope);
        let object_len = envelope.len() as u64;
        let ends = header(envelope).ends(object_len)?;
        let [first, last] = ends.map(|range| &envelope[range.start as usize..range.end as usize]);
        key.seek(object_len, first, last)
    };
    let (_, header_len) = unlock(&envelope);
    let chunk = |number: usize| header_len + BOX_HEAD + number * SEALED_CHUNK;
    for count in 1..4 {
        let cut = seek(&envelope[..chunk(count)]).err();
        assert_eq!(cut, Some(Error::OpenFailed), "cut to {count} chunks");
    }
    assert_eq!(seek(&envelope[..header_len]).err(), Some(Error::Malformed));
    for impossible in [u64::MAX, 3] {
        let ends = header(&envelope).ends(impossible);
        assert_eq!(ends.err(), Some(Error::Malformed));
    }

    let seeker = seek(&envelope).unwrap();
    let second = &envelope[chunk(1)..chunk(2)];
    assert!(seeker.open_chunk(1, second).is_ok());
    assert_eq!(
        seeker.open_chunk(2, second).err(),
        Some(Error::OpenFailed),
        "another chunk"
    );
    assert_eq!(
        seeker.open_chunk(1, &second[1..]).err(),
        Some(Error::Malformed)
    );
    let mut altered = second.to_vec();
    altered[0] ^= 1;
    assert_eq!(
        seeker.open_chunk(1, &altered).err(),
        Some(Error::OpenFailed)
    );
}
