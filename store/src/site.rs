//! The static pages, and the headers that keep a browser strict.

use std::path::Path;

use axum::Router;
use axum::handler::HandlerWithoutStateExt;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::map_response;
use axum::response::{Html, IntoResponse, Response};
use tower_http::services::ServeDir;

use crate::StartError;

/// For every answer, so that none can be forgotten. Where they say nothing to a browser, as on JSON,
/// they do no harm.
const HEADERS: [(HeaderName, HeaderValue); 5] = [
    // Scripts and WASM from here only. Workers are blobs, made from strings inside the hashed script.
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; \
             style-src 'self'; img-src 'self' data:; media-src data:; connect-src 'self'; font-src 'self'; \
             form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
        ),
    ),
    (
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    ),
    (
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "accelerometer=(), autoplay=(), camera=(), display-capture=(), \
             encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), \
             microphone=(), midi=(), payment=(), serial=(), usb=(), xr-spatial-tracking=()",
        ),
    ),
];

const NOT_FOUND: &str = "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">\
    <meta name=\"viewport\" content=\"width=device-width\">\
    <title>Page not found</title><h1>Page not found</h1>\
    <p>There is no page at this address. <a href=\"/\">Go to the start page</a></p></html>\n";

/// The files under `directory`: `/` is `index.html`, `/intake` is `intake.html`.
pub(crate) fn open(directory: &Path) -> Result<Router, StartError> {
    // Reading it, and not only looking at it, also finds a directory without the right to read.
    std::fs::read_dir(directory).map_err(|_| StartError::Site(directory.to_owned()))?;
    let files = ServeDir::new(directory)
        .html_as_default_extension(true)
        .fallback(not_found.into_service());
    Ok(Router::new()
        .fallback_service(files)
        .layer(map_response(as_page)))
}

/// A small 404 for people.
pub(crate) async fn not_found() -> impl IntoResponse {
    (StatusCode::NOT_FOUND, Html(NOT_FOUND))
}

/// Sets [`HEADERS`].
pub(crate) async fn with_headers(mut response: Response) -> Response {
    response.headers_mut().extend(HEADERS);
    response
}

/// The files have no version in their names: a browser keeps them, but asks each time whether they
/// are still good.
async fn as_page(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|media_type| media_type == "text/html")
    {
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        );
    }
    response
}
