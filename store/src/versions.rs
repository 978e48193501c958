//! The versions of an object: its newest, the earlier ones, and those that lie beside the newest because two devices wrote at
//! one time. None is ever changed.

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use base64ct::{Base64UrlUnpadded, Encoding};
use serde::Serialize;

use crate::auth::Account;
use crate::body;
use crate::envelope::Envelope;
use crate::listing::Page;
use crate::names::{ObjectId, hex};
use crate::objects::{self, envelope_response};
use crate::problem::Problem;
use crate::routes::Store;

/// As they stand in the table.
pub(crate) const HEAD: i64 = 0;
pub(crate) const PAST: i64 = 1;
pub(crate) const BESIDE: i64 = 2;

#[derive(Serialize)]
struct Row {
    seq: i64,
    version: String,
    received_at: String,
    sha256: String,
    size: i64,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    payload: Option<String>,
}

#[derive(Serialize)]
pub(crate) struct List {
    versions: Vec<Row>,
    /// What to give as `after` for the rest, if there is a rest.
    next: Option<i64>,
}

/// `GET /v1/objects/{id}/versions`: oldest first.
pub(crate) async fn list(
    account: Account,
    id: ObjectId,
    page: Page,
    State(store): State<Arc<Store>>,
) -> Result<Json<List>, Problem> {
    let query = "SELECT seq, object_id, received_at, sha256, size, state FROM versions \
         WHERE account = ? AND id = ? AND seq > ? ORDER BY seq LIMIT ?";
    let mut rows: Vec<Columns> = sqlx::query_as(query)
        .bind(account.id())
        .bind(id.0.to_vec())
        .bind(page.after)
        // One more than asked for shows whether there is a rest.
        .bind(page.limit + 1)
        .fetch_all(&store.pool)
        .await?;
    if rows.is_empty() && page.after == 0 {
        return Err(Problem::NotFound);
    }
    let sizes = rows.iter().map(|row| row.4);
    let limit = if page.payload {
        objects::fitting(sizes, page.limit)
    } else {
        page.limit
    };
    let has_rest = rows.len() as i64 > limit;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| has_rest).map(|row| row.0);
    let mut versions = Vec::with_capacity(rows.len());
    for (seq, version, received_at, sha256, size, state) in rows {
        let payload = match page.payload {
            true => find(&store, &account, &id.0, &version).await?,
            false => None,
        };
        versions.push(Row {
            seq,
            version: hex(&version),
            received_at,
            sha256: hex(&sha256),
            size,
            state: name(state),
            payload: payload.map(|envelope| Base64UrlUnpadded::encode_string(&envelope)),
        });
    }
    Ok(Json(List { versions, next }))
}

fn name(state: i64) -> &'static str {
    match state {
        HEAD => "head",
        PAST => "past",
        _ => "beside",
    }
}

pub(crate) async fn find(
    store: &Store,
    account: &Account,
    id: &[u8],
    version: &[u8],
) -> Result<Option<Vec<u8>>, sqlx::Error> {
    let query = "SELECT envelope FROM versions WHERE account = ? AND id = ? AND object_id = ?";
    let found: Option<(Vec<u8>,)> = sqlx::query_as(query)
        .bind(account.id())
        .bind(id.to_vec())
        .bind(version.to_vec())
        .fetch_optional(&store.pool)
        .await?;
    Ok(found.map(|(envelope,)| envelope))
}

/// `GET /v1/objects/{id}/versions/{version}`: its bytes.
pub(crate) async fn read(
    account: Account,
    names: Path<(String, String)>,
    State(store): State<Arc<Store>>,
) -> Result<impl IntoResponse, Problem> {
    let (id, version) = parse(names)?;
    let found = find(&store, &account, &id.0, &version.0).await?;
    Ok(envelope_response(found.ok_or(Problem::NotFound)?))
}

/// `PUT /v1/objects/{id}/versions/{version}`: keeps a version beside the newest one: 201, or 200 for one that is here already.
pub(crate) async fn write(
    account: Account,
    names: Path<(String, String)>,
    State(store): State<Arc<Store>>,
    body: Body,
) -> Result<StatusCode, Problem> {
    let (id, version) = parse(names)?;
    let content = body::read(body, store.max_object).await?;
    let envelope = Envelope::parse(content.into(), store.max_object)?;
    if envelope.object_id.0 != version.0 {
        return Err(Problem::InvalidName);
    }
    let mut step = store.pool.begin_with("BEGIN IMMEDIATE").await?;
    let query = "SELECT sha256 FROM versions WHERE account = ? AND id = ? AND object_id = ?";
    let known: Option<(Vec<u8>,)> = sqlx::query_as(query)
        .bind(account.id())
        .bind(id.0.to_vec())
        .bind(version.0.to_vec())
        .fetch_optional(&mut *step)
        .await?;
    if let Some((sha256,)) = known {
        return match sha256 == envelope.sha256 {
            true => Ok(StatusCode::OK),
            false => Err(Problem::IdConflict),
        };
    }
    objects::check_room(&mut step, &store, &account, envelope.bytes.len()).await?;
    if objects::touch(&mut step, &account, id, None).await? == 0 {
        return Err(Problem::NotFound);
    }
    objects::insert(&mut step, &account, id, envelope, BESIDE).await?;
    step.commit().await?;
    Ok(StatusCode::CREATED)
}

fn parse(Path((id, version)): Path<(String, String)>) -> Result<(ObjectId, ObjectId), Problem> {
    ObjectId::parse(&id)
        .zip(ObjectId::parse(&version))
        .ok_or(Problem::InvalidName)
}

type Columns = (i64, Vec<u8>, String, Vec<u8>, i64, i64);
