//! Uploads that break off: the line, the client, the store; each goes on from what is on the disk.

use std::fs;
use std::time::Duration;

use reqwest::{Method, StatusCode};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use crate::binary::Process;
use crate::harness::{
    TestStore, assert_problem, assert_problem_text, assert_status, envelope, read_to_end, within,
};
use crate::tus_client::{patch_head, stored, wait_for_bytes};

const SIZE: usize = 300_000;
const CUT: usize = 123_456;

#[tokio::test]
async fn what_came_before_the_line_broke_is_kept() {
    let (store, data) = TestStore::start().await;
    let sealed = envelope(5, SIZE, 7);
    let path = store.client.create_upload(SIZE).await;
    let stream = store
        .begin_patch(data.path(), &path, SIZE, &sealed[..CUT])
        .await;
    drop(stream);
    assert_eq!(store.client.offset(&path).await, CUT);
    let answer = store.client.patch(&path, CUT, &sealed[CUT..]).await;
    assert_status(&answer, StatusCode::NO_CONTENT);
    assert_eq!(store.client.read_file(5).await, sealed);
}

#[tokio::test]
async fn of_two_parts_at_once_one_is_refused() {
    let (store, data) = TestStore::start().await;
    let sealed = envelope(5, SIZE, 7);
    let path = store.client.create_upload(SIZE).await;
    let mut stream = store
        .begin_patch(data.path(), &path, SIZE, &sealed[..CUT])
        .await;
    let second = store.client.patch(&path, 0, &sealed).await;
    assert_problem(second, 423, "upload-locked").await;
    stream.write_all(&sealed[CUT..]).await.unwrap();
    let answer = read_to_end(&mut stream).await;
    assert!(answer.starts_with("HTTP/1.1 204 "), "{answer}");
    assert_eq!(store.client.read_file(5).await, sealed);
}

#[tokio::test]
async fn who_asks_where_to_go_on_ends_a_part_that_hangs() {
    let (store, data) = TestStore::start().await;
    let sealed = envelope(5, SIZE, 7);
    let path = store.client.create_upload(SIZE).await;
    // Open, as the store sees it: a phone that went from one network to another tells nobody.
    let mut stream = store
        .begin_patch(data.path(), &path, SIZE, &sealed[..CUT])
        .await;
    assert_eq!(store.client.offset(&path).await, CUT);
    let answer = store.client.patch(&path, CUT, &sealed[CUT..]).await;
    assert_status(&answer, StatusCode::NO_CONTENT);
    assert_problem_text(&read_to_end(&mut stream).await, 423, "upload-locked");
    assert_eq!(store.client.read_file(5).await, sealed);
}

#[tokio::test]
async fn an_upload_can_be_ended_while_a_part_hangs() {
    let (store, data) = TestStore::start().await;
    let path = store.client.create_upload(SIZE).await;
    let part = envelope(5, CUT, 7);
    let _stream = store.begin_patch(data.path(), &path, SIZE, &part).await;
    let ended = store
        .client
        .tus(Method::DELETE, &path)
        .send()
        .await
        .unwrap();
    assert_status(&ended, StatusCode::NO_CONTENT);
    assert_eq!(stored(data.path()).len(), 0);
}

#[tokio::test]
async fn a_part_may_take_longer_than_a_request_but_not_pause_for_long() {
    let (store, data) = TestStore::start_with(|config| {
        config.request_timeout = Duration::from_millis(300);
        config.upload_idle_timeout = Duration::from_secs(2);
    })
    .await;
    let sealed = envelope(5, 2000, 7);
    let path = store.client.create_upload(2000).await;
    let begun = tokio::time::Instant::now();
    let mut stream = store
        .begin_patch(data.path(), &path, 2000, &sealed[..500])
        .await;
    // Nothing is answered while the time of a request passes.
    tokio::time::timeout_at(begun + Duration::from_millis(600), stream.readable())
        .await
        .unwrap_err();
    stream.write_all(&sealed[500..900]).await.unwrap();
    let answer = read_to_end(&mut stream).await;
    assert!(answer.contains("tus-resumable: 1.0.0"), "{answer}");
    assert_problem_text(&answer, 408, "timeout");
    assert_eq!(store.client.offset(&path).await, 900);
}

#[tokio::test]
async fn a_part_that_drips_ends_with_its_time() {
    let (store, data) =
        TestStore::start_with(|config| config.upload_timeout = Duration::from_millis(300)).await;
    // So long that drops never fill it.
    let length = 1 << 30;
    let path = store.client.create_upload(length).await;
    let part = envelope(5, 500, 7);
    let mut stream = store.begin_patch(data.path(), &path, length, &part).await;
    let (mut answer, mut drip) = stream.split();
    let dripping = async {
        while drip.write_all(b"x").await.is_ok() {
            tokio::task::yield_now().await;
        }
    };
    let mut first = [0; 12];
    tokio::select! {
        () = dripping => panic!("the store hung up without an answer"),
        read = within(tokio::io::AsyncReadExt::read_exact(&mut answer, &mut first)) => { read.unwrap(); }
    }
    assert_eq!(&first, b"HTTP/1.1 408");
}

#[tokio::test]
async fn a_store_that_stops_keeps_what_came() {
    let (store, data) =
        TestStore::start_with(|config| config.stop_timeout = Duration::from_millis(500)).await;
    let sealed = envelope(5, SIZE, 7);
    let path = store.client.create_upload(SIZE).await;
    let _stream = store
        .begin_patch(data.path(), &path, SIZE, &sealed[..CUT])
        .await;
    store.stop().await;

    let store = TestStore::start_in(data.path(), |_| {}).await;
    assert_eq!(store.client.offset(&path).await, CUT);
    let answer = store.client.patch(&path, CUT, &sealed[CUT..]).await;
    assert_status(&answer, StatusCode::NO_CONTENT);
    assert_eq!(store.client.read_file(5).await, sealed);
}

#[tokio::test]
async fn a_store_that_is_killed_goes_on_from_what_it_had_counted() {
    const SIZE: usize = 12 << 20;
    const CUT: usize = 10 << 20;
    let data = tempfile::tempdir().unwrap();
    let mut store = Process::start(data.path()).await;
    let sealed = envelope(5, SIZE, 7);
    let path = store.client.create_upload(SIZE).await;
    let mut stream = within(TcpStream::connect(store.address())).await.unwrap();
    let head = patch_head(&path, 0, &format!("Content-Length: {SIZE}"));
    stream.write_all(head.as_bytes()).await.unwrap();
    within(stream.write_all(&sealed[..CUT])).await.unwrap();
    wait_for_bytes(data.path(), CUT).await;
    store.child.kill().await.unwrap();

    let stray = data.path().join("files").join("0".repeat(32));
    fs::write(&stray, "what a crash left").unwrap();
    let store = Process::start(data.path()).await;
    assert!(!stray.exists());
    let offset = store.client.offset(&path).await;
    assert!((8 << 20..=CUT).contains(&offset), "{offset}");
    let answer = store.client.patch(&path, offset, &sealed[offset..]).await;
    assert_status(&answer, StatusCode::NO_CONTENT);
    assert!(store.client.read_file(5).await == sealed);
}

#[tokio::test]
async fn what_is_finished_survives_a_kill() {
    let data = tempfile::tempdir().unwrap();
    let mut store = Process::start(data.path()).await;
    let sealed = envelope(5, SIZE, 7);
    let path = store.client.create_upload(SIZE).await;
    store.client.patch(&path, 0, &sealed).await;
    store.child.kill().await.unwrap();
    let store = Process::start(data.path()).await;
    assert_eq!(store.client.read_file(5).await, sealed);
    assert_eq!(store.client.offset(&path).await, SIZE);
}
