//! `POST /v1/submissions`: every form of body, once and again, alone and all at once.

use reqwest::StatusCode;
use serde_json::Value;
use tokio::task::JoinSet;

use crate::harness::{Form, TestStore, assert_problem, assert_status, envelope, json, sha256_hex};

#[tokio::test]
async fn every_form_of_body_keeps_the_same_bytes() {
    let (store, _data) = TestStore::start().await;
    for number in 0..4_u8 {
        // Sizes with every remainder of base64.
        let sealed = envelope(number.into(), 1000 + usize::from(number), 0xfb);
        let form = &Form::all(&sealed)[usize::from(number)];
        let response = store.client.submit(form).await;
        assert_status(&response, StatusCode::CREATED);
        let answer = json(response).await;
        let id = format!("{number:032x}");
        assert_eq!(answer["id"], id.as_str());
        assert_eq!(answer["sha256"], sha256_hex(&sealed));
        assert!(is_rfc3339_utc(&answer["received_at"]), "{answer}");

        let kept = store
            .client
            .get_as_practice(&format!("/v1/submissions/{id}"))
            .await;
        assert_eq!(kept.bytes().await.unwrap(), sealed, "{}", form.media_type);
    }
}

#[tokio::test]
async fn the_same_bytes_again_get_the_same_answer_in_any_form() {
    let (store, _data) = TestStore::start().await;
    let sealed = envelope(7, 500, 1);
    let first = store.client.submit_raw(&sealed).await;
    assert_status(&first, StatusCode::CREATED);
    let first = json(first).await;
    for form in Form::all(&sealed) {
        let again = store.client.submit(&form).await;
        assert_status(&again, StatusCode::OK);
        assert_eq!(json(again).await, first);
    }
    assert_eq!(count(&store).await, 1);
}

#[tokio::test]
async fn other_bytes_under_the_same_id_are_refused_and_the_first_stay() {
    let (store, _data) = TestStore::start().await;
    let sealed = envelope(7, 500, 1);
    assert_status(&store.client.submit_raw(&sealed).await, StatusCode::CREATED);
    assert_problem(
        store.client.submit_raw(&envelope(7, 500, 2)).await,
        409,
        "id-conflict",
    )
    .await;
    assert_problem(
        store.client.submit_raw(&envelope(7, 501, 1)).await,
        409,
        "id-conflict",
    )
    .await;
    let kept = store
        .client
        .get_as_practice(&format!("/v1/submissions/{:032x}", 7))
        .await;
    assert_eq!(kept.bytes().await.unwrap(), sealed);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_identical_posts_at_once_one_creates() {
    let (store, _data) = TestStore::start().await;
    let answers = post_at_once(&store, (0..16).map(|_| envelope(9, 4000, 5))).await;
    assert_eq!(statuses(&answers), [vec![200; 15], vec![201]].concat());
    assert!(answers.iter().all(|(_, answer)| *answer == answers[0].1));
    assert_eq!(count(&store).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_contents_under_one_id_at_once_one_is_kept() {
    let (store, _data) = TestStore::start().await;
    let answers = post_at_once(&store, (0..16).map(|filling| envelope(9, 4000, filling))).await;
    assert_eq!(statuses(&answers), [vec![201], vec![409; 15]].concat());
    let created = &answers.iter().find(|(status, _)| *status == 201).unwrap().1;
    let kept = store
        .client
        .get_as_practice(&format!("/v1/submissions/{:032x}", 9))
        .await;
    assert_eq!(created["sha256"], sha256_hex(&kept.bytes().await.unwrap()));
    assert_eq!(count(&store).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_different_posts_at_once_are_all_kept() {
    let (store, _data) = TestStore::start().await;
    let answers = post_at_once(&store, (0..32).map(|id| envelope(id, 4000, 5))).await;
    assert_eq!(statuses(&answers), vec![201; 32]);
    assert_eq!(count(&store).await, 32);
}

async fn post_at_once(
    store: &TestStore,
    envelopes: impl Iterator<Item = Vec<u8>>,
) -> Vec<(u16, Value)> {
    let mut posts = JoinSet::new();
    for sealed in envelopes {
        let client = store.client.clone();
        posts.spawn(async move {
            let response = client.submit_raw(&sealed).await;
            (response.status().as_u16(), json(response).await)
        });
    }
    posts.join_all().await
}

fn statuses(answers: &[(u16, Value)]) -> Vec<u16> {
    let mut statuses: Vec<u16> = answers.iter().map(|(status, _)| *status).collect();
    statuses.sort_unstable();
    statuses
}

async fn count(store: &TestStore) -> usize {
    let list = json(
        store
            .client
            .get_as_practice("/v1/submissions?limit=500")
            .await,
    )
    .await;
    list["submissions"].as_array().unwrap().len()
}

fn is_rfc3339_utc(value: &Value) -> bool {
    let text = value.as_str().unwrap();
    time::OffsetDateTime::parse(text, &time::format_description::well_known::Rfc3339).is_ok()
        && text.ends_with('Z')
}
