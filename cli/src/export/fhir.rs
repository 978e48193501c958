//! FHIR R4: each record a `QuestionnaireResponse`. What FHIR forbids is left out, so that what is written is valid.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::value::RawValue;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::json::to_json;
use super::record::{Answer, Attached, Members, Record, text_of};
use crate::failure::Failure;

pub(super) const START: &str = r#"{"resourceType":"Bundle","type":"collection""#;
/// Of FHIR's unsignedInt.
const MAX_SIZE: u64 = 2_147_483_647;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    full_url: String,
    resource: Response,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Response {
    resource_type: &'static str,
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    meta: Option<Meta>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contained: Option<[Questionnaire; 1]>,
    identifier: Identifier,
    #[serde(skip_serializing_if = "Option::is_none")]
    questionnaire: Option<&'static str>,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    authored: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    item: Vec<Item>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Meta {
    last_updated: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Questionnaire {
    resource_type: &'static str,
    id: &'static str,
    identifier: [FormName; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    status: &'static str,
}

#[derive(Serialize)]
struct FormName {
    value: String,
}

#[derive(Serialize)]
struct Identifier {
    system: &'static str,
    value: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    link_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    answer: Vec<Value>,
}

#[derive(Serialize)]
enum Value {
    #[serde(rename = "valueString")]
    String(String),
    #[serde(rename = "valueCoding")]
    Coding { code: String, display: String },
    #[serde(rename = "valueBoolean")]
    Boolean(bool),
    #[serde(rename = "valueInteger")]
    Integer(i32),
    #[serde(rename = "valueDecimal")]
    Decimal(Box<RawValue>),
    #[serde(rename = "valueAttachment")]
    Attachment(Attachment),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Attachment {
    #[serde(skip_serializing_if = "Option::is_none")]
    content_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    size: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
}

pub(super) fn entry(record: &Record<'_>) -> Result<Vec<u8>, Failure> {
    let about = record.manifest.get("form");
    let about = about.and_then(|form| Members::parse(form.get().as_bytes()).ok());
    let about = |member: &str| about.as_ref()?.text(member);
    let contained = record.form().and_then(string).map(|form| {
        [Questionnaire {
            resource_type: "Questionnaire",
            id: "form",
            identifier: [FormName { value: form }],
            title: about("title").and_then(|title| string(&title)),
            status: "unknown",
        }]
    });
    let received = record.received.as_deref().and_then(date_time);
    let resource = Response {
        resource_type: "QuestionnaireResponse",
        id: record.id.to_string(),
        meta: received.map(|last_updated| Meta { last_updated }),
        language: about("lang").filter(|lang| is_code(lang)),
        questionnaire: contained.as_ref().map(|_| "#form"),
        contained,
        identifier: Identifier {
            system: "urn:ietf:rfc:3986",
            value: uuid(&record.id.0),
        },
        status: "completed",
        authored: record.created.as_deref().and_then(date_time),
        item: items(&record.answers),
    };
    to_json(&Entry {
        full_url: uuid(&record.root.0),
        resource,
    })
}

/// One item for each name, at the place of its first answer.
fn items(answers: &[Answer<'_>]) -> Vec<Item> {
    let mut positions: HashMap<String, usize> = HashMap::new();
    let mut items: Vec<Item> = Vec::new();
    for answer in answers {
        let link_id = string(&answer.name).unwrap_or_else(|| "answer".into());
        let position = *positions.entry(link_id.clone()).or_insert(items.len());
        if position == items.len() {
            items.push(Item {
                link_id,
                text: answer.text("label").and_then(|label| string(&label)),
                answer: Vec::new(),
            });
        }
        if let Some(item) = items.get_mut(position) {
            item.answer.extend(value(answer));
        }
    }
    items
}

fn value(answer: &Answer<'_>) -> Option<Value> {
    if let Some(file) = &answer.file {
        return Some(Value::Attachment(attachment(file)));
    }
    let json = answer.value()?;
    let Some(code) = text_of(json) else {
        return other_value(json);
    };
    let shown = answer.text("text").and_then(|shown| string(&shown));
    match shown.filter(|_| is_code(&code)) {
        Some(display) => Some(Value::Coding { code, display }),
        None => string(&code).map(Value::String),
    }
}

/// What only other writers seal.
fn other_value(json: &RawValue) -> Option<Value> {
    match json.get() {
        "true" => Some(Value::Boolean(true)),
        "false" => Some(Value::Boolean(false)),
        list if list.starts_with(['[', '{']) => string(list).map(Value::String),
        number => Some(match number.parse() {
            Ok(integer) => Value::Integer(integer),
            Err(_) => Value::Decimal(json.to_owned()),
        }),
    }
}

fn attachment(file: &Attached<'_>) -> Attachment {
    let of_id = || {
        let id = u128::from_str_radix(&file.text("id")?, 16).ok()?;
        Some(uuid(&id.to_be_bytes()))
    };
    Attachment {
        content_type: file.text("type").filter(|kind| is_code(kind)),
        url: file.path.as_deref().map(encoded).or_else(of_id),
        size: file.size().filter(|size| *size <= MAX_SIZE),
        title: file.text("name").and_then(|name| string(&name)),
    }
}

/// As JavaScript's encodeURIComponent, for each part of a path.
fn encoded(path: &str) -> String {
    let encode = |byte: u8| match byte {
        b'/' => "/".into(),
        _ if byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte) => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    };
    path.bytes().map(encode).collect()
}

/// FHIR's string, if there is anything in it.
fn string(text: &str) -> Option<String> {
    let plain = |c: char| match c {
        ' ' | '\t' | '\r' | '\n' => c,
        c if c < ' ' || is_script_space(c) => ' ',
        c => c,
    };
    let text: String = text.chars().map(plain).collect();
    (!text.trim_matches([' ', '\t', '\r', '\n']).is_empty()).then_some(text)
}

/// What `\s` matches in JavaScript, in which FHIR's patterns are written.
fn is_script_space(c: char) -> bool {
    c == '\u{feff}' || (c.is_whitespace() && c != '\u{85}')
}

fn is_code(text: &str) -> bool {
    let mut words = text.split(' ');
    words
        .all(|word| !word.is_empty() && !word.chars().any(|c| c.is_control() || is_script_space(c)))
}

/// The text, if it is a time that FHIR's pattern allows.
fn date_time(text: &str) -> Option<String> {
    let parsed = OffsetDateTime::parse(text, &Rfc3339).ok()?;
    let has_form = !text.contains(['t', 'z', ' ', '_']) && parsed.year() > 0;
    let offset = parsed.offset().whole_seconds().abs();
    (has_form && offset <= 14 * 3600).then(|| text.into())
}

/// The first 16 of `bytes`.
fn uuid(bytes: &[u8]) -> String {
    let digit = |(place, byte): (usize, &u8)| match place {
        4 | 6 | 8 | 10 => format!("-{byte:02x}"),
        _ => format!("{byte:02x}"),
    };
    let digits: String = bytes.iter().take(16).enumerate().map(digit).collect();
    format!("urn:uuid:{digits}")
}
