//! Entity tags: the hash of the content, so that an operator can compare it with others.

use axum::http::{HeaderMap, header};
use base64ct::{Base64, Encoding};

/// `"sha256-…"` with base64, as pages pin a card.
pub(crate) fn of(sha256: &[u8]) -> String {
    format!("\"sha256-{}\"", Base64::encode_string(sha256))
}

/// Whether `If-None-Match` has this tag, compared weakly as RFC 9110 asks.
pub(crate) fn is_named(headers: &HeaderMap, etag: &str) -> bool {
    headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|tag| tag.trim().trim_start_matches("W/"))
        .any(|tag| tag == etag || tag == "*")
}
