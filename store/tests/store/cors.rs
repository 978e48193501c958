//! Which other sites a browser lets in, and to what.

use reqwest::{Method, Response, StatusCode};

use crate::harness::{Form, TestStore, assert_problem, assert_status, envelope, header};

const ALLOWED: [&str; 2] = ["https://practice.example", "http://localhost:3000"];

async fn store() -> (TestStore, tempfile::TempDir) {
    let origins = ALLOWED.map(|origin| origin.parse().unwrap());
    TestStore::start_with(|config| config.allow_origin = origins.to_vec()).await
}

async fn preflight(store: &TestStore, origin: &str, method: &str, path: &str) -> Response {
    let request = store
        .client
        .request(Method::OPTIONS, path)
        .header("origin", origin);
    let request = request
        .header("access-control-request-method", method)
        .header("access-control-request-headers", "content-type");
    request.send().await.unwrap()
}

fn allowed_origin(response: &Response) -> Option<&str> {
    header(response, "access-control-allow-origin")
}

#[tokio::test]
async fn a_listed_site_may_send_forms_and_fetch_cards() {
    let (store, _data) = store().await;
    for origin in ALLOWED {
        for (method, path) in [("POST", "/v1/submissions"), ("GET", "/v1/cards/intake")] {
            let response = preflight(&store, origin, method, path).await;
            assert!(response.status().is_success());
            assert_eq!(allowed_origin(&response), Some(origin));
            assert_eq!(
                header(&response, "access-control-allow-methods"),
                Some(method)
            );
            assert_eq!(
                header(&response, "access-control-allow-headers"),
                Some("content-type")
            );
            assert_eq!(header(&response, "access-control-allow-credentials"), None);
        }
    }
    store.client.put_as_practice("/v1/cards/intake", "{}").await;
    let card = store
        .client
        .request(Method::GET, "/v1/cards/intake")
        .header("origin", ALLOWED[0]);
    let card = card.send().await.unwrap();
    assert_eq!(allowed_origin(&card), Some(ALLOWED[0]));
    assert!(header(&card, "vary").unwrap().contains("origin"));
}

#[tokio::test]
async fn a_listed_site_can_read_its_answer_and_its_refusal() {
    let (store, _data) = store().await;
    for (form, status) in [
        (Form::raw(&envelope(1, 50, 0)), 201),
        (Form::raw(b"no"), 400),
    ] {
        let request = store
            .client
            .request(Method::POST, "/v1/submissions")
            .header("origin", ALLOWED[1]);
        let response = request
            .header("content-type", form.media_type)
            .body(form.bytes)
            .send()
            .await
            .unwrap();
        assert_eq!(response.status(), status);
        assert_eq!(allowed_origin(&response), Some(ALLOWED[1]));
    }
}

#[tokio::test]
async fn other_sites_are_let_in_nowhere() {
    let (store, _data) = store().await;
    for origin in [
        "https://evil.example",
        "http://practice.example",
        "https://practice.example:8443",
        "null",
    ] {
        let response = preflight(&store, origin, "POST", "/v1/submissions").await;
        assert_eq!(allowed_origin(&response), None);
    }
}

#[tokio::test]
async fn nothing_else_is_open_to_a_listed_site() {
    let (store, _data) = store().await;
    let keyring = format!("/v1/keyrings/{:032x}", 1);
    for path in ["/v1/health", &keyring] {
        let refused = preflight(&store, ALLOWED[0], "GET", path).await;
        assert_eq!(allowed_origin(&refused), None);
        assert_problem(refused, 405, "method-not-allowed").await;
    }
    let list = store
        .client
        .request(Method::GET, "/v1/submissions")
        .bearer_auth(&store.client.token);
    let list = list.header("origin", ALLOWED[0]).send().await.unwrap();
    assert_status(&list, StatusCode::OK);
    assert_eq!(allowed_origin(&list), None);
    let page = store
        .client
        .request(Method::GET, "/")
        .header("origin", ALLOWED[0])
        .send()
        .await
        .unwrap();
    assert_eq!(allowed_origin(&page), None);
}

#[tokio::test]
async fn without_a_list_no_site_is_let_in() {
    let (store, _data) = TestStore::start().await;
    let response = preflight(&store, ALLOWED[0], "POST", "/v1/submissions").await;
    assert_eq!(allowed_origin(&response), None);
}
