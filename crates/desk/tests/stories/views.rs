//! Views are saved for oneself or shared, and changed by whom they belong to.

use edge::testing::{Answer, App};
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::people::{joined, owned};

async fn save(by: &App, name: &str, shared: bool) -> Answer {
    by.post("/v1/views", json!({"page": "responses", "name": name, "address": "?score_until=6&worded=true", "shared": shared})).await
}

async fn seen(by: &App) -> Vec<Value> {
    let listed = by.get("/v1/views?page=responses").await.expect(200);
    listed.body["items"].as_array().expect("items").iter().map(|view| view["name"].clone()).collect()
}

#[rstest]
#[tokio::test]
async fn own_and_shared_views_are_seen(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await.app;
    let vera = joined(&olga, "Vera", "viewer").await;
    let unhappy = save(&olga, "Unhappy", true).await.expect(201);
    assert_eq!((unhappy.text("address"), &unhappy.body["own"]), ("score_until=6&worded=true", &json!(true)));
    save(&olga, "Mine", false).await.expect(201);
    save(&vera, "Vera's", false).await.expect(201);
    assert_eq!(save(&vera, "All", true).await.expect(403).code(), "not_allowed");
    assert_eq!(seen(&olga).await, [json!("Mine"), json!("Unhappy")]);
    assert_eq!(seen(&vera).await, [json!("Unhappy"), json!("Vera's")]);
    assert_eq!(olga.get("/v1/views?page=contacts").await.expect(200).body["items"], json!([]));
    assert_eq!(save(&vera, "unhappy", false).await.expect(409).code(), "conflict");
    save(&vera, "Mine", false).await.expect(201);
}

#[rstest]
#[tokio::test]
async fn a_view_is_changed_by_whom_it_belongs_to(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await.app;
    let (vera, max) = (joined(&olga, "Vera", "viewer").await, joined(&olga, "Max", "manager").await);
    let view = save(&olga, "Unhappy", true).await.expect(201);
    let place = format!("/v1/views/{}", view.text("id"));
    assert_eq!(vera.patch(&place, json!({"name": "Hers"})).await.expect(403).code(), "not_allowed");
    let changed = max.patch(&place, json!({"name": "Detractors", "revision": 0})).await.expect(200);
    assert_eq!((changed.text("name"), changed.text("address"), &changed.body["own"]), ("Detractors", "score_until=6&worded=true", &json!(false)));
    assert_eq!(olga.patch(&place, json!({"address": "", "revision": 0})).await.expect(412).code(), "stale");
    olga.patch(&place, json!({"shared": false})).await.expect(200);
    max.patch(&place, json!({"name": "Gone"})).await.expect(404);
    max.delete(&place).await.expect(404);
    olga.delete(&place).await.expect(204);
}

#[rstest]
#[case(json!({"page": "responses", "name": "", "address": ""}))]
#[case(json!({"page": "../x", "name": "x", "address": ""}))]
#[case(json!({"page": "responses", "name": "x", "address": "//evil.example"}))]
#[case(json!({"page": "responses", "name": "x", "address": "x".repeat(4001)}))]
#[tokio::test]
async fn what_is_no_view_is_refused(#[case] view: Value) {
    let olga = owned(Engine::Sqlite).await.app;
    olga.post("/v1/views", view).await.expect(422);
}

#[tokio::test]
async fn the_views_of_another_workspace_are_not_there() {
    let olga = owned(Engine::Sqlite).await.app;
    let view = save(&olga, "Unhappy", true).await.expect(201);
    olga.post("/v1/workspaces", json!({"key": "other", "name": "Other"})).await.expect(201);
    let other = olga.with("touchstone-workspace", "other");
    assert!(seen(&other).await.is_empty());
    other.delete(&format!("/v1/views/{}", view.text("id"))).await.expect(404);
}
