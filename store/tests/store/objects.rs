//! Objects: their versions, the conditions of a write, and what a reader finds that comes back.

use reqwest::{Method, Response, StatusCode};
use serde_json::Value;

use crate::binary::Process;
use crate::harness::{
    TestClient, TestStore, assert_problem, assert_status, base64url, envelope, header, json,
    sha256_hex,
};

const NOTE: &str = "/v1/objects/000000000000000000000000000000aa";

pub(crate) fn tag(envelope: &[u8]) -> String {
    format!("\"{}\"", sha256_hex(envelope))
}

/// `If-Match` with the tag of `after`, or without one `If-None-Match: *`.
pub(crate) async fn put(
    client: &TestClient,
    path: &str,
    after: Option<&[u8]>,
    body: &[u8],
) -> Response {
    let request = client
        .request(Method::PUT, path)
        .bearer_auth(&client.token)
        .body(body.to_vec());
    let request = match after {
        Some(version) => request.header("if-match", tag(version)),
        None => request.header("if-none-match", "*"),
    };
    request.send().await.unwrap()
}

async fn put_beside(client: &TestClient, version: u128, body: &[u8]) -> Response {
    let path = format!("{NOTE}/versions/{version:032x}");
    client.put_as_practice(&path, body.to_vec()).await
}

async fn get(client: &TestClient, path: &str) -> Value {
    let response = client.get_as_practice(path).await;
    assert_status(&response, StatusCode::OK);
    json(response).await
}

/// Version and state of each, oldest first.
async fn states(client: &TestClient) -> Vec<(u128, String)> {
    let listed = get(client, &format!("{NOTE}/versions")).await;
    let rows = listed["versions"].as_array().unwrap().iter();
    rows.map(|row| {
        let version = u128::from_str_radix(row["version"].as_str().unwrap(), 16).unwrap();
        (version, row["state"].as_str().unwrap().to_owned())
    })
    .collect()
}

#[tokio::test]
async fn an_object_is_written_listed_and_read() {
    let (store, _data) = TestStore::start().await;
    let client = &store.client;
    let empty = serde_json::json!({ "objects": [], "next": null });
    assert_eq!(get(client, "/v1/objects").await, empty);
    let sealed = envelope(1, 700, 4);
    let written = put(client, NOTE, None, &sealed).await;
    assert_status(&written, StatusCode::CREATED);
    assert_eq!(header(&written, "etag"), Some(tag(&sealed).as_str()));

    let read = client.get_as_practice(NOTE).await;
    assert_status(&read, StatusCode::OK);
    assert_eq!(header(&read, "etag"), Some(tag(&sealed).as_str()));
    assert_eq!(header(&read, "cache-control"), Some("no-store"));
    assert_eq!(
        header(&read, "content-type"),
        Some("application/vnd.sealform")
    );
    assert_eq!(read.bytes().await.unwrap(), sealed);

    let listed = get(client, "/v1/objects?payload=true").await;
    let row = &listed["objects"][0];
    assert_eq!(row["id"], NOTE[12..]);
    assert_eq!(row["kind"], 1);
    assert_eq!(row["version"], format!("{:032x}", 1));
    assert_eq!(row["sha256"], sha256_hex(&sealed));
    assert_eq!(row["size"], 700);
    assert_eq!(row["beside"], serde_json::json!([]));
    assert_eq!(row["payload"], base64url(&sealed));
    assert!(row["updated_at"].as_str().unwrap().ends_with('Z'));
    assert!(
        get(client, "/v1/objects").await["objects"][0]
            .get("payload")
            .is_none()
    );
}

#[tokio::test]
async fn a_write_says_which_version_it_comes_after() {
    let (store, _data) = TestStore::start().await;
    let client = &store.client;
    let [first, second, third] = [1, 2, 3].map(|version| envelope(version, 100, 0));
    assert_problem(
        client.put_as_practice(NOTE, first.clone()).await,
        428,
        "condition-required",
    )
    .await;
    assert_problem(
        put(client, NOTE, Some(&first), &second).await,
        412,
        "conflict",
    )
    .await;
    assert_status(&put(client, NOTE, None, &first).await, StatusCode::CREATED);
    assert_problem(put(client, NOTE, None, &second).await, 412, "conflict").await;
    let changed = put(client, NOTE, Some(&first), &second).await;
    assert_status(&changed, StatusCode::NO_CONTENT);
    assert_eq!(header(&changed, "etag"), Some(tag(&second).as_str()));
    assert_problem(
        put(client, NOTE, Some(&first), &third).await,
        412,
        "conflict",
    )
    .await;
    let kept = client.get_as_practice(NOTE).await;
    assert_eq!(kept.bytes().await.unwrap(), second);
}

#[tokio::test]
async fn the_same_bytes_again_are_a_retry_whatever_the_condition_says() {
    let (store, _data) = TestStore::start().await;
    let client = &store.client;
    let [first, second] = [1, 2].map(|version| envelope(version, 100, 0));
    put(client, NOTE, None, &first).await;
    put(client, NOTE, Some(&first), &second).await;
    let before = get(client, "/v1/objects").await;
    for answer in [
        put(client, NOTE, Some(&first), &second).await,
        put(client, NOTE, None, &second).await,
        client.put_as_practice(NOTE, second.clone()).await,
    ] {
        assert_status(&answer, StatusCode::NO_CONTENT);
        assert_eq!(header(&answer, "etag"), Some(tag(&second).as_str()));
    }
    assert_eq!(get(client, "/v1/objects").await, before);
    assert_eq!(states(client).await.len(), 2);
}

#[tokio::test]
async fn an_object_id_belongs_to_one_version() {
    let (store, _data) = TestStore::start().await;
    let client = &store.client;
    let [first, second] = [1, 2].map(|version| envelope(version, 100, 0));
    put(client, NOTE, None, &first).await;
    put(client, NOTE, Some(&first), &second).await;
    let again = envelope(1, 100, 9);
    assert_problem(
        put(client, NOTE, Some(&second), &again).await,
        409,
        "id-conflict",
    )
    .await;
    // Nothing of the refused write stays.
    let expected = [(1, "past".to_owned()), (2, "head".to_owned())];
    assert_eq!(states(client).await, expected);
}

#[tokio::test]
async fn of_writers_at_one_time_one_wins() {
    let (store, _data) = TestStore::start().await;
    let first = envelope(1, 100, 0);
    put(&store.client, NOTE, None, &first).await;
    let writers: Vec<_> = (2..18)
        .map(|version| {
            let (client, first) = (store.client.clone(), first.clone());
            let mine = envelope(version, 100, 0);
            tokio::spawn(async move { (put(&client, NOTE, Some(&first), &mine).await, mine) })
        })
        .collect();
    let mut winners = Vec::new();
    for writer in writers {
        let (answer, mine) = writer.await.unwrap();
        match answer.status() {
            StatusCode::NO_CONTENT => winners.push(mine),
            _ => assert_problem(answer, 412, "conflict").await,
        }
    }
    assert_eq!(winners.len(), 1);
    let head = store.client.get_as_practice(NOTE).await;
    assert_eq!(head.bytes().await.unwrap(), winners[0]);
    assert_eq!(states(&store.client).await.len(), 2);
}

#[tokio::test]
async fn a_version_lies_beside_until_another_merges_it() {
    let (store, _data) = TestStore::start().await;
    let client = &store.client;
    let [first, beside, merged] = [1, 2, 3].map(|version| envelope(version, 100, 0));
    assert_problem(put_beside(client, 2, &beside).await, 404, "not-found").await;
    put(client, NOTE, None, &first).await;
    assert_problem(put_beside(client, 7, &beside).await, 400, "invalid-name").await;
    assert_status(&put_beside(client, 2, &beside).await, StatusCode::CREATED);
    assert_status(&put_beside(client, 2, &beside).await, StatusCode::OK);
    assert_problem(
        put_beside(client, 2, &envelope(2, 100, 9)).await,
        409,
        "id-conflict",
    )
    .await;
    let row = &get(client, "/v1/objects").await["objects"][0];
    assert_eq!(row["version"], format!("{:032x}", 1));
    assert_eq!(row["beside"], serde_json::json!([format!("{:032x}", 2)]));

    for wrong in ["9", &format!("{:032x}", 9), &format!("{:032x}", 1)] {
        let path = format!("{NOTE}?merges={wrong}");
        let refused = put(client, &path, Some(&first), &merged).await;
        assert_problem(refused, 400, "invalid-parameter").await;
    }
    let path = format!("{NOTE}?merges={:032x}", 2);
    let written = put(client, &path, Some(&first), &merged).await;
    assert_status(&written, StatusCode::NO_CONTENT);
    let expected = [(1, "past"), (2, "past"), (3, "head")];
    assert_eq!(
        states(client).await,
        expected.map(|(version, state)| (version, state.to_owned()))
    );
    let row = &get(client, "/v1/objects").await["objects"][0];
    assert_eq!(row["beside"], serde_json::json!([]));
}

#[tokio::test]
async fn every_version_can_be_read() {
    let (store, _data) = TestStore::start().await;
    let client = &store.client;
    let [first, second] = [1, 2].map(|version| envelope(version, 100, 5));
    assert_problem(
        client.get_as_practice(&format!("{NOTE}/versions")).await,
        404,
        "not-found",
    )
    .await;
    put(client, NOTE, None, &first).await;
    put(client, NOTE, Some(&first), &second).await;
    for (version, sealed) in [(1, &first), (2, &second)] {
        let path = format!("{NOTE}/versions/{version:032x}");
        let read = client.get_as_practice(&path).await;
        assert_eq!(header(&read, "etag"), Some(tag(sealed).as_str()));
        assert_eq!(read.bytes().await.unwrap(), *sealed);
    }
    let page = get(client, &format!("{NOTE}/versions?limit=1&payload=true")).await;
    assert_eq!(page["versions"][0]["payload"], base64url(&first));
    assert_eq!(page["versions"][0]["sha256"], sha256_hex(&first));
    assert_eq!(page["versions"][0]["size"], 100);
    let rest = get(client, &format!("{NOTE}/versions?after={}", page["next"])).await;
    assert_eq!(rest["versions"][0]["version"], format!("{:032x}", 2));
    assert_eq!(rest["next"], Value::Null);
    let unknown = format!("{NOTE}/versions/{:032x}", 3);
    assert_problem(client.get_as_practice(&unknown).await, 404, "not-found").await;
    let wrong = client.get_as_practice(&format!("{NOTE}/versions/x")).await;
    assert_problem(wrong, 400, "invalid-name").await;
}

#[tokio::test]
async fn after_finds_what_changed_since() {
    let (store, _data) = TestStore::start().await;
    let client = &store.client;
    let path = |number: u128| format!("/v1/objects/{number:032x}");
    for number in [1, 2, 3] {
        let sealed = envelope(10 + number, 100, 0);
        put(client, &path(number), None, &sealed).await;
    }
    let ids = |list: &Value| -> Vec<u128> {
        let rows = list["objects"].as_array().unwrap().iter();
        rows.map(|row| u128::from_str_radix(row["id"].as_str().unwrap(), 16).unwrap())
            .collect()
    };
    let all = get(client, "/v1/objects").await;
    assert_eq!(ids(&all), [1, 2, 3]);
    let last = all["objects"][2]["seq"].as_i64().unwrap();
    put(
        client,
        &path(2),
        Some(&envelope(12, 100, 0)),
        &envelope(22, 100, 0),
    )
    .await;
    let beside = format!("{}/versions/{:032x}", path(1), 21);
    client.put_as_practice(&beside, envelope(21, 100, 0)).await;
    let changed = get(client, &format!("/v1/objects?after={last}")).await;
    assert_eq!(ids(&changed), [2, 1]);

    let page = get(client, "/v1/objects?limit=2").await;
    assert_eq!(ids(&page), [3, 2]);
    let rest = get(client, &format!("/v1/objects?after={}", page["next"])).await;
    assert_eq!((ids(&rest), &rest["next"]), (vec![1], &Value::Null));
}

#[tokio::test]
async fn the_list_can_be_of_one_kind() {
    let (store, _data) = TestStore::start().await;
    let client = &store.client;
    for kind in [2, 4] {
        let mut sealed = envelope(u128::from(kind), 100, 0);
        sealed[5] = kind;
        put(client, &format!("/v1/objects/{kind:032x}"), None, &sealed).await;
    }
    let notes = get(client, "/v1/objects?kind=4").await;
    assert_eq!(notes["objects"].as_array().unwrap().len(), 1);
    assert_eq!(notes["objects"][0]["kind"], 4);
    for wrong in ["kind=0", "kind=5", "kind=256", "kind=note", "limit=0"] {
        let answer = client
            .get_as_practice(&format!("/v1/objects?{wrong}"))
            .await;
        assert_problem(answer, 400, "invalid-parameter").await;
    }
}

#[tokio::test]
async fn a_page_with_payloads_ends_at_8_mib() {
    let (store, _data) = TestStore::start().await;
    let client = &store.client;
    for number in [1, 2, 3] {
        let sealed = envelope(number, 4 << 20, 0);
        put(client, &format!("/v1/objects/{number:032x}"), None, &sealed).await;
    }
    let page = get(client, "/v1/objects?payload=true").await;
    assert_eq!(page["objects"].as_array().unwrap().len(), 2);
    assert_eq!(page["next"], page["objects"][1]["seq"]);
}

#[tokio::test]
async fn an_object_is_an_envelope_up_to_the_limit() {
    let (store, _data) = TestStore::start_with(|config| config.max_object = 5000).await;
    let client = &store.client;
    let over = put(client, NOTE, None, &envelope(1, 5001, 0)).await;
    assert_problem(over, 413, "too-large").await;
    let plain = put(client, NOTE, None, b"a plain text, not sealed").await;
    assert_problem(plain, 400, "not-an-envelope").await;
    let full = put(client, NOTE, None, &envelope(1, 5000, 0)).await;
    assert_status(&full, StatusCode::CREATED);
    let over = put_beside(client, 2, &envelope(2, 5001, 0)).await;
    assert_problem(over, 413, "too-large").await;
    let wrong = put(client, "/v1/objects/x", None, &envelope(3, 50, 0)).await;
    assert_problem(wrong, 400, "invalid-name").await;
}

#[tokio::test]
async fn objects_need_a_token() {
    let (store, _data) = TestStore::start().await;
    let version = format!("{NOTE}/versions/{:032x}", 1);
    let versions = format!("{NOTE}/versions");
    let places = [
        (Method::GET, "/v1/objects"),
        (Method::GET, NOTE),
        (Method::PUT, NOTE),
        (Method::GET, &versions),
        (Method::GET, &version),
        (Method::PUT, &version),
    ];
    for (method, path) in places {
        let without = store.client.request(method.clone(), path).send().await;
        assert_problem(without.unwrap(), 401, "unauthorized").await;
        let other = store.client.request(method, path);
        let other = other.bearer_auth(base64url(&[7; 32])).send().await;
        assert_problem(other.unwrap(), 401, "unauthorized").await;
    }
}

#[tokio::test]
async fn what_was_answered_survives_a_kill() {
    let data = tempfile::tempdir().unwrap();
    let mut store = Process::start(data.path()).await;
    let [first, second, beside] = [1, 2, 3].map(|version| envelope(version, 200_000, 6));
    put(&store.client, NOTE, None, &first).await;
    let written = put(&store.client, NOTE, Some(&first), &second).await;
    assert_status(&written, StatusCode::NO_CONTENT);
    let written = put_beside(&store.client, 3, &beside).await;
    assert_status(&written, StatusCode::CREATED);
    let listed = get(&store.client, "/v1/objects").await;
    // SIGKILL: the process does nothing more.
    store.child.kill().await.unwrap();

    let store = Process::start(data.path()).await;
    assert_eq!(get(&store.client, "/v1/objects").await, listed);
    for (version, sealed) in [(1, first), (2, second), (3, beside)] {
        let path = format!("{NOTE}/versions/{version:032x}");
        let kept = store.client.get_as_practice(&path).await;
        assert_eq!(kept.bytes().await.unwrap(), sealed);
    }
}
