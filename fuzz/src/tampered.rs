//! An object of boxes that was sealed, and changed afterwards by someone who has no key.

use arbitrary::{Result, Unstructured};

use super::edits;
use super::fixtures::{KEYS, OBJECTS};
use super::open::{check_change, check_opening};

pub fn check(data: &[u8]) {
    // An input that ends early is one that edits less.
    let _ = edit_and_open(&mut Unstructured::new(data));
}

fn edit_and_open(input: &mut Unstructured<'_>) -> Result<()> {
    let mut envelope = input.choose(&*OBJECTS)?.sealed.envelope.clone();
    let donor = &input.choose(&*OBJECTS)?.sealed.envelope;
    let opener = *input.choose(&KEYS.openers())?;
    while !input.is_empty() {
        edits::edit(input, &mut envelope, donor)?;
    }
    check_opening(&envelope, opener);
    check_change(&envelope, opener);
    Ok(())
}
