//! Everything that can go wrong with a request: one enum and one table, answered as
//! `application/problem+json` (RFC 9457).

use std::borrow::Cow;
use std::io;

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
        limit: u64,
    },
    /// The text says what to send.
    UnsupportedMediaType(&'static str),
    IdConflict,
    /// `If-Match` or `If-None-Match` of a write does not hold.
    Changed,
    /// A write has neither of the two.
    ConditionRequired,
    /// Only a journal is ended by its writer.
    NotAJournal,
    Unauthorized,
    NotFound,
    MethodNotAllowed,
    Timeout,
    InvalidName,
    InvalidParameter,
    InvalidRange,
    /// The request is not what tus asks for; the text says what to send.
    InvalidUpload(&'static str),
    OtherTusVersion,
    WrongOffset,
    UploadLocked,
    UploadExpired,
    UploadFinished,
    TooManyUploads,
    StoreFull,
    Internal(sqlx::Error),
    /// The disk or the system failed.
    Failed(io::Error),
}

impl From<sqlx::Error> for Problem {
    fn from(error: sqlx::Error) -> Self {
        Self::Internal(error)
    }
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::StoreFull,
            _ => Self::Failed(error),
        }
    }
}

impl Problem {
    pub(crate) fn code(&self) -> &'static str {
        self.describe().1
    }

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
            Self::UnsupportedMediaType(detail) => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "unsupported-media-type",
                "Unknown type of body",
                *detail,
            ),
            Self::IdConflict => (
                StatusCode::CONFLICT,
                "id-conflict",
                "This id is taken",
                "Another envelope with this object id is in the store already, and stays as it is. \
                 Seal the form again, which makes a new id.",
            ),
            Self::Changed => (
                StatusCode::PRECONDITION_FAILED,
                "conflict",
                "Changed meanwhile",
                "What is here is not the version that the request names. Fetch it, make the change anew, and send that.",
            ),
            Self::ConditionRequired => (
                StatusCode::PRECONDITION_REQUIRED,
                "condition-required",
                "Which version is it to replace?",
                "Send If-Match with the ETag of the version that the new one comes after, or If-None-Match: * for the first.",
            ),
            Self::NotAJournal => (
                StatusCode::FORBIDDEN,
                "not-a-journal",
                "This is no journal",
                "Only a client's journal is ended here; a practice's keyring stays, for its records open with it alone.",
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
                "The parameter after is a whole number from 0, limit a whole number from 1 to 500, payload true or false.",
            ),
            Self::InvalidRange => (
                StatusCode::RANGE_NOT_SATISFIABLE,
                "invalid-range",
                "Not a range of this file",
                "Ask for one range of bytes within the size of the file.",
            ),
            Self::InvalidUpload(detail) => (
                StatusCode::BAD_REQUEST,
                "invalid-upload",
                "Not a request of tus 1.0",
                *detail,
            ),
            Self::OtherTusVersion => (
                StatusCode::PRECONDITION_FAILED,
                "other-tus-version",
                "Unknown version of tus",
                "Send the header Tus-Resumable: 1.0.0.",
            ),
            Self::WrongOffset => (
                StatusCode::CONFLICT,
                "wrong-offset",
                "The upload is not at this offset",
                "Ask with HEAD how much is here, and send what follows.",
            ),
            Self::UploadLocked => (
                StatusCode::LOCKED,
                "upload-locked",
                "Another request goes on with this upload",
                "Ask with HEAD how much is here, which ends the other request, and send what follows.",
            ),
            Self::UploadExpired => (
                StatusCode::GONE,
                "upload-expired",
                "The upload has expired",
                "Begin a new upload: an unfinished one is kept until the time in Upload-Expires.",
            ),
            Self::UploadFinished => (
                StatusCode::FORBIDDEN,
                "upload-finished",
                "The upload is finished",
                "Its file belongs to the practice now. Nothing more is to be done.",
            ),
            Self::TooManyUploads => (
                StatusCode::SERVICE_UNAVAILABLE,
                "too-many-uploads",
                "Too many unfinished uploads",
                "Try again later, or ask the operator of the store for a higher limit.",
            ),
            Self::StoreFull => (
                StatusCode::INSUFFICIENT_STORAGE,
                "store-full",
                "No room for this",
                "Nothing is lost on your side: keep what was to be sent, and tell the operator of the store that its \
                 room is used up.",
            ),
            Self::Internal(_) | Self::Failed(_) => (
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
        if let Self::Failed(error) = &self {
            // No error of the standard library has a path in it.
            tracing::error!(%error, "disk");
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
