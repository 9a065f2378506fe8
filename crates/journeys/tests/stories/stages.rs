//! Stages and their order.

use rstest::rstest;
use serde_json::json;
use store::testing::Engine;

use crate::people::{fields, owned};

#[rstest]
#[tokio::test]
async fn stages_are_made_arranged_and_removed(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let mut ids = Vec::new();
    for (key, name) in [("purchase", "Purchase"), ("use", "Use"), ("end", "End")] {
        ids.push(olga.post("/v1/stages", json!({"key": key, "name": name})).await.expect(201).text("id").to_owned());
    }
    olga.post("/v1/stages", json!({"key": "use", "name": "Again"})).await.expect(409);
    olga.post("/v1/stages", json!({"key": "In Use", "name": "Again"})).await.expect(422);
    let arranged = olga.put("/v1/stages/order", json!({"order": [ids[2], ids[0]]})).await.expect(200);
    assert_eq!(fields(&arranged, "key"), ["end", "purchase", "use"]);
    olga.put("/v1/stages/order", json!({"order": [ids[2], ids[2]]})).await.expect(422);
    let place = format!("/v1/stages/{}", ids[1]);
    let renamed = olga.patch(&place, json!({"name": "Daily use"})).await.expect(200);
    olga.patch(&place, json!({"name": "Late", "revision": renamed.body["revision"].as_i64().map(|revision| revision - 1)})).await.expect(412);
    olga.post("/v1/touchpoints", json!({"key": "invoice", "stage": ids[1]})).await.expect(201);
    assert_eq!(olga.delete(&place).await.expect(409).code(), "conflict");
    olga.delete(&format!("/v1/stages/{}", ids[0])).await.expect(204);
    assert_eq!(fields(&olga.get("/v1/stages").await.expect(200), "name"), ["End", "Daily use"]);
}
