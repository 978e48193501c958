//! The format that loses nothing.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Problem;
use super::record::{Answer, Members, Record};
use crate::failure::Failure;

#[derive(Serialize)]
struct Entry<'a> {
    id: String,
    received: &'a Option<String>,
    created: &'a Option<String>,
    form: Option<&'a str>,
    root: String,
    context: BTreeMap<&'a str, &'a str>,
    manifest: &'a Members<'a>,
    answers: &'a [Answer<'a>],
}

pub(super) const START: &str = r#"{"sealform":"export","version":1,"records":["#;

pub(super) fn record(record: &Record<'_>) -> Result<Vec<u8>, Failure> {
    to_json(&Entry {
        id: record.id.to_string(),
        received: &record.received,
        created: &record.created,
        form: record.form(),
        root: record.root.to_text(),
        context: record.context.iter().collect(),
        manifest: &record.manifest,
        answers: &record.answers,
    })
}

pub(super) fn end(failed: &[Problem]) -> Result<Vec<u8>, Failure> {
    let failed = to_json(&failed)?;
    Ok([b"\n],\"failed\":", failed.as_slice(), b"}\n"].concat())
}

pub(super) fn to_json(value: &impl Serialize) -> Result<Vec<u8>, Failure> {
    serde_json::to_vec(value).map_err(|_| Failure::Content)
}
