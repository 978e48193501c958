//! The log: one JSON line on standard error for each request. Never a body, a query, a token or an
//! address of a client.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::level_filters::LevelFilter;

/// Begins the log of this process. A second call does nothing.
pub fn init() {
    // A fixed level: what libraries write at debug and trace can hold bodies and headers, so it cannot
    // be turned on.
    let _ = tracing_subscriber::fmt()
        .json()
        .with_max_level(LevelFilter::INFO)
        .with_writer(std::io::stderr)
        .try_init();
}

/// Logs a request by its route template, because a path can hold the id of a keyring.
pub(crate) async fn record(route: Option<MatchedPath>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = request.method().clone();
    // It only tells lines apart: a system without randomness is no reason to refuse the request.
    let id = format!("{:016x}", getrandom::u64().unwrap_or_default());
    let mut response = next.run(request).await;
    tracing::info!(
        request_id = id,
        method = %method,
        route = route.as_ref().map_or("(none)", MatchedPath::as_str),
        status = response.status().as_u16(),
        latency_ms = begun.elapsed().as_millis() as u64,
        "request"
    );
    if let Ok(id) = HeaderValue::from_str(&id) {
        response
            .headers_mut()
            .insert(HeaderName::from_static("x-request-id"), id);
    }
    response
}
