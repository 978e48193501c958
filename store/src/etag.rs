//! Entity tags: the hash of the content, so that an operator can compare it with others.

use axum::http::{HeaderMap, HeaderName, header};
use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};

/// `"sha256-…"` with base64, as pages pin a card.
pub(crate) fn of(sha256: &[u8]) -> String {
    format!("\"sha256-{}\"", Base64::encode_string(sha256))
}

/// `"…"` with the hash in hexadecimal, as the list of submissions has it: what a writer names in `If-Match`.
pub(crate) fn of_version(content: &[u8]) -> String {
    let digits = Sha256::digest(content);
    let digits: String = digits.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("\"{digits}\"")
}

/// Whether `If-None-Match` has this tag, compared weakly as RFC 9110 asks.
pub(crate) fn is_named(headers: &HeaderMap, etag: &str) -> bool {
    tags(headers, header::IF_NONE_MATCH)
        .map(|tag| tag.trim_start_matches("W/"))
        .any(|tag| tag == etag || tag == "*")
}

/// Whether `If-Match` has this tag, compared strongly as RFC 9110 asks.
pub(crate) fn is_expected(headers: &HeaderMap, etag: &str) -> bool {
    tags(headers, header::IF_MATCH).any(|tag| tag == etag || tag == "*")
}

fn tags(headers: &HeaderMap, name: HeaderName) -> impl Iterator<Item = &str> {
    let values = headers.get_all(name).into_iter();
    let values = values.filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).map(str::trim)
}
