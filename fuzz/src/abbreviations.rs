//! Control characters in place of long texts that a fuzzer cannot make up. In JSON they stand for nothing else.

/// Neither white space nor what a keyring's input is split by.
const MARKS: &[u8] = &[1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 14, 15, 16];

/// `data` with the first text for each first mark, and so on.
pub(super) fn expand(data: &[u8], texts: &[String]) -> Vec<u8> {
    let mut expanded = Vec::with_capacity(data.len());
    for byte in data {
        let mark = MARKS.iter().position(|mark| mark == byte);
        match mark.and_then(|mark| texts.get(mark)) {
            Some(text) => expanded.extend_from_slice(text.as_bytes()),
            None => expanded.push(*byte),
        }
    }
    expanded
}

/// The other way round, for seeds.
pub(super) fn shorten(text: &str, texts: &[String]) -> Vec<u8> {
    let marks = MARKS.iter().map(|mark| char::from(*mark).to_string());
    let short = texts
        .iter()
        .zip(marks)
        .fold(text.to_owned(), |short, (text, mark)| {
            short.replace(text, &mark)
        });
    short.into_bytes()
}
