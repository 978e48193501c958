//! The token and the set-up link, over several starts on one database.

use reqwest::StatusCode;

use crate::harness::{TestClient, TestStore, assert_problem, assert_status, envelope};

#[tokio::test]
async fn until_a_keyring_is_kept_each_start_shows_a_new_token() {
    let data = tempfile::tempdir().unwrap();
    let mut links = Vec::new();
    for _ in 0..2 {
        let store = TestStore::start_in(data.path(), |_| {}).await;
        assert!(
            store
                .link
                .starts_with(&format!("http://{}/setup#token=", store.address)),
            "{}",
            store.link
        );
        assert_eq!(store.client.token.len(), 43);
        links.push(store.link.clone());
        store.stop().await;
    }
    assert_ne!(token_of(&links[0]), token_of(&links[1]));

    let store = TestStore::start_in(data.path(), |_| {}).await;
    assert!(may_read(&store, &store.client.token).await);
    assert!(!may_read(&store, &token_of(&links[1])).await);
}

#[tokio::test]
async fn a_finished_set_up_keeps_its_token() {
    let data = tempfile::tempdir().unwrap();
    let store = TestStore::start_in(data.path(), |_| {}).await;
    let token = store.client.token.clone();
    finish_set_up(&store).await;
    store.stop().await;

    let store = TestStore::start_in(data.path(), |_| {}).await;
    assert_eq!(store.link, format!("http://{}/", store.address));
    assert!(may_read(&store, &token).await);
}

#[tokio::test]
async fn a_new_token_ends_the_old_one() {
    let data = tempfile::tempdir().unwrap();
    let store = TestStore::start_in(data.path(), |_| {}).await;
    let old = store.client.token.clone();
    finish_set_up(&store).await;
    store.stop().await;

    let store = TestStore::start_in(data.path(), |config| config.new_token = true).await;
    let new = token_of(&store.link);
    assert!(may_read(&store, &new).await);
    assert!(!may_read(&store, &old).await);
    store.stop().await;

    let store = TestStore::start_in(data.path(), |_| {}).await;
    assert!(may_read(&store, &new).await);
}

#[tokio::test]
async fn a_store_that_listens_everywhere_links_to_this_machine() {
    let (store, _data) =
        TestStore::start_with(|config| config.listen = ([0, 0, 0, 0], 0).into()).await;
    let origin = format!("http://127.0.0.1:{}/setup#", store.address.port());
    assert!(store.link.starts_with(&origin), "{}", store.link);
}

async fn finish_set_up(store: &TestStore) {
    let response = store
        .client
        .put_as_practice(&format!("/v1/keyrings/{:032x}", 1), envelope(1, 900, 0))
        .await;
    assert_status(&response, StatusCode::NO_CONTENT);
}

async fn may_read(store: &TestStore, token: &str) -> bool {
    let mut client = store.client.clone();
    client.token = token.to_owned();
    let response = client.get_as_practice("/v1/submissions").await;
    if response.status() == StatusCode::OK {
        return true;
    }
    assert_problem(response, 401, "unauthorized").await;
    false
}

fn token_of(link: &str) -> String {
    TestClient::new(link).token
}
