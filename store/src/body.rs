//! Bodies, read up to a limit.

use axum::body::{Body, Bytes, HttpBody};
use http_body_util::{BodyExt, LengthLimitError, Limited};

use crate::problem::Problem;

/// All of a body of at most `limit` bytes. A longer one is refused by its announced length, or where it
/// passes the limit.
pub(crate) async fn read(body: Body, limit: usize) -> Result<Bytes, Problem> {
    let too_large = || Problem::TooLarge {
        limit: limit as u64,
    };
    if body.size_hint().lower() > limit as u64 {
        return Err(too_large());
    }
    match Limited::new(body, limit).collect().await {
        Ok(collected) => Ok(collected.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(too_large()),
        Err(_) => Err(Problem::MalformedPayload(
            "The body ended before its announced end. Send it again.",
        )),
    }
}
