//! What the holder of the token reads, and nobody else.

use std::collections::BTreeSet;

use reqwest::{Method, StatusCode};
use serde_json::json as value;

use crate::harness::{TestStore, assert_problem, assert_status, base64url, envelope, header, json};

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
