//! Objects: what an account writes again and again, as notes. An object keeps its id, and each version of it is an envelope
//! with an object id of its own; the versions are in versions.rs.

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{FromRequestParts, Query, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use base64ct::{Base64UrlUnpadded, Encoding};
use serde::{Deserialize, Serialize};
use sqlx::{Sqlite, Transaction};

use crate::auth::Account;
use crate::envelope::{self, Envelope};
use crate::listing::Page;
use crate::names::{ObjectId, hex};
use crate::problem::Problem;
use crate::routes::Store;
use crate::versions::{BESIDE, HEAD, PAST};
use crate::{body, db, etag, versions};

/// Of the envelopes in one page, in bytes: it ends before the one that would be too much, and has one at least.
pub(crate) const MAX_PAYLOADS: i64 = 8 << 20;
/// How many versions one version merges.
const MAX_MERGED: usize = 8;

/// One object in a list, as its newest version is.
#[derive(Serialize)]
struct Row {
    seq: i64,
    id: String,
    kind: i64,
    updated_at: String,
    version: String,
    sha256: String,
    size: i64,
    /// The versions beside it, oldest first.
    beside: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payload: Option<String>,
}

#[derive(Serialize)]
pub(crate) struct List {
    objects: Vec<Row>,
    /// What to give as `after` for the rest, if there is a rest.
    next: Option<i64>,
}

/// `kind` of the list: only objects of this kind.
#[derive(Deserialize)]
pub(crate) struct Kind {
    kind: Option<u8>,
}

/// `merges` of a write: the versions beside that it has taken over, with commas between them.
pub(crate) struct Merges(Vec<ObjectId>);

/// `GET /v1/objects`: in the order of their last change.
pub(crate) async fn list(
    account: Account,
    page: Page,
    Kind { kind }: Kind,
    State(store): State<Arc<Store>>,
) -> Result<Json<List>, Problem> {
    let query = "SELECT o.seq, o.id, o.kind, o.updated_at, v.object_id, v.sha256, v.size \
         FROM objects o JOIN versions v ON v.account = o.account AND v.id = o.id AND v.state = 0 \
         WHERE o.account = ? AND o.seq > ? AND (? IS NULL OR o.kind = ?) ORDER BY o.seq LIMIT ?";
    let mut rows: Vec<Columns> = sqlx::query_as(query)
        .bind(account.id())
        .bind(page.after)
        .bind(kind)
        .bind(kind)
        // One more than asked for shows whether there is a rest.
        .bind(page.limit + 1)
        .fetch_all(&store.pool)
        .await?;
    let sizes = rows.iter().map(|row| row.6);
    let limit = if page.payload {
        fitting(sizes, page.limit)
    } else {
        page.limit
    };
    let has_rest = rows.len() as i64 > limit;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| has_rest).map(|row| row.0);
    let mut objects = Vec::with_capacity(rows.len());
    for row in rows {
        objects.push(complete(&store, &account, row, page.payload).await?);
    }
    Ok(Json(List { objects, next }))
}

/// How many envelopes of these sizes, at most `limit`, a page with payloads has.
pub(crate) fn fitting(sizes: impl Iterator<Item = i64>, limit: i64) -> i64 {
    let mut bytes = 0;
    let fit = sizes.take_while(|size| {
        bytes += size;
        bytes <= MAX_PAYLOADS
    });
    (fit.count() as i64).clamp(1, limit)
}

async fn complete(
    store: &Store,
    account: &Account,
    (seq, id, kind, updated_at, version, sha256, size): Columns,
    payload: bool,
) -> Result<Row, sqlx::Error> {
    let query =
        "SELECT object_id FROM versions WHERE account = ? AND id = ? AND state = 2 ORDER BY seq";
    let beside: Vec<(Vec<u8>,)> = sqlx::query_as(query)
        .bind(account.id())
        .bind(id.clone())
        .fetch_all(&store.pool)
        .await?;
    let payload = match payload {
        // Of that version: there may be a newer one by now.
        true => versions::find(store, account, &id, &version).await?,
        false => None,
    };
    Ok(Row {
        seq,
        id: hex(&id),
        kind,
        updated_at,
        version: hex(&version),
        sha256: hex(&sha256),
        size,
        beside: beside.iter().map(|(version,)| hex(version)).collect(),
        payload: payload.map(|envelope| Base64UrlUnpadded::encode_string(&envelope)),
    })
}

/// `GET /v1/objects/{id}`: the newest version's bytes.
pub(crate) async fn read(
    account: Account,
    id: ObjectId,
    State(store): State<Arc<Store>>,
) -> Result<impl IntoResponse, Problem> {
    let found = find_head(&store, &account, &id.0).await?;
    Ok(envelope_response(found.ok_or(Problem::NotFound)?))
}

async fn find_head(
    store: &Store,
    account: &Account,
    id: &[u8],
) -> Result<Option<Vec<u8>>, sqlx::Error> {
    let query = "SELECT envelope FROM versions WHERE account = ? AND id = ? AND state = 0";
    let found: Option<(Vec<u8>,)> = sqlx::query_as(query)
        .bind(account.id())
        .bind(id.to_vec())
        .fetch_optional(&store.pool)
        .await?;
    Ok(found.map(|(envelope,)| envelope))
}

pub(crate) fn envelope_response(envelope: Vec<u8>) -> impl IntoResponse {
    (
        [
            (header::CONTENT_TYPE, "application/vnd.sealform".to_owned()),
            (header::CACHE_CONTROL, "no-store".to_owned()),
            (header::ETAG, etag::of_version(&envelope)),
        ],
        envelope,
    )
}

/// `PUT /v1/objects/{id}`: a new version, in place of the one that `If-Match` names, or with `If-None-Match: *` as the first.
pub(crate) async fn write(
    account: Account,
    id: ObjectId,
    merges: Merges,
    State(store): State<Arc<Store>>,
    headers: HeaderMap,
    body: Body,
) -> Result<impl IntoResponse, Problem> {
    let content = body::read(body, store.max_object).await?;
    let envelope = Envelope::parse(content.into(), store.max_object)?;
    let kind = envelope::kind(&envelope.bytes);
    let tag = etag::of_version(&envelope.bytes);
    // Looked at and written in one step: of two writers at one time, the second sees what the first has done.
    let mut step = store.pool.begin_with("BEGIN IMMEDIATE").await?;
    let current = head_tag(&mut step, &account, id).await?;
    // A writer who lost the answer sends the same again.
    if current.as_ref() == Some(&tag) {
        return Ok((StatusCode::NO_CONTENT, [(header::ETAG, tag)]));
    }
    check_condition(&headers, current.as_deref())?;
    check_room(&mut step, &store, &account, envelope.bytes.len()).await?;
    let status = match current {
        None => StatusCode::CREATED,
        Some(_) => StatusCode::NO_CONTENT,
    };
    touch(&mut step, &account, id, Some(kind)).await?;
    set_state(&mut step, &account, id, None, (HEAD, PAST)).await?;
    for merged in merges.0 {
        if set_state(&mut step, &account, id, Some(merged), (BESIDE, PAST)).await? == 0 {
            return Err(Problem::InvalidParameter);
        }
    }
    insert(&mut step, &account, id, envelope, HEAD).await?;
    step.commit().await?;
    Ok((status, [(header::ETAG, tag)]))
}

/// Whether the write may take the place of what is there.
fn check_condition(headers: &HeaderMap, current: Option<&str>) -> Result<(), Problem> {
    let holds = if headers.contains_key(header::IF_MATCH) {
        current.is_some_and(|tag| etag::is_expected(headers, tag))
    } else if headers.contains_key(header::IF_NONE_MATCH) {
        current.is_none()
    } else {
        return Err(Problem::ConditionRequired);
    };
    if holds { Ok(()) } else { Err(Problem::Changed) }
}

pub(crate) type Step = Transaction<'static, Sqlite>;

async fn head_tag(
    step: &mut Step,
    account: &Account,
    id: ObjectId,
) -> Result<Option<String>, sqlx::Error> {
    let query = "SELECT sha256 FROM versions WHERE account = ? AND id = ? AND state = 0";
    let found: Option<(Vec<u8>,)> = sqlx::query_as(query)
        .bind(account.id())
        .bind(id.0.to_vec())
        .fetch_optional(&mut **step)
        .await?;
    Ok(found.map(|(sha256,)| format!("\"{}\"", hex(&sha256))))
}

/// A journal has a limit of its own; the practice has what the disk has.
pub(crate) async fn check_room(
    step: &mut Step,
    store: &Store,
    account: &Account,
    more: usize,
) -> Result<(), Problem> {
    if matches!(account, Account::Practice) {
        return Ok(());
    }
    // The journal may have ended since its token was looked at.
    let journal = sqlx::query("SELECT 1 FROM keyrings WHERE id = ?").bind(account.id());
    if journal.fetch_optional(&mut **step).await?.is_none() {
        return Err(Problem::Unauthorized);
    }
    let (used,): (i64,) =
        sqlx::query_as("SELECT COALESCE(SUM(size), 0) FROM versions WHERE account = ?")
            .bind(account.id())
            .fetch_one(&mut **step)
            .await?;
    match used + more as i64 > store.max_journal as i64 {
        true => Err(Problem::StoreFull),
        false => Ok(()),
    }
}

/// Gives the object the next place in the order of changes; with a `kind` it is made if it is new.
pub(crate) async fn touch(
    step: &mut Step,
    account: &Account,
    id: ObjectId,
    kind: Option<u8>,
) -> Result<u64, sqlx::Error> {
    let next = "(SELECT COALESCE(MAX(seq), 0) + 1 FROM objects)";
    let update = format!(
        "UPDATE objects SET seq = {next}, updated_at = ?, kind = COALESCE(?, kind) WHERE account = ? AND id = ?"
    );
    let now = db::now()?;
    let touched = sqlx::query(sqlx::AssertSqlSafe(update))
        .bind(now.clone())
        .bind(kind)
        .bind(account.id())
        .bind(id.0.to_vec())
        .execute(&mut **step)
        .await?
        .rows_affected();
    let Some(kind) = kind.filter(|_| touched == 0) else {
        return Ok(touched);
    };
    let insert = format!(
        "INSERT INTO objects (account, id, seq, kind, updated_at) VALUES (?, ?, {next}, ?, ?)"
    );
    let made = sqlx::query(sqlx::AssertSqlSafe(insert))
        .bind(account.id())
        .bind(id.0.to_vec())
        .bind(kind)
        .bind(now)
        .execute(&mut **step)
        .await?;
    Ok(made.rows_affected())
}

/// Moves a version, or all versions of the object, from one state to another. Returns how many there were.
async fn set_state(
    step: &mut Step,
    account: &Account,
    id: ObjectId,
    version: Option<ObjectId>,
    (from, to): (i64, i64),
) -> Result<u64, sqlx::Error> {
    let version = version.map(|version| version.0.to_vec());
    let moved = sqlx::query(
        "UPDATE versions SET state = ? WHERE account = ? AND id = ? AND state = ? \
         AND (? IS NULL OR object_id = ?)",
    )
    .bind(to)
    .bind(account.id())
    .bind(id.0.to_vec())
    .bind(from)
    .bind(version.clone())
    .bind(version);
    Ok(moved.execute(&mut **step).await?.rows_affected())
}

/// Error: [`Problem::IdConflict`], when the object has a version of this object id.
pub(crate) async fn insert(
    step: &mut Step,
    account: &Account,
    id: ObjectId,
    envelope: Envelope,
    state: i64,
) -> Result<(), Problem> {
    let inserted = sqlx::query(
        "INSERT INTO versions (account, id, object_id, received_at, sha256, state, size, envelope) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account, id, object_id) DO NOTHING",
    )
    .bind(account.id())
    .bind(id.0.to_vec())
    .bind(envelope.object_id.0.to_vec())
    .bind(db::now()?)
    .bind(envelope.sha256.to_vec())
    .bind(state)
    .bind(envelope.bytes.len() as i64)
    .bind(envelope.bytes)
    .execute(&mut **step)
    .await?;
    match inserted.rows_affected() {
        0 => Err(Problem::IdConflict),
        _ => Ok(()),
    }
}

type Columns = (i64, Vec<u8>, i64, String, Vec<u8>, Vec<u8>, i64);

impl<S: Send + Sync> FromRequestParts<S> for Kind {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let Query(kind) =
            Query::<Self>::try_from_uri(&parts.uri).map_err(|_| Problem::InvalidParameter)?;
        let good = kind.kind.is_none_or(|kind| (1..=4).contains(&kind));
        good.then_some(kind).ok_or(Problem::InvalidParameter)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Merges {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        #[derive(Deserialize)]
        struct Text {
            merges: Option<String>,
        }
        let Query(Text { merges }) =
            Query::try_from_uri(&parts.uri).map_err(|_| Problem::InvalidParameter)?;
        let ids = merges.iter().flat_map(|list| list.split(','));
        let ids: Option<Vec<_>> = ids.map(ObjectId::parse).collect();
        ids.filter(|ids| ids.len() <= MAX_MERGED)
            .map(Self)
            .ok_or(Problem::InvalidParameter)
    }
}
