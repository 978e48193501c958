//! Files for the tests, sealed to one secret.

use getrandom::SysRng;
use sealform::{
    Context, Error, FileEnd, FileHeader, FileKey, FileStart, Holder, Opener, Plaintext, Sealed,
    open_file, seal_file,
};

use super::{context, secret};

pub const CHUNK: usize = 65_536;
pub const SEALED_CHUNK: usize = CHUNK + 16;
/// Salt and commitment of the box.
pub const BOX_HEAD: usize = 48;

/// Lengths of data around everything that has an edge: the padding's steps, and with the eight bytes of the
/// length field, the chunks'.
pub const LENGTHS: [usize; 16] = [
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

pub fn data(len: usize) -> Vec<u8> {
    (0..len).map(|i| (i % 251) as u8 + 1).collect()
}

pub fn seal(data: &[u8]) -> Sealed {
    let holders = [Holder::SharedSecret(&secret(1))];
    seal_file(&mut SysRng, &record(), data, &holders).unwrap()
}

pub fn record() -> Context {
    context(&[("record", "00112233445566778899aabbccddeeff")])
}

pub fn open(envelope: &[u8]) -> Result<(Plaintext, FileEnd), Error> {
    open_file(envelope, Opener::SharedSecret(&secret(1)), &record())
}

pub fn header(envelope: &[u8]) -> FileHeader<'_> {
    match FileHeader::read(envelope).unwrap() {
        FileStart::Whole(header) => header,
        FileStart::Needs(_) => unreachable!("the header is there"),
    }
}

pub fn unlock(envelope: &[u8]) -> (FileKey, usize) {
    let header = header(envelope);
    let key = header.unlock(Opener::SharedSecret(&secret(1)), &record());
    (key.unwrap(), header.len())
}

/// What a reader gets who is given the body in steps: the data that was released, and how it ended.
pub fn open_in_steps(envelope: &[u8], step: usize) -> (Vec<u8>, Result<FileEnd, Error>) {
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
