//! `sealform seal`: a record from fields on stdin.

use std::path::Path;

use getrandom::SysRng;
use sealform::{Context, Draft, Holder, Kind, MAX_ENVELOPE_LEN, Recipient, text};
use serde::Deserialize;
use serde_json::value::RawValue;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::args::SealArgs;
use crate::card::PinnedCard;
use crate::failure::Failure;
use crate::{input, output};

pub(crate) fn run(args: &SealArgs) -> Result<(), Failure> {
    let mut context = input::context(&args.context)?;
    let card = args.readers.card.as_deref();
    let card = card.map(|path| PinnedCard::read(path, args.pin.as_deref()));
    let card = card.transpose()?;
    let recipients = match &card {
        Some(card) => add_card(card, &mut context)?,
        None => &input::recipients(&args.readers.recipients)?,
    };
    seal(args, &context, recipients)?;
    if let Some(PinnedCard { pin, .. }) = card.filter(|_| args.pin.is_none()) {
        output::message(&format!("Card: {pin}"));
    }
    Ok(())
}

/// What a card says of each record: where it belongs, and who can read it.
fn add_card<'a>(card: &'a PinnedCard, context: &mut Context) -> Result<&'a [Recipient], Failure> {
    context.insert("form", &card.card.form)?;
    context.insert("card", &card.pin)?;
    Ok(&card.card.recipients)
}

fn seal(args: &SealArgs, context: &Context, recipients: &[Recipient]) -> Result<(), Failure> {
    let stdin = input::whole(Path::new("-"), MAX_ENVELOPE_LEN)?;
    let fields = parse_fields(&stdin)?;
    let manifest = manifest(args.kind);
    let mut boxes = vec![manifest.as_bytes()];
    boxes.extend(fields.iter().map(|field| field.get().as_bytes()));
    let draft = Draft {
        kind: args.kind,
        context,
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

/// Box 0: when it was made, and what a record and a note have beside that. A record of no page has no title and no language.
fn manifest(kind: Kind) -> String {
    let more = match kind {
        Kind::Record => r#","form":{"title":"","lang":""},"consent":[],"files":[]"#,
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
