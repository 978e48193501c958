//! The names in the paths, parsed once: a handler that holds one holds a good one.

use axum::body::Bytes;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;

use crate::problem::Problem;

/// The 16 bytes that name an object; 32 lowercase hex digits in a path.
#[derive(Clone, Copy)]
pub(crate) struct ObjectId(pub(crate) [u8; 16]);

/// The 16 random bytes that name an upload. Who knows them may go on with it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct UploadId(pub(crate) [u8; 16]);

/// `[a-z0-9-]{1,64}`: safe in a URL, a file name and a log, and the same on every system.
pub(crate) struct CardName(pub(crate) String);

impl ObjectId {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        // One spelling per id. from_str_radix alone would take capitals and a plus sign too.
        let canonical = text.len() == 32
            && text
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        let number = u128::from_str_radix(text, 16).ok().filter(|_| canonical)?;
        Some(Self(number.to_be_bytes()))
    }
}

impl UploadId {
    pub(crate) fn make() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        ObjectId::parse(text).map(|id| Self(id.0))
    }
}

impl CardName {
    fn parse(text: String) -> Option<Self> {
        let good = (1..=64).contains(&text.len())
            && text
                .bytes()
                .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        good.then_some(Self(text))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for ObjectId {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        Self::parse(&segment(parts, state).await?).ok_or(Problem::InvalidName)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for UploadId {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        Self::parse(&segment(parts, state).await?).ok_or(Problem::InvalidName)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for CardName {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        Self::parse(segment(parts, state).await?).ok_or(Problem::InvalidName)
    }
}

/// Lowercase hex, two digits a byte.
pub(crate) fn hex(bytes: &[u8]) -> String {
    format!("{:x}", Bytes::copy_from_slice(bytes))
}

/// Percent-encoding that is not UTF-8 is no name either.
async fn segment<S: Send + Sync>(parts: &mut Parts, state: &S) -> Result<String, Problem> {
    let Path(segment) = Path::from_request_parts(parts, state)
        .await
        .map_err(|_| Problem::InvalidName)?;
    Ok(segment)
}
