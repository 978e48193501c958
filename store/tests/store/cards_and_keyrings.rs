//! What the practice leaves in the store for its pages.

use base64ct::{Base64, Encoding};
use reqwest::{Method, StatusCode};
use sha2::{Digest, Sha256};

use crate::harness::{
    TestStore, assert_problem, assert_status, envelope, header, json, sha256_hex,
};

const CARD: &str = " {\"sealform\": 1,\n  \"practice\": \"Dr. Ä\", \"sealform\": 1}\n";

#[tokio::test]
async fn a_card_is_given_back_byte_by_byte_with_its_hash_as_tag() {
    let (store, _data) = TestStore::start().await;
    assert_problem(
        store.client.get("/v1/cards/intake-2").await,
        404,
        "not-found",
    )
    .await;
    let written = store
        .client
        .put_as_practice("/v1/cards/intake-2", CARD)
        .await;
    assert_status(&written, StatusCode::NO_CONTENT);

    let card = store.client.get("/v1/cards/intake-2").await;
    assert_status(&card, StatusCode::OK);
    assert_eq!(header(&card, "content-type"), Some("application/json"));
    assert_eq!(header(&card, "cache-control"), Some("no-cache"));
    let etag = format!(
        "\"sha256-{}\"",
        Base64::encode_string(&Sha256::digest(CARD))
    );
    assert_eq!(header(&card, "etag"), Some(etag.as_str()));
    assert_eq!(card.bytes().await.unwrap(), CARD);
}

#[tokio::test]
async fn a_known_card_is_not_sent_again_until_it_changes() {
    let (store, _data) = TestStore::start().await;
    store.client.put_as_practice("/v1/cards/intake", CARD).await;
    let etag = header(&store.client.get("/v1/cards/intake").await, "etag")
        .unwrap()
        .to_owned();
    let ask = async |tags: String| {
        store
            .client
            .request(Method::GET, "/v1/cards/intake")
            .header("if-none-match", tags)
            .send()
            .await
            .unwrap()
    };
    for tags in [etag.clone(), format!("\"other\", W/{etag}"), "*".to_owned()] {
        let unchanged = ask(tags).await;
        assert_status(&unchanged, StatusCode::NOT_MODIFIED);
        assert_eq!(header(&unchanged, "etag"), Some(etag.as_str()));
        assert!(unchanged.bytes().await.unwrap().is_empty());
    }
    store.client.put_as_practice("/v1/cards/intake", "{}").await;
    let changed = ask(etag).await;
    assert_status(&changed, StatusCode::OK);
    assert_eq!(changed.bytes().await.unwrap(), "{}");
}

#[tokio::test]
async fn a_card_is_a_json_object() {
    let (store, _data) = TestStore::start().await;
    let deep = "[".repeat(100_000);
    for body in [
        "",
        "[]",
        "\"text\"",
        "{\"a\":}",
        "{} {}",
        "{\"a\": NaN}",
        &deep,
    ] {
        let response = store
            .client
            .put_as_practice("/v1/cards/intake", body.to_owned())
            .await;
        assert_problem(response, 400, "malformed-payload").await;
    }
    assert_problem(store.client.get("/v1/cards/intake").await, 404, "not-found").await;
}

#[tokio::test]
async fn a_keyring_is_given_back_byte_by_byte_to_whoever_knows_its_id() {
    let (store, _data) = TestStore::start().await;
    let path = format!("/v1/keyrings/{:032x}", u128::MAX);
    assert_problem(store.client.get(&path).await, 404, "not-found").await;
    // The second one replaces the first, and each has its own object id.
    for number in [3, 4] {
        let sealed = envelope(number, 900, 7);
        assert_status(
            &store.client.put_as_practice(&path, sealed.clone()).await,
            StatusCode::NO_CONTENT,
        );
        let keyring = store.client.get(&path).await;
        assert_status(&keyring, StatusCode::OK);
        assert_eq!(
            header(&keyring, "content-type"),
            Some("application/vnd.sealform")
        );
        assert_eq!(header(&keyring, "cache-control"), Some("no-store"));
        assert_eq!(keyring.bytes().await.unwrap(), sealed);
    }
}

#[tokio::test]
async fn a_keyring_is_an_envelope() {
    let (store, _data) = TestStore::start().await;
    let path = format!("/v1/keyrings/{:032x}", 1);
    let mut version_2 = envelope(1, 900, 7);
    version_2[3] = 2;
    assert_problem(
        store
            .client
            .put_as_practice(&path, "AGE-SECRET-KEY-PQ-1")
            .await,
        400,
        "not-an-envelope",
    )
    .await;
    assert_problem(
        store.client.put_as_practice(&path, version_2).await,
        400,
        "unsupported-version",
    )
    .await;
}

#[tokio::test]
async fn a_keyring_that_another_device_changed_is_not_overwritten() {
    let (store, _data) = TestStore::start().await;
    let path = format!("/v1/keyrings/{:032x}", 2);
    let put = async |name: &str, tag: &str, body: &[u8]| {
        store
            .client
            .request(Method::PUT, &path)
            .bearer_auth(&store.client.token)
            .header(name, tag)
            .body(body.to_vec())
            .send()
            .await
            .unwrap()
    };
    let [first, second, third] = [1, 2, 3].map(|number| envelope(number, 900, 7));
    let none = put("if-match", "\"aa\"", &first).await;
    assert_problem(none, 412, "conflict").await;
    let written = put("if-none-match", "*", &first).await;
    assert_status(&written, StatusCode::NO_CONTENT);
    let tag = header(&written, "etag").unwrap().to_owned();
    assert_eq!(
        header(&store.client.get(&path).await, "etag"),
        Some(tag.as_str())
    );
    assert_eq!(
        tag,
        format!("\"{}\"", hex(&Sha256::digest(&first))),
        "the hash, as the list of submissions has it"
    );

    assert_problem(put("if-none-match", "*", &second).await, 412, "conflict").await;
    let changed = put("if-match", &tag, &second).await;
    assert_status(&changed, StatusCode::NO_CONTENT);
    assert_problem(put("if-match", &tag, &third).await, 412, "conflict").await;
    assert_eq!(store.client.get(&path).await.bytes().await.unwrap(), second);
    let any = put("if-match", "*", &third).await;
    assert_status(&any, StatusCode::NO_CONTENT);
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test]
async fn the_practice_lists_its_cards_with_their_hashes() {
    let (store, _data) = TestStore::start().await;
    let empty = json(store.client.get_as_practice("/v1/cards").await).await;
    assert_eq!(empty, serde_json::json!({ "cards": [] }));
    for (name, card) in [("phq-9", "{}"), ("intake", CARD)] {
        let path = format!("/v1/cards/{name}");
        store.client.put_as_practice(&path, card).await;
    }
    let listed = json(store.client.get_as_practice("/v1/cards").await).await;
    let cards = listed["cards"].as_array().unwrap();
    for (found, (name, card)) in cards.iter().zip([("intake", CARD), ("phq-9", "{}")]) {
        assert_eq!(found["name"], name);
        assert_eq!(found["sha256"], sha256_hex(card.as_bytes()));
        assert!(found["updated_at"].as_str().unwrap().ends_with('Z'));
    }
    assert_eq!(cards.len(), 2);
    assert_problem(store.client.get("/v1/cards").await, 401, "unauthorized").await;
}
