//! Limits of size, number and time, each refused before the work that it spares.

use std::io::ErrorKind;
use std::time::Duration;

use reqwest::StatusCode;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::harness::{
    Form, TestStore, assert_problem, assert_problem_text, assert_status, base64url, envelope,
    exchange, read_to_end, within,
};

const LIMIT: usize = 100_000;

#[tokio::test]
async fn an_envelope_of_the_limit_is_taken_in_every_form_and_one_byte_more_in_none() {
    let (store, _data) = TestStore::start_with(|config| config.max_envelope = LIMIT).await;
    for number in 0..4_u8 {
        let largest = envelope(number.into(), LIMIT, 0);
        let form = &Form::all(&largest)[usize::from(number)];
        assert_status(&store.client.submit(form).await, StatusCode::CREATED);
    }
    for form in Form::all(&envelope(9, LIMIT + 1, 0)) {
        assert_problem(store.client.submit(&form).await, 413, "too-large").await;
    }
}

#[tokio::test]
async fn cards_end_at_256_kib_and_keyrings_at_1_mib() {
    let (store, _data) = TestStore::start().await;
    let (limit, keyring_limit) = (256 * 1024, 1024 * 1024);
    let keyring = format!("/v1/keyrings/{:032x}", 1);
    let card = |size: usize| format!("{{\"a\":\"{}\"}}", "x".repeat(size - 8));
    let client = &store.client;
    assert_status(
        &client.put_as_practice("/v1/cards/a", card(limit)).await,
        StatusCode::NO_CONTENT,
    );
    assert_status(
        &client
            .put_as_practice(&keyring, envelope(1, keyring_limit, 0))
            .await,
        StatusCode::NO_CONTENT,
    );
    assert_problem(
        client.put_as_practice("/v1/cards/a", card(limit + 1)).await,
        413,
        "too-large",
    )
    .await;
    assert_problem(
        client
            .put_as_practice(&keyring, envelope(1, keyring_limit + 1, 0))
            .await,
        413,
        "too-large",
    )
    .await;
}

#[tokio::test]
async fn an_announced_length_is_refused_before_the_body_comes() {
    let (store, _data) = TestStore::start().await;
    let answer = exchange(
        store.address,
        post_head("application/vnd.sealform", "Content-Length: 99999999999").as_bytes(),
    )
    .await;
    assert_problem_text(&answer, 413, "too-large");
}

#[tokio::test]
async fn a_chunked_body_is_refused_where_it_passes_the_limit() {
    let (store, _data) = TestStore::start_with(|config| config.max_envelope = LIMIT).await;
    for form in Form::all(&envelope(9, 3 * LIMIT, 0)) {
        let mut request = post_head(form.media_type, "Transfer-Encoding: chunked").into_bytes();
        // Its last chunk never comes: the answer must not wait for it.
        for chunk in form.bytes.chunks(8192) {
            request.extend(format!("{:x}\r\n", chunk.len()).into_bytes());
            request.extend(chunk);
            request.extend(b"\r\n");
        }
        assert_problem_text(&exchange(store.address, &request).await, 413, "too-large");
    }
}

#[tokio::test]
async fn a_chunked_body_within_the_limit_is_taken() {
    let (store, _data) = TestStore::start().await;
    let sealed = envelope(5, 60, b'x');
    let mut request =
        post_head("application/vnd.sealform", "Transfer-Encoding: chunked").into_bytes();
    request.extend(b"3c\r\n");
    request.extend(&sealed);
    request.extend(b"\r\n0\r\n\r\n");
    let answer = exchange(store.address, &request).await;
    assert!(answer.starts_with("HTTP/1.1 201 "), "{answer}");
    let kept = store
        .client
        .get_as_practice(&format!("/v1/submissions/{:032x}", 5))
        .await;
    assert_eq!(kept.bytes().await.unwrap(), sealed);
}

#[tokio::test]
async fn a_client_that_sends_everything_first_still_reads_why_it_was_refused() {
    let (store, _data) = TestStore::start_with(|config| config.max_envelope = LIMIT).await;
    let size = 4 << 20;
    let mut too_large = post_head(
        "application/vnd.sealform",
        &format!("Content-Length: {size}"),
    )
    .into_bytes();
    too_large.extend(envelope(1, size, 0));
    let mut unauthorized =
        b"PUT /v1/cards/a HTTP/1.1\r\nHost: store\r\nContent-Length: 4194304\r\n\r\n".to_vec();
    unauthorized.resize(unauthorized.len() + size, b' ');
    for _ in 0..4 {
        assert_problem_text(&exchange(store.address, &too_large).await, 413, "too-large");
        assert_problem_text(
            &exchange(store.address, &unauthorized).await,
            401,
            "unauthorized",
        );
    }
}

#[tokio::test]
async fn a_few_dozen_other_fields_are_passed_over_and_no_more() {
    let (store, _data) = TestStore::start().await;
    let text = base64url(&envelope(3, 200, 0));
    for (others, status) in [(47, 201), (47, 200), (48, 400)] {
        let mut fields = vec![("other", "value"); others];
        fields.push(("payload", &text));
        let pairs: Vec<_> = fields
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        for form in [
            Form::multipart(&fields),
            Form::new("application/x-www-form-urlencoded", pairs.join("&")),
        ] {
            let response = store.client.submit(&form).await;
            if status == 400 {
                assert_problem(response, 400, "malformed-payload").await;
            } else {
                assert!(response.status().is_success());
            }
        }
    }
}

#[tokio::test]
async fn a_body_that_does_not_come_ends_as_a_timeout() {
    let (store, _data) =
        TestStore::start_with(|config| config.request_timeout = Duration::from_millis(50)).await;
    let mut request = post_head("application/vnd.sealform", "Content-Length: 100").into_bytes();
    request.extend(b"SLF");
    assert_problem_text(&exchange(store.address, &request).await, 408, "timeout");
}

#[tokio::test]
async fn a_body_that_breaks_off_is_not_kept() {
    let (store, _data) = TestStore::start().await;
    let mut stream = within(TcpStream::connect(store.address)).await.unwrap();
    let mut request = post_head("application/vnd.sealform", "Content-Length: 100").into_bytes();
    // Enough for an envelope by itself, were its announced end not further on.
    request.extend(envelope(1, 60, 0));
    stream.write_all(&request).await.unwrap();
    stream.shutdown().await.unwrap();
    let answer = read_to_end(&mut stream).await;
    assert!(!answer.starts_with("HTTP/1.1 2"), "{answer}");
    let kept = store
        .client
        .get_as_practice(&format!("/v1/submissions/{:032x}", 1))
        .await;
    assert_problem(kept, 404, "not-found").await;
}

#[tokio::test]
async fn more_than_64_requests_at_a_time_wait_in_line() {
    let (store, _data) = TestStore::start().await;
    let mut in_flight = Vec::new();
    for _ in 0..64 {
        let mut stream = within(TcpStream::connect(store.address)).await.unwrap();
        let head = post_head(
            "application/vnd.sealform",
            "Content-Length: 60\r\nExpect: 100-continue",
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        // The store asks for the body when it begins to read it.
        within(stream.read_exact(&mut [0; 25])).await.unwrap();
        in_flight.push(stream);
    }
    let mut next = within(TcpStream::connect(store.address)).await.unwrap();
    next.write_all(b"GET /v1/nothing HTTP/1.1\r\nHost: store\r\nConnection: close\r\n\r\n")
        .await
        .unwrap();
    // Pages are not in that line, and while several are answered, this is not.
    for _ in 0..32 {
        assert_status(&store.client.get("/").await, StatusCode::NOT_FOUND);
    }
    assert!(
        next.try_read(&mut [0; 1])
            .is_err_and(|error| error.kind() == ErrorKind::WouldBlock)
    );

    in_flight[0].write_all(&envelope(1, 60, 0)).await.unwrap();
    assert!(
        read_to_end(&mut in_flight[0])
            .await
            .starts_with("HTTP/1.1 201 ")
    );
    assert!(read_to_end(&mut next).await.starts_with("HTTP/1.1 404 "));
}

fn post_head(media_type: &str, length: &str) -> String {
    format!(
        "POST /v1/submissions HTTP/1.1\r\nHost: store\r\nContent-Type: {media_type}\r\n{length}\r\nConnection: close\r\n\r\n"
    )
}
