//! Lists in the order of arrival, given out in pages.

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use serde::{Deserialize, Serialize};

use crate::names::hex;
use crate::problem::Problem;

/// Bounds one answer to about 100 KB.
const MAX_PAGE: i64 = 500;

/// One submission or file in a list; `size` in bytes of the envelope.
#[derive(Serialize)]
pub(crate) struct Summary {
    pub(crate) seq: i64,
    id: String,
    received_at: String,
    sha256: String,
    size: i64,
}

/// The part of the list that was asked for.
#[derive(Deserialize)]
pub(crate) struct Page {
    #[serde(default)]
    pub(crate) after: i64,
    #[serde(default = "Page::default_limit")]
    pub(crate) limit: i64,
    /// With the envelopes; only submissions have this.
    #[serde(default)]
    pub(crate) payload: bool,
}

/// The rows of a page, and what to give as `after` for the rest, if there is a rest. Takes one row more than
/// asked for, which shows whether there is one.
pub(crate) fn page_of(mut rows: Vec<SummaryColumns>, page: &Page) -> (Vec<Summary>, Option<i64>) {
    let has_rest = rows.len() as i64 > page.limit;
    rows.truncate(page.limit as usize);
    let summaries: Vec<Summary> = rows.into_iter().map(Summary::from).collect();
    let next = summaries.last().filter(|_| has_rest).map(|last| last.seq);
    (summaries, next)
}

pub(crate) type SummaryColumns = (i64, Vec<u8>, String, Vec<u8>, i64);

impl From<SummaryColumns> for Summary {
    fn from((seq, object_id, received_at, sha256, size): SummaryColumns) -> Self {
        Self {
            seq,
            id: hex(&object_id),
            received_at,
            sha256: hex(&sha256),
            size,
        }
    }
}

impl Page {
    fn default_limit() -> i64 {
        100
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Page {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let Query(page) =
            Query::<Self>::try_from_uri(&parts.uri).map_err(|_| Problem::InvalidParameter)?;
        let good = page.after >= 0 && (1..=MAX_PAGE).contains(&page.limit);
        good.then_some(page).ok_or(Problem::InvalidParameter)
    }
}
