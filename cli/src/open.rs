//! `sealform open`: the content of an envelope, as one JSON object.

use std::collections::BTreeMap;

use sealform::{Context, Error, Expected, Kind, Plaintext};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::args::OpenArgs;
use crate::failure::Failure;
use crate::key::Key;
use crate::object::{Object, SealedFile};
use crate::{input, open_file, output};

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
    let context = input::context(&args.expected.context)?;
    match Object::read(&args.file)? {
        Object::Boxes(envelope) => open_boxes(&envelope, args, &context),
        Object::File(file) => open_file(file, args, &context),
    }
}

fn open_boxes(envelope: &[u8], args: &OpenArgs, context: &Context) -> Result<(), Failure> {
    let root = input::root(args.root.as_ref())?;
    let key = Key::read(&args.key)?;
    let expected = Expected {
        kind: args.expected.kind,
        context,
    };
    let opened = sealform::open(envelope, key.opener(), expected)?;
    if root.is_some_and(|root| root != opened.root) {
        return Err(Error::OpenFailed.into());
    }
    let boxes = opened.boxes.iter().map(json_object);
    let (manifest, boxes) = match boxes.collect::<Result<Vec<_>, _>>()?.split_first() {
        Some((manifest, boxes)) => (*manifest, boxes.to_vec()),
        None => return Err(Failure::Content),
    };
    let content = Content {
        kind: opened.kind.name(),
        object_id: opened.object_id.to_string(),
        context: opened.context.iter().collect(),
        root: opened.root.to_text(),
        manifest,
        boxes,
    };
    output::json(&content, args.output.as_deref())
}

fn open_file(file: SealedFile, args: &OpenArgs, context: &Context) -> Result<(), Failure> {
    if args.expected.kind.is_some_and(|kind| kind != Kind::File) {
        return Err(Error::WrongKind.into());
    }
    let output = args.output.as_deref().ok_or(Failure::NoOutput)?;
    let root = input::root(args.root.as_ref())?;
    let key = Key::read(&args.key)?;
    open_file::run(file, &key, context, root, output)
}

/// What is in a box, as it was written.
pub(crate) fn json_object(data: &Plaintext) -> Result<&RawValue, Failure> {
    let json: &RawValue = serde_json::from_slice(data.as_bytes()).map_err(|_| Failure::Content)?;
    match json.get().starts_with('{') {
        true => Ok(json),
        false => Err(Failure::Content),
    }
}
