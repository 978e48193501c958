//! Forms that a browser posts by itself: its person sees a page. And parts that are not text.

use reqwest::{Response, StatusCode};

use crate::harness::{
    Form, TestStore, assert_problem, assert_status, base64url, envelope, header, json,
};

/// What browsers send when they navigate.
const NAVIGATION: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

async fn post(store: &TestStore, form: &Form, accept: &str) -> Response {
    let request = store
        .client
        .request(reqwest::Method::POST, "/v1/submissions");
    let request = request
        .header("content-type", form.media_type)
        .header("accept", accept);
    request.body(form.bytes.clone()).send().await.unwrap()
}

fn urlencoded(sealed: &[u8]) -> Form {
    let body = format!("payload={}", base64url(sealed));
    Form::new("application/x-www-form-urlencoded", body)
}

#[tokio::test]
async fn a_page_says_that_the_form_was_received() {
    let (store, _data) = TestStore::start().await;
    let sealed = envelope(0xc0de, 100, 0);
    let text = base64url(&sealed);
    for form in [urlencoded(&sealed), Form::multipart(&[("payload", &text)])] {
        let page = post(&store, &form, NAVIGATION).await;
        assert_status(&page, StatusCode::OK);
        assert_eq!(
            header(&page, "content-type"),
            Some("text/html; charset=utf-8")
        );
        assert_eq!(header(&page, "cache-control"), Some("no-store"));
        let page = page.text().await.unwrap();
        assert!(page.contains("<html lang=\"en\">") && page.contains("<title>"));
        assert!(page.contains("was received"));
        assert!(page.contains(&format!("{:032x}", 0xc0de)));
    }
    let kept = store
        .client
        .get_as_practice(&format!("/v1/submissions/{:032x}", 0xc0de))
        .await;
    assert_eq!(kept.bytes().await.unwrap(), sealed);
}

#[tokio::test]
async fn a_page_says_that_the_form_was_not_received() {
    let (store, _data) = TestStore::start_with(|config| {
        config.thanks = Some("/thanks.html".parse().unwrap());
    })
    .await;
    let page = post(&store, &urlencoded(b"no envelope"), NAVIGATION).await;
    assert_status(&page, StatusCode::BAD_REQUEST);
    assert_eq!(
        header(&page, "content-type"),
        Some("text/html; charset=utf-8")
    );
    let page = page.text().await.unwrap();
    assert!(page.contains("was not received") && page.contains("not-an-envelope"));
}

#[tokio::test]
async fn a_site_may_have_its_own_page() {
    for address in ["/thanks.html", "https://practice.example/thanks?a=b"] {
        let (store, _data) =
            TestStore::start_with(|config| config.thanks = Some(address.parse().unwrap())).await;
        // The first, and the same again.
        for _ in 0..2 {
            let answer = post(&store, &urlencoded(&envelope(1, 100, 0)), NAVIGATION).await;
            assert_status(&answer, StatusCode::SEE_OTHER);
            assert_eq!(header(&answer, "location"), Some(address));
        }
    }
}

#[tokio::test]
async fn everybody_else_gets_json() {
    let (store, _data) = TestStore::start_with(|config| {
        config.thanks = Some("/thanks.html".parse().unwrap());
    })
    .await;
    let sealed = envelope(1, 100, 0);
    let raw = Form::raw(&sealed);
    for (form, accept) in [
        (urlencoded(&sealed), "*/*"),
        (urlencoded(&sealed), "application/json"),
        (urlencoded(&sealed), "text/html, application/json"),
        (raw, NAVIGATION),
    ] {
        let answer = post(&store, &form, accept).await;
        assert!(answer.status().is_success());
        assert_eq!(json(answer).await["id"], format!("{:032x}", 1));
    }
    let refused = post(&store, &urlencoded(b"no"), "*/*").await;
    assert_problem(refused, 400, "not-an-envelope").await;
}

#[tokio::test]
async fn a_part_with_a_binary_type_is_the_envelope_itself() {
    let (store, _data) = TestStore::start().await;
    for (id, media_type) in [
        (1, "application/vnd.sealform"),
        (2, "application/octet-stream"),
    ] {
        // With what would end a line, and what begins a boundary.
        let mut sealed = envelope(id, 100, 0xff);
        sealed.extend(b"\r\n--edg\r\n\0");
        let form = binary_part(media_type, &sealed);
        assert_status(&store.client.submit(&form).await, StatusCode::CREATED);
        let kept = store
            .client
            .get_as_practice(&format!("/v1/submissions/{id:032x}"))
            .await;
        assert_eq!(kept.bytes().await.unwrap(), sealed);
    }
    let text = base64url(&envelope(3, 100, 0));
    let as_text = binary_part("text/plain", text.as_bytes());
    assert_status(&store.client.submit(&as_text).await, StatusCode::CREATED);
    let not_binary = binary_part("application/vnd.sealform", text.as_bytes());
    assert_problem(
        store.client.submit(&not_binary).await,
        400,
        "not-an-envelope",
    )
    .await;
}

#[tokio::test]
async fn a_binary_part_has_the_limit_of_an_envelope() {
    let (store, _data) = TestStore::start_with(|config| config.max_envelope = 5000).await;
    for (size, status) in [(5000, 201), (5001, 413)] {
        let form = binary_part("application/vnd.sealform", &envelope(1, size, 0));
        assert_eq!(store.client.submit(&form).await.status(), status);
    }
}

fn binary_part(media_type: &str, bytes: &[u8]) -> Form {
    let mut body = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"clear\"\r\n\r\n{{}}\r\n\
         --edge\r\nContent-Disposition: form-data; name=\"payload\"; filename=\"blob\"\r\n\
         Content-Type: {media_type}\r\n\r\n"
    )
    .into_bytes();
    body.extend(bytes);
    body.extend(b"\r\n--edge--\r\n");
    Form::new("multipart/form-data; boundary=edge", body)
}
