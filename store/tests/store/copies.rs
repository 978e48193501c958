//! Copies: who sent a submission may read it back with a token that the store knows the hash of.

use reqwest::{Method, Response, StatusCode};
use sha2::{Digest, Sha256};

use crate::harness::{Form, TestStore, assert_problem, assert_status, base64url, envelope, header};

const TOKEN: [u8; 32] = [7; 32];

async fn read(store: &TestStore, id: u128, authorization: Option<&str>) -> Response {
    let mut request = store
        .client
        .request(Method::GET, &format!("/v1/copies/{id:032x}"));
    if let Some(authorization) = authorization {
        request = request.header("authorization", authorization);
    }
    request.send().await.unwrap()
}

fn bearer(token: &[u8]) -> String {
    format!("Bearer {}", base64url(token))
}

#[tokio::test]
async fn a_copy_in_every_form_that_has_fields() {
    let (store, _data) = TestStore::start().await;
    let hash = base64url(&Sha256::digest(TOKEN));
    for id in 0..3_u8 {
        let sealed = envelope(id.into(), 500, 9);
        let text = base64url(&sealed);
        let forms = [
            Form::new(
                "application/json",
                format!("{{\"payload\": \"{text}\", \"clear\": {{}}, \"copy\": \"{hash}\"}}"),
            ),
            Form::new(
                "application/x-www-form-urlencoded",
                format!("copy={hash}&payload={text}"),
            ),
            Form::multipart(&[("payload", &text), ("copy", &hash)]),
        ];
        let sent = store.client.submit(&forms[usize::from(id)]).await;
        assert_status(&sent, StatusCode::CREATED);
        let copy = read(&store, id.into(), Some(&bearer(&TOKEN))).await;
        assert_status(&copy, StatusCode::OK);
        assert_eq!(
            header(&copy, "content-type"),
            Some("application/vnd.sealform")
        );
        assert_eq!(header(&copy, "cache-control"), Some("no-store"));
        assert_eq!(copy.bytes().await.unwrap(), sealed);
    }
}

#[tokio::test]
async fn all_that_is_wrong_looks_alike() {
    let (store, _data) = TestStore::start().await;
    let text = base64url(&envelope(1, 500, 9));
    let hash = base64url(&Sha256::digest(TOKEN));
    let form = Form::multipart(&[("payload", &text), ("copy", &hash)]);
    store.client.submit(&form).await;
    store.client.submit_raw(&envelope(2, 500, 9)).await;
    let good = bearer(&TOKEN);
    let of_the_practice = format!("Bearer {}", store.client.token);
    let wrong = [
        (1, None),
        (1, Some("")),
        (1, Some("Bearer")),
        (1, Some(&good[..49])),
        (1, Some(of_the_practice.as_str())),
        // The hash itself, which whoever reads the database knows.
        (1, Some(&format!("Bearer {hash}"))),
        (1, Some(&bearer(&[8; 32]))),
        // Sent without a copy, and not here at all.
        (2, Some(&good)),
        (3, Some(&good)),
    ]
    .map(|(id, authorization)| (id, authorization.map(str::to_owned)));
    let mut answers = Vec::new();
    for (id, authorization) in wrong {
        let answer = read(&store, id, authorization.as_deref()).await;
        assert_status(&answer, StatusCode::NOT_FOUND);
        assert_eq!(header(&answer, "www-authenticate"), None);
        answers.push(answer.text().await.unwrap());
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    assert!(answers[0].contains("\"not-found\""));
}

#[tokio::test]
async fn the_copy_of_the_first_stays() {
    let (store, _data) = TestStore::start().await;
    let text = base64url(&envelope(1, 500, 9));
    for (token, status) in [(TOKEN, 201), ([8; 32], 200)] {
        let hash = base64url(&Sha256::digest(token));
        let form = Form::multipart(&[("payload", &text), ("copy", &hash)]);
        assert_eq!(store.client.submit(&form).await.status(), status);
    }
    assert_status(
        &read(&store, 1, Some(&bearer(&TOKEN))).await,
        StatusCode::OK,
    );
    let second = read(&store, 1, Some(&bearer(&[8; 32]))).await;
    assert_problem(second, 404, "not-found").await;
}

#[tokio::test]
async fn a_copy_that_is_no_hash_is_refused() {
    let (store, _data) = TestStore::start().await;
    let text = base64url(&envelope(1, 500, 9));
    let hash = base64url(&[1; 32]);
    for copy in [
        &base64url(&[1; 31]),
        &base64url(&[1; 33]),
        "",
        "no base64url!",
        &format!("{hash}="),
    ] {
        for form in [
            Form::multipart(&[("copy", copy), ("payload", &text)]),
            Form::new(
                "application/json",
                format!("{{\"payload\": \"{text}\", \"copy\": \"{copy}\"}}"),
            ),
        ] {
            assert_problem(store.client.submit(&form).await, 400, "malformed-payload").await;
        }
    }
    let twice = Form::multipart(&[("copy", &hash), ("copy", &hash), ("payload", &text)]);
    assert_problem(store.client.submit(&twice).await, 400, "malformed-payload").await;
}
