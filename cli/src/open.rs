//! `sealform open`: the content of an envelope, as one JSON object.

use std::collections::BTreeMap;

use sealform::{Expected, Opened, Opener, Plaintext, SharedSecret, text};
use serde::Serialize;
use serde_json::value::RawValue;
use zeroize::Zeroizing;

use crate::args::{KeyArgs, OpenArgs};
use crate::failure::Failure;
use crate::{input, output};

/// `manifest` is box 0, `boxes` are the others, each as it was sealed.
#[derive(Serialize)]
struct Content<'a> {
    kind: &'a str,
    object_id: String,
    context: BTreeMap<&'a str, &'a str>,
    root: String,
    manifest: &'a RawValue,
    boxes: Vec<&'a RawValue>,
}

pub(crate) fn run(args: &OpenArgs) -> Result<(), Failure> {
    let context = input::context(&args.context)?;
    let expected = Expected {
        kind: args.kind,
        context: &context,
    };
    let envelope = input::envelope(&args.file)?;
    let opened = open(&envelope, &args.key, expected)?;
    let boxes = opened.boxes.iter().map(parse);
    let (manifest, boxes) = match boxes.collect::<Result<Vec<_>, _>>()?.split_first() {
        Some((manifest, boxes)) => (*manifest, boxes.to_vec()),
        None => return Err(Failure::Content),
    };
    output::json(&Content {
        kind: opened.kind.name(),
        object_id: opened.object_id.to_string(),
        context: opened.context.iter().collect(),
        root: opened.root.to_text(),
        manifest,
        boxes,
    })
}

fn open(envelope: &[u8], key: &KeyArgs, expected: Expected<'_>) -> Result<Opened, Failure> {
    let opened = if let Some(path) = &key.identity {
        let identities = input::identities(path)?;
        sealform::open(envelope, Opener::Identities(&identities), expected)
    } else if let Some(secret) = &key.secret {
        let secret = SharedSecret::from_slice(&Zeroizing::new(text::decode(secret)?))?;
        sealform::open(envelope, Opener::SharedSecret(&secret), expected)
    } else {
        let passphrase = input::passphrase()?;
        sealform::open(envelope, Opener::Passphrase(&passphrase), expected)
    };
    Ok(opened?)
}

/// A JSON object, as it was written.
fn parse(data: &Plaintext) -> Result<&RawValue, Failure> {
    let json: &RawValue = serde_json::from_slice(data.as_bytes()).map_err(|_| Failure::Content)?;
    match json.get().starts_with('{') {
        true => Ok(json),
        false => Err(Failure::Content),
    }
}
