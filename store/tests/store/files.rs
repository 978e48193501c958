//! Files as the practice reads them: listed, whole, and in ranges.

use reqwest::{Method, Response, StatusCode};

use crate::harness::{
    TestStore, assert_problem, assert_status, base64url, envelope, header, json, sha256_hex,
};

async fn ask(store: &TestStore, method: Method, headers: &[(&str, &str)]) -> Response {
    let path = format!("/v1/files/{:032x}", 1);
    let mut request = store
        .client
        .request(method, &path)
        .bearer_auth(&store.client.token);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.send().await.unwrap()
}

#[tokio::test]
async fn files_are_listed_in_pages() {
    let (store, _data) = TestStore::start().await;
    let empty = json(store.client.get_as_practice("/v1/files").await).await;
    assert_eq!(empty, serde_json::json!({ "files": [], "next": null }));
    // An unfinished one is not a file.
    store.client.create_upload(1000).await;
    for id in 0..3_u8 {
        store
            .client
            .upload(&envelope(u128::from(9 - id), 100 + usize::from(id), 0))
            .await;
    }
    let first = json(store.client.get_as_practice("/v1/files?limit=2").await).await;
    assert_eq!(first["files"].as_array().unwrap().len(), 2);
    let row = &first["files"][1];
    assert_eq!(row["id"], format!("{:032x}", 8));
    assert_eq!(row["size"], 101);
    assert_eq!(row["sha256"], sha256_hex(&envelope(8, 101, 0)));
    assert!(row["received_at"].as_str().unwrap().ends_with('Z'));
    let rest = format!("/v1/files?after={}", first["next"]);
    let rest = json(store.client.get_as_practice(&rest).await).await;
    assert_eq!(rest["files"][0]["id"], format!("{:032x}", 7));
    assert_eq!(rest["next"], serde_json::Value::Null);
    let wrong = store.client.get_as_practice("/v1/files?limit=0").await;
    assert_problem(wrong, 400, "invalid-parameter").await;
}

#[tokio::test]
async fn a_file_whole_and_in_ranges() {
    let (store, _data) = TestStore::start().await;
    let mut sealed = envelope(1, 24, 0);
    sealed.extend((0..200_000_u32).map(|number| (number % 251) as u8));
    let size = sealed.len();
    store.client.upload(&sealed).await;

    let whole = ask(&store, Method::GET, &[]).await;
    assert_status(&whole, StatusCode::OK);
    let etag = header(&whole, "etag").unwrap().to_owned();
    assert!(etag.starts_with("\"sha256-"));
    for (name, value) in [
        ("content-type", "application/vnd.sealform"),
        ("content-length", &size.to_string()),
        ("accept-ranges", "bytes"),
        ("cache-control", "no-store"),
    ] {
        assert_eq!(header(&whole, name), Some(value));
    }
    assert_eq!(whole.bytes().await.unwrap(), sealed);

    let head = ask(&store, Method::HEAD, &[]).await;
    assert_status(&head, StatusCode::OK);
    assert_eq!(
        header(&head, "content-length"),
        Some(size.to_string().as_str())
    );
    assert_eq!(header(&head, "etag"), Some(etag.as_str()));

    let last = size - 1;
    for (range, from, to) in [
        ("bytes=0-0".to_owned(), 0, 0),
        ("bytes=1000-69999".to_owned(), 1000, 69_999),
        (format!("bytes={last}-"), last, last),
        ("bytes=-100".to_owned(), size - 100, last),
    ] {
        let part = ask(
            &store,
            Method::GET,
            &[("range", &range), ("if-range", &etag)],
        )
        .await;
        assert_status(&part, StatusCode::PARTIAL_CONTENT);
        let expected = format!("bytes {from}-{to}/{size}");
        assert_eq!(header(&part, "content-range"), Some(expected.as_str()));
        assert_eq!(header(&part, "etag"), Some(etag.as_str()));
        assert_eq!(part.bytes().await.unwrap(), sealed[from..=to]);
    }
    let beyond = ask(&store, Method::GET, &[("range", &format!("bytes={size}-"))]).await;
    assert_eq!(
        header(&beyond, "content-range"),
        Some(format!("bytes */{size}").as_str())
    );
    assert_problem(beyond, 416, "invalid-range").await;
    for headers in [
        [("range", "bytes=0-0"), ("if-range", "\"other\"")],
        [("range", "bytes=0-0,5-9"), ("accept", "*/*")],
    ] {
        let answer = ask(&store, Method::GET, &headers).await;
        assert_status(&answer, StatusCode::OK);
        assert_eq!(answer.bytes().await.unwrap(), sealed);
    }
    let known = ask(&store, Method::GET, &[("if-none-match", &etag)]).await;
    assert_status(&known, StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn files_need_the_token() {
    let (store, _data) = TestStore::start().await;
    store.client.upload(&envelope(1, 100, 0)).await;
    for path in ["/v1/files".to_owned(), format!("/v1/files/{:032x}", 1)] {
        let without = store.client.get(&path).await;
        assert_problem(without, 401, "unauthorized").await;
        let other = store
            .client
            .request(Method::GET, &path)
            .bearer_auth(base64url(&[0; 32]));
        assert_problem(other.send().await.unwrap(), 401, "unauthorized").await;
    }
    let unknown = format!("/v1/files/{:032x}", 2);
    assert_problem(
        store.client.get_as_practice(&unknown).await,
        404,
        "not-found",
    )
    .await;
}

#[tokio::test]
async fn a_file_that_is_missing_on_the_disk_is_a_fault_of_the_store() {
    let (store, data) = TestStore::start().await;
    store.client.upload(&envelope(1, 100, 0)).await;
    for file in crate::tus_client::stored(data.path()) {
        std::fs::remove_file(file).unwrap();
    }
    assert_problem(ask(&store, Method::GET, &[]).await, 500, "internal").await;
}
