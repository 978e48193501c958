//! Bearer tokens: 32 random bytes, of which the store keeps only the SHA-256. The practice has one, and each journal.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use base64ct::{Base64UrlUnpadded, Encoding};
use sha2::{Digest, Sha256};
use sqlx::SqliteConnection;
use subtle::ConstantTimeEq;
use zeroize::ZeroizeOnDrop;

use crate::names::ObjectId;
use crate::problem::Problem;
use crate::routes::Store;

/// The token itself. Not `Debug`: it is written into the set-up link and nowhere else.
#[derive(ZeroizeOnDrop)]
pub(crate) struct Token([u8; 32]);

/// What is kept of a token. A fast hash is enough: nobody guesses 32 random bytes.
pub(crate) struct TokenHash(pub(crate) [u8; 32]);

/// Proof that the request carries the token. A handler that takes it runs for the practice alone.
pub(crate) struct Practice;

impl Token {
    pub(crate) fn make() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// base64url without padding, 43 characters.
    pub(crate) fn to_text(&self) -> String {
        Base64UrlUnpadded::encode_string(&self.0)
    }

    pub(crate) fn hash(&self) -> TokenHash {
        TokenHash(Sha256::digest(self.0).into())
    }

    /// From the value of the header: `Bearer`, one space, the token.
    pub(crate) fn from_authorization(header: &[u8]) -> Option<Self> {
        let (scheme, text) = header.split_at_checked("Bearer ".len())?;
        let mut bytes = [0; 32];
        let decoded = Base64UrlUnpadded::decode(text, &mut bytes).ok()?;
        (scheme.eq_ignore_ascii_case(b"Bearer ") && decoded.len() == 32).then_some(Self(bytes))
    }
}

/// Whose objects a request is about: the practice's, or those of a client's journal, which is a keyring with a token of its own.
pub(crate) enum Account {
    Practice,
    Journal(ObjectId),
}

impl Account {
    /// As it stands in the tables: empty for the practice.
    pub(crate) fn id(&self) -> Vec<u8> {
        match self {
            Self::Practice => Vec::new(),
            Self::Journal(ObjectId(keyring)) => keyring.to_vec(),
        }
    }

    /// Whose token this is, if anybody's.
    pub(crate) async fn of(
        connection: &mut SqliteConnection,
        store: &Store,
        token: &Token,
    ) -> Result<Option<Self>, sqlx::Error> {
        let TokenHash(hash) = token.hash();
        if bool::from(hash.ct_eq(&store.token_hash.0)) {
            return Ok(Some(Self::Practice));
        }
        // By its hash: how long the index takes to find it says nothing of the token.
        let found: Option<(Vec<u8>,)> =
            sqlx::query_as("SELECT id FROM keyrings WHERE token_sha256 = ?")
                .bind(hash.to_vec())
                .fetch_optional(connection)
                .await?;
        let id = found.and_then(|(id,)| id.try_into().ok());
        Ok(id.map(|id| Self::Journal(ObjectId(id))))
    }
}

impl FromRequestParts<Arc<Store>> for Account {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, store: &Arc<Store>) -> Result<Self, Problem> {
        let token = Token::from_request_parts(parts, store).await?;
        let mut connection = store.pool.acquire().await?;
        let account = Self::of(&mut connection, store, &token).await?;
        account.ok_or(Problem::Unauthorized)
    }
}

impl FromRequestParts<Arc<Store>> for Token {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<Store>) -> Result<Self, Problem> {
        let header = parts
            .headers
            .get(header::AUTHORIZATION)
            .ok_or(Problem::Unauthorized)?;
        Self::from_authorization(header.as_bytes()).ok_or(Problem::Unauthorized)
    }
}

/// Every fault is one answer: a header that is missing, malformed or wrong tells a guesser the same.
impl FromRequestParts<Arc<Store>> for Practice {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, store: &Arc<Store>) -> Result<Self, Problem> {
        let token = Token::from_request_parts(parts, store).await?;
        let same = token.hash().0.ct_eq(&store.token_hash.0);
        bool::from(same)
            .then_some(Self)
            .ok_or(Problem::Unauthorized)
    }
}
