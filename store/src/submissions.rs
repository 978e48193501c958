//! Submissions: anyone may send one, the practice reads them.

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64ct::{Base64UrlUnpadded, Encoding};
use serde::Serialize;
use sqlx::SqlitePool;

use crate::auth::Practice;
use crate::envelope::{self, Envelope};
use crate::listing::{Page, Summary, SummaryColumns, page_of};
use crate::names::{ObjectId, hex};
use crate::problem::Problem;
use crate::routes::Store;
use crate::{body, db, etag, pages, payload};

/// What a sender learns: the same for every copy of one envelope.
#[derive(Serialize)]
pub(crate) struct Acknowledgement {
    id: String,
    received_at: String,
    sha256: String,
}

/// Of the envelopes in one page, in bytes: it ends before the one that would be too much, and has one at least.
const MAX_PAYLOADS: i64 = 8 << 20;

#[derive(Serialize)]
pub(crate) struct List {
    submissions: Vec<Row>,
    /// What to give as `after` for the rest, if there is a rest.
    next: Option<i64>,
}

/// Everything that the store has of one submission; in a list the payload only when it is asked for.
#[derive(Serialize)]
pub(crate) struct Row {
    #[serde(flatten)]
    summary: Summary,
    #[serde(skip_serializing_if = "Option::is_none")]
    payload: Option<String>,
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

/// `GET /v1/submissions?after=…&limit=…&payload=…`: summaries in the order of arrival, with the envelopes if asked for.
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
    let page = match page.payload {
        true => Page {
            limit: fitting(&rows, page.limit),
            ..page
        },
        false => page,
    };
    let (summaries, next) = page_of(rows, &page);
    let mut submissions = Vec::with_capacity(summaries.len());
    for summary in summaries {
        let payload = match page.payload {
            true => Some(payload_of(&store.pool, &summary).await?),
            false => None,
        };
        submissions.push(Row { summary, payload });
    }
    Ok(Json(List { submissions, next }))
}

/// How many of these rows, at most `limit`, a page with payloads has.
fn fitting(rows: &[SummaryColumns], limit: i64) -> i64 {
    let mut bytes = 0;
    let fit = rows.iter().take_while(|row| {
        bytes += row.4;
        bytes <= MAX_PAYLOADS
    });
    (fit.count() as i64).clamp(1, limit)
}

async fn payload_of(pool: &SqlitePool, summary: &Summary) -> Result<String, sqlx::Error> {
    let (envelope,): (Vec<u8>,) = sqlx::query_as("SELECT envelope FROM submissions WHERE seq = ?")
        .bind(summary.seq)
        .fetch_one(pool)
        .await?;
    Ok(Base64UrlUnpadded::encode_string(&envelope))
}

/// `PUT /v1/submissions/{id}` with `If-Match`: the same object with other slots, in place of the version that it names. It
/// keeps its place and its time in the list.
pub(crate) async fn reseal(
    _: Practice,
    id: ObjectId,
    State(store): State<Arc<Store>>,
    headers: HeaderMap,
    body: Body,
) -> Result<impl IntoResponse, Problem> {
    let content = body::read(body, store.max_envelope).await?;
    let envelope = Envelope::parse(content.into(), store.max_envelope)?;
    let found: Option<(Vec<u8>,)> =
        sqlx::query_as("SELECT envelope FROM submissions WHERE object_id = ?")
            .bind(id.0.to_vec())
            .fetch_optional(&store.pool)
            .await?;
    let (current,) = found.ok_or(Problem::NotFound)?;
    if !etag::is_expected(&headers, &etag::of_version(&current)) {
        return Err(Problem::Changed);
    }
    let core = envelope::core(&envelope.bytes)?;
    if core != envelope::core(&current)? {
        return Err(Problem::IdConflict);
    }
    let etag = etag::of_version(&envelope.bytes);
    // Of that very version: another request may have come in between.
    let written = sqlx::query(
        "UPDATE submissions SET sent_sha256 = COALESCE(sent_sha256, sha256), sha256 = ?, envelope = ? \
         WHERE object_id = ? AND envelope = ?",
    )
    .bind(envelope.sha256.to_vec())
    .bind(envelope.bytes)
    .bind(id.0.to_vec())
    .bind(current)
    .execute(&store.pool)
    .await?;
    if written.rows_affected() == 0 {
        return Err(Problem::Changed);
    }
    Ok((StatusCode::NO_CONTENT, [(header::ETAG, etag)]))
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
    let payload = Some(Base64UrlUnpadded::encode_string(&envelope));
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
    let (received_at, sha256): (String, Vec<u8>) = sqlx::query_as(
        "SELECT received_at, COALESCE(sent_sha256, sha256) FROM submissions WHERE object_id = ?",
    )
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
