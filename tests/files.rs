//! Files: the same bytes whole and in steps of every size, nothing released that is not authentic, any chunk alone.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use common::{context, identity, passphrase, secret};
use getrandom::SysRng;
use sealform::{
    Context, Error, FileDraft, FileEnd, FileHeader, FileKey, FileSealer, FileStart, Holder,
    MAX_FILE_LEN, Opener, Plaintext, Sealed, change_holders, inspect, open_file, seal_file,
    sealed_file_len,
};

const CHUNK: usize = 65_536;
const SEALED_CHUNK: usize = CHUNK + 16;
/// Salt and commitment of the box.
const BOX_HEAD: usize = 48;

/// Lengths of data around everything that has an edge: the padding's steps, and with the eight bytes of the
/// length field, the chunks'.
const LENGTHS: [usize; 16] = [
    0,
    1,
    247,
    248,
    249,
    4_000,
    CHUNK - 9,
    CHUNK - 8,
    CHUNK - 7,
    CHUNK,
    2 * CHUNK - 9,
    2 * CHUNK - 8,
    2 * CHUNK - 7,
    4 * CHUNK - 8,
    5 * CHUNK + 1,
    300_000,
];

fn data(len: usize) -> Vec<u8> {
    (0..len).map(|i| (i % 251) as u8 + 1).collect()
}

fn seal(data: &[u8]) -> Sealed {
    let holders = [Holder::SharedSecret(&secret(1))];
    seal_file(&mut SysRng, &record(), data, &holders).unwrap()
}

fn record() -> Context {
    context(&[("record", "00112233445566778899aabbccddeeff")])
}

fn open(envelope: &[u8]) -> Result<(Plaintext, FileEnd), Error> {
    open_file(envelope, Opener::SharedSecret(&secret(1)), &record())
}

fn header(envelope: &[u8]) -> FileHeader<'_> {
    match FileHeader::read(envelope).unwrap() {
        FileStart::Whole(header) => header,
        FileStart::Needs(_) => panic!("the header is there"),
    }
}

fn unlock(envelope: &[u8]) -> (FileKey, usize) {
    let header = header(envelope);
    let key = header.unlock(Opener::SharedSecret(&secret(1)), &record());
    (key.unwrap(), header.len())
}

/// What a reader gets who is given the body in steps: the data that was released, and how it ended.
fn open_in_steps(envelope: &[u8], step: usize) -> (Vec<u8>, Result<FileEnd, Error>) {
    let (key, header_len) = unlock(envelope);
    let mut opener = key.stream();
    let mut released = Vec::new();
    for mut part in envelope[header_len..].chunks(step) {
        while !part.is_empty() {
            match opener.push(&mut part) {
                Ok(data) => released.extend_from_slice(data),
                Err(error) => {
                    assert_eq!(opener.push(&mut part).err(), Some(error), "it stays failed");
                    return (released, Err(error));
                }
            }
        }
    }
    let end = opener.finish();
    if let Ok(end) = &end {
        released.extend_from_slice(end.rest.as_bytes());
    }
    (released, end)
}

#[test]
fn every_length_opens_whole_and_in_steps() {
    for len in LENGTHS {
        let data = data(len);
        let sealed = seal(&data);
        assert_eq!(inspect(&sealed.envelope).unwrap().root, sealed.root);
        let (opened, end) = open(&sealed.envelope).unwrap();
        assert!(opened.as_bytes() == data, "{len} whole");
        assert_eq!((end.root, end.object_id), (sealed.root, sealed.object_id));
        assert_eq!(end.context, record());
        for step in [1, 15, 4_096, CHUNK, SEALED_CHUNK, SEALED_CHUNK + 1, 1 << 20] {
            let (released, end) = open_in_steps(&sealed.envelope, step);
            assert!(released == data, "{len} in steps of {step}");
            assert_eq!(end.unwrap().root, sealed.root);
        }
    }
}

#[test]
fn data_may_be_pushed_in_steps_of_any_size() {
    let data = data(300_000);
    let draft = FileDraft {
        context: &record(),
        len: data.len() as u64,
    };
    for step in [1, 7, 65_535, 65_536, 65_537, 300_000] {
        let holders = [Holder::SharedSecret(&secret(1))];
        let mut sealer = FileSealer::new(&mut SysRng, draft, &holders).unwrap();
        let mut envelope = sealer.start().to_vec();
        for mut part in data.chunks(step) {
            while !part.is_empty() {
                envelope.extend_from_slice(sealer.push(&mut part).unwrap());
            }
        }
        while let Some(chunk) = sealer.finish().unwrap() {
            envelope.extend_from_slice(chunk);
        }
        assert_eq!(sealer.finish(), Ok(None), "nothing follows the last chunk");
        assert_eq!(sealer.push(&mut [].as_slice()), Ok([].as_slice()));
        let root = sealer.root().unwrap();
        let (opened, end) = open(&envelope).unwrap();
        assert!(opened.as_bytes() == data && end.root == root, "{step}");
    }
}

#[test]
fn the_sealed_length_is_known_beforehand() {
    let (identity, words, key) = (identity(), passphrase("words"), secret(1));
    let outputs = sealform::PrfOutputs::from_slices(&[1; 32], &[2; 32]).unwrap();
    let passkey = Holder::Passkey {
        credential_id: b"credential",
        nonce: &[3; 16],
        outputs: &outputs,
    };
    let holders = [
        Holder::Recipient(identity.recipient()),
        Holder::Passphrase(&words, common::cheap()),
        passkey,
        Holder::SharedSecret(&key),
    ];
    for len in LENGTHS {
        let draft = FileDraft {
            context: &record(),
            len: len as u64,
        };
        let sealed = seal_file(&mut SysRng, &record(), &data(len), &holders).unwrap();
        assert_eq!(
            sealed_file_len(draft, &holders),
            Ok(sealed.envelope.len() as u64),
            "{len}"
        );
    }
    let too_long = FileDraft {
        context: &record(),
        len: MAX_FILE_LEN + 1,
    };
    assert_eq!(sealed_file_len(too_long, &[]), Err(Error::LimitExceeded));
    let sealer = FileSealer::new(&mut SysRng, too_long, &[Holder::SharedSecret(&key)]);
    assert_eq!(sealer.err(), Some(Error::LimitExceeded));
}

#[test]
fn nothing_can_be_pushed_behind_the_end() {
    // The last chunk is all but full, and full: what is behind it must not be counted from its length.
    for len in [CHUNK - 16, CHUNK - 8] {
        let draft = FileDraft {
            context: &record(),
            len: len as u64,
        };
        let holders = [Holder::SharedSecret(&secret(1))];
        let mut sealer = FileSealer::new(&mut SysRng, draft, &holders).unwrap();
        let data = data(len);
        let mut rest = data.as_slice();
        while !rest.is_empty() {
            sealer.push(&mut rest).unwrap();
        }
        while sealer.finish().unwrap().is_some() {}
        assert_eq!(sealer.push(&mut [].as_slice()), Ok([].as_slice()));
        assert_eq!(sealer.push(&mut [0].as_slice()), Err(Error::FileChanged));
        assert_eq!(sealer.finish(), Ok(None));
    }
}

#[test]
fn a_file_that_changes_while_it_is_read_is_not_sealed() {
    let draft = FileDraft {
        context: &record(),
        len: 10,
    };
    let holders = [Holder::SharedSecret(&secret(1))];
    let start = || FileSealer::new(&mut SysRng, draft, &holders).unwrap();

    let mut grown = start();
    assert_eq!(grown.push(&mut [0; 11].as_slice()), Err(Error::FileChanged));
    // Nothing was taken: the ten bytes that were announced still fit.
    assert_eq!(grown.push(&mut [0; 10].as_slice()), Ok([].as_slice()));
    assert_eq!(grown.push(&mut [0].as_slice()), Err(Error::FileChanged));

    let mut shrunk = start();
    assert_eq!(shrunk.push(&mut [0; 9].as_slice()), Ok([].as_slice()));
    assert_eq!(shrunk.finish(), Err(Error::FileChanged));
    assert_eq!(shrunk.root(), Err(Error::FileChanged));
}

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
