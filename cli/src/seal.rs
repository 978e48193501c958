//! `sealform seal`: a record from fields on stdin.

use getrandom::SysRng;
use sealform::{Draft, Holder, Kind, MAX_ENVELOPE_LEN, Recipient, text};
use serde::Deserialize;
use serde_json::value::RawValue;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::args::SealArgs;
use crate::failure::Failure;
use crate::{input, output};

pub(crate) fn run(args: &SealArgs) -> Result<(), Failure> {
    // Not parsed with the arguments, whose errors quote what they were given: an identity, by mistake.
    let recipients = args
        .recipients
        .iter()
        .map(|text| Recipient::from_text(text));
    let recipients: Vec<Recipient> = recipients.collect::<Result<_, _>>()?;
    let context = input::context(&args.context)?;
    let stdin = input::stdin(MAX_ENVELOPE_LEN)?;
    let fields = parse_fields(&stdin)?;
    let manifest = manifest(args.kind);
    let mut boxes = vec![manifest.as_bytes()];
    boxes.extend(fields.iter().map(|field| field.get().as_bytes()));
    let draft = Draft {
        kind: args.kind,
        context: &context,
        boxes: &boxes,
    };
    let holders: Vec<Holder<'_>> = recipients.iter().map(Holder::Recipient).collect();
    let sealed = sealform::seal(&mut SysRng, draft, &holders)?;
    let output = match args.text {
        true => (text::encode(&sealed.envelope) + "\n").into_bytes(),
        false => sealed.envelope,
    };
    output::bytes(&output, args.output.as_deref())
}

/// Box 0: when it was made, and what a record and a note have beside that.
fn manifest(kind: Kind) -> String {
    let more = match kind {
        Kind::Record => r#","consent":[],"files":[]"#,
        Kind::Note => r#","previous":null"#,
        Kind::File | Kind::Keyring => "",
    };
    format!(r#"{{"created":"{}"{more}}}"#, now())
}

/// The time now, as RFC 3339 in UTC to the second.
pub(crate) fn now() -> String {
    let now = OffsetDateTime::now_utc().replace_nanosecond(0);
    // Fails only for a year beyond 9999, and a record without a time is better than none.
    now.ok()
        .and_then(|now| now.format(&Rfc3339).ok())
        .unwrap_or_default()
}

/// Each element as it was written, once it is seen to be a field: other members are kept.
fn parse_fields(json: &[u8]) -> Result<Vec<&RawValue>, Failure> {
    #[derive(Deserialize)]
    #[expect(dead_code, reason = "parsed to see that they are there")]
    struct Field<'a> {
        name: String,
        #[serde(borrow)]
        value: &'a RawValue,
    }
    let fields: Vec<&RawValue> = serde_json::from_slice(json).map_err(|_| Failure::Fields)?;
    for field in &fields {
        serde_json::from_str::<Field<'_>>(field.get()).map_err(|_| Failure::Fields)?;
    }
    Ok(fields)
}
