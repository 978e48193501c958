//! Keyrings: sealed under a passphrase, and read by their unguessable id. The token is inside, so it cannot be asked for. A
//! practice's are written with its token, a client's journal with its own.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use sqlx::SqliteConnection;

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
const UPDATE: &str = "UPDATE keyrings SET updated_at = ?, envelope = ? WHERE id = ?";

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
    // Refused before its body is read, and looked at again when nobody else can write.
    Target::find(
        &mut *store.pool.acquire().await?,
        &store,
        &token,
        id,
        &headers,
    )
    .await?;
    // The id names the keyring; each version of it is an object with an object id of its own.
    let envelope = Envelope::parse(body::read(body, MAX_KEYRING).await?.into(), MAX_KEYRING)?;
    let etag = etag::of_version(&envelope.bytes);
    let mut step = store.pool.begin_with("BEGIN IMMEDIATE").await?;
    let target = Target::find(&mut step, &store, &token, id, &headers).await?;
    if target.is_new_journal {
        check_room(&mut step, &store).await?;
    }
    let now = db::now()?;
    let written = if headers.contains_key(header::IF_MATCH) {
        let current = target.current.ok_or(Problem::Changed)?;
        if !etag::is_expected(&headers, &etag::of_version(&current)) {
            return Err(Problem::Changed);
        }
        sqlx::query(UPDATE)
            .bind(now)
            .bind(envelope.bytes)
            .bind(id.0.to_vec())
    } else if headers.contains_key(header::IF_NONE_MATCH) {
        let own_token = target.is_new_journal.then(|| token.hash().0.to_vec());
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
    if written.execute(&mut *step).await?.rows_affected() == 0 {
        return Err(Problem::Changed);
    }
    step.commit().await?;
    Ok((StatusCode::NO_CONTENT, [(header::ETAG, etag)]))
}

/// Whether one more journal is taken.
async fn check_room(connection: &mut SqliteConnection, store: &Store) -> Result<(), Problem> {
    let query = "SELECT COUNT(*) FROM keyrings WHERE token_sha256 IS NOT NULL";
    let (journals,): (i64,) = sqlx::query_as(query).fetch_one(connection).await?;
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
    let mut step = store.pool.begin_with("BEGIN IMMEDIATE").await?;
    let kept = find(&mut step, id).await?.ok_or(Problem::NotFound)?;
    if account.id() != kept.account {
        return Err(Problem::Unauthorized);
    }
    if matches!(account, Account::Practice) {
        return Err(Problem::NotAJournal);
    }
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
    let Kept { envelope, .. } = find(&mut *store.pool.acquire().await?, id)
        .await?
        .ok_or(Problem::NotFound)?;
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

/// What a write would change.
struct Target {
    is_new_journal: bool,
    current: Option<Vec<u8>>,
}

impl Target {
    /// Error: [`Problem::Unauthorized`], unless the keyring is of the token's own account, or new.
    async fn find(
        connection: &mut SqliteConnection,
        store: &Store,
        token: &Token,
        id: ObjectId,
        headers: &HeaderMap,
    ) -> Result<Self, Problem> {
        let account = Account::of(connection, store, token).await?;
        let current = find(connection, id).await?;
        let is_allowed = match (&account, &current) {
            (Some(account), Some(kept)) => account.id() == kept.account,
            // A journal has one keyring.
            (Some(account), None) => matches!(account, Account::Practice),
            (None, Some(_)) => false,
            (None, None) => headers.contains_key(header::IF_NONE_MATCH),
        };
        if !is_allowed {
            return Err(Problem::Unauthorized);
        }
        Ok(Self {
            is_new_journal: account.is_none(),
            current: current.map(|kept| kept.envelope),
        })
    }
}

async fn find(
    connection: &mut SqliteConnection,
    id: ObjectId,
) -> Result<Option<Kept>, sqlx::Error> {
    let keyring: Option<(Vec<u8>, bool)> =
        sqlx::query_as("SELECT envelope, token_sha256 IS NOT NULL FROM keyrings WHERE id = ?")
            .bind(id.0.to_vec())
            .fetch_optional(connection)
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
