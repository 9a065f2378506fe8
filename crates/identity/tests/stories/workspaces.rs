//! Workspaces, their settings, and the trail of what was done in them.

use edge::testing::App;
use identity::Operator;
use rstest::rstest;
use serde_json::json;
use store::testing::Engine;

use crate::people::{fresh, joined, owned, trail};

#[rstest]
#[tokio::test]
async fn settings_are_read_and_changed(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (_, olga) = owned(engine).await;
    assert_eq!(olga.get("/v1/workspace").await.expect(200).text("zone"), "Europe/Berlin");
    let changed = olga.patch("/v1/workspace", json!({"name": "Airport", "zone": "America/Los_Angeles", "min_people": 5})).await.expect(200);
    assert_eq!((changed.text("key"), changed.text("zone"), changed.body["min_people"].as_i64()), ("main", "America/Los_Angeles", Some(5)));
    assert_eq!(olga.patch("/v1/workspace", json!({"zone": "Mars"})).await.expect(422).body["invalid_params"][0]["name"], "zone");
    olga.patch("/v1/workspace", json!({"colour": "blue"})).await.expect(400);
    olga.patch("/v1/workspace", json!({"name": "Late", "revision": 0})).await.expect(412);
}

#[rstest]
#[tokio::test]
async fn an_owner_makes_another_workspace(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (_, olga) = owned(engine).await;
    let once = olga.with("idempotency-key", "second");
    let made = once.post("/v1/workspaces", json!({"key": "emea", "name": "EMEA", "currency": "CHF"})).await.expect(201);
    let again = once.post("/v1/workspaces", json!({"key": "emea", "name": "EMEA", "currency": "CHF"})).await.expect(201);
    assert_eq!(made.text("id"), again.text("id"));
    olga.post("/v1/workspaces", json!({"key": "emea", "name": "Other"})).await.expect(409);
    olga.patch("/v1/workspace", json!({"key": "emea"})).await.expect(409);
    let listed = olga.get("/v1/workspaces").await.expect(200);
    assert_eq!(listed.body.as_array().map(Vec::len), Some(2));
    assert_eq!(olga.with("touchstone-workspace", "emea").get("/v1/workspace").await.expect(200).text("currency"), "CHF");
}

#[rstest]
#[tokio::test]
async fn the_operator_does_everything_and_is_named(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (app, olga) = owned(engine).await;
    let operator = App::new(app.house.store.clone(), identity::routes().layer(axum::Extension(Operator { workspace: Some("main".into()) })));
    operator.post("/v1/members", json!({"mail": "new@example.org", "role": "owner"})).await.expect(201);
    let trail = olga.get("/v1/audit?actor=operator").await.expect(200);
    assert_eq!((trail.body["items"][0]["action"].as_str(), trail.body["items"][0]["detail"]["role"].as_str()), (Some("invited"), Some("owner")));
    let lost = App::new(app.house.store.clone(), identity::routes().layer(axum::Extension(Operator { workspace: Some("lost".into()) })));
    lost.get("/v1/workspace").await.expect(404);
}

#[rstest]
#[tokio::test]
async fn an_empty_installation_lets_the_operator_make_a_workspace(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = fresh(engine).await;
    let operator = App::new(app.house.store.clone(), identity::routes().layer(axum::Extension(Operator::default())));
    operator.get("/v1/workspace").await.expect(404);
    operator.post("/v1/workspaces", json!({"key": "first", "name": "First"})).await.expect(201);
    assert_eq!(operator.get("/v1/workspace").await.expect(200).text("key"), "first");
}

#[rstest]
#[tokio::test]
async fn the_trail_is_read_page_by_page_and_filtered(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (app, olga) = owned(engine).await;
    let ben = joined(&app, &olga, "Ben", "agent").await;
    olga.post("/v1/teams", json!({"key": "desk"})).await.expect(201);
    assert_eq!(trail(&olga).await, ["made workspace", "invited member", "joined member", "made team"]);
    ben.get("/v1/audit").await.expect(403);

    let first = olga.get("/v1/audit?limit=3").await.expect(200);
    let rest = olga.get(&format!("/v1/audit?limit=3&cursor={}", first.text("next"))).await.expect(200);
    assert_eq!((first.body["items"].as_array().map(Vec::len), rest.body["items"].as_array().map(Vec::len)), (Some(3), Some(1)));
    assert_eq!(olga.get("/v1/audit?noun=team&from=2026-03-02T08:00:00Z").await.expect(200).body["items"][0]["detail"]["key"], "desk");
    assert_eq!(olga.get("/v1/audit?until=2026-03-02T08:00:00Z").await.expect(200).body["items"], json!([]));
    olga.get("/v1/audit?from=yesterday").await.expect(400);
    olga.get("/v1/audit?cursor=WzFd").await.expect(400);
    olga.get("/v1/audit?what=team").await.expect(400);
}
