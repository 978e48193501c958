//! Submissions: anyone may send one, the practice reads them.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64ct::{Base64UrlUnpadded, Encoding};
use serde::Serialize;
use sqlx::SqlitePool;

use crate::auth::Practice;
use crate::envelope::Envelope;
use crate::listing::{Page, Summary, SummaryColumns, page_of};
use crate::names::{ObjectId, hex};
use crate::problem::Problem;
use crate::routes::Store;
use crate::{db, pages, payload};

/// What a sender learns: the same for every copy of one envelope.
#[derive(Serialize)]
pub(crate) struct Acknowledgement {
    id: String,
    received_at: String,
    sha256: String,
}

#[derive(Serialize)]
pub(crate) struct List {
    submissions: Vec<Summary>,
    /// What to give as `after` for the rest, if there is a rest.
    next: Option<i64>,
}

/// Everything that the store has of one submission.
#[derive(Serialize)]
struct Row {
    #[serde(flatten)]
    summary: Summary,
    payload: String,
}

/// `POST /v1/submissions`: 201 for a new envelope, 200 for one that is here already. A browser that posts a form
/// by itself is sent on to a page instead.
pub(crate) async fn submit(State(store): State<Arc<Store>>, request: Request) -> Response {
    let shows_page = payload::is_form_navigation(request.headers());
    match take_in(&store, request).await {
        Ok((_, received)) if shows_page => match &store.thanks {
            Some(address) => {
                (StatusCode::SEE_OTHER, [(header::LOCATION, address.clone())]).into_response()
            }
            None => pages::received(&received.id),
        },
        Ok((status, received)) => (status, Json(received)).into_response(),
        Err(problem) if shows_page => pages::refused(problem),
        Err(problem) => problem.into_response(),
    }
}

async fn take_in(
    store: &Store,
    request: Request,
) -> Result<(StatusCode, Acknowledgement), Problem> {
    let submission = payload::read(request, store.max_envelope).await?;
    let envelope = Envelope::parse(submission.envelope, store.max_envelope)?;
    let (id, sha256) = (hex(&envelope.object_id.0), hex(&envelope.sha256));
    let (status, received_at) = keep(&store.pool, envelope, submission.copy_sha256).await?;
    let received = Acknowledgement {
        id,
        received_at,
        sha256,
    };
    Ok((status, received))
}

/// `GET /v1/submissions?after=…&limit=…`: summaries in the order of arrival.
pub(crate) async fn list(
    _: Practice,
    page: Page,
    State(store): State<Arc<Store>>,
) -> Result<Json<List>, Problem> {
    let query = "SELECT seq, object_id, received_at, sha256, length(envelope) \
         FROM submissions WHERE seq > ? ORDER BY seq LIMIT ?";
    let rows: Vec<SummaryColumns> = sqlx::query_as(query)
        .bind(page.after)
        // One more than asked for shows whether there is a rest.
        .bind(page.limit + 1)
        .fetch_all(&store.pool)
        .await?;
    let (submissions, next) = page_of(rows, &page);
    Ok(Json(List { submissions, next }))
}

/// `GET /v1/submissions/{id}`: the envelope's bytes, or the whole row for `Accept: application/json`.
pub(crate) async fn read(
    _: Practice,
    id: ObjectId,
    State(store): State<Arc<Store>>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let query = "SELECT seq, object_id, received_at, sha256, length(envelope), envelope \
         FROM submissions WHERE object_id = ?";
    let row: Option<RowColumns> = sqlx::query_as(query)
        .bind(id.0.to_vec())
        .fetch_optional(&store.pool)
        .await?;
    let (seq, object_id, received_at, sha256, size, envelope) = row.ok_or(Problem::NotFound)?;
    let caching = [
        (header::VARY, "Accept"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    if !payload::accepts(&headers, "application/json") {
        return Ok((
            caching,
            [(header::CONTENT_TYPE, "application/vnd.sealform")],
            envelope,
        )
            .into_response());
    }
    let summary = Summary::from((seq, object_id, received_at, sha256, size));
    let payload = Base64UrlUnpadded::encode_string(&envelope);
    Ok((caching, Json(Row { summary, payload })).into_response())
}

/// Keeps an envelope once, however often and however many at a time bring it, with the copy of the first. Returns
/// when it is on the disk.
async fn keep(
    pool: &SqlitePool,
    envelope: Envelope,
    copy_sha256: Option<[u8; 32]>,
) -> Result<(StatusCode, String), Problem> {
    let object_id = envelope.object_id.0.to_vec();
    let received_at = db::now()?;
    // One statement decides who was first: there is no gap between looking and writing. `execute`
    // returns after the commit; a RETURNING clause would give its row before it.
    let inserted = sqlx::query(
        "INSERT INTO submissions (object_id, received_at, sha256, envelope, copy_sha256) \
         VALUES (?, ?, ?, ?, ?) ON CONFLICT (object_id) DO NOTHING",
    )
    .bind(object_id.clone())
    .bind(received_at.clone())
    .bind(envelope.sha256.to_vec())
    .bind(envelope.bytes)
    .bind(copy_sha256.map(|hash| hash.to_vec()))
    .execute(pool)
    .await?;
    if inserted.rows_affected() == 1 {
        return Ok((StatusCode::CREATED, received_at));
    }
    let (received_at, sha256): (String, Vec<u8>) =
        sqlx::query_as("SELECT received_at, sha256 FROM submissions WHERE object_id = ?")
            .bind(object_id)
            .fetch_one(pool)
            .await?;
    if sha256 == envelope.sha256 {
        Ok((StatusCode::OK, received_at))
    } else {
        Err(Problem::IdConflict)
    }
}

type RowColumns = (i64, Vec<u8>, String, Vec<u8>, i64, Vec<u8>);
