//! The life of an offering.

use rstest::rstest;
use serde_json::json;
use store::testing::Engine;

use crate::people::{events, owned};

#[rstest]
#[tokio::test]
async fn an_offering_is_sold_and_retired(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let backup = olga.post("/v1/offerings", json!({"key": "backup", "name": "Cloud backup"})).await.expect(201);
    olga.post("/v1/offerings", json!({"key": "backup"})).await.expect(409);
    olga.post("/v1/offerings", json!({"key": "archive"})).await.expect(201);
    let place = format!("/v1/offerings/{}", backup.text("id"));
    olga.patch(&place, json!({"name": "Backup", "revision": 3})).await.expect(412);
    olga.patch(&place, json!({"name": "Backup", "revision": 0})).await.expect(200);
    assert!(olga.delete(&place).await.expect(200).body["retired_at"].is_string());
    let list = olga.get("/v1/offerings").await.expect(200);
    assert_eq!(list.body["items"].as_array().expect("a list").iter().map(|item| &item["name"]).collect::<Vec<_>>(), ["archive", "Backup"]);
    assert!(olga.patch(&place, json!({"retired": false})).await.expect(200).body["retired_at"].is_null());
    assert_eq!(events(&olga, "dictionary.changed").await.last(), Some(&json!({"of": "offering"})));
}
