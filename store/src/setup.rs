//! The first start: a token is made, and shown in the set-up link.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use sqlx::SqlitePool;

use crate::StartError;
use crate::auth::{Token, TokenHash};

/// Who may read, and the token itself if it was made just now.
pub(crate) struct Access {
    pub(crate) token_hash: TokenHash,
    pub(crate) fresh_token: Option<Token>,
}

/// Finds the token's hash. Makes a new token when there is none, when `new_token` asks for it, and
/// when no keyring of a practice was ever kept: then nobody finished the set-up, and the old link may be lost.
pub(crate) async fn prepare(pool: &SqlitePool, new_token: bool) -> Result<Access, StartError> {
    let kept: Option<(Vec<u8>,)> = sqlx::query_as(
        "SELECT value FROM settings \
         WHERE name = 'token_sha256' AND EXISTS (SELECT 1 FROM keyrings WHERE token_sha256 IS NULL)",
    )
    .fetch_optional(pool)
    .await
    .map_err(StartError::Token)?;
    let kept = kept
        .and_then(|(hash,)| hash.try_into().ok())
        .filter(|_| !new_token);
    if let Some(hash) = kept {
        return Ok(Access {
            token_hash: TokenHash(hash),
            fresh_token: None,
        });
    }

    let token = Token::make().map_err(StartError::Randomness)?;
    let token_hash = token.hash();
    sqlx::query(
        "INSERT INTO settings (name, value) VALUES ('token_sha256', ?) \
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )
    .bind(token_hash.0.to_vec())
    .execute(pool)
    .await
    .map_err(StartError::Token)?;
    Ok(Access {
        token_hash,
        fresh_token: Some(token),
    })
}

/// The link to open. The token is in the fragment, which a browser sends to nobody.
pub(crate) fn link(address: SocketAddr, fresh_token: Option<Token>) -> String {
    // A store that listens everywhere is on this machine too, and browsers trust loopback without TLS.
    let host = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    let origin = SocketAddr::new(host, address.port());
    match fresh_token {
        Some(token) => format!("http://{origin}/setup#token={}", token.to_text()),
        None => format!("http://{origin}/"),
    }
}
