//! The static pages, and the headers that keep a browser strict.

use std::path::Path;

use axum::Router;
use axum::extract::Request;
use axum::handler::HandlerWithoutStateExt;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next, map_response};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get_service;
use tower_http::services::{ServeDir, ServeFile};

use crate::StartError;

/// For every answer, so that none can be forgotten, but for the policy of [`FRAME`], which has its own. Where they say nothing
/// to a browser, as on JSON, they do no harm.
const HEADERS: [(HeaderName, HeaderValue); 5] = [
    // Scripts and WASM from here only. Workers are blobs, made from strings inside the hashed script, but for the one that keeps
    // pages for a room without network: a service worker cannot be a blob.
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; \
             style-src 'self'; img-src 'self' data:; media-src data:; connect-src 'self'; font-src 'self'; \
             frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
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

/// The page that draws what others sent, in a frame without an origin.
const FRAME: &str = "/pdf-frame";

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
    let frame = ServeFile::new(directory.join("pdf-frame.html"));
    Ok(Router::new()
        .route(
            FRAME,
            get_service(frame).layer(middleware::from_fn(with_frame_policy)),
        )
        .fallback_service(files)
        .layer(map_response(as_page)))
}

/// A small 404 for people.
pub(crate) async fn not_found() -> impl IntoResponse {
    (StatusCode::NOT_FOUND, Html(NOT_FOUND))
}

/// Sets [`HEADERS`] that are not set.
pub(crate) async fn with_headers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.entry(name).or_insert(value);
    }
    response
}

/// Script from one file and nothing else; only our own pages may hold the frame. To WebKit `'self'` is nothing in a page
/// without an origin: the host is named.
async fn with_frame_policy(request: Request, next: Next) -> Response {
    let host = host_of(&request).unwrap_or("localhost");
    let policy = format!(
        "sandbox allow-scripts; default-src 'none'; script-src http://{host}{FRAME}.js https://{host}{FRAME}.js; \
         img-src data: blob:; font-src data:; form-action 'none'; base-uri 'none'; \
         frame-ancestors http://{host} https://{host}"
    );
    let policy = HeaderValue::try_from(policy);
    let mut response = next.run(request).await;
    if let Ok(policy) = policy {
        response
            .headers_mut()
            .insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// As the browser has it in its address bar, if there is nothing in it that a policy would read otherwise.
fn host_of(request: &Request) -> Option<&str> {
    let named = request.headers().get(header::HOST)?.to_str().ok()?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
    named.bytes().all(is_plain).then_some(named)
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
