//! Copies for clients: who sent a submission with the hash of a token may read it back with the token.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;
use subtle::ConstantTimeEq;

use crate::auth::Token;
use crate::names::ObjectId;
use crate::problem::Problem;
use crate::routes::Store;

/// `GET /v1/copies/{id}`: the envelope's bytes. Every fault is one answer: it tells nobody which ids are here.
pub(crate) async fn read(
    id: ObjectId,
    State(store): State<Arc<Store>>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Problem> {
    let authorization = headers.get(header::AUTHORIZATION);
    let token = authorization
        .and_then(|value| Token::from_authorization(value.as_bytes()))
        .ok_or(Problem::NotFound)?;
    let expected: Option<(Option<Vec<u8>>,)> =
        sqlx::query_as("SELECT copy_sha256 FROM submissions WHERE object_id = ?")
            .bind(id.0.to_vec())
            .fetch_optional(&store.pool)
            .await?;
    let expected = expected.and_then(|(hash,)| hash).ok_or(Problem::NotFound)?;
    if !bool::from(token.hash().0.ct_eq(expected.as_slice())) {
        return Err(Problem::NotFound);
    }
    // Only now, so that the time to read it tells a guesser nothing.
    let (envelope,): (Vec<u8>,) =
        sqlx::query_as("SELECT envelope FROM submissions WHERE object_id = ?")
            .bind(id.0.to_vec())
            .fetch_one(&store.pool)
            .await?;
    Ok((
        [
            (header::CONTENT_TYPE, "application/vnd.sealform"),
            (header::CACHE_CONTROL, "no-store"),
        ],
        envelope,
    ))
}
