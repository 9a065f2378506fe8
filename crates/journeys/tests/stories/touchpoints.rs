//! Touchpoints: made, changed, ordered, retired, and found by those who record answers.

use journeys::touchpoints;
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::{self, Engine};

use crate::people::{fields, joined, owned};

#[rstest]
#[tokio::test]
async fn a_touchpoint_lives(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let team = olga.post("/v1/teams", json!({"key": "desk"})).await.expect(201);
    let stage = olga.post("/v1/stages", json!({"key": "support", "name": "Support"})).await.expect(201);
    let body = json!({"key": "incident", "name": "Incident", "stage": stage.text("id"), "team": team.text("id"), "channel": "phone",
        "target": {"measure": "csat", "value": 85}, "behaviours": ["We call first.", "We keep calling."]});
    let made = olga.post("/v1/touchpoints", body.clone()).await.expect(201);
    olga.post("/v1/touchpoints", body).await.expect(409);
    let place = format!("/v1/touchpoints/{}", made.text("id"));
    let changed = olga
        .patch(&place, json!({"target": {"measure": "nps", "value": 40}, "team": null, "behaviours": ["We call."], "revision": 0}))
        .await
        .expect(200);
    assert_eq!(
        (&changed.body["target"], &changed.body["team"], &changed.body["behaviours"]),
        (&json!({"measure": "nps", "value": 40.0}), &json!(null), &json!(["We call."]))
    );
    olga.patch(&place, json!({"channel": "mail", "revision": 0})).await.expect(412);
    assert!(olga.delete(&place).await.expect(200).body["retired_at"].is_string());
    assert_eq!(olga.get("/v1/touchpoints").await.expect(200).body["items"], json!([]));
    assert_eq!(fields(&olga.get("/v1/touchpoints?retired=true").await.expect(200), "key"), ["incident"]);
    assert!(olga.patch(&place, json!({"retired": false})).await.expect(200).body["retired_at"].is_null());
    let ben = joined(&olga, "Ben", "viewer").await;
    ben.get(&place).await.expect(200);
    ben.patch(&place, json!({"name": "Mine"})).await.expect(403);
}

#[rstest]
#[case(json!({"key": "x".repeat(5000)}))]
#[case(json!({"key": "a", "name": "x".repeat(5000)}))]
#[case(json!({"key": "a", "behaviours": ["1", "2", "3", "4"]}))]
#[case(json!({"key": "a", "behaviours": [""]}))]
#[case(json!({"key": "a", "target": {"measure": "nps", "value": 140}}))]
#[case(json!({"key": "a", "stage": "stg_00000000000000000000000000"}))]
#[case(json!({"key": "a", "team": "tem_00000000000000000000000000"}))]
#[tokio::test]
async fn a_bad_touchpoint_is_refused(#[case] body: Value, #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let refused = olga.post("/v1/touchpoints", body).await.expect(422);
    assert!(refused.body["invalid_params"][0]["name"].is_string(), "{}", refused.body);
    assert_eq!(olga.get("/v1/touchpoints").await.expect(200).body["items"], json!([]));
}

#[rstest]
#[tokio::test]
async fn another_workspace_sees_nothing(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let made = olga.post("/v1/touchpoints", json!({"key": "incident"})).await.expect(201);
    let stage = olga.post("/v1/stages", json!({"key": "support", "name": "Support"})).await.expect(201);
    olga.pass_seconds(1);
    olga.post("/v1/workspaces", json!({"key": "emea", "name": "EMEA"})).await.expect(201);
    let there = olga.with("touchstone-workspace", "emea");
    there.get(&format!("/v1/touchpoints/{}", made.text("id"))).await.expect(404);
    there.patch(&format!("/v1/stages/{}", stage.text("id")), json!({"name": "Mine"})).await.expect(404);
    there.put("/v1/touchpoints/order", json!({"order": [made.text("id")]})).await.expect(422);
    there.post("/v1/touchpoints", json!({"key": "incident", "stage": stage.text("id")})).await.expect(422);
    assert_eq!(there.get("/v1/stages").await.expect(200).body["items"], json!([]));
}

#[rstest]
#[tokio::test]
async fn answers_find_and_make_touchpoints_by_key(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act) = (testing::store(engine).await, testing::act());
    let mut tx = store.begin(&act).await.expect("begun");
    assert!(touchpoints::codes_for(&mut tx, &["Gate A", "Gate B"], false).await.expect("looked up").is_empty());
    let made = touchpoints::codes_for(&mut tx, &["Gate A", "Gate B", " Gate A "], true).await.expect("made");
    let mut codes: Vec<_> = made.values().copied().collect();
    codes.sort_unstable();
    assert_eq!(codes, [0, 1]);
    assert_eq!(touchpoints::codes_for(&mut tx, &["Gate B", "Gate C"], true).await.expect("made")["Gate C"], 2);
    assert_eq!(touchpoints::all(&mut tx).await.expect("read").iter().map(|touchpoint| touchpoint.position).collect::<Vec<_>>(), [0, 1, 2]);
}
