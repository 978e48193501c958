//! tus 1.0 at `/v1/files` and `/v1/uploads/{id}`: the protocol, and its faults.

use std::path::Path;
use std::time::{Duration, SystemTime};

use reqwest::{Method, StatusCode};

use crate::harness::{
    TestStore, assert_problem, assert_status, envelope, header, json, sha256_hex,
};
use crate::tus_client::{PART, number, stored};

#[tokio::test]
async fn the_store_says_what_it_can_do() {
    let (store, _data) = TestStore::start_with(|config| config.max_file = 5000).await;
    let path = store.client.create_upload(100).await;
    for path in ["/v1/files", &path] {
        // Without the version: a client asks for it.
        let request = store.client.request(Method::OPTIONS, path);
        let answer = request.send().await.unwrap();
        assert!(answer.status().is_success());
        for (name, value) in [
            ("tus-resumable", "1.0.0"),
            ("tus-version", "1.0.0"),
            ("tus-extension", "creation,expiration,termination"),
            ("tus-max-size", "5000"),
        ] {
            assert_eq!(header(&answer, name), Some(value));
        }
    }
}

#[tokio::test]
async fn a_file_in_three_parts() {
    let (store, data) = TestStore::start().await;
    let sealed = envelope(0xf11e, 300_000, 3);
    let request = store
        .client
        .tus(Method::POST, "/v1/files")
        .header("upload-length", sealed.len())
        .header("upload-metadata", "filename cGxhaW4udHh0");
    let created = request.send().await.unwrap();
    assert_status(&created, StatusCode::CREATED);
    assert_eq!(header(&created, "tus-resumable"), Some("1.0.0"));
    let expires = httpdate(header(&created, "upload-expires").unwrap());
    let week = Duration::from_secs(7 * 24 * 3600);
    let left = expires.duration_since(SystemTime::now()).unwrap();
    assert!(left <= week && left > week - Duration::from_secs(60));
    let path = created.url().join(header(&created, "location").unwrap());
    let path = path.unwrap().path().to_owned();
    assert!(path.starts_with("/v1/uploads/"), "{path}");

    // The first ends in the middle of what names the object.
    for (from, to) in [(0, 10), (10, 200_000), (200_000, 300_000)] {
        let status = store.client.head(&path).await;
        assert_status(&status, StatusCode::OK);
        assert_eq!(number(&status, "upload-offset"), from);
        assert_eq!(number(&status, "upload-length"), sealed.len());
        assert_eq!(header(&status, "cache-control"), Some("no-store"));
        assert_eq!(
            httpdate(header(&status, "upload-expires").unwrap()),
            expires
        );
        let answer = store.client.patch(&path, from, &sealed[from..to]).await;
        assert_status(&answer, StatusCode::NO_CONTENT);
        assert_eq!(header(&answer, "tus-resumable"), Some("1.0.0"));
        assert_eq!(number(&answer, "upload-offset"), to);
        assert_eq!(
            header(&answer, "upload-expires").is_some(),
            to < sealed.len()
        );
    }
    assert_eq!(store.client.read_file(0xf11e).await, sealed);
    // A client that lost the last answer asks again, and may send the nothing that is left.
    assert_eq!(store.client.offset(&path).await, sealed.len());
    let nothing = store.client.patch(&path, sealed.len(), b"").await;
    assert_status(&nothing, StatusCode::NO_CONTENT);
    assert_private(data.path());
}

#[cfg_attr(not(unix), allow(unused_variables))]
fn assert_private(data: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&data.join("files")), 0o700);
        for file in stored(data) {
            assert_eq!(mode(&file), 0o600);
        }
    }
}

#[tokio::test]
async fn requests_that_are_not_of_tus_1_0() {
    let (store, _data) = TestStore::start().await;
    let client = &store.client;
    let path = client.create_upload(100).await;
    for version in [None, Some("0.2.2"), Some("1.0.1")] {
        for (method, path) in [
            (Method::POST, "/v1/files"),
            (Method::HEAD, path.as_str()),
            (Method::PATCH, &path),
            (Method::DELETE, &path),
        ] {
            let mut request = client.request(method.clone(), path);
            if let Some(version) = version {
                request = request.header("tus-resumable", version);
            }
            let answer = request.send().await.unwrap();
            assert_status(&answer, StatusCode::PRECONDITION_FAILED);
            assert_eq!(header(&answer, "tus-version"), Some("1.0.0"));
            if method != Method::HEAD {
                assert_problem(answer, 412, "other-tus-version").await;
            }
        }
    }
    for length in [
        None,
        Some("-1"),
        Some("+9"),
        Some("1e3"),
        Some(""),
        Some("99999999999999999999"),
    ] {
        let mut request = client.tus(Method::POST, "/v1/files");
        if let Some(length) = length {
            request = request.header("upload-length", length);
        }
        assert_problem(request.send().await.unwrap(), 400, "invalid-upload").await;
    }
    let deferred = client
        .tus(Method::POST, "/v1/files")
        .header("upload-defer-length", 1);
    assert_problem(deferred.send().await.unwrap(), 400, "invalid-upload").await;
    for (size, status) in [(4096, 201), (4097, 400)] {
        let request = client
            .tus(Method::POST, "/v1/files")
            .header("upload-length", 100);
        let request = request.header("upload-metadata", "a".repeat(size));
        assert_eq!(request.send().await.unwrap().status(), status);
    }
    let no_offset = client
        .tus(Method::PATCH, &path)
        .header("content-type", PART);
    assert_problem(no_offset.send().await.unwrap(), 400, "invalid-upload").await;
    for media_type in ["application/octet-stream", "", "text/plain"] {
        let request = client.tus(Method::PATCH, &path).header("upload-offset", 0);
        let request = request.header("content-type", media_type).body("SLF");
        assert_problem(request.send().await.unwrap(), 415, "unsupported-media-type").await;
    }
    assert_eq!(client.offset(&path).await, 0);
}

#[tokio::test]
async fn a_part_for_another_offset_is_refused() {
    let (store, _data) = TestStore::start().await;
    let sealed = envelope(1, 1000, 0);
    let path = store.client.create_upload(1000).await;
    store.client.patch(&path, 0, &sealed[..500]).await;
    for offset in [0, 499, 501, 1000] {
        let answer = store.client.patch(&path, offset, b"x").await;
        assert_problem(answer, 409, "wrong-offset").await;
    }
    assert_eq!(store.client.offset(&path).await, 500);
}

#[tokio::test]
async fn uploads_that_are_not_here() {
    let (store, _data) = TestStore::start().await;
    let unknown = format!("/v1/uploads/{:032x}", 1);
    assert_status(&store.client.head(&unknown).await, StatusCode::NOT_FOUND);
    assert_problem(
        store.client.patch(&unknown, 0, b"x").await,
        404,
        "not-found",
    )
    .await;
    let ended = store.client.tus(Method::DELETE, &unknown);
    assert_problem(ended.send().await.unwrap(), 404, "not-found").await;
    let read = store
        .client
        .tus(Method::GET, &unknown)
        .send()
        .await
        .unwrap();
    assert_problem(read, 405, "method-not-allowed").await;
    let wrong = store.client.patch("/v1/uploads/a", 0, b"x").await;
    assert_problem(wrong, 400, "invalid-name").await;
}

#[tokio::test]
async fn an_upload_can_be_ended_and_its_bytes_are_gone() {
    let (store, data) = TestStore::start().await;
    let sealed = envelope(1, 1000, 0);
    let path = store.client.create_upload(1000).await;
    store.client.patch(&path, 0, &sealed[..500]).await;
    assert_eq!(stored(data.path()).len(), 1);
    let ended = store.client.tus(Method::DELETE, &path);
    assert_status(&ended.send().await.unwrap(), StatusCode::NO_CONTENT);
    assert_eq!(stored(data.path()).len(), 0);
    let answer = store.client.patch(&path, 500, &sealed[500..]).await;
    assert_problem(answer, 404, "not-found").await;
}

#[tokio::test]
async fn a_finished_upload_cannot_be_ended_by_who_sent_it() {
    let (store, _data) = TestStore::start().await;
    let sealed = envelope(1, 1000, 0);
    let path = store.client.create_upload(1000).await;
    store.client.patch(&path, 0, &sealed).await;
    let ended = store
        .client
        .tus(Method::DELETE, &path)
        .send()
        .await
        .unwrap();
    assert_problem(ended, 403, "upload-finished").await;
    assert_eq!(store.client.read_file(1).await, sealed);
}

#[tokio::test]
async fn a_line_without_patch_can_post() {
    let (store, _data) = TestStore::start().await;
    let sealed = envelope(1, 1000, 0);
    let path = store.client.create_upload(1000).await;
    let post = || {
        let request = store.client.tus(Method::POST, &path);
        request
            .header("content-type", PART)
            .header("upload-offset", 0)
            .body(sealed.clone())
    };
    assert_problem(post().send().await.unwrap(), 405, "method-not-allowed").await;
    let answer = post()
        .header("x-http-method-override", "PATCH")
        .send()
        .await
        .unwrap();
    assert_status(&answer, StatusCode::NO_CONTENT);
    assert_eq!(store.client.read_file(1).await, sealed);
}

#[tokio::test]
async fn the_same_file_again_is_fine_and_kept_once() {
    let (store, data) = TestStore::start().await;
    let sealed = envelope(7, 5000, 1);
    for _ in 0..3 {
        assert_status(&store.client.upload(&sealed).await, StatusCode::NO_CONTENT);
    }
    assert_eq!(stored(data.path()).len(), 1);
    let list = json(store.client.get_as_practice("/v1/files").await).await;
    assert_eq!(list["files"].as_array().unwrap().len(), 1);
    assert_eq!(list["files"][0]["sha256"], sha256_hex(&sealed));
}

#[tokio::test]
async fn another_file_under_the_same_id_is_refused_and_removed() {
    let (store, data) = TestStore::start().await;
    let sealed = envelope(7, 5000, 1);
    store.client.upload(&sealed).await;
    let path = store.client.create_upload(5000).await;
    let answer = store.client.patch(&path, 0, &envelope(7, 5000, 2)).await;
    assert_eq!(header(&answer, "tus-resumable"), Some("1.0.0"));
    assert_problem(answer, 409, "id-conflict").await;
    assert_status(&store.client.head(&path).await, StatusCode::NOT_FOUND);
    assert_eq!(store.client.read_file(7).await, sealed);
    assert_eq!(stored(data.path()).len(), 1);
}

fn httpdate(text: &str) -> SystemTime {
    assert!(text.ends_with(" GMT"), "{text}");
    ::httpdate::parse_http_date(text).unwrap()
}
