//! The four bodies in which a form can bring its envelope, parsed into the envelope's bytes.

use std::borrow::Cow;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, header};
use base64ct::{Base64UrlUnpadded, Encoding};
use multer::Multipart;
use serde::Deserialize;

use crate::body;
use crate::problem::Problem;

/// The field that holds the envelope as base64url.
const FIELD: &str = "payload";
/// A form handler may add fields of its own; they are passed over, up to here.
const MAX_FIELDS: usize = 48;
/// Room for those fields and for what stands between them.
const OTHER_FIELDS_BYTES: usize = 64 << 10;

const NOT_JSON: Problem = malformed(
    "The body is not a JSON object with one string payload. \
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
const TOO_MANY_FIELDS: Problem =
    malformed("The form has more than 48 fields. Send the field payload, and few others.");

const fn malformed(detail: &'static str) -> Problem {
    Problem::MalformedPayload(detail)
}

/// The envelope's bytes. `max_envelope` bounds the body, which in text is a third longer than what it
/// stands for.
///
/// The whole body is read before it is parsed. An envelope has to be in memory at once anyway, to be
/// hashed and written, and the four forms so share one limit and one place that enforces it.
pub(crate) async fn read(request: Request, max_envelope: usize) -> Result<Vec<u8>, Problem> {
    let (head, body) = request.into_parts();
    let text_limit = max_envelope.div_ceil(3) * 4 + OTHER_FIELDS_BYTES;
    match media_type(&head.headers).as_deref() {
        Some("application/vnd.sealform") => Ok(body::read(body, max_envelope).await?.into()),
        Some("application/json") => from_json(&body::read(body, text_limit).await?),
        Some("application/x-www-form-urlencoded") => {
            from_urlencoded(&body::read(body, text_limit).await?)
        }
        Some("multipart/form-data") => {
            let boundary = boundary(&head.headers)?;
            from_multipart(body::read(body, text_limit).await?, boundary).await
        }
        _ => Err(Problem::UnsupportedMediaType),
    }
}

fn from_json(body: &[u8]) -> Result<Vec<u8>, Problem> {
    #[derive(Deserialize)]
    struct Submission<'a> {
        #[serde(borrow)]
        payload: Cow<'a, str>,
    }
    // serde would read the struct from an array as well.
    if !body.trim_ascii_start().starts_with(b"{") {
        return Err(NOT_JSON);
    }
    let submission: Submission = serde_json::from_slice(body).map_err(|_| NOT_JSON)?;
    decode(submission.payload.as_bytes())
}

fn from_urlencoded(body: &[u8]) -> Result<Vec<u8>, Problem> {
    let mut found = Field::default();
    for (name, value) in form_urlencoded::parse(body) {
        if found.is_payload(Some(&name))? {
            found.payload = Some(decode(value.as_bytes())?);
        }
    }
    found.finish()
}

async fn from_multipart(body: Bytes, boundary: String) -> Result<Vec<u8>, Problem> {
    let mut parts = Multipart::new(Body::from(body).into_data_stream(), boundary);
    let mut found = Field::default();
    // A field that is not read to its end is skipped by the next call.
    while let Some(part) = parts.next_field().await.map_err(|_| BROKEN_MULTIPART)? {
        if found.is_payload(part.name())? {
            found.payload = Some(decode(&part.bytes().await.map_err(|_| BROKEN_MULTIPART)?)?);
        }
    }
    found.finish()
}

/// Exactly one field `payload` among at most [`MAX_FIELDS`].
#[derive(Default)]
struct Field {
    seen: usize,
    payload: Option<Vec<u8>>,
}

impl Field {
    /// Counts the next field, and says whether it is the one. With two of them, this store and a proxy
    /// before it might each take another, so two are refused.
    fn is_payload(&mut self, name: Option<&str>) -> Result<bool, Problem> {
        self.seen += 1;
        if self.seen > MAX_FIELDS {
            return Err(TOO_MANY_FIELDS);
        }
        if name == Some(FIELD) && self.payload.is_some() {
            return Err(TWO_PAYLOADS);
        }
        Ok(name == Some(FIELD))
    }

    fn finish(self) -> Result<Vec<u8>, Problem> {
        self.payload.ok_or(NO_PAYLOAD)
    }
}

/// Strict, so that a fault of the sender shows now, and not when the practice opens the record.
fn decode(text: &[u8]) -> Result<Vec<u8>, Problem> {
    let text = str::from_utf8(text).map_err(|_| NOT_BASE64URL)?;
    Base64UrlUnpadded::decode_vec(text).map_err(|_| NOT_BASE64URL)
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
