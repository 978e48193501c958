//! The four bodies in which a form can bring its envelope, parsed into the envelope's bytes and the hash that opens
//! the client's copy.

use std::borrow::Cow;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, header};
use base64ct::{Base64UrlUnpadded, Encoding};
use multer::{Field, Multipart};
use serde::Deserialize;

use crate::body;
use crate::problem::Problem;

/// The field that holds the envelope: base64url, or in a part with a binary type its bytes.
const PAYLOAD: &str = "payload";
/// The field that holds base64url of the SHA-256 of a token, for who may read the envelope back with it.
const COPY: &str = "copy";
/// A form handler may add fields of its own; they are passed over, up to here.
const MAX_FIELDS: usize = 48;
/// Room for those fields and for what stands between them.
const OTHER_FIELDS_BYTES: usize = 64 << 10;

const NOT_JSON: Problem = malformed(
    "The body is not a JSON object with one string payload, and at most one string copy. \
     Send {\"payload\": \"…\"} with the envelope as base64url.",
);
const BROKEN_MULTIPART: Problem = malformed(
    "The parts of the multipart body cannot be told apart. \
     Let FormData build it, and set no Content-Type by hand.",
);
const NOT_BASE64URL: Problem =
    malformed("The payload is not base64url without padding. Send the envelope in that encoding.");
const NO_PAYLOAD: Problem =
    malformed("The form has no field payload. Send the envelope in it, as base64url.");
const TWO_PAYLOADS: Problem =
    malformed("The form has more than one field payload. Send each envelope by itself.");
const NOT_A_HASH: Problem = malformed(
    "The copy is not the SHA-256 of a token. Send its 32 bytes as base64url without padding, or no copy.",
);
const TWO_COPIES: Problem = malformed("The form has more than one field copy. Send one, or none.");
const TOO_MANY_FIELDS: Problem =
    malformed("The form has more than 48 fields. Send the field payload, and few others.");

const OTHER_TYPE: Problem = Problem::UnsupportedMediaType(
    "Send the envelope as application/vnd.sealform, or in the field payload of \
     application/x-www-form-urlencoded, multipart/form-data or application/json.",
);

/// What a body brings.
pub(crate) struct Submission {
    pub(crate) envelope: Vec<u8>,
    pub(crate) copy_sha256: Option<[u8; 32]>,
}

const fn malformed(detail: &'static str) -> Problem {
    Problem::MalformedPayload(detail)
}

/// What the body brings. `max_envelope` bounds the body, which in text is a third longer than what it
/// stands for.
///
/// The whole body is read before it is parsed. An envelope has to be in memory at once anyway, to be
/// hashed and written, and the four forms so share one limit and one place that enforces it.
pub(crate) async fn read(request: Request, max_envelope: usize) -> Result<Submission, Problem> {
    let (head, body) = request.into_parts();
    let text_limit = max_envelope.div_ceil(3) * 4 + OTHER_FIELDS_BYTES;
    match media_type(&head.headers).as_deref() {
        Some("application/vnd.sealform") => Ok(Submission {
            envelope: body::read(body, max_envelope).await?.into(),
            copy_sha256: None,
        }),
        Some("application/json") => from_json(&body::read(body, text_limit).await?),
        Some("application/x-www-form-urlencoded") => {
            from_urlencoded(&body::read(body, text_limit).await?)
        }
        Some("multipart/form-data") => {
            let boundary = boundary(&head.headers)?;
            from_multipart(body::read(body, text_limit).await?, boundary).await
        }
        _ => Err(OTHER_TYPE),
    }
}

/// Whether a browser posts a form by itself and shows the answer as a page. Who fetches asks for JSON or anything.
pub(crate) fn is_form_navigation(headers: &HeaderMap) -> bool {
    let media_type = media_type(headers);
    let is_form = matches!(
        media_type.as_deref(),
        Some("application/x-www-form-urlencoded" | "multipart/form-data")
    );
    is_form && accepts(headers, "text/html") && !accepts(headers, "application/json")
}

/// Whether `Accept` names this type. Weights are not compared, and ranges with a star name nothing.
pub(crate) fn accepts(headers: &HeaderMap, media_type: &str) -> bool {
    headers
        .get_all(header::ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|range| range.split(';').next())
        .any(|range| range.trim().eq_ignore_ascii_case(media_type))
}

fn from_json(body: &[u8]) -> Result<Submission, Problem> {
    #[derive(Deserialize)]
    struct Members<'a> {
        #[serde(borrow)]
        payload: Cow<'a, str>,
        #[serde(borrow)]
        copy: Option<Cow<'a, str>>,
    }
    // serde would read the struct from an array as well.
    if !body.trim_ascii_start().starts_with(b"{") {
        return Err(NOT_JSON);
    }
    let members: Members = serde_json::from_slice(body).map_err(|_| NOT_JSON)?;
    let copy = members.copy.map(|text| decode_hash(text.as_bytes()));
    Ok(Submission {
        envelope: decode(members.payload.as_bytes())?,
        copy_sha256: copy.transpose()?,
    })
}

fn from_urlencoded(body: &[u8]) -> Result<Submission, Problem> {
    let mut found = Fields::default();
    for (name, value) in form_urlencoded::parse(body) {
        match found.next(Some(&name))? {
            Some(Name::Payload) => found.payload = Some(decode(value.as_bytes())?),
            Some(Name::Copy) => found.copy_sha256 = Some(decode_hash(value.as_bytes())?),
            None => {}
        }
    }
    found.finish()
}

async fn from_multipart(body: Bytes, boundary: String) -> Result<Submission, Problem> {
    let mut parts = Multipart::new(Body::from(body).into_data_stream(), boundary);
    let mut found = Fields::default();
    // A field that is not read to its end is skipped by the next call.
    while let Some(part) = parts.next_field().await.map_err(|_| BROKEN_MULTIPART)? {
        let Some(name) = found.next(part.name())? else {
            continue;
        };
        let binary = is_binary(&part);
        let value = part.bytes().await.map_err(|_| BROKEN_MULTIPART)?;
        match name {
            Name::Payload if binary => found.payload = Some(value.into()),
            Name::Payload => found.payload = Some(decode(&value)?),
            Name::Copy => found.copy_sha256 = Some(decode_hash(&value)?),
        }
    }
    found.finish()
}

/// A part that FormData made of a Blob. A text field has no type of its own.
fn is_binary(part: &Field<'_>) -> bool {
    part.content_type().is_some_and(|media_type| {
        ["application/vnd.sealform", "application/octet-stream"].contains(&media_type.essence_str())
    })
}

/// Exactly one field `payload` and at most one `copy`, among at most [`MAX_FIELDS`].
#[derive(Default)]
struct Fields {
    seen: usize,
    payload: Option<Vec<u8>>,
    copy_sha256: Option<[u8; 32]>,
}

enum Name {
    Payload,
    Copy,
}

impl Fields {
    /// Counts the next field, and says which it is. With two of one, this store and a proxy before it might each
    /// take another, so two are refused.
    fn next(&mut self, name: Option<&str>) -> Result<Option<Name>, Problem> {
        self.seen += 1;
        if self.seen > MAX_FIELDS {
            return Err(TOO_MANY_FIELDS);
        }
        match name {
            Some(PAYLOAD) if self.payload.is_some() => Err(TWO_PAYLOADS),
            Some(PAYLOAD) => Ok(Some(Name::Payload)),
            Some(COPY) if self.copy_sha256.is_some() => Err(TWO_COPIES),
            Some(COPY) => Ok(Some(Name::Copy)),
            _ => Ok(None),
        }
    }

    fn finish(self) -> Result<Submission, Problem> {
        Ok(Submission {
            envelope: self.payload.ok_or(NO_PAYLOAD)?,
            copy_sha256: self.copy_sha256,
        })
    }
}

/// Strict, so that a fault of the sender shows now, and not when the practice opens the record.
fn decode(text: &[u8]) -> Result<Vec<u8>, Problem> {
    let text = str::from_utf8(text).map_err(|_| NOT_BASE64URL)?;
    Base64UrlUnpadded::decode_vec(text).map_err(|_| NOT_BASE64URL)
}

fn decode_hash(text: &[u8]) -> Result<[u8; 32], Problem> {
    let text = str::from_utf8(text).map_err(|_| NOT_A_HASH)?;
    let mut hash = [0; 32];
    let decoded = Base64UrlUnpadded::decode(text, &mut hash).map_err(|_| NOT_A_HASH)?;
    (decoded.len() == 32).then_some(hash).ok_or(NOT_A_HASH)
}

/// The type without its parameters, in lowercase.
fn media_type(headers: &HeaderMap) -> Option<String> {
    let text = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    Some(text.split(';').next()?.trim().to_ascii_lowercase())
}

fn boundary(headers: &HeaderMap) -> Result<String, Problem> {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| multer::parse_boundary(value.to_str().ok()?).ok())
        .ok_or(BROKEN_MULTIPART)
}
