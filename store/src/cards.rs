//! Form cards: the practice writes them, every form page reads them.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::IgnoredAny;
use sha2::{Digest, Sha256};

use crate::auth::Practice;
use crate::names::{CardName, hex};
use crate::problem::Problem;
use crate::routes::Store;
use crate::{body, db, etag};

/// In bytes. Far above any card, and little enough to give to strangers on every page view.
const MAX_CARD: usize = 256 << 10;

/// `PUT /v1/cards/{name}`: keeps the body, a JSON object, byte by byte, in place of an older one.
pub(crate) async fn write(
    _: Practice,
    name: CardName,
    State(store): State<Arc<Store>>,
    body: Body,
) -> Result<StatusCode, Problem> {
    let content = body::read(body, MAX_CARD).await?;
    if !is_json_object(&content) {
        return Err(Problem::MalformedPayload(
            "The body is not a JSON object. Send the form card as JSON.",
        ));
    }
    sqlx::query(
        "INSERT INTO cards (name, updated_at, content) VALUES (?, ?, ?) ON CONFLICT (name) \
         DO UPDATE SET updated_at = excluded.updated_at, content = excluded.content",
    )
    .bind(name.0)
    .bind(db::now()?)
    .bind(content.to_vec())
    .execute(&store.pool)
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Serialize)]
pub(crate) struct List {
    cards: Vec<Summary>,
}

#[derive(Serialize)]
struct Summary {
    name: String,
    updated_at: String,
    sha256: String,
}

/// `GET /v1/cards`: all cards by their names, and the hashes of their bytes.
pub(crate) async fn list(
    _: Practice,
    State(store): State<Arc<Store>>,
) -> Result<Json<List>, Problem> {
    let rows: Vec<(String, String, Vec<u8>)> =
        sqlx::query_as("SELECT name, updated_at, content FROM cards ORDER BY name")
            .fetch_all(&store.pool)
            .await?;
    let cards = rows.into_iter().map(|(name, updated_at, content)| Summary {
        name,
        updated_at,
        sha256: hex(&Sha256::digest(&content)),
    });
    Ok(Json(List {
        cards: cards.collect(),
    }))
}

/// `GET /v1/cards/{name}`: exactly the bytes that were written, for a form page pins their hash.
pub(crate) async fn read(
    name: CardName,
    State(store): State<Arc<Store>>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let card: Option<(Vec<u8>,)> = sqlx::query_as("SELECT content FROM cards WHERE name = ?")
        .bind(name.0)
        .fetch_optional(&store.pool)
        .await?;
    let (content,) = card.ok_or(Problem::NotFound)?;
    // The same hash that pages pin the card by, so that an operator can compare the two.
    let etag = etag::of(&Sha256::digest(&content));
    let unchanged = etag::is_named(&headers, &etag);
    // no-cache: a browser keeps it, but asks each time, for an older card may name a recipient who is
    // gone.
    let caching = [
        (header::ETAG, etag),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
    ];
    if unchanged {
        return Ok((StatusCode::NOT_MODIFIED, caching).into_response());
    }
    Ok((
        caching,
        [(header::CONTENT_TYPE, "application/json")],
        content,
    )
        .into_response())
}

/// The only check: what the members mean is between the pages and the core. The values are read over
/// and not built.
fn is_json_object(content: &[u8]) -> bool {
    serde_json::from_slice::<BTreeMap<String, IgnoredAny>>(content).is_ok()
}
