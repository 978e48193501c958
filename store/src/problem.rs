//! Everything that can go wrong with a request: one enum and one table, answered as
//! `application/problem+json` (RFC 9457).

use std::borrow::Cow;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// Why a request was refused. No text of the request is ever in an answer: a form handler in between
/// may show or log it, and a sender may have sent plaintext by mistake.
#[derive(Debug)]
pub(crate) enum Problem {
    /// The body is not what its type promises; the text says what to send.
    MalformedPayload(&'static str),
    NotAnEnvelope,
    UnsupportedVersion,
    TooLarge {
        limit: usize,
    },
    UnsupportedMediaType,
    IdConflict,
    Unauthorized,
    NotFound,
    MethodNotAllowed,
    Timeout,
    InvalidName,
    InvalidParameter,
    Internal(sqlx::Error),
}

impl From<sqlx::Error> for Problem {
    fn from(error: sqlx::Error) -> Self {
        Self::Internal(error)
    }
}

impl Problem {
    /// Status, code, title, and what to do next. The codes are part of the API: programs compare them,
    /// so they are never renamed. The texts are for people, and may change.
    fn describe(&self) -> (StatusCode, &'static str, &'static str, Cow<'static, str>) {
        let (status, code, title, detail) = match self {
            Self::MalformedPayload(detail) => (
                StatusCode::BAD_REQUEST,
                "malformed-payload",
                "The body cannot be read",
                *detail,
            ),
            Self::NotAnEnvelope => (
                StatusCode::BAD_REQUEST,
                "not-an-envelope",
                "Not a sealed envelope",
                "The bytes do not begin like a sealform envelope. \
                 Send what the sealing function returned, whole and unchanged.",
            ),
            Self::UnsupportedVersion => (
                StatusCode::BAD_REQUEST,
                "unsupported-version",
                "Unknown envelope version",
                "This store knows version 1 of the envelope. \
                 Update the store, then send the envelope again.",
            ),
            Self::TooLarge { limit } => {
                let detail = format!(
                    "At most {limit} bytes are taken here. \
                     Send less, or ask the operator of the store for a higher limit."
                );
                return (
                    StatusCode::PAYLOAD_TOO_LARGE,
                    "too-large",
                    "Too large",
                    detail.into(),
                );
            }
            Self::UnsupportedMediaType => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "unsupported-media-type",
                "Unknown type of body",
                "Send the envelope as application/vnd.sealform, or in the field payload of \
                 application/x-www-form-urlencoded, multipart/form-data or application/json.",
            ),
            Self::IdConflict => (
                StatusCode::CONFLICT,
                "id-conflict",
                "This id is taken",
                "Another envelope with this object id is in the store already, and stays as it is. \
                 Seal the form again, which makes a new id.",
            ),
            Self::Unauthorized => (
                StatusCode::UNAUTHORIZED,
                "unauthorized",
                "A token is needed",
                "Send the header Authorization: Bearer with the token of this store. \
                 It was in the set-up link; --new-token makes another.",
            ),
            Self::NotFound => (
                StatusCode::NOT_FOUND,
                "not-found",
                "Nothing here",
                "There is nothing at this address. Check it and try again.",
            ),
            Self::MethodNotAllowed => (
                StatusCode::METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "Not with this method",
                "This address takes other methods; the header Allow lists them.",
            ),
            Self::Timeout => (
                StatusCode::REQUEST_TIMEOUT,
                "timeout",
                "The request took too long",
                "Send it again. An envelope that did arrive is kept only once.",
            ),
            Self::InvalidName => (
                StatusCode::BAD_REQUEST,
                "invalid-name",
                "Not a valid name",
                "An id is 32 lowercase hexadecimal digits; \
                 a card's name is 1 to 64 of a-z, 0-9 and the hyphen.",
            ),
            Self::InvalidParameter => (
                StatusCode::BAD_REQUEST,
                "invalid-parameter",
                "Not a valid parameter",
                "The parameter after is a whole number from 0, limit a whole number from 1 to 500.",
            ),
            Self::Internal(_) => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "internal",
                "The store failed",
                "Nothing is lost on your side: try again later. \
                 The operator finds the cause in the store's log.",
            ),
        };
        (status, code, title, detail.into())
    }
}

#[derive(Serialize)]
struct Document {
    r#type: &'static str,
    title: &'static str,
    status: u16,
    code: &'static str,
    detail: Cow<'static, str>,
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        if let Self::Internal(error) = &self {
            // SQLx names the statement's fault, never the values bound to it.
            tracing::error!(%error, "database");
        }
        let (status, code, title, detail) = self.describe();
        let document = Document {
            r#type: "about:blank",
            title,
            status: status.as_u16(),
            code,
            detail,
        };
        let headers = [
            (header::CONTENT_TYPE, "application/problem+json"),
            (header::CACHE_CONTROL, "no-store"),
        ];
        let mut response = (status, headers, Json(document)).into_response();
        if matches!(self, Self::Unauthorized) {
            response
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
