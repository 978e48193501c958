//! Every way to be refused that has no file of its own, by its status and code.

use reqwest::{Method, StatusCode};
use sqlx::{Connection, SqliteConnection};

use crate::harness::{
    Form, TestStore, assert_problem, assert_status, base64url, envelope, header, json,
};

#[tokio::test]
async fn bodies_that_hold_no_readable_payload() {
    let (store, _data) = TestStore::start().await;
    let text = base64url(&envelope(1, 100, 0xff));
    let padded = format!("payload={}", base64ct_padded(&envelope(1, 100, 0xff)));
    let json = "application/json";
    let urlencoded = "application/x-www-form-urlencoded";
    let bodies = [
        Form::new(json, ""),
        Form::new(json, "{\"payload\": "),
        Form::new(json, "{}"),
        Form::new(json, "{\"payload\": 1}"),
        Form::new(json, format!("[\"{text}\"]")),
        Form::new(
            json,
            format!("{{\"payload\": \"{text}\", \"payload\": \"{text}\"}}"),
        ),
        Form::new(json, format!("{{\"payload\": \"{text} \"}}")),
        Form::new(json, b"{\"payload\": \"\xff\"}".as_slice()),
        Form::new(urlencoded, ""),
        Form::new(urlencoded, format!("Payload={text}")),
        Form::new(urlencoded, format!("payload={text}&payload={text}")),
        Form::new(urlencoded, "payload=%FF%FE"),
        Form::new(urlencoded, padded),
        Form::multipart(&[]),
        Form::multipart(&[("other", &text)]),
        Form::multipart(&[("payload", &text), ("payload", &text)]),
        Form::multipart(&[("payload", "not base64url!")]),
        Form::new("multipart/form-data; boundary=edge", "--edge\r\nbroken"),
        Form::new(
            "multipart/form-data",
            Form::multipart(&[("payload", &text)]).bytes,
        ),
    ];
    for body in bodies {
        assert_problem(store.client.submit(&body).await, 400, "malformed-payload").await;
    }
}

#[tokio::test]
async fn bytes_that_are_no_envelope_of_version_1() {
    let (store, _data) = TestStore::start().await;
    let sealed = envelope(1, 100, 0);
    for bytes in [
        &b""[..],
        b"S",
        b"SLF",
        b"slf\x01",
        b"hello, this is a plain text of some length",
        &sealed[..23],
        &sealed[1..],
    ] {
        for form in Form::all(bytes) {
            assert_problem(store.client.submit(&form).await, 400, "not-an-envelope").await;
        }
    }
    for version in [0, 2, 255] {
        let mut other = sealed.clone();
        other[3] = version;
        assert_problem(
            store.client.submit_raw(&other).await,
            400,
            "unsupported-version",
        )
        .await;
    }
    // The shortest that holds an object id.
    assert_status(
        &store.client.submit_raw(&sealed[..24]).await,
        StatusCode::CREATED,
    );
}

#[tokio::test]
async fn types_of_body_that_are_not_taken() {
    let (store, _data) = TestStore::start().await;
    for media_type in [
        "text/plain",
        "application/octet-stream",
        "application/jsonp",
        "",
        "multipart/mixed; boundary=edge",
    ] {
        let form = Form::new(media_type, envelope(1, 100, 0));
        assert_problem(
            store.client.submit(&form).await,
            415,
            "unsupported-media-type",
        )
        .await;
    }
    let untyped = store
        .client
        .request(Method::POST, "/v1/submissions")
        .body(envelope(1, 100, 0));
    assert_problem(untyped.send().await.unwrap(), 415, "unsupported-media-type").await;
}

#[tokio::test]
async fn addresses_that_are_not_there() {
    let (store, _data) = TestStore::start().await;
    let unknown = format!("/v1/submissions/{:032x}", 404);
    for path in [
        "/v1",
        "/v1/",
        "/v1/nothing",
        "/v1/submissions/",
        "/v1/submissions/a/b",
        "/v1/health/",
        &unknown,
    ] {
        assert_problem(store.client.get_as_practice(path).await, 404, "not-found").await;
    }
}

#[tokio::test]
async fn methods_that_are_not_taken() {
    let (store, _data) = TestStore::start().await;
    let keyring = format!("/v1/keyrings/{:032x}", 1);
    let places = [
        (Method::DELETE, "/v1/submissions", "POST"),
        (Method::POST, "/v1/health", "GET"),
        (Method::POST, "/v1/cards/intake", "PUT"),
        (Method::PATCH, &keyring, "PUT"),
    ];
    for (method, path, taken) in places {
        let response = store.client.request(method, path).send().await.unwrap();
        assert!(
            header(&response, "allow").unwrap().contains(taken),
            "{path}"
        );
        assert_problem(response, 405, "method-not-allowed").await;
    }
}

#[tokio::test]
async fn names_and_parameters_that_are_not_valid() {
    let (store, _data) = TestStore::start().await;
    let long = "a".repeat(65);
    for name in [
        "Intake",
        "in_take",
        "in.take",
        "in%20take",
        "%FF",
        "..%2Fa",
        &long,
    ] {
        assert_problem(
            store
                .client
                .put_as_practice(&format!("/v1/cards/{name}"), "{}")
                .await,
            400,
            "invalid-name",
        )
        .await;
        assert_problem(
            store.client.get(&format!("/v1/cards/{name}")).await,
            400,
            "invalid-name",
        )
        .await;
    }
    let capitals = "A".repeat(32);
    let signed = format!("+{}", "1".repeat(31));
    for id in [
        "1",
        &capitals,
        &signed,
        &"1".repeat(31),
        &"1".repeat(33),
        &"é".repeat(16),
    ] {
        assert_problem(
            store
                .client
                .get_as_practice(&format!("/v1/submissions/{id}"))
                .await,
            400,
            "invalid-name",
        )
        .await;
        assert_problem(
            store.client.get(&format!("/v1/keyrings/{id}")).await,
            400,
            "invalid-name",
        )
        .await;
    }
    for query in [
        "limit=0",
        "limit=501",
        "limit=-1",
        "limit=ten",
        "limit=",
        "after=-1",
        "after=1.5",
        "after=99999999999999999999",
        "after=1&after=2",
    ] {
        let response = store
            .client
            .get_as_practice(&format!("/v1/submissions?{query}"))
            .await;
        assert_problem(response, 400, "invalid-parameter").await;
    }
    let longest = "z".repeat(64);
    let written = store
        .client
        .put_as_practice(&format!("/v1/cards/{longest}"), "{}")
        .await;
    assert_status(&written, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn a_failing_database_is_an_internal_problem_that_tells_nothing() {
    let (store, data) = TestStore::start().await;
    let file = data.path().join("store.sqlite");
    let mut database = SqliteConnection::connect(file.to_str().unwrap())
        .await
        .unwrap();
    sqlx::query("DROP TABLE submissions")
        .execute(&mut database)
        .await
        .unwrap();
    let response = store.client.submit_raw(&envelope(1, 100, 0)).await;
    assert_status(&response, StatusCode::INTERNAL_SERVER_ERROR);
    let document = json(response).await;
    crate::harness::assert_problem_document(&document, 500, "internal");
    assert!(!document.to_string().contains("table"));
}

#[tokio::test]
async fn no_answer_repeats_what_was_sent() {
    let (store, _data) = TestStore::start().await;
    let canary = "canary-text";
    let bodies = [
        Form::new(
            "application/json",
            format!("{{\"{canary}\": \"{canary}\"}}"),
        ),
        Form::new(
            "application/x-www-form-urlencoded",
            format!("{canary}={canary}"),
        ),
        Form::raw(canary.as_bytes()),
        Form::multipart(&[(canary, canary)]),
    ];
    for body in bodies {
        let answer = store.client.submit(&body).await.text().await.unwrap();
        assert!(answer.contains("\"code\""));
        assert!(!answer.contains(canary));
    }
}

#[tokio::test]
async fn a_healthy_store_says_so() {
    let (store, _data) = TestStore::start().await;
    let health = store.client.get("/v1/health").await;
    assert_status(&health, StatusCode::OK);
    assert_eq!(json(health).await, serde_json::json!({ "status": "ok" }));
}

fn base64ct_padded(bytes: &[u8]) -> String {
    use base64ct::{Base64Url, Encoding};
    Base64Url::encode_string(bytes)
}
