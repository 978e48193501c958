//! Which other sites a browser lets in, and to what.

use std::time::Duration;

use reqwest::{Method, Response, StatusCode};

use crate::harness::{
    Form, TestStore, assert_problem, assert_problem_text, assert_status, envelope, exchange, header,
};
use crate::tus_client::{PART, patch_head};

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

#[tokio::test]
async fn a_listed_site_may_send_files() {
    let (store, _data) = store().await;
    let sealed = envelope(1, 100, 0);
    let path = store.client.create_upload(100).await;
    for path in ["/v1/files", &path] {
        let response = preflight(&store, ALLOWED[0], "PATCH", path).await;
        assert!(response.status().is_success());
        assert_eq!(allowed_origin(&response), Some(ALLOWED[0]));
        assert_eq!(
            header(&response, "access-control-allow-methods"),
            Some("POST,HEAD,PATCH,DELETE")
        );
        let headers = header(&response, "access-control-allow-headers").unwrap();
        for name in [
            "content-type",
            "tus-resumable",
            "upload-length",
            "upload-offset",
            "upload-metadata",
        ] {
            assert!(headers.split(',').any(|allowed| allowed == name), "{name}");
        }
    }
    let client = &store.client;
    let from_there = |method, path: &str| {
        let request = client.tus(method, path).header("origin", ALLOWED[0]);
        request
            .header("upload-length", 100)
            .header("upload-offset", 0)
    };
    let part = from_there(Method::PATCH, &path).header("content-type", PART);
    let answers = [
        from_there(Method::POST, "/v1/files"),
        from_there(Method::HEAD, &path),
        // Refusals too.
        client
            .request(Method::HEAD, &path)
            .header("origin", ALLOWED[0]),
        client
            .request(Method::PATCH, &path)
            .header("origin", ALLOWED[0]),
        from_there(Method::PATCH, &path),
        part.body(sealed),
    ];
    for (answer, status) in answers.into_iter().zip([201, 200, 412, 412, 415, 204]) {
        let response = answer.send().await.unwrap();
        assert_eq!(response.status(), status);
        assert_eq!(allowed_origin(&response), Some(ALLOWED[0]));
        let exposed = header(&response, "access-control-expose-headers").unwrap();
        for name in [
            "location",
            "tus-resumable",
            "tus-version",
            "tus-extension",
            "tus-max-size",
            "upload-offset",
            "upload-length",
            "upload-expires",
        ] {
            assert!(exposed.split(',').any(|exposed| exposed == name), "{name}");
        }
    }
    // Reading them is for the practice's own pages.
    for path in ["/v1/files".to_owned(), format!("/v1/files/{:032x}", 1)] {
        let read = client
            .request(Method::GET, &path)
            .bearer_auth(&client.token);
        let read = read.header("origin", ALLOWED[0]).send().await.unwrap();
        assert_status(&read, StatusCode::OK);
        assert_eq!(allowed_origin(&read), None);
    }
}

#[tokio::test]
async fn a_listed_site_may_read_copies() {
    let (store, _data) = store().await;
    let path = format!("/v1/copies/{:032x}", 1);
    let allowed = preflight(&store, ALLOWED[0], "GET", &path).await;
    assert_eq!(allowed_origin(&allowed), Some(ALLOWED[0]));
    assert_eq!(
        header(&allowed, "access-control-allow-headers"),
        Some("authorization")
    );
    let refused = store
        .client
        .request(Method::GET, &path)
        .header("origin", ALLOWED[0]);
    let refused = refused.send().await.unwrap();
    assert_eq!(allowed_origin(&refused), Some(ALLOWED[0]));
}

#[tokio::test]
async fn a_listed_site_can_read_that_it_was_too_slow() {
    let origins = ALLOWED.map(|origin| origin.parse().unwrap());
    let (store, _data) = TestStore::start_with(|config| {
        config.allow_origin = origins.to_vec();
        config.request_timeout = Duration::from_millis(50);
        config.upload_idle_timeout = Duration::from_millis(50);
    })
    .await;
    let path = store.client.create_upload(100).await;
    let origin = format!("Content-Length: 100\r\nOrigin: {}", ALLOWED[0]);
    let submission = format!(
        "POST /v1/submissions HTTP/1.1\r\nHost: store\r\nContent-Type: application/vnd.sealform\r\n\
         {origin}\r\nConnection: close\r\n\r\nSLF"
    );
    for request in [submission, format!("{}SLF", patch_head(&path, 0, &origin))] {
        let answer = exchange(store.address, request.as_bytes()).await;
        assert_problem_text(&answer, 408, "timeout");
        let expected = format!("access-control-allow-origin: {}", ALLOWED[0]);
        assert!(answer.contains(&expected), "{answer}");
    }
}
