//! A file of 2 GiB takes the memory that one of 2 MiB takes: counted by the allocator, while a sealer's output goes
//! straight into an opener. Alone in its binary, because the counter is the process's.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use getrandom::SysRng;
use peak_alloc::PeakAlloc;
use sealform::{
    Context, FileDraft, FileHeader, FileOpener, FileSealer, FileStart, Holder, Opener, SharedSecret,
};

#[global_allocator]
static COUNTER: PeakAlloc = PeakAlloc;

const MIB: u64 = 1 << 20;
/// What is read at a time, as from a disk.
static STEP: [u8; 100_000] = [0xa5; 100_000];

#[test]
fn two_gibibytes_take_the_memory_of_two_mebibytes() {
    let small = peak_of_a_round_trip(2 * MIB);
    let large = peak_of_a_round_trip(2048 * MIB);
    // The test's own harness allocates a few bytes now and then.
    let difference = small.abs_diff(large);
    assert!(difference < 1024, "{small} and {large} bytes");
    // A chunk on either side, and small change.
    assert!(small < 200_000, "{small} bytes");
}

/// The most memory in bytes that sealing and opening a file of `len` bytes took at a time.
fn peak_of_a_round_trip(len: u64) -> usize {
    let before = COUNTER.current_usage();
    COUNTER.reset_peak_usage();
    let secret = SharedSecret::from_slice(&[7; 32]).unwrap();
    let context = Context::new();
    let draft = FileDraft {
        context: &context,
        len,
    };
    let mut sealer = FileSealer::new(&mut SysRng, draft, &[Holder::SharedSecret(&secret)]).unwrap();
    let FileStart::Whole(header) = FileHeader::read(sealer.start()).unwrap() else {
        unreachable!("the start has the whole header");
    };
    let key = header.unlock(Opener::SharedSecret(&secret), &context);
    let mut reader = Reader {
        opener: key.unwrap().stream(),
        opened: 0,
        sealed: header.len() as u64,
    };
    reader.push(sealer.start().get(header.len()..).unwrap());

    let mut left = len;
    while left > 0 {
        let step = left.min(STEP.len() as u64);
        let mut data = STEP.get(..step as usize).unwrap();
        while !data.is_empty() {
            reader.push(sealer.push(&mut data).unwrap());
        }
        left -= step;
    }
    while let Some(chunk) = sealer.finish().unwrap() {
        reader.push(chunk);
    }
    assert_eq!(reader.sealed, sealer.sealed_len());
    let end = reader.opener.finish().unwrap();
    assert_eq!(reader.opened + end.rest.as_bytes().len() as u64, len);
    assert_eq!(end.root, sealer.root().unwrap());
    COUNTER.peak_usage() - before
}

struct Reader {
    opener: FileOpener,
    opened: u64,
    sealed: u64,
}

impl Reader {
    fn push(&mut self, mut sealed: &[u8]) {
        self.sealed += sealed.len() as u64;
        while !sealed.is_empty() {
            let data = self.opener.push(&mut sealed).unwrap();
            assert!(data.iter().all(|byte| *byte == STEP[0]));
            self.opened += data.len() as u64;
        }
    }
}
