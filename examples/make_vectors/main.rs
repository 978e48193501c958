//! Makes the frozen vectors that are not there yet: `cargo run --example make_vectors -- YYYY-MM-DD`.
//!
//! It never replaces one: every ciphertext that was ever shipped must open for ever. Those that must be refused, and
//! those with slots of unknown types, are written by the sealer in `tests/independent/`: see `tests/vectors/README.md`.
#![allow(clippy::unwrap_used, reason = "a tool for developers, which may stop")]

mod disclosures;
mod holders;
mod list;

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;

use getrandom::SysRng;
use sealform::{Context, Draft, Holder, Kind, Sealed, seal, seal_file, text};
use serde_json::{Value, json};

use holders::{By, OwnedHolder};

struct Vector {
    name: String,
    kind: Kind,
    context: Vec<(String, String)>,
    content: Content,
    holders: Vec<By>,
}

enum Content {
    Boxes(Vec<Vec<u8>>),
    File(Vec<u8>),
}

fn main() {
    let date = std::env::args().nth(1).unwrap();
    for vector in list::all() {
        write_once(&vector.name, || make(&vector, &date));
    }
    for disclosure in disclosures::all() {
        write_once(disclosure.name, || disclosure.make(&date));
    }
}

fn write_once(name: &str, make: impl FnOnce() -> Value) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/v1");
    let path = folder.join(format!("{name}.json"));
    if !path.exists() {
        let json = make();
        serde_json::to_writer_pretty(File::create_new(path).unwrap(), &json).unwrap();
        println!("made {name}");
    }
}

fn make(vector: &Vector, date: &str) -> Value {
    let owned: Vec<OwnedHolder> = vector.holders.iter().map(OwnedHolder::make).collect();
    let holders: Vec<Holder<'_>> = owned.iter().map(OwnedHolder::borrow).collect();
    let context = context(&vector.context);
    let sealed = seal_content(vector.kind, &context, &vector.content, &holders);

    let mut json = json!({
        "name": vector.name,
        "date": date,
        "envelope": text::encode(&sealed.envelope),
        "kind": vector.kind as u8,
        "context": pairs(&context),
        "root": sealed.root.to_text(),
        "slots": vector.holders.iter().map(By::slot_type).collect::<Vec<_>>(),
    });
    let (key, value) = match &vector.content {
        Content::Boxes(boxes) => (
            "boxes",
            boxes.iter().map(|data| text::encode(data)).collect(),
        ),
        Content::File(data) => ("data", Value::String(text::encode(data))),
    };
    let members = json.as_object_mut().unwrap();
    members.insert(key.into(), value);
    for by in &vector.holders {
        members.extend(by.opens_with());
    }
    json
}

fn seal_content(
    kind: Kind,
    context: &Context,
    content: &Content,
    holders: &[Holder<'_>],
) -> Sealed {
    match content {
        Content::File(data) => seal_file(&mut SysRng, context, data, holders),
        Content::Boxes(boxes) => {
            let boxes: Vec<&[u8]> = boxes.iter().map(Vec::as_slice).collect();
            let draft = Draft {
                kind,
                context,
                boxes: &boxes,
            };
            seal(&mut SysRng, draft, holders)
        }
    }
    .unwrap()
}

fn context(pairs: &[(String, String)]) -> Context {
    let mut context = Context::new();
    for (key, value) in pairs {
        context.insert(key, value).unwrap();
    }
    context
}

fn pairs(context: &Context) -> BTreeMap<&str, &str> {
    context.iter().collect()
}
