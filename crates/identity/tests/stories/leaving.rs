//! Leaving: work is handed over, doors close, and somebody always answers for the workspace.

use rstest::rstest;
use serde_json::json;
use store::testing::Engine;

use crate::people::{PASSWORD, joined, log_in, member, owned, secret, trail};

#[rstest]
#[tokio::test]
async fn who_leaves_hands_over(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (app, olga) = owned(engine).await;
    let ben = joined(&app, &olga, "Ben", "admin").await;
    joined(&app, &olga, "Cleo", "manager").await;
    let (ben_id, cleo_id) = (member(&olga, "Ben").await, member(&olga, "Cleo").await);
    let team = olga.post("/v1/teams", json!({"key": "desk"})).await.expect(201);
    olga.put(&format!("/v1/teams/{}/members/{ben_id}", team.text("id")), json!({"leads": true})).await.expect(204);
    let token = ben.post("/v1/tokens", json!({"name": "Ben's", "scopes": ["read_workspace"]})).await.expect(201);
    let program = app.with("authorization", &format!("Bearer {}", token.text("token")));
    program.get("/v1/teams").await.expect(200);

    let leave = format!("/v1/members/{ben_id}/leave");
    olga.post(&leave, json!({"successor": ben_id})).await.expect(422);
    assert!(olga.post(&leave, json!({"successor": cleo_id})).await.expect(200).body["left_at"].is_string());
    olga.post(&leave, json!({})).await.expect(422);
    ben.get("/v1/session").await.expect(401);
    program.get("/v1/teams").await.expect(401);
    let read = olga.get(&format!("/v1/teams/{}", team.text("id"))).await.expect(200);
    assert_eq!(read.body["members"], json!([{"member": cleo_id, "name": "Cleo", "leads": true}]));
    assert_eq!(olga.get("/v1/members?left=true").await.expect(200).body["items"][0]["name"], "Ben");
    assert!(trail(&olga).await.contains(&"left member".into()));
    assert_eq!(log_in(&app, "Ben", PASSWORD).await.expect(200).body["workspaces"], json!([]));
}

#[rstest]
#[tokio::test]
async fn the_log_tells_who_took_over(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (app, olga) = owned(engine).await;
    joined(&app, &olga, "Ben", "agent").await;
    let ben = member(&olga, "Ben").await;
    olga.post(&format!("/v1/members/{ben}/leave"), json!({"successor": member(&olga, "Olga").await})).await.expect(200);
    let workspace = olga.get("/v1/workspace").await.expect(200).text("id").parse().expect("an id");
    store::log::seal(&app.house.store, &app.house.act(workspace, kernel::Actor::Operator)).await.expect("sealed");
    let mut read = app.house.store.read(workspace).await.expect("a reader");
    let events = store::log::after(&mut read, 0, 100).await.expect("events");
    let left = events.iter().find(|event| event.kind == "member.left").expect("the event");
    assert_eq!((left.payload["member"].as_str(), left.payload["successor"].is_string()), (Some(ben.as_str()), true));
}

#[rstest]
#[tokio::test]
async fn the_last_owner_stays(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (app, olga) = owned(engine).await;
    let id = member(&olga, "Olga").await;
    assert!(olga.post(&format!("/v1/members/{id}/leave"), json!({})).await.expect(422).text("detail").contains("last owner"));
    olga.patch(&format!("/v1/members/{id}"), json!({"role": "admin"})).await.expect(422);
    joined(&app, &olga, "Ben", "owner").await;
    olga.post(&format!("/v1/members/{id}/leave"), json!({})).await.expect(200);
}

#[rstest]
#[tokio::test]
async fn who_left_comes_back_as_the_same_member(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (app, olga) = owned(engine).await;
    joined(&app, &olga, "Ben", "agent").await;
    let id = member(&olga, "Ben").await;
    olga.post(&format!("/v1/members/{id}/leave"), json!({})).await.expect(200);
    let link = olga.post("/v1/members", json!({"mail": "ben@example.org", "role": "viewer"})).await.expect(201);
    app.post("/v1/links/accept", json!({"secret": secret(link.text("link")), "password": PASSWORD})).await.expect(200);
    assert_eq!(member(&olga, "Ben").await, id);
}

#[rstest]
#[tokio::test]
async fn an_invitation_is_withdrawn(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (app, olga) = owned(engine).await;
    let link = olga.post("/v1/members", json!({"mail": "Ben@example.org", "role": "agent"})).await.expect(201);
    olga.delete("/v1/invitations/ben@example.org").await.expect(204);
    olga.delete("/v1/invitations/ben@example.org").await.expect(404);
    app.post("/v1/links/accept", json!({"secret": secret(link.text("link")), "name": "Ben", "password": PASSWORD})).await.expect(404);
}
