//! Any bytes as an envelope, by everyone who has no key.

use sealform::{FileHeader, FileStart, Kind, inspect, text};

use super::files::{MIN_BODY_LEN, read_header};

pub fn check(data: &[u8]) {
    let seen = inspect(data);
    let header = read_header(data);
    // A header is read and written without its body, and nobody opens a body that is shorter than any.
    let is_cut_off = header
        .as_ref()
        .is_ok_and(|header| data.len() - header.len() < MIN_BODY_LEN);
    #[cfg(fuzzing)]
    {
        let rewritten = sealform::fuzzing::rewrite(data);
        let is_read = seen.is_ok() || is_cut_off;
        assert_eq!(rewritten.is_some(), is_read, "both read the same");
        assert!(
            rewritten.is_none_or(|rewritten| rewritten == data),
            "one object has one form"
        );
    }

    // What needs the whole object and what needs its start agree on what a file is.
    let is_file = seen.as_ref().is_ok_and(|seen| seen.kind == Kind::File);
    assert_eq!(header.is_ok(), is_file || is_cut_off, "both find a file");
    assert!(!(is_file && is_cut_off), "a body has a box");
    if let (Ok(header), Ok(seen)) = (header, seen) {
        assert_eq!(header.object_id(), seen.object_id);
        assert_eq!(header.context(), &seen.context);
        assert_eq!(header.slots(), seen.slots);
        assert_eq!([data.len() - header.len()], *seen.box_sizes);
    }

    // What is refused at its start is refused whole, and for the same reason.
    let start = &data[..data.len() / 2];
    match (FileHeader::read(start), FileHeader::read(data)) {
        (Err(early), whole) => assert_eq!(Some(early), whole.err()),
        (Ok(FileStart::Whole(early)), Ok(FileStart::Whole(whole))) => {
            assert_eq!(early.len(), whole.len());
        }
        (Ok(FileStart::Whole(_)), _) => panic!("a header that was whole is so no more"),
        (Ok(FileStart::Needs(_)), _) => {}
    }

    let decoded = str::from_utf8(data).map(|data| (data, text::decode(data)));
    if let Ok((data, Ok(bytes))) = decoded {
        assert_eq!(text::encode(&bytes), data, "bytes have one text");
    }
}
