//! Keyrings: sealed under the practice's passphrase, and read by their unguessable id. The token is
//! inside, so it cannot be asked for.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;

use crate::auth::Practice;
use crate::envelope::Envelope;
use crate::names::ObjectId;
use crate::problem::Problem;
use crate::routes::Store;
use crate::{body, db, etag};

/// In bytes. A keyring holds a few identities and their recipients, each with about 2 KB of text.
const MAX_KEYRING: usize = 256 << 10;

const INSERT: &str =
    "INSERT INTO keyrings (id, updated_at, envelope) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING";
const REPLACE: &str = "INSERT INTO keyrings (id, updated_at, envelope) VALUES (?, ?, ?) ON CONFLICT (id) \
    DO UPDATE SET updated_at = excluded.updated_at, envelope = excluded.envelope";
const UPDATE: &str =
    "UPDATE keyrings SET updated_at = ?, envelope = ? WHERE id = ? AND envelope = ?";

/// `PUT /v1/keyrings/{id}`: keeps the envelope in place of an older one, as after a new passphrase. With `If-Match` only in
/// place of the version that it names, and with `If-None-Match: *` only when there is none: two devices may change a keyring
/// at one time, and the later one must not undo what the other did.
pub(crate) async fn write(
    _: Practice,
    id: ObjectId,
    State(store): State<Arc<Store>>,
    headers: HeaderMap,
    body: Body,
) -> Result<impl IntoResponse, Problem> {
    // The id names the keyring; each version of it is an object with an object id of its own.
    let envelope = Envelope::parse(body::read(body, MAX_KEYRING).await?.into(), MAX_KEYRING)?;
    let etag = etag::of_version(&envelope.bytes);
    let written = if headers.contains_key(header::IF_MATCH) {
        let current = find(&store, id).await?.ok_or(Problem::Changed)?;
        if !etag::is_expected(&headers, &etag::of_version(&current)) {
            return Err(Problem::Changed);
        }
        // Of that very version: another request may have come in between.
        sqlx::query(UPDATE)
            .bind(db::now()?)
            .bind(envelope.bytes)
            .bind(id.0.to_vec())
            .bind(current)
    } else {
        let insert = match headers.contains_key(header::IF_NONE_MATCH) {
            true => INSERT,
            false => REPLACE,
        };
        sqlx::query(insert)
            .bind(id.0.to_vec())
            .bind(db::now()?)
            .bind(envelope.bytes)
    };
    if written.execute(&store.pool).await?.rows_affected() == 0 {
        return Err(Problem::Changed);
    }
    Ok((StatusCode::NO_CONTENT, [(header::ETAG, etag)]))
}

/// `GET /v1/keyrings/{id}`: the envelope's bytes.
pub(crate) async fn read(
    id: ObjectId,
    State(store): State<Arc<Store>>,
) -> Result<impl IntoResponse, Problem> {
    let envelope = find(&store, id).await?.ok_or(Problem::NotFound)?;
    Ok((
        [
            (header::CONTENT_TYPE, "application/vnd.sealform".to_owned()),
            (header::CACHE_CONTROL, "no-store".to_owned()),
            (header::ETAG, etag::of_version(&envelope)),
        ],
        envelope,
    ))
}

async fn find(store: &Store, id: ObjectId) -> Result<Option<Vec<u8>>, sqlx::Error> {
    let keyring: Option<(Vec<u8>,)> = sqlx::query_as("SELECT envelope FROM keyrings WHERE id = ?")
        .bind(id.0.to_vec())
        .fetch_optional(&store.pool)
        .await?;
    Ok(keyring.map(|(envelope,)| envelope))
}
