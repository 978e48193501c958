//! `sealform disclose` and `sealform verify`: some boxes of an envelope, for someone who is to read no others.

use std::collections::BTreeMap;

use sealform::{Expected, MAX_DISCLOSURE_LEN, Root};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::args::{DiscloseArgs, VerifyArgs};
use crate::failure::Failure;
use crate::key::Key;
use crate::object::Object;
use crate::{input, open, output};

pub(crate) fn disclose(args: &DiscloseArgs) -> Result<(), Failure> {
    let context = input::context(&args.expected.context)?;
    let envelope = Object::read(&args.file)?.into_boxes()?;
    let key = Key::read(&args.key)?;
    let expected = Expected {
        kind: args.expected.kind,
        context: &context,
    };
    let bundle = sealform::disclose(&envelope, key.opener(), expected, &args.boxes)?;
    output::bytes(bundle.as_bytes(), args.output.as_deref())
}

#[derive(Serialize)]
struct Disclosed<'a> {
    kind: &'a str,
    object_id: String,
    context: BTreeMap<&'a str, &'a str>,
    /// How many boxes the envelope has.
    box_count: u16,
    boxes: Vec<DisclosedBox<'a>>,
}

#[derive(Serialize)]
struct DisclosedBox<'a> {
    index: u16,
    content: &'a RawValue,
}

pub(crate) fn verify(args: &VerifyArgs) -> Result<(), Failure> {
    let root = Root::from_text(&args.root)?;
    let bundle = input::whole(&args.bundle, MAX_DISCLOSURE_LEN)?;
    let disclosed = sealform::verify_disclosure(&bundle, root)?;
    let boxes = disclosed.boxes.iter().map(|disclosed| {
        Ok(DisclosedBox {
            index: disclosed.index,
            content: open::json_object(&disclosed.data)?,
        })
    });
    let content = Disclosed {
        kind: disclosed.kind.name(),
        object_id: disclosed.object_id.to_string(),
        context: disclosed.context.iter().collect(),
        box_count: disclosed.box_count,
        boxes: boxes.collect::<Result<_, Failure>>()?,
    };
    output::json(&content, None)
}
