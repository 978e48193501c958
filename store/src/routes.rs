//! Every address of the store, and what every request passes through.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state, map_response};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, post};
use axum::{Json, Router};
use sqlx::SqlitePool;
use tower::limit::GlobalConcurrencyLimitLayer;
use tower_http::cors::CorsLayer;

use crate::auth::TokenHash;
use crate::problem::Problem;
use crate::{cards, keyrings, log, site, submissions};

/// Requests to the API at one time; more wait in line. Each holds one body, so this bounds the memory.
const MAX_REQUESTS: usize = 64;
/// How long a browser may remember that another site may send forms here.
const PREFLIGHT_MAX_AGE: Duration = Duration::from_secs(3600);

/// What the handlers share.
pub(crate) struct Store {
    pub(crate) pool: SqlitePool,
    pub(crate) token_hash: TokenHash,
    pub(crate) max_envelope: usize,
}

/// The whole service: the API under `/v1`, and the pages of `site` everywhere else.
pub(crate) fn app(
    store: Arc<Store>,
    site: Option<Router>,
    origins: &[HeaderValue],
    timeout: Duration,
) -> Router {
    let site = site.unwrap_or_else(|| Router::new().fallback(site::not_found));
    Router::new()
        .nest("/v1", api(store, origins, timeout))
        // The one address under /v1 that nesting leaves to the pages.
        .route("/v1/", any(async || Problem::NotFound))
        .merge(site)
        .layer(map_response(site::with_headers))
        .layer(from_fn(log::record))
}

fn api(store: Arc<Store>, origins: &[HeaderValue], timeout: Duration) -> Router {
    // Only what a form page does is open to other sites: the layer wraps the methods before it, and
    // not those after.
    let submit = post(submissions::submit)
        .options(preflight)
        .layer(cors(origins, Method::POST));
    let read_card = get(cards::read)
        .options(preflight)
        .layer(cors(origins, Method::GET));
    Router::new()
        .route("/health", get(health))
        .route("/submissions", submit.get(submissions::list))
        .route("/submissions/{id}", get(submissions::read))
        .route("/cards/{name}", read_card.put(cards::write))
        .route("/keyrings/{id}", get(keyrings::read).put(keyrings::write))
        .fallback(async || Problem::NotFound)
        .method_not_allowed_fallback(async || Problem::MethodNotAllowed)
        .layer(GlobalConcurrencyLimitLayer::new(MAX_REQUESTS))
        // Around the line: waiting in it counts.
        .layer(from_fn_with_state(timeout, within))
        .with_state(store)
}

/// `GET /v1/health`: 200 when the database answers.
async fn health(State(store): State<Arc<Store>>) -> Result<impl IntoResponse, Problem> {
    sqlx::query("SELECT 1").execute(&store.pool).await?;
    Ok((
        [(header::CACHE_CONTROL, "no-store")],
        Json(serde_json::json!({ "status": "ok" })),
    ))
}

/// The CORS layer answers a preflight before it comes here; this gives the layer a method to wrap.
async fn preflight() -> StatusCode {
    StatusCode::NO_CONTENT
}

fn cors(origins: &[HeaderValue], method: Method) -> CorsLayer {
    CorsLayer::new()
        .allow_origin(origins.to_vec())
        .allow_methods([method])
        .allow_headers([header::CONTENT_TYPE])
        .max_age(PREFLIGHT_MAX_AGE)
}

/// The whole request, its body too, within the time. An answer that is ready is not cut off.
async fn within(State(timeout): State<Duration>, request: Request, next: Next) -> Response {
    match tokio::time::timeout(timeout, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::Timeout.into_response(),
    }
}
