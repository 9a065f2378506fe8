//! Files of responses show names only to those who may see them.

use rstest::rstest;
use serde_json::json;
use store::testing::Engine;

use crate::app::TestApp;

#[rstest]
#[tokio::test]
async fn who_sees_no_names_takes_none_out(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine, #[values("csv", "ndjson")] format: &str) {
    let app = TestApp::new(engine).await;
    app.workspace("w").await;
    let caller = app.operator("w");
    caller.post("/v1/contacts", json!({"name": "Ada Lovelace", "external_id": "ada-1", "mail": "ada@example.com"})).await.json();
    caller.post("/v1/questions", json!({"key": "again", "kind": "nps"})).await.json();
    caller.post("/v1/responses", json!({"contact": {"external_id": "ada-1"}, "answers": [{"question": "again", "score": 2}]})).await.json();
    let path = format!("/v1/exports/responses/{format}");
    let whole = caller.get(&path).await.text();
    assert!(whole.contains("Ada Lovelace") && whole.contains("ada-1"), "{whole}");
    let blind = app.with_token(&app.token("w", &["export", "read_answers"]).await);
    let withheld = blind.get(&path).await.text();
    assert!(!withheld.contains("Ada") && !withheld.contains("ada-1") && withheld.contains("rsp_"), "{withheld}");
    assert_eq!(blind.get("/v1/responses/count").await.json(), json!({"n": 1, "whole": true, "most_in_xlsx": 1_048_575, "names": false}));
    let reader = app.with_token(&app.token("w", &["read_answers"]).await);
    assert_eq!(reader.get(&path).await.problem()["code"], "not_allowed");
}
