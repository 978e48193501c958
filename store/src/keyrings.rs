//! Keyrings: sealed under a passphrase, and read by their unguessable id. The token is inside, so it cannot be asked for. A
//! practice's are written with its token, a client's journal with its own.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;

use crate::auth::{Account, Token};
use crate::envelope::Envelope;
use crate::names::ObjectId;
use crate::problem::Problem;
use crate::routes::Store;
use crate::{body, db, etag};

/// In bytes. A keyring holds a few identities and their recipients, each with about 2 KB of text, and 43 bytes for each note.
const MAX_KEYRING: usize = 1 << 20;

const INSERT: &str = "INSERT INTO keyrings (id, updated_at, envelope, token_sha256) VALUES (?, ?, ?, ?) \
    ON CONFLICT DO NOTHING";
const REPLACE: &str = "INSERT INTO keyrings (id, updated_at, envelope) VALUES (?, ?, ?) ON CONFLICT (id) \
    DO UPDATE SET updated_at = excluded.updated_at, envelope = excluded.envelope";
const UPDATE: &str =
    "UPDATE keyrings SET updated_at = ?, envelope = ? WHERE id = ? AND envelope = ?";

/// `PUT /v1/keyrings/{id}`: keeps the envelope in place of an older one, as after a new passphrase. With `If-Match` only in
/// place of the version that it names, and with `If-None-Match: *` only when there is none: two devices may change a keyring
/// at one time, and the later one must not undo what the other did.
///
/// A new keyring with a token that is nobody's is a journal, and the token is its own from then on.
pub(crate) async fn write(
    token: Token,
    id: ObjectId,
    State(store): State<Arc<Store>>,
    headers: HeaderMap,
    body: Body,
) -> Result<impl IntoResponse, Problem> {
    let account = Account::of(&store, &token).await?;
    let current = find(&store, id).await?;
    let owner = account.as_ref().map(Account::id);
    let is_new_journal = owner.is_none() && current.is_none();
    match &current {
        // Each keyring is written with the token of its own account only.
        Some(kept) if owner.as_ref() != Some(&kept.account) => return Err(Problem::Unauthorized),
        // A journal has one keyring.
        None if matches!(account, Some(Account::Journal(_))) => return Err(Problem::Unauthorized),
        None if is_new_journal && !headers.contains_key(header::IF_NONE_MATCH) => {
            return Err(Problem::Unauthorized);
        }
        _ => {}
    }
    // The id names the keyring; each version of it is an object with an object id of its own.
    let envelope = Envelope::parse(body::read(body, MAX_KEYRING).await?.into(), MAX_KEYRING)?;
    let etag = etag::of_version(&envelope.bytes);
    if is_new_journal {
        check_room(&store).await?;
    }
    let now = db::now()?;
    let written = if headers.contains_key(header::IF_MATCH) {
        let current = current.ok_or(Problem::Changed)?.envelope;
        if !etag::is_expected(&headers, &etag::of_version(&current)) {
            return Err(Problem::Changed);
        }
        // Of that very version: another request may have come in between.
        sqlx::query(UPDATE)
            .bind(now)
            .bind(envelope.bytes)
            .bind(id.0.to_vec())
            .bind(current)
    } else if headers.contains_key(header::IF_NONE_MATCH) {
        let own_token = is_new_journal.then(|| token.hash().0.to_vec());
        sqlx::query(INSERT)
            .bind(id.0.to_vec())
            .bind(now)
            .bind(envelope.bytes)
            .bind(own_token)
    } else {
        sqlx::query(REPLACE)
            .bind(id.0.to_vec())
            .bind(now)
            .bind(envelope.bytes)
    };
    if written.execute(&store.pool).await?.rows_affected() == 0 {
        return Err(Problem::Changed);
    }
    Ok((StatusCode::NO_CONTENT, [(header::ETAG, etag)]))
}

/// Whether one more journal is taken.
async fn check_room(store: &Store) -> Result<(), Problem> {
    let query = "SELECT COUNT(*) FROM keyrings WHERE token_sha256 IS NOT NULL";
    let (journals,): (i64,) = sqlx::query_as(query).fetch_one(&store.pool).await?;
    match journals < i64::from(store.max_journals) {
        true => Ok(()),
        false => Err(Problem::StoreFull),
    }
}

/// `DELETE /v1/keyrings/{id}` with a journal's own token: the journal ends, and everything in it.
pub(crate) async fn end(
    account: Account,
    id: ObjectId,
    State(store): State<Arc<Store>>,
) -> Result<StatusCode, Problem> {
    match account {
        Account::Practice => return Err(Problem::NotAJournal),
        Account::Journal(own) if own.0 != id.0 => return Err(Problem::Unauthorized),
        Account::Journal(_) => {}
    }
    let mut step = store.pool.begin_with("BEGIN IMMEDIATE").await?;
    for query in [
        "DELETE FROM versions WHERE account = ?",
        "DELETE FROM objects WHERE account = ?",
        "DELETE FROM keyrings WHERE id = ?",
    ] {
        let query = sqlx::query(query).bind(id.0.to_vec());
        query.execute(&mut *step).await?;
    }
    step.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `GET /v1/keyrings/{id}`: the envelope's bytes.
pub(crate) async fn read(
    id: ObjectId,
    State(store): State<Arc<Store>>,
) -> Result<impl IntoResponse, Problem> {
    let Kept { envelope, .. } = find(&store, id).await?.ok_or(Problem::NotFound)?;
    Ok((
        [
            (header::CONTENT_TYPE, "application/vnd.sealform".to_owned()),
            (header::CACHE_CONTROL, "no-store".to_owned()),
            (header::ETAG, etag::of_version(&envelope)),
        ],
        envelope,
    ))
}

struct Kept {
    envelope: Vec<u8>,
    /// As [`Account::id`].
    account: Vec<u8>,
}

async fn find(store: &Store, id: ObjectId) -> Result<Option<Kept>, sqlx::Error> {
    let keyring: Option<(Vec<u8>, bool)> =
        sqlx::query_as("SELECT envelope, token_sha256 IS NOT NULL FROM keyrings WHERE id = ?")
            .bind(id.0.to_vec())
            .fetch_optional(&store.pool)
            .await?;
    Ok(keyring.map(|(envelope, is_journal)| Kept {
        envelope,
        account: if is_journal {
            id.0.to_vec()
        } else {
            Vec::new()
        },
    }))
}
