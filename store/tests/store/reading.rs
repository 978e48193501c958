//! What the holder of the token reads, and nobody else.

use std::collections::BTreeSet;

use reqwest::{Method, StatusCode};
use serde_json::json as value;

use crate::harness::{
    TestStore, assert_problem, assert_status, base64url, envelope, header, json, sha256_hex,
};

#[tokio::test]
async fn the_list_comes_in_pages_in_the_order_of_arrival() {
    let (store, _data) = TestStore::start().await;
    // Ids that fall, so that the order of arrival is not their order.
    for number in 0..7_u8 {
        store
            .client
            .submit_raw(&envelope(
                u128::from(100 - number),
                100 + usize::from(number),
                0,
            ))
            .await;
    }
    let mut after = 0;
    let mut pages = Vec::new();
    loop {
        let page = json(
            store
                .client
                .get_as_practice(&format!("/v1/submissions?after={after}&limit=3"))
                .await,
        )
        .await;
        pages.push(page["submissions"].as_array().unwrap().clone());
        let Some(next) = page["next"].as_i64() else {
            break;
        };
        assert!(next > after);
        after = next;
    }
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3, 1]);
    for (number, row) in pages.concat().iter().enumerate() {
        assert_eq!(row["id"], format!("{:032x}", 100 - number));
        assert_eq!(row["size"], 100 + number);
        assert_eq!(row["seq"], number + 1);
        let members: BTreeSet<_> = row
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(
            members,
            BTreeSet::from(["id", "received_at", "seq", "sha256", "size"])
        );
    }
}

#[tokio::test]
async fn a_page_that_ends_with_the_last_row_has_no_next() {
    let (store, _data) = TestStore::start().await;
    let empty = json(store.client.get_as_practice("/v1/submissions").await).await;
    assert_eq!(empty, value!({ "submissions": [], "next": null }));
    for id in 0..2 {
        store.client.submit_raw(&envelope(id, 24, 0)).await;
    }
    let full = json(
        store
            .client
            .get_as_practice("/v1/submissions?limit=2")
            .await,
    )
    .await;
    assert_eq!(full["submissions"].as_array().unwrap().len(), 2);
    assert_eq!(full["next"], value!(null));
    let beyond = json(
        store
            .client
            .get_as_practice("/v1/submissions?after=2")
            .await,
    )
    .await;
    assert_eq!(beyond["submissions"], value!([]));
}

#[tokio::test]
async fn without_a_limit_a_page_has_100_rows() {
    let (store, _data) = TestStore::start().await;
    for id in 0..101 {
        store.client.submit_raw(&envelope(id, 24, 0)).await;
    }
    let page = json(store.client.get_as_practice("/v1/submissions").await).await;
    assert_eq!(page["submissions"].as_array().unwrap().len(), 100);
    assert_eq!(page["next"], 100);
}

#[tokio::test]
async fn one_submission_is_bytes_or_its_whole_row() {
    let (store, _data) = TestStore::start().await;
    let sealed = envelope(0xabc, 300, 9);
    let sent = json(store.client.submit_raw(&sealed).await).await;
    let path = format!("/v1/submissions/{:032x}", 0xabc);

    let bytes = store.client.get_as_practice(&path).await;
    assert_eq!(
        header(&bytes, "content-type"),
        Some("application/vnd.sealform")
    );
    assert_eq!(header(&bytes, "cache-control"), Some("no-store"));
    assert_eq!(bytes.bytes().await.unwrap(), sealed);

    let row = store
        .client
        .request(Method::GET, &path)
        .bearer_auth(&store.client.token);
    let row = row
        .header("accept", "text/html, Application/JSON;q=0.9")
        .send()
        .await
        .unwrap();
    assert_eq!(header(&row, "content-type"), Some("application/json"));
    let expected = value!({
        "seq": 1, "id": sent["id"], "received_at": sent["received_at"], "sha256": sent["sha256"],
        "size": 300, "payload": base64url(&sealed),
    });
    assert_eq!(json(row).await, expected);
}

#[tokio::test]
async fn reading_and_writing_need_the_token() {
    let (store, _data) = TestStore::start().await;
    let id = format!("{:032x}", 1);
    store.client.submit_raw(&envelope(1, 100, 0)).await;
    let places = [
        (Method::GET, "/v1/submissions".to_owned()),
        (Method::GET, format!("/v1/submissions/{id}")),
        (Method::PUT, "/v1/cards/intake".to_owned()),
        (Method::PUT, format!("/v1/keyrings/{id}")),
    ];
    let token = &store.client.token;
    let other = base64url(&[0; 32]);
    let wrong = [
        None,
        Some("Bearer".to_owned()),
        Some("Bearer ".to_owned()),
        Some(format!("Bearer {other}")),
        Some(format!("Bearer {}", &token[..42])),
        Some(format!("Bearer {token}A")),
        Some(format!("Bearer  {token}")),
        Some(format!("Basic {token}")),
        Some(token.clone()),
    ];
    for (method, path) in &places {
        for authorization in &wrong {
            let mut request = store.client.request(method.clone(), path);
            if let Some(authorization) = authorization {
                request = request.header("authorization", authorization);
            }
            let response = request.send().await.unwrap();
            assert_eq!(header(&response, "www-authenticate"), Some("Bearer"));
            assert_problem(response, 401, "unauthorized").await;
        }
    }
    let lowercase = store
        .client
        .request(Method::GET, "/v1/submissions")
        .header("authorization", format!("bearer {token}"));
    assert_status(&lowercase.send().await.unwrap(), StatusCode::OK);
}

/// An envelope of version 1 with this context, and whatever behind the Core.
fn object(id: u128, context: &[u8], rest: &[u8]) -> Vec<u8> {
    let mut bytes = envelope(id, 24, 0);
    bytes.extend_from_slice(&u16::try_from(context.len()).unwrap().to_be_bytes());
    bytes.extend_from_slice(context);
    bytes.extend_from_slice(&[0, 1]);
    bytes.extend_from_slice(rest);
    bytes
}

#[tokio::test]
async fn a_list_with_payloads_has_the_envelopes_and_ends_early_at_8_mib() {
    let (store, _data) = TestStore::start().await;
    let sizes = [5 << 20, 3 << 20, 100, 7 << 20, 2 << 20];
    let mut sent = Vec::new();
    for (id, size) in sizes.into_iter().enumerate() {
        let made = envelope(id as u128, size, 7);
        store.client.submit_raw(&made).await;
        sent.push(made);
    }
    let mut after = 0;
    let mut pages = Vec::new();
    loop {
        let path = format!("/v1/submissions?payload=true&after={after}");
        let page = json(store.client.get_as_practice(&path).await).await;
        pages.push(page["submissions"].as_array().unwrap().clone());
        let Some(next) = page["next"].as_i64() else {
            break;
        };
        after = next;
    }
    // 5 and 3 are 8 MiB to the byte; the 100 bytes behind them are too much.
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2, 1]);
    for (row, made) in pages.concat().iter().zip(&sent) {
        assert_eq!(row["size"], made.len());
        assert!(row["payload"] == base64url(made));
    }
    let limited = store
        .client
        .get_as_practice("/v1/submissions?payload=true&limit=1")
        .await;
    let limited = json(limited).await;
    assert_eq!(limited["submissions"].as_array().unwrap().len(), 1);
    assert_eq!(limited["next"], 1);
    let path = "/v1/submissions?payload=perhaps";
    let refused = store.client.get_as_practice(path).await;
    assert_problem(refused, 400, "invalid-parameter").await;
    let stranger = store.client.get("/v1/submissions?payload=true").await;
    assert_problem(stranger, 401, "unauthorized").await;
}

#[tokio::test]
async fn a_submission_gets_other_slots_and_keeps_its_place() {
    let (store, _data) = TestStore::start().await;
    let (old, new) = (object(7, b"ctx", b"old"), object(7, b"ctx", b"newer"));
    let path = format!("/v1/submissions/{:032x}", 7);
    let put = async |path: &str, tag: Option<String>, body: &[u8]| {
        let request = store.client.request(Method::PUT, path);
        let request = request.bearer_auth(&store.client.token);
        let request = match tag {
            Some(tag) => request.header("if-match", tag),
            None => request,
        };
        request.body(body.to_vec()).send().await.unwrap()
    };
    let tag = |bytes: &[u8]| Some(format!("\"{}\"", sha256_hex(bytes)));
    assert_problem(put(&path, tag(&old), &new).await, 404, "not-found").await;
    store.client.submit_raw(&old).await;
    store.client.submit_raw(&object(8, b"ctx", b"other")).await;
    let before = json(store.client.get_as_practice("/v1/submissions").await).await;

    // Not without the version that it takes the place of, nor of another one.
    assert_problem(put(&path, None, &new).await, 412, "conflict").await;
    assert_problem(put(&path, tag(&new), &new).await, 412, "conflict").await;
    // No other object: another id, another context.
    for other in [
        object(9, b"ctx", b"newer"),
        object(7, b"ctY", b"newer"),
        envelope(7, 24, 0),
    ] {
        let refused = put(&path, tag(&old), &other).await;
        let (status, code) = match other.len() {
            24 => (400, "not-an-envelope"),
            _ => (409, "id-conflict"),
        };
        assert_problem(refused, status, code).await;
    }
    let stranger = store.client.request(Method::PUT, &path).body(new.clone());
    assert_problem(stranger.send().await.unwrap(), 401, "unauthorized").await;
    let unchanged = json(store.client.get_as_practice("/v1/submissions").await).await;
    assert_eq!(unchanged, before);

    let written = put(&path, tag(&old), &new).await;
    assert_status(&written, StatusCode::NO_CONTENT);
    assert_eq!(header(&written, "etag"), tag(&new).as_deref());
    assert_eq!(
        store
            .client
            .get_as_practice(&path)
            .await
            .bytes()
            .await
            .unwrap(),
        new
    );
    let after = json(store.client.get_as_practice("/v1/submissions").await).await;
    assert_eq!(after["submissions"][0]["size"], new.len());
    assert_eq!(
        format!(
            "\"{}\"",
            after["submissions"][0]["sha256"].as_str().unwrap()
        ),
        tag(&new).unwrap()
    );
    for member in ["seq", "id", "received_at"] {
        assert_eq!(
            after["submissions"][0][member],
            before["submissions"][0][member]
        );
    }
    assert_eq!(after["submissions"][1], before["submissions"][1]);
    // The version that was named is gone.
    assert_problem(put(&path, tag(&old), &old).await, 412, "conflict").await;

    // A client who lost the answer sends again what was sent, also after a second change; and nothing else in its place.
    let third = object(7, b"ctx", b"the newest");
    assert_status(&put(&path, tag(&new), &third).await, StatusCode::NO_CONTENT);
    assert_status(&store.client.submit_raw(&old).await, StatusCode::OK);
    assert_problem(store.client.submit_raw(&new).await, 409, "id-conflict").await;
    let kept = store.client.get_as_practice(&path).await;
    assert_eq!(kept.bytes().await.unwrap(), third);
}
