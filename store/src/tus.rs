//! tus 1.0 as headers: <https://tus.io/protocols/resumable-upload>. Extensions: creation, expiration, termination.

use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::problem::Problem;
use crate::routes::Store;

pub(crate) const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
pub(crate) const VERSION: HeaderName = HeaderName::from_static("tus-version");
pub(crate) const EXTENSION: HeaderName = HeaderName::from_static("tus-extension");
pub(crate) const MAX_SIZE: HeaderName = HeaderName::from_static("tus-max-size");
pub(crate) const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
pub(crate) const LENGTH: HeaderName = HeaderName::from_static("upload-length");
pub(crate) const METADATA: HeaderName = HeaderName::from_static("upload-metadata");
pub(crate) const EXPIRES: HeaderName = HeaderName::from_static("upload-expires");
pub(crate) const METHOD_OVERRIDE: HeaderName = HeaderName::from_static("x-http-method-override");

const ONE: HeaderValue = HeaderValue::from_static("1.0.0");
const EXTENSIONS: HeaderValue = HeaderValue::from_static("creation,expiration,termination");
/// In bytes. What is in it is not read and not kept: names and types of files travel sealed.
const MAX_METADATA: usize = 4 << 10;

const NO_NUMBER: Problem = Problem::InvalidUpload(
    "Send the header Upload-Length with the creation and Upload-Offset with each part, as whole numbers of bytes. \
     A length that is not yet known is not taken.",
);
const LONG_METADATA: Problem = Problem::InvalidUpload(
    "Upload-Metadata is longer than 4096 bytes. Leave it out: this store does not read it.",
);
const OTHER_TYPE: Problem = Problem::UnsupportedMediaType(
    "Send the part of the upload as application/offset+octet-stream.",
);

/// Refuses what speaks another version before anything is done for it.
pub(crate) async fn same_version(request: Request, next: Next) -> Response {
    if request.headers().get(RESUMABLE) == Some(&ONE) {
        next.run(request).await
    } else {
        ([(VERSION, ONE)], Problem::OtherTusVersion).into_response()
    }
}

/// Around all answers to tus: the version on each, and for OPTIONS what this store can do.
pub(crate) async fn describe(
    State(store): State<Arc<Store>>,
    request: Request,
    next: Next,
) -> Response {
    let asked = request.method() == Method::OPTIONS;
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(RESUMABLE, ONE);
    if asked {
        headers.insert(VERSION, ONE);
        headers.insert(EXTENSION, EXTENSIONS);
        headers.insert(MAX_SIZE, store.uploads.limits.max_file.into());
    }
    response
}

/// A count of bytes, in digits alone.
pub(crate) fn bytes(headers: &HeaderMap, name: HeaderName) -> Result<u64, Problem> {
    let text = headers.get(name).and_then(|value| value.to_str().ok());
    text.filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))
        .and_then(|text| text.parse().ok())
        .ok_or(NO_NUMBER)
}

pub(crate) fn check_metadata(headers: &HeaderMap) -> Result<(), Problem> {
    let length: usize = headers.get_all(METADATA).iter().map(HeaderValue::len).sum();
    (length <= MAX_METADATA).then_some(()).ok_or(LONG_METADATA)
}

pub(crate) fn check_media_type(headers: &HeaderMap) -> Result<(), Problem> {
    let media_type = headers.get(header::CONTENT_TYPE);
    media_type
        .filter(|value| value.as_bytes() == b"application/offset+octet-stream")
        .map(|_| ())
        .ok_or(OTHER_TYPE)
}

/// The value of `Upload-Expires`, from milliseconds since 1970.
pub(crate) fn http_date(milliseconds: u64) -> String {
    httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_millis(milliseconds))
}
