//! Every address of the store, and what every request passes through.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state, map_response};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, any, get, head, post, put};
use axum::{Json, Router};
use sqlx::SqlitePool;
use tower::limit::GlobalConcurrencyLimitLayer;
use tower_http::cors::CorsLayer;

use crate::auth::TokenHash;
use crate::problem::Problem;
use crate::upload::Uploads;
use crate::{
    cards, copies, files, keyrings, log, objects, site, submissions, tus, uploads, versions,
};

/// Requests to the API at one time; more wait in line. Each holds one body, so this bounds the memory.
const MAX_REQUESTS: usize = 64;
/// How long a browser may remember that another site may send forms here.
const PREFLIGHT_MAX_AGE: Duration = Duration::from_secs(3600);

type Methods = MethodRouter<Arc<Store>>;

/// What the handlers share.
pub(crate) struct Store {
    pub(crate) pool: SqlitePool,
    pub(crate) token_hash: TokenHash,
    pub(crate) max_envelope: usize,
    pub(crate) max_object: usize,
    pub(crate) max_journals: u32,
    pub(crate) max_journal: u64,
    pub(crate) thanks: Option<HeaderValue>,
    pub(crate) uploads: Arc<Uploads>,
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
    let line = GlobalConcurrencyLimitLayer::new(MAX_REQUESTS);
    // Around the line: waiting in it counts.
    let bounded = |methods: Methods| {
        methods
            .layer(line.clone())
            .layer(from_fn_with_state(timeout, within))
    };
    // Only what a form page does is open to other sites. Around all else, so that a page can read a refusal too.
    let open = |methods: Methods, cors: CorsLayer| {
        methods
            .options(preflight)
            .layer(cors.allow_origin(origins.to_vec()))
    };
    let tus = |methods: Methods| {
        open(methods.layer(from_fn(tus::same_version)), tus_cors())
            .layer(from_fn_with_state(Arc::clone(&store), tus::describe))
    };

    let submit = open(bounded(post(submissions::submit)), cors(Method::POST));
    let read_card = open(bounded(get(cards::read)), cors(Method::GET));
    let read_copy = cors(Method::GET).allow_headers([header::AUTHORIZATION]);
    let read_copy = open(bounded(get(copies::read)), read_copy);
    // Not in the line: one body may take long, with limits of its own, and the others have none.
    let upload = head(uploads::status)
        .patch(uploads::append)
        .post(uploads::append_by_post)
        .delete(uploads::terminate);

    Router::new()
        .fallback(async || Problem::NotFound)
        .layer(line.clone())
        .layer(from_fn_with_state(timeout, within))
        .route("/health", bounded(get(health)))
        .route(
            "/submissions",
            submit.merge(bounded(get(submissions::list))),
        )
        .route(
            "/submissions/{id}",
            bounded(get(submissions::read).put(submissions::reseal)),
        )
        .route("/copies/{id}", read_copy)
        .route("/cards", bounded(get(cards::list)))
        .route(
            "/cards/{name}",
            read_card.merge(bounded(put(cards::write).delete(cards::delete))),
        )
        .route(
            "/keyrings/{id}",
            bounded(
                get(keyrings::read)
                    .put(keyrings::write)
                    .delete(keyrings::end),
            ),
        )
        .route("/objects", bounded(get(objects::list)))
        .route(
            "/objects/{id}",
            bounded(get(objects::read).put(objects::write)),
        )
        .route("/objects/{id}/versions", bounded(get(versions::list)))
        .route(
            "/objects/{id}/versions/{version}",
            bounded(get(versions::read).put(versions::write)),
        )
        .route(
            "/files",
            tus(bounded(post(uploads::create))).merge(bounded(get(files::list))),
        )
        .route("/files/{id}", bounded(get(files::read)))
        .route("/uploads/{id}", tus(upload))
        .method_not_allowed_fallback(async || Problem::MethodNotAllowed)
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

fn cors(method: Method) -> CorsLayer {
    CorsLayer::new()
        .allow_methods([method])
        .allow_headers([header::CONTENT_TYPE])
        .max_age(PREFLIGHT_MAX_AGE)
}

fn tus_cors() -> CorsLayer {
    CorsLayer::new()
        .allow_methods([Method::POST, Method::HEAD, Method::PATCH, Method::DELETE])
        .allow_headers([
            header::CONTENT_TYPE,
            tus::RESUMABLE,
            tus::OFFSET,
            tus::LENGTH,
            tus::METADATA,
            tus::METHOD_OVERRIDE,
        ])
        .expose_headers([
            header::LOCATION,
            tus::RESUMABLE,
            tus::VERSION,
            tus::EXTENSION,
            tus::MAX_SIZE,
            tus::OFFSET,
            tus::LENGTH,
            tus::EXPIRES,
        ])
        .max_age(PREFLIGHT_MAX_AGE)
}

/// The whole request, its body too, within the time. An answer that is ready is not cut off.
async fn within(State(timeout): State<Duration>, request: Request, next: Next) -> Response {
    match tokio::time::timeout(timeout, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::Timeout.into_response(),
    }
}
