//! Attachments on their way: anyone may send one by tus. See [`crate::tus`] for the protocol.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio::time::timeout;

use crate::names::{UploadId, hex};
use crate::problem::Problem;
use crate::routes::Store;
use crate::upload::Upload;
use crate::upload_locks::Held;
use crate::{envelope, incoming, tus};

/// For a PATCH to put on the disk what it has. One that hashes a large file takes longer.
const LOCK_TIMEOUT: Duration = Duration::from_secs(10);

/// `POST /v1/files`: a new upload of `Upload-Length` bytes, at the address in `Location`.
pub(crate) async fn create(
    State(store): State<Arc<Store>>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let limit = store.uploads.limits.max_file;
    let length = tus::bytes(&headers, tus::LENGTH)?;
    tus::check_metadata(&headers)?;
    if length > limit {
        return Err(Problem::TooLarge { limit });
    }
    if length < envelope::HEAD as u64 {
        return Err(Problem::NotAnEnvelope);
    }
    let upload = store.uploads.create(length).await?;
    // Relative to /v1/files, so that it is right behind a proxy that puts the store below a path too.
    let location = format!("uploads/{}", hex(&upload.id.0));
    let headers = [
        (header::LOCATION, location),
        (tus::EXPIRES, tus::http_date(upload.expires_at)),
    ];
    Ok((StatusCode::CREATED, headers).into_response())
}

/// `HEAD /v1/uploads/{id}`: how much is here. Ends a PATCH that still waits for its body: who asks has lost
/// the connection of it.
pub(crate) async fn status(
    id: UploadId,
    State(store): State<Arc<Store>>,
) -> Result<Response, Problem> {
    let _held = take(&store, id).await?;
    let upload = store.uploads.find(id).await?;
    let headers = [
        (tus::LENGTH, upload.length.to_string()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((StatusCode::OK, headers, progress(&upload)).into_response())
}

/// `PATCH /v1/uploads/{id}`: the bytes from `Upload-Offset` on. The last ones make it a file.
pub(crate) async fn append(
    id: UploadId,
    State(store): State<Arc<Store>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    tus::check_media_type(&headers)?;
    let offset = tus::bytes(&headers, tus::OFFSET)?;
    let uploads = &store.uploads;
    let place = timeout(
        uploads.limits.wait,
        Arc::clone(&uploads.places).acquire_owned(),
    );
    let place = place.await.ok().and_then(Result::ok);
    let place = place.ok_or(Problem::Timeout)?;
    let held = uploads.locks.try_take(id).ok_or(Problem::UploadLocked)?;
    let upload = uploads.find(id).await?;
    if offset != upload.received {
        return Err(Problem::WrongOffset);
    }
    let rest = upload.length - upload.received;
    if body.size_hint().lower() > rest {
        return Err(Problem::TooLarge { limit: rest });
    }
    let upload = if upload.is_finished() {
        upload
    } else {
        incoming::take_in(Arc::clone(uploads), held, upload, place, body).await?
    };
    Ok((StatusCode::NO_CONTENT, progress(&upload)).into_response())
}

/// `POST /v1/uploads/{id}` with `X-HTTP-Method-Override: PATCH`, for lines that let no PATCH through.
pub(crate) async fn append_by_post(
    id: UploadId,
    store: State<Arc<Store>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let method = headers.get(tus::METHOD_OVERRIDE);
    if method.is_none_or(|method| method != "PATCH") {
        return Err(Problem::MethodNotAllowed);
    }
    append(id, store, headers, body).await
}

/// `DELETE /v1/uploads/{id}`: forgets an unfinished upload and its bytes.
pub(crate) async fn terminate(
    id: UploadId,
    State(store): State<Arc<Store>>,
) -> Result<StatusCode, Problem> {
    let held = take(&store, id).await?;
    if store.uploads.find(id).await?.is_finished() {
        return Err(Problem::UploadFinished);
    }
    store.uploads.remove(&held).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The upload, from who holds it. 423 tells a client to ask again; at a timeout it might begin anew.
async fn take(store: &Store, id: UploadId) -> Result<Held, Problem> {
    let held = timeout(LOCK_TIMEOUT, store.uploads.locks.take(id)).await;
    held.map_err(|_| Problem::UploadLocked)
}

/// The offset, and until when the rest may come.
fn progress(upload: &Upload) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(tus::OFFSET, upload.received.into());
    if !upload.is_finished()
        && let Ok(date) = tus::http_date(upload.expires_at).parse()
    {
        headers.insert(tus::EXPIRES, date);
    }
    headers
}
