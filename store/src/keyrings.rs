//! Keyrings: sealed under the practice's passphrase, and read by their unguessable id. The token is
//! inside, so it cannot be asked for.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;

use crate::auth::Practice;
use crate::envelope::Envelope;
use crate::names::ObjectId;
use crate::problem::Problem;
use crate::routes::Store;
use crate::{body, db};

/// In bytes. A keyring holds a few identities and their recipients, each with about 2 KB of text.
const MAX_KEYRING: usize = 256 << 10;

/// `PUT /v1/keyrings/{id}`: keeps the envelope in place of an older one, as after a new passphrase.
pub(crate) async fn write(
    _: Practice,
    id: ObjectId,
    State(store): State<Arc<Store>>,
    body: Body,
) -> Result<StatusCode, Problem> {
    // The id names the keyring; each version of it is an object with an object id of its own.
    let envelope = Envelope::parse(body::read(body, MAX_KEYRING).await?.into(), MAX_KEYRING)?;
    sqlx::query(
        "INSERT INTO keyrings (id, updated_at, envelope) VALUES (?, ?, ?) ON CONFLICT (id) \
         DO UPDATE SET updated_at = excluded.updated_at, envelope = excluded.envelope",
    )
    .bind(id.0.to_vec())
    .bind(db::now()?)
    .bind(envelope.bytes)
    .execute(&store.pool)
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `GET /v1/keyrings/{id}`: the envelope's bytes.
pub(crate) async fn read(
    id: ObjectId,
    State(store): State<Arc<Store>>,
) -> Result<impl IntoResponse, Problem> {
    let keyring: Option<(Vec<u8>,)> = sqlx::query_as("SELECT envelope FROM keyrings WHERE id = ?")
        .bind(id.0.to_vec())
        .fetch_optional(&store.pool)
        .await?;
    let (envelope,) = keyring.ok_or(Problem::NotFound)?;
    Ok((
        [
            (header::CONTENT_TYPE, "application/vnd.sealform"),
            (header::CACHE_CONTROL, "no-store"),
        ],
        envelope,
    ))
}
