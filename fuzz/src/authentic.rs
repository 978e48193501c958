//! Objects by someone who has the keys, as every stranger has who fills in a form, and writes what ours never would.

use arbitrary::{Result, Unstructured};
use sealform::{
    Context, Error, Expected, Kind, Opener, Root, disclose, inspect, verify_disclosure,
};

use super::by_hand::{self, End};
use super::files::Case;
use super::fixtures::{self, KEYS};

const FILE: u8 = Kind::File as u8;
const WITH_BOXES: [u8; 3] = [Kind::Record as u8, Kind::Keyring as u8, Kind::Note as u8];

pub fn check(data: &[u8]) {
    // An input that ends early is one that says less.
    let _ = write_and_open(&mut Unstructured::new(data));
}

fn write_and_open(input: &mut Unstructured<'_>) -> Result<()> {
    let is_file = input.arbitrary()?;
    let context = match input.ratio(1, 8)? {
        true => some_bytes(input, 64)?,
        false => Vec::new(),
    };
    let slots: Vec<_> = (0..input.int_in_range(0..=2)?)
        .map(|_| slot(input))
        .collect::<Result<_>>()?;
    match is_file {
        true => check_file(input, &context, &slots),
        false => check_boxes(input, &context, &slots),
    }
}

fn check_file(input: &mut Unstructured<'_>, context: &[u8], slots: &[(u8, Vec<u8>)]) -> Result<()> {
    let padded = padded(input, 8, 140_000)?;
    let is_full = !padded.is_empty() && padded.len().is_multiple_of(65_536);
    let end = match is_full && input.arbitrary()? {
        true => End::EmptyChunk,
        false => End::Right,
    };
    let core = by_hand::core(FILE, context, 0);
    let mut envelope = by_hand::header(&core, slots);
    envelope.extend_from_slice(&by_hand::file(&core, &padded, end));
    let (data, is_padded) = by_hand::unpad(&padded, 8);
    let case = Case {
        envelope: &envelope,
        data,
        is_whole: is_padded && end == End::Right && inspect(&envelope).is_ok(),
    };
    case.check(input);
    Ok(())
}

fn check_boxes(
    input: &mut Unstructured<'_>,
    context: &[u8],
    slots: &[(u8, Vec<u8>)],
) -> Result<()> {
    let kind = *input.choose(&WITH_BOXES)?;
    let padded: Vec<_> = (0..input.int_in_range(0..=3)?)
        .map(|_| padded(input, 4, 600))
        .collect::<Result<_>>()?;
    let core = by_hand::core(kind, context, padded.len() as u16);
    let mut envelope = by_hand::header(&core, slots);
    for (index, padded) in (0..).zip(&padded) {
        let sealed = by_hand::field(&core, index, padded);
        envelope.extend_from_slice(&(sealed.len() as u32).to_be_bytes());
        envelope.extend_from_slice(&sealed);
    }
    let data: Option<Vec<&[u8]>> = padded
        .iter()
        .map(|padded| match by_hand::unpad(padded, 4) {
            (data, true) => Some(data),
            _ => None,
        })
        .collect();

    let opened = fixtures::open(&envelope, Opener::SharedSecret(&KEYS.secret));
    match (inspect(&envelope), data) {
        (Err(error), _) => assert_eq!(opened.err(), Some(error)),
        (Ok(seen), Some(data)) => {
            let opened = opened.unwrap_or_else(|error| panic!("{error:?}"));
            assert_eq!(fixtures::contents(&opened), data);
            assert_eq!(opened.root, seen.root);
            check_disclosure(&envelope, &data, seen.root);
        }
        (Ok(_), None) => {
            assert_eq!(opened.err(), Some(Error::Malformed));
            let indices: Vec<u16> = (0..padded.len() as u16).collect();
            let disclosed = disclose(&envelope, secret(), any(&Context::new()), &indices);
            assert_eq!(disclosed.err(), Some(Error::Malformed));
        }
    }
    Ok(())
}

fn check_disclosure(envelope: &[u8], data: &[&[u8]], root: Root) {
    let indices: Vec<u16> = (0..data.len() as u16).collect();
    let bundle = disclose(envelope, secret(), any(&Context::new()), &indices).unwrap();
    let disclosed = verify_disclosure(bundle.as_bytes(), root);
    let disclosed = disclosed.unwrap_or_else(|error| panic!("{error:?}"));
    let found: Vec<_> = disclosed
        .boxes
        .iter()
        .map(|found| found.data.as_bytes())
        .collect();
    assert_eq!(found, data);
}

fn secret() -> Opener<'static> {
    Opener::SharedSecret(&KEYS.secret)
}

fn any(context: &Context) -> Expected<'_> {
    Expected {
        kind: None,
        context,
    }
}

/// A slot before the one that opens: of any type, or addressed to the same secret and not opening.
fn slot(input: &mut Unstructured<'_>) -> Result<(u8, Vec<u8>)> {
    let body = match input.arbitrary()? {
        true => {
            let mut body = by_hand::sid();
            body.resize(8 + 32 + 48, input.arbitrary()?);
            return Ok((4, body));
        }
        false => some_bytes(input, 160)?,
    };
    Ok((input.arbitrary()?, body))
}

/// What is in a box: as `pad` writes it, but for what is changed in it.
fn padded(input: &mut Unstructured<'_>, width: usize, max: usize) -> Result<Vec<u8>> {
    // Long ones are slow, and most of them are like another.
    let usual = if input.ratio(1, 4)? { max } else { 300 };
    let len = input.int_in_range(0..=usual)?;
    let mut padded = by_hand::pad(&vec![b'x'; len], width);
    for _ in 0..input.int_in_range(0..=2)? {
        match input.int_in_range(0..=3)? {
            0 => {
                let at = input.int_in_range(0..=padded.len())?;
                let byte = input.arbitrary()?;
                padded.get_mut(at).into_iter().for_each(|old| *old = byte);
            }
            1 => padded.resize(input.int_in_range(0..=max)?, 0),
            2 => {
                let announced = input.arbitrary::<u64>()?.to_be_bytes();
                let field = padded.iter_mut().take(width);
                field
                    .zip(&announced[8 - width..])
                    .for_each(|(old, new)| *old = *new);
            }
            // A full chunk, or several.
            _ => padded.resize(65_536 * (1 + max / 140_000 * input.int_in_range(0..=1)?), 0),
        }
    }
    Ok(padded)
}

fn some_bytes(input: &mut Unstructured<'_>, max: usize) -> Result<Vec<u8>> {
    let len = input.int_in_range(0..=max)?;
    input.bytes(len).map(<[u8]>::to_vec)
}
