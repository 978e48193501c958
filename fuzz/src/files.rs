//! The three ways to open a file, which must agree.

use std::ops::Range;

use arbitrary::Unstructured;
use sealform::{
    Context, Error, FileEnd, FileHeader, FileOpener, FileStart, Opener, Root, open_file,
};

use super::fixtures::KEYS;

/// 32 slots of 65,538 bytes, a context of 4,096, and what is fixed.
const MAX_HEADER_LEN: usize = 2_200_000;

/// A file's one box, as short as it can be.
pub(super) const MIN_BODY_LEN: usize = 16 + 32 + 256 + 16;

/// A body that a reader is given, and what it must make of it.
pub(super) struct Case<'a> {
    pub(super) envelope: &'a [u8],
    /// What is authentic in it: nothing else may ever come out.
    pub(super) data: &'a [u8],
    /// Whether all of it is as a writer makes it.
    pub(super) is_whole: bool,
}

impl Case<'_> {
    /// `steps` are how many bytes come at a time.
    pub(super) fn check(&self, steps: &mut Unstructured<'_>) {
        let whole = open_file(self.envelope, opener(), &Context::new());
        let whole = whole.map(|(data, end)| {
            assert!(data.as_bytes() == self.data, "data");
            end.root
        });
        assert_eq!(whole.is_ok(), self.is_whole, "{whole:?}");

        let (streamed, is_to_the_end) = self.stream(steps);
        if !is_to_the_end {
            assert!(streamed.is_err(), "a part is not taken for the whole");
        } else if self.is_cut_off() {
            // Who has the whole object sees it before a key is tried.
            assert_eq!(whole, Err(Error::Malformed));
            assert!(streamed.is_err());
        } else {
            assert_eq!(streamed, whole, "whole and in steps");
        }
        assert_eq!(self.seek().is_ok(), self.is_whole, "whole and by chunk");
    }

    fn is_cut_off(&self) -> bool {
        read_header(self.envelope)
            .is_ok_and(|header| self.envelope.len() - header.len() < MIN_BODY_LEN)
    }

    /// The root, or why it did not open; and whether all of it was pushed.
    fn stream(&self, steps: &mut Unstructured<'_>) -> (Result<Root, Error>, bool) {
        let (mut opener, mut body) = match self.start() {
            Ok(started) => started,
            Err(error) => return (Err(error), true),
        };
        let mut released = 0;
        while !body.is_empty() {
            let Some(len) = next_step(steps) else {
                return (opener.finish().map(|end| end.root), false);
            };
            let (mut part, rest) = body.split_at(len.min(body.len()));
            body = rest;
            if let Err(error) = self.push_all(&mut opener, &mut part, &mut released) {
                assert_eq!(opener.push(&mut part).err(), Some(error), "it stays so");
                assert_eq!(opener.finish().err(), Some(error), "it stays so");
                return (Err(error), true);
            }
        }
        let end = opener.finish();
        (end.map(|end| self.check_end(&end, released)), true)
    }

    fn push_all(
        &self,
        opener: &mut FileOpener,
        part: &mut &[u8],
        released: &mut usize,
    ) -> Result<(), Error> {
        loop {
            let data = opener.push(part)?;
            let expected = self.data.get(*released..*released + data.len());
            assert!(expected == Some(data), "released is what was sealed");
            *released += data.len();
            if part.is_empty() {
                return Ok(());
            }
        }
    }

    fn check_end(&self, end: &FileEnd, released: usize) -> Root {
        assert!(end.rest.as_bytes() == &self.data[released..], "the rest");
        end.root
    }

    /// Opens every chunk by itself.
    fn seek(&self) -> Result<(), Error> {
        let header = read_header(self.envelope)?;
        let key = header.unlock(opener(), &Context::new())?;
        let object_len = self.envelope.len() as u64;
        let part = |range: Range<u64>| &self.envelope[range.start as usize..range.end as usize];
        let [first, last] = header.ends(object_len)?.map(part);
        let seeker = key.seek(object_len, first, last)?;
        assert_eq!(seeker.data_len(), self.data.len() as u64);
        let mut result = Ok(());
        let mut at = 0;
        for number in 0.. {
            let Ok(range) = seeker.sealed_range(number) else {
                break;
            };
            let data_range = seeker.data_range(number)?;
            assert_eq!(data_range.start, at, "no gap");
            at = data_range.end;
            let expected = &self.data[data_range.start as usize..data_range.end as usize];
            match seeker.open_chunk(number, part(range)) {
                Ok(chunk) => assert!(chunk.as_bytes() == expected, "chunk {number}"),
                Err(error) => result = Err(error),
            }
        }
        assert_eq!(at, seeker.data_len(), "all of the data");
        result
    }

    fn start(&self) -> Result<(FileOpener, &[u8]), Error> {
        let header = read_header(self.envelope)?;
        let key = header.unlock(opener(), &Context::new())?;
        Ok((key.stream(), &self.envelope[header.len()..]))
    }
}

/// Reads a header as one does whose bytes arrive: no more than was asked for, until there are no more.
pub(super) fn read_header(object: &[u8]) -> Result<FileHeader<'_>, Error> {
    let mut len = 0;
    loop {
        match FileHeader::read(&object[..len])? {
            FileStart::Whole(header) => return Ok(header),
            FileStart::Needs(more) => {
                assert!(more > len, "it asks for what it has");
                assert!(more <= MAX_HEADER_LEN, "it asks for {more} bytes");
                if len == object.len() {
                    return Err(Error::Malformed);
                }
                len = more.min(object.len());
            }
        }
    }
}

fn opener() -> Opener<'static> {
    Opener::SharedSecret(&KEYS.secret)
}

/// How many bytes come next, or `None` when no more come. A sequence that is over gives everything.
fn next_step(steps: &mut Unstructured<'_>) -> Option<usize> {
    if steps.is_empty() {
        return Some(usize::MAX);
    }
    match steps.arbitrary::<u8>().unwrap_or(0) {
        255 => None,
        step @ 128.. => Some(usize::from(step - 127) * 1024),
        step @ 64.. => Some(usize::from(step - 63) * 64),
        step => Some(step.into()),
    }
}
