//! Journals: keyrings of clients, each with a token of its own that opens what is its own and nothing else.

use reqwest::{Method, Response, StatusCode};

use crate::harness::{
    TestClient, TestStore, assert_problem, assert_status, base64url, envelope, json,
};
use crate::objects::put;

const NOTE: &str = "/v1/objects/000000000000000000000000000000aa";

fn keyring(number: u128) -> String {
    format!("/v1/keyrings/{number:032x}")
}

/// A client whose token is 32 bytes of this value.
fn client(store: &TestStore, token: u8) -> TestClient {
    let mut client = store.client.clone();
    client.token = base64url(&[token; 32]);
    client
}

/// The journal whose keyring has this number, and its client.
async fn journal(store: &TestStore, number: u8) -> TestClient {
    let client = client(store, number);
    let sealed = envelope(number.into(), 300, 3);
    let made = put(&client, &keyring(number.into()), None, &sealed).await;
    assert_status(&made, StatusCode::NO_CONTENT);
    client
}

async fn delete(client: &TestClient, path: &str) -> Response {
    let request = client.request(Method::DELETE, path);
    request.bearer_auth(&client.token).send().await.unwrap()
}

#[tokio::test]
async fn a_journal_is_a_new_keyring_with_a_token_of_its_own() {
    let (store, _data) = TestStore::start().await;
    let stranger = client(&store, 1);
    let sealed = envelope(1, 300, 3);
    let path = keyring(1);
    // Only as a new one.
    let refused = stranger.put_as_practice(&path, sealed.clone()).await;
    assert_problem(refused, 401, "unauthorized").await;
    let mut malformed = stranger.clone();
    malformed.token = "short".to_owned();
    let refused = put(&malformed, &path, None, &sealed).await;
    assert_problem(refused, 401, "unauthorized").await;

    let mine = journal(&store, 1).await;
    // Its token is taken now: no second keyring.
    let second = put(&mine, &keyring(2), None, &sealed).await;
    assert_problem(second, 401, "unauthorized").await;
    let changed = put(&mine, &path, Some(&sealed), &envelope(2, 300, 3)).await;
    assert_status(&changed, StatusCode::NO_CONTENT);
    let stale = put(&mine, &path, Some(&sealed), &envelope(3, 300, 3)).await;
    assert_problem(stale, 412, "conflict").await;
    let unconditional = mine.put_as_practice(&path, envelope(4, 300, 3)).await;
    assert_status(&unconditional, StatusCode::NO_CONTENT);
    // Still a journal, with the same token.
    let listed = mine.get_as_practice("/v1/objects").await;
    assert_status(&listed, StatusCode::OK);
}

#[tokio::test]
async fn a_keyring_is_written_with_the_token_of_its_own_account_only() {
    let (store, _data) = TestStore::start().await;
    let (practices, journals, others) = (envelope(9, 300, 3), envelope(1, 300, 3), keyring(2));
    put(&store.client, &keyring(9), None, &practices).await;
    let mine = journal(&store, 1).await;
    journal(&store, 2).await;
    let stranger = client(&store, 7);
    let intruders = [
        (&store.client, keyring(1), &journals),
        (&mine, keyring(9), &practices),
        (&mine, others, &envelope(2, 300, 3)),
        (&stranger, keyring(1), &journals),
        (&stranger, keyring(9), &practices),
    ];
    for (intruder, path, kept) in intruders {
        let new = envelope(99, 300, 3);
        let answers = [
            put(intruder, &path, None, &new).await,
            put(intruder, &path, Some(kept), &new).await,
            intruder.put_as_practice(&path, new).await,
        ];
        for answer in answers {
            assert_problem(answer, 401, "unauthorized").await;
        }
        let found = store.client.get(&path).await;
        assert_eq!(found.bytes().await.unwrap(), *kept);
    }
}

#[tokio::test]
async fn each_account_has_objects_of_its_own() {
    let (store, _data) = TestStore::start().await;
    let (first, second) = (journal(&store, 1).await, journal(&store, 2).await);
    let sealed = envelope(5, 100, 1);
    let accounts = [&store.client, &first, &second];
    for (number, account) in accounts.into_iter().enumerate() {
        let path = format!("/v1/objects/{number:032x}");
        let written = put(account, &path, None, &sealed).await;
        assert_status(&written, StatusCode::CREATED);
    }
    for (number, account) in accounts.into_iter().enumerate() {
        let listed = json(account.get_as_practice("/v1/objects").await).await;
        assert_eq!(listed["objects"].as_array().unwrap().len(), 1);
        assert_eq!(listed["objects"][0]["id"], format!("{number:032x}"));
        let other = format!("/v1/objects/{:032x}", (number + 1) % 3);
        let version = format!("{other}/versions/{:032x}", 5);
        for path in [&other, &format!("{other}/versions"), &version] {
            let answer = account.get_as_practice(path).await;
            assert_problem(answer, 404, "not-found").await;
        }
        let beside = account.put_as_practice(&version, sealed.clone()).await;
        assert_problem(beside, 404, "not-found").await;
    }
}

#[tokio::test]
async fn a_journal_sees_nothing_of_the_practice() {
    let (store, _data) = TestStore::start().await;
    let mine = journal(&store, 1).await;
    let id = format!("{:032x}", 1);
    for path in [
        "/v1/submissions",
        &format!("/v1/submissions/{id}"),
        "/v1/cards",
        "/v1/files",
        &format!("/v1/files/{id}"),
    ] {
        let answer = mine.get_as_practice(path).await;
        assert_problem(answer, 401, "unauthorized").await;
    }
    let card = mine.put_as_practice("/v1/cards/intake", "{}").await;
    assert_problem(card, 401, "unauthorized").await;
    let card = delete(&mine, "/v1/cards/intake").await;
    assert_problem(card, 401, "unauthorized").await;
}

#[tokio::test]
async fn a_journal_ends_with_everything_in_it() {
    let (store, data) = TestStore::start().await;
    put(&store.client, &keyring(9), None, &envelope(9, 300, 3)).await;
    let (mine, other) = (journal(&store, 1).await, journal(&store, 2).await);
    for account in [&store.client, &mine, &other] {
        put(account, NOTE, None, &envelope(5, 100, 1)).await;
    }
    let version = format!("{NOTE}/versions/{:032x}", 6);
    mine.put_as_practice(&version, envelope(6, 100, 1)).await;

    let refused = [
        (&store.client, keyring(9), 403, "not-a-journal"),
        (&store.client, keyring(1), 401, "unauthorized"),
        (&mine, keyring(9), 401, "unauthorized"),
        (&mine, keyring(2), 401, "unauthorized"),
        (&client(&store, 7), keyring(1), 401, "unauthorized"),
        (&mine, keyring(8), 404, "not-found"),
    ];
    for (account, path, status, code) in refused {
        assert_problem(delete(account, &path).await, status, code).await;
    }
    assert_status(&delete(&mine, &keyring(1)).await, StatusCode::NO_CONTENT);
    assert_problem(mine.get(&keyring(1)).await, 404, "not-found").await;
    assert_problem(mine.get_as_practice(NOTE).await, 401, "unauthorized").await;
    for account in [&store.client, &other] {
        assert_status(&account.get_as_practice(NOTE).await, StatusCode::OK);
    }
    assert_eq!(rows_of(data.path(), 1).await, 0);
    // Made again with the same id and token, it is empty.
    let mine = journal(&store, 1).await;
    assert_problem(mine.get_as_practice(NOTE).await, 404, "not-found").await;
}

/// Rows of objects and versions that the database has of this journal.
async fn rows_of(data: &std::path::Path, journal: u128) -> i64 {
    use sqlx::{Connection, SqliteConnection};

    let file = data.join("store.sqlite");
    let file = file.to_str().unwrap();
    let mut database = SqliteConnection::connect(file).await.unwrap();
    let query = "SELECT (SELECT COUNT(*) FROM objects WHERE account = ?1) \
         + (SELECT COUNT(*) FROM versions WHERE account = ?1)";
    let (rows,): (i64,) = sqlx::query_as(query)
        .bind(journal.to_be_bytes().to_vec())
        .fetch_one(&mut database)
        .await
        .unwrap();
    rows
}

#[tokio::test]
async fn the_number_of_journals_is_limited() {
    let (store, _data) = TestStore::start_with(|config| config.max_journals = 2).await;
    let makers: Vec<_> = (1..9)
        .map(|number| {
            let client = client(&store, number);
            let sealed = envelope(number.into(), 300, 3);
            tokio::spawn(async move { put(&client, &keyring(number.into()), None, &sealed).await })
        })
        .collect();
    let mut made = 0;
    for maker in makers {
        let answer = maker.await.unwrap();
        match answer.status() {
            StatusCode::NO_CONTENT => made += 1,
            _ => assert_problem(answer, 507, "store-full").await,
        }
    }
    assert_eq!(made, 2);
    // The practice's keyring is none of them.
    let practices = put(&store.client, &keyring(9), None, &envelope(9, 300, 3)).await;
    assert_status(&practices, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn a_store_can_take_no_journals() {
    let (store, _data) = TestStore::start_with(|config| config.max_journals = 0).await;
    let refused = put(&client(&store, 1), &keyring(1), None, &envelope(1, 300, 3)).await;
    assert_problem(refused, 507, "store-full").await;
}

#[tokio::test]
async fn a_journal_has_room_for_so_many_bytes_all_versions_counted() {
    let (store, _data) = TestStore::start_with(|config| config.max_journal = 2000).await;
    let mine = journal(&store, 1).await;
    let [first, second, third] = [1, 2, 3].map(|version| envelope(version, 1000, 0));
    for account in [&mine, &store.client] {
        put(account, NOTE, None, &first).await;
        let full = put(account, NOTE, Some(&first), &second).await;
        assert_status(&full, StatusCode::NO_CONTENT);
    }
    let over = put(&mine, NOTE, Some(&second), &third).await;
    assert_problem(over, 507, "store-full").await;
    let path = format!("{NOTE}/versions/{:032x}", 3);
    let over = mine.put_as_practice(&path, third.clone()).await;
    assert_problem(over, 507, "store-full").await;
    // A lost answer is asked for again, also when there is no more room.
    let again = put(&mine, NOTE, Some(&first), &second).await;
    assert_status(&again, StatusCode::NO_CONTENT);
    let practices = put(&store.client, NOTE, Some(&second), &third).await;
    assert_status(&practices, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn a_journal_does_not_finish_the_set_up_of_the_practice() {
    let (store, data) = TestStore::start().await;
    journal(&store, 1).await;
    store.stop().await;
    let store = TestStore::start_in(data.path(), |_| {}).await;
    assert!(store.link.contains("/setup#token="));
    let mine = client(&store, 1);
    let listed = mine.get_as_practice("/v1/objects").await;
    assert_status(&listed, StatusCode::OK);
}
