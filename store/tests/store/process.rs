//! The real binary: killed and stopped; what it prints, and what it leaves on the disk.

use std::fs;
use std::path::Path;
use std::time::Duration;

use base64ct::{Base64UrlUnpadded, Encoding};
use reqwest::StatusCode;
use serde_json::Value;
use sha2::{Digest, Sha256};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::binary::Process;
use crate::harness::{TestStore, assert_status, envelope, header, read_to_end, within};

#[tokio::test]
async fn what_was_answered_survives_a_kill() {
    let data = tempfile::tempdir().unwrap();
    let mut store = Process::start(data.path()).await;
    let sealed: Vec<_> = (0..5).map(|id| envelope(id, 200_000, 6)).collect();
    for envelope in &sealed {
        assert_status(
            &store.client.submit_raw(envelope).await,
            StatusCode::CREATED,
        );
    }
    // SIGKILL: the process does nothing more.
    store.child.kill().await.unwrap();

    let store = Process::start(data.path()).await;
    for (id, envelope) in sealed.iter().enumerate() {
        let kept = store
            .client
            .get_as_practice(&format!("/v1/submissions/{id:032x}"))
            .await;
        assert_eq!(kept.bytes().await.unwrap(), envelope);
        assert_status(&store.client.submit_raw(envelope).await, StatusCode::OK);
    }
}

#[tokio::test]
async fn the_disk_holds_the_tokens_hash_and_not_the_token() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    let mut store = Process::start(&data).await;
    assert_status(
        &store.client.submit_raw(&envelope(1, 5000, 0)).await,
        StatusCode::CREATED,
    );
    assert_status(
        &store.client.get_as_practice("/v1/submissions").await,
        StatusCode::OK,
    );
    store.child.kill().await.unwrap();

    let files: Vec<_> = fs::read_dir(&data)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    assert!(
        files.iter().any(|file| file.ends_with("store.sqlite-wal")),
        "{files:?}"
    );
    let everything: Vec<u8> = files
        .iter()
        .flat_map(|file| fs::read(file).unwrap())
        .collect();
    let token = Base64UrlUnpadded::decode_vec(&store.client.token).unwrap();
    assert!(contains(&everything, &Sha256::digest(&token)));
    assert!(!contains(&everything, &token));
    assert!(!contains(&everything, store.client.token.as_bytes()));

    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&data), 0o700);
        for file in &files {
            assert_eq!(mode(file), 0o600, "{}", file.display());
        }
    }
}

#[tokio::test]
async fn the_log_tells_of_each_request_and_of_nobody() {
    let data = tempfile::tempdir().unwrap();
    let mut store = Process::start(data.path()).await;
    let canary = b"c0ffee-canary";
    let mut sealed = envelope(1, 100, 0);
    sealed.extend(canary);
    let id = format!("{:032x}", 0xc0ffee);
    assert_status(&store.client.submit_raw(&sealed).await, StatusCode::CREATED);
    let answer = store.client.submit_raw(canary).await;
    let request_id = header(&answer, "x-request-id").unwrap().to_owned();
    assert_status(&answer, StatusCode::BAD_REQUEST);
    store
        .client
        .get_as_practice("/v1/submissions?after=c0ffee-canary")
        .await;
    store
        .client
        .put_as_practice(&format!("/v1/keyrings/{id}"), sealed)
        .await;
    store.client.get(&format!("/v1/keyrings/{id}?c0ffee")).await;
    store.client.get("/v1/c0ffee-canary").await;
    store.client.get("/c0ffee-canary?c0ffee").await;
    store.terminate().await;

    let mut log = String::new();
    within(store.child.stderr.take().unwrap().read_to_string(&mut log))
        .await
        .unwrap();
    let lines: Vec<Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let requests: Vec<_> = lines
        .iter()
        .map(|line| &line["fields"])
        .filter(|fields| fields["message"] == "request")
        .collect();
    let seen: Vec<_> = requests
        .iter()
        .map(|fields| {
            (
                fields["method"].as_str().unwrap(),
                fields["status"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            ("POST", 201),
            ("POST", 400),
            ("GET", 400),
            ("PUT", 204),
            ("GET", 200),
            ("GET", 404),
            ("GET", 404)
        ]
    );
    let routes: Vec<_> = requests
        .iter()
        .map(|fields| fields["route"].as_str().unwrap())
        .collect();
    assert_eq!(
        routes[..5],
        [
            "/v1/submissions",
            "/v1/submissions",
            "/v1/submissions",
            "/v1/keyrings/{id}",
            "/v1/keyrings/{id}"
        ]
    );
    assert!(requests.iter().all(|fields| fields["latency_ms"].is_u64()));
    assert_eq!(requests[1]["request_id"], request_id.as_str());
    for secret in [
        "c0ffee",
        "canary",
        "127.0.0.1",
        &store.client.token,
        "Bearer",
    ] {
        assert!(!log.contains(secret), "{secret} in {log}");
    }
}

#[tokio::test]
async fn a_stop_finishes_the_request_in_flight() {
    let data = tempfile::tempdir().unwrap();
    let mut store = Process::start(data.path()).await;
    let address = store.address();
    let mut stream = within(TcpStream::connect(address)).await.unwrap();
    let head = "POST /v1/submissions HTTP/1.1\r\nHost: store\r\nContent-Type: application/vnd.sealform\r\n\
        Content-Length: 100\r\nExpect: 100-continue\r\n\r\n";
    stream.write_all(head.as_bytes()).await.unwrap();
    // The store asks for the body when it begins to read it: now the request is in flight.
    let mut asked = [0; 25];
    within(stream.read_exact(&mut asked)).await.unwrap();
    assert_eq!(&asked, b"HTTP/1.1 100 Continue\r\n\r\n");

    store.terminate().await;
    // The port is closed: the store has begun to stop.
    within(async {
        while TcpStream::connect(address).await.is_ok() {
            tokio::task::yield_now().await;
        }
    })
    .await;
    stream.write_all(&envelope(1, 100, 0)).await.unwrap();
    let answer = read_to_end(&mut stream).await;
    assert!(answer.starts_with("HTTP/1.1 201 "), "{answer}");
    drop(stream);
    assert!(within(store.child.wait()).await.unwrap().success());
    // The log of the database is written into its file.
    assert!(!data.path().join("store.sqlite-wal").exists());

    let store = Process::start(data.path()).await;
    let kept = store
        .client
        .get_as_practice(&format!("/v1/submissions/{:032x}", 1))
        .await;
    assert_status(&kept, StatusCode::OK);
}

#[tokio::test]
async fn a_stop_does_not_wait_for_ever() {
    let (store, _data) =
        TestStore::start_with(|config| config.stop_timeout = Duration::from_millis(50)).await;
    let mut stream = within(TcpStream::connect(store.address)).await.unwrap();
    let head = "POST /v1/submissions HTTP/1.1\r\nHost: store\r\nContent-Type: application/vnd.sealform\r\n\
        Content-Length: 100\r\nExpect: 100-continue\r\n\r\n";
    stream.write_all(head.as_bytes()).await.unwrap();
    within(stream.read_exact(&mut [0; 25])).await.unwrap();
    // Its body never comes, and without the limit of this test the request would have 30 seconds.
    let stopping = tokio::time::timeout(Duration::from_secs(20), store.stop());
    stopping.await.expect("the stop waits for the request");
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack
        .windows(needle.len())
        .any(|window| window == needle)
}
