//! Submissions: anyone may send one, the practice reads them.

use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRequestParts, Query, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64ct::{Base64UrlUnpadded, Encoding};
use serde::{Deserialize, Serialize};
use sqlx::SqlitePool;

use crate::auth::Practice;
use crate::envelope::Envelope;
use crate::names::{ObjectId, hex};
use crate::problem::Problem;
use crate::routes::Store;
use crate::{db, payload};

/// Bounds one answer to about 100 KB.
const MAX_PAGE: i64 = 500;

/// What a sender learns: the same for every copy of one envelope.
#[derive(Serialize)]
pub(crate) struct Acknowledgement {
    id: String,
    received_at: String,
    sha256: String,
}

/// One submission in a list; `size` in bytes of the envelope.
#[derive(Serialize)]
pub(crate) struct Summary {
    seq: i64,
    id: String,
    received_at: String,
    sha256: String,
    size: i64,
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

/// The part of the list that was asked for.
#[derive(Deserialize)]
pub(crate) struct Page {
    #[serde(default)]
    after: i64,
    #[serde(default = "Page::default_limit")]
    limit: i64,
}

/// `POST /v1/submissions`: 201 for a new envelope, 200 for one that is here already.
pub(crate) async fn submit(
    State(store): State<Arc<Store>>,
    request: Request,
) -> Result<(StatusCode, Json<Acknowledgement>), Problem> {
    let bytes = payload::read(request, store.max_envelope).await?;
    let envelope = Envelope::parse(bytes, store.max_envelope)?;
    let (id, sha256) = (hex(&envelope.object_id.0), hex(&envelope.sha256));
    let (status, received_at) = keep(&store.pool, envelope).await?;
    Ok((
        status,
        Json(Acknowledgement {
            id,
            received_at,
            sha256,
        }),
    ))
}

/// `GET /v1/submissions?after=…&limit=…`: summaries in the order of arrival.
pub(crate) async fn list(
    _: Practice,
    page: Page,
    State(store): State<Arc<Store>>,
) -> Result<Json<List>, Problem> {
    let query = "SELECT seq, object_id, received_at, sha256, length(envelope) \
         FROM submissions WHERE seq > ? ORDER BY seq LIMIT ?";
    let mut rows: Vec<SummaryColumns> = sqlx::query_as(query)
        .bind(page.after)
        // One more than asked for shows whether there is a rest.
        .bind(page.limit + 1)
        .fetch_all(&store.pool)
        .await?;
    let has_rest = rows.len() as i64 > page.limit;
    rows.truncate(page.limit as usize);
    let submissions: Vec<Summary> = rows.into_iter().map(Summary::from).collect();
    let next = submissions.last().filter(|_| has_rest).map(|last| last.seq);
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
    if !accepts_json(&headers) {
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

/// Keeps an envelope once, however often and however many at a time bring it. Returns when it is on
/// the disk.
async fn keep(pool: &SqlitePool, envelope: Envelope) -> Result<(StatusCode, String), Problem> {
    let object_id = envelope.object_id.0.to_vec();
    let received_at = db::now()?;
    // One statement decides who was first: there is no gap between looking and writing. `execute`
    // returns after the commit; a RETURNING clause would give its row before it.
    let inserted = sqlx::query(
        "INSERT INTO submissions (object_id, received_at, sha256, envelope) \
         VALUES (?, ?, ?, ?) ON CONFLICT (object_id) DO NOTHING",
    )
    .bind(object_id.clone())
    .bind(received_at.clone())
    .bind(envelope.sha256.to_vec())
    .bind(envelope.bytes)
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

/// Weights are not compared: who names JSON at all wants the row.
fn accepts_json(headers: &HeaderMap) -> bool {
    headers
        .get_all(header::ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|range| range.split(';').next())
        .any(|media_type| media_type.trim().eq_ignore_ascii_case("application/json"))
}

type SummaryColumns = (i64, Vec<u8>, String, Vec<u8>, i64);
type RowColumns = (i64, Vec<u8>, String, Vec<u8>, i64, Vec<u8>);

impl From<SummaryColumns> for Summary {
    fn from((seq, object_id, received_at, sha256, size): SummaryColumns) -> Self {
        Self {
            seq,
            id: hex(&object_id),
            received_at,
            sha256: hex(&sha256),
            size,
        }
    }
}

impl Page {
    fn default_limit() -> i64 {
        100
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Page {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let Query(page) =
            Query::<Self>::try_from_uri(&parts.uri).map_err(|_| Problem::InvalidParameter)?;
        let good = page.after >= 0 && (1..=MAX_PAGE).contains(&page.limit);
        good.then_some(page).ok_or(Problem::InvalidParameter)
    }
}
