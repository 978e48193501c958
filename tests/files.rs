//! Files: the same bytes whole and in steps of every size, of a length that is known beforehand.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod common;

use common::files::{CHUNK, LENGTHS, SEALED_CHUNK, data, open, open_in_steps, record, seal};
use common::{identity, passphrase, secret};
use getrandom::SysRng;
use sealform::{
    Error, FileDraft, FileSealer, Holder, MAX_FILE_LEN, inspect, seal_file, sealed_file_len,
};

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
