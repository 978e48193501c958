//! What may be uploaded: what it has to be, how much, and for how long.

use std::time::Duration;

use reqwest::StatusCode;

use crate::harness::{
    TestStore, assert_problem, assert_problem_text, assert_status, envelope, exchange,
};
use crate::tus_client::{patch_head, stored, wait_until};

#[tokio::test]
async fn bytes_that_are_no_envelope_are_removed_as_soon_as_they_show() {
    let (store, data) = TestStore::start().await;
    let mut other_version = envelope(1, 100, 0);
    other_version[3] = 2;
    for (bytes, code) in [
        (b"plain text of a client, ".repeat(5), "not-an-envelope"),
        (other_version, "unsupported-version"),
    ] {
        // All at once, and the first of two parts.
        for length in [bytes.len(), 1000] {
            let path = store.client.create_upload(length).await;
            assert_problem(store.client.patch(&path, 0, &bytes).await, 400, code).await;
            assert_status(&store.client.head(&path).await, StatusCode::NOT_FOUND);
        }
    }
    assert_eq!(stored(data.path()).len(), 0);
    // Too short for any envelope: refused with its announcement.
    assert_problem(store.client.announce(23).await, 400, "not-an-envelope").await;
    let shortest = store.client.upload(&envelope(1, 24, 0)).await;
    assert_status(&shortest, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn the_largest_file_and_one_byte_more() {
    let (store, _data) = TestStore::start_with(|config| config.max_file = 5000).await;
    assert_problem(store.client.announce(5001).await, 413, "too-large").await;
    let largest = store.client.upload(&envelope(1, 5000, 0)).await;
    assert_status(&largest, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn a_part_that_is_longer_than_what_is_left_is_refused() {
    let (store, data) = TestStore::start().await;
    let sealed = envelope(1, 1001, 0);
    let path = store.client.create_upload(1000).await;
    assert_problem(
        store.client.patch(&path, 0, &sealed).await,
        413,
        "too-large",
    )
    .await;
    assert_eq!(stored(data.path()).len(), 0);

    let mut chunked = patch_head(&path, 0, "Transfer-Encoding: chunked").into_bytes();
    chunked.extend(b"3e9\r\n");
    chunked.extend(&sealed);
    chunked.extend(b"\r\n0\r\n\r\n");
    assert_problem_text(&exchange(store.address, &chunked).await, 413, "too-large");
    assert_eq!(store.client.offset(&path).await, 0);
}

#[tokio::test]
async fn too_many_unfinished_uploads() {
    let (store, _data) = TestStore::start_with(|config| config.max_uploads = 2).await;
    let sealed = envelope(1, 100, 0);
    let first = store.client.create_upload(100).await;
    store.client.create_upload(100).await;
    assert_problem(store.client.announce(100).await, 503, "too-many-uploads").await;
    store.client.patch(&first, 0, &sealed).await;
    assert_status(&store.client.announce(100).await, StatusCode::CREATED);
}

#[tokio::test]
async fn all_files_together_have_a_limit() {
    let (store, _data) = TestStore::start_with(|config| config.max_files_total = 3000).await;
    store.client.upload(&envelope(1, 1000, 0)).await;
    let path = store.client.create_upload(1500).await;
    // What was announced counts.
    assert_problem(store.client.announce(501).await, 507, "store-full").await;
    store.client.create_upload(500).await;
    assert_problem(store.client.announce(24).await, 507, "store-full").await;
    // The one that was let in can be finished.
    let answer = store.client.patch(&path, 0, &envelope(2, 1500, 0)).await;
    assert_status(&answer, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn an_expired_upload_is_gone_and_its_bytes_too() {
    let expiry = Duration::from_secs(3);
    let (store, data) = TestStore::start_with(|config| config.upload_expiry = expiry).await;
    let sealed = envelope(1, 1000, 0);
    let finished = store.client.upload(&sealed).await;
    assert_status(&finished, StatusCode::NO_CONTENT);
    let path = store.client.create_upload(1000).await;
    store.client.patch(&path, 0, &envelope(2, 500, 0)).await;
    wait_until(|| stored(data.path()).len() == 1).await;
    // HEAD waits for who removes it.
    let answer = store.client.head(&path).await;
    assert!([404, 410].contains(&answer.status().as_u16()));
    // What was finished stays, though its upload is forgotten.
    assert_eq!(store.client.read_file(1).await, sealed);
}

#[tokio::test]
async fn an_expired_upload_takes_nothing_before_it_is_removed() {
    let (store, data) = TestStore::start().await;
    let path = store.client.create_upload(1000).await;
    let file = data.path().join("store.sqlite");
    let mut database =
        <sqlx::SqliteConnection as sqlx::Connection>::connect(file.to_str().unwrap())
            .await
            .unwrap();
    sqlx::query("UPDATE uploads SET expires_at = 1")
        .execute(&mut database)
        .await
        .unwrap();
    assert_status(&store.client.head(&path).await, StatusCode::GONE);
    let answer = store.client.patch(&path, 0, b"x").await;
    assert_problem(answer, 410, "upload-expired").await;
}
