//! Attachments that are here whole: the practice reads them.

use std::io;
use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use tower_http::services::ServeFile;

use crate::auth::Practice;
use crate::etag;
use crate::listing::{Page, Summary, SummaryColumns, page_of};
use crate::names::{ObjectId, UploadId};
use crate::problem::Problem;
use crate::routes::Store;

#[derive(Serialize)]
pub(crate) struct List {
    files: Vec<Summary>,
    next: Option<i64>,
}

/// `GET /v1/files?after=…&limit=…`: summaries in the order in which they were finished.
pub(crate) async fn list(
    _: Practice,
    page: Page,
    State(store): State<Arc<Store>>,
) -> Result<Json<List>, Problem> {
    let query = "SELECT seq, object_id, received_at, sha256, size \
         FROM files WHERE seq > ? ORDER BY seq LIMIT ?";
    let rows: Vec<SummaryColumns> = sqlx::query_as(query)
        .bind(page.after)
        .bind(page.limit + 1)
        .fetch_all(&store.pool)
        .await?;
    let (files, next) = page_of(rows, &page);
    Ok(Json(List { files, next }))
}

/// `GET /v1/files/{id}`: the envelope's bytes, or the one range of them that `Range` asks for.
pub(crate) async fn read(
    _: Practice,
    id: ObjectId,
    State(store): State<Arc<Store>>,
    request: Request,
) -> Result<Response, Problem> {
    let row: Option<(Vec<u8>, Vec<u8>)> =
        sqlx::query_as("SELECT sha256, upload_id FROM files WHERE object_id = ?")
            .bind(id.0.to_vec())
            .fetch_optional(&store.pool)
            .await?;
    let (sha256, upload_id) = row.ok_or(Problem::NotFound)?;
    let etag = etag::of(&sha256);
    let headers = [
        (header::ETAG, etag.clone()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    if etag::is_named(request.headers(), &etag) {
        return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    let upload_id = upload_id.try_into().map(UploadId);
    let upload_id = upload_id.map_err(|_| io::Error::other("the name of a file is malformed"))?;
    let mut response = ServeFile::new(store.uploads.path(upload_id))
        .ignore_multi_range_requests(true)
        .try_call(only_range(&request, &etag))
        .await?
        .map(Body::new);
    match response.status() {
        StatusCode::OK | StatusCode::PARTIAL_CONTENT => {
            let media_type = HeaderValue::from_static("application/vnd.sealform");
            response
                .headers_mut()
                .insert(header::CONTENT_TYPE, media_type);
            Ok((headers, response).into_response())
        }
        StatusCode::RANGE_NOT_SATISFIABLE => {
            let size = response.headers_mut().remove(header::CONTENT_RANGE);
            let size = size.map(|size| [(header::CONTENT_RANGE, size)]);
            Ok((size, Problem::InvalidRange).into_response())
        }
        _ => Err(io::Error::other("a file is missing").into()),
    }
}

/// The request without conditions: they are about our tag, which is not the one that is made from the time.
fn only_range(request: &Request, etag: &str) -> Request {
    let mut inner = Request::new(Body::empty());
    *inner.method_mut() = request.method().clone();
    let headers = request.headers();
    let is_current = headers
        .get(header::IF_RANGE)
        .is_none_or(|tag| tag.as_bytes() == etag.as_bytes());
    if let Some(range) = headers.get(header::RANGE).filter(|_| is_current) {
        inner.headers_mut().insert(header::RANGE, range.clone());
    }
    inner
}
