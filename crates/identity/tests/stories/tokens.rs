//! Programs and their tokens.

use rstest::rstest;
use serde_json::json;
use store::testing::Engine;

use crate::people::{joined, member, owned};

#[rstest]
#[tokio::test]
async fn a_token_does_what_its_scopes_say_and_no_more(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (app, olga) = owned(engine).await;
    let made = olga.post("/v1/tokens", json!({"name": "Export", "scopes": ["read_workspace", "read_members"]})).await.expect(201);
    assert!(made.text("token").starts_with("ts_"));
    let program = app.with("authorization", &format!("Bearer {}", made.text("token")));
    program.get("/v1/teams").await.expect(200);
    assert!(program.post("/v1/teams", json!({"key": "North"})).await.expect(403).text("detail").contains("manage_members"));
    program.with("touchstone-workspace", "main").get("/v1/teams").await.expect(200);
    program.with("touchstone-workspace", "other").get("/v1/teams").await.expect(404);
    app.with("authorization", "Bearer ts_forged").get("/v1/teams").await.expect(401);

    let listed = olga.get("/v1/tokens").await.expect(200);
    let token = &listed.body["items"][0];
    assert_eq!(token["scopes"], json!(["read_workspace", "read_members"]));
    assert_eq!(token["seen_at"], "2026-03-02T08:00:01Z");
    assert!(made.text("token").starts_with(token["hint"].as_str().expect("text")) && !listed.body.to_string().contains(made.text("token")));

    olga.delete(&format!("/v1/tokens/{}", made.text("id"))).await.expect(204);
    olga.delete(&format!("/v1/tokens/{}", made.text("id"))).await.expect(404);
    program.get("/v1/teams").await.expect(401);
}

#[rstest]
#[tokio::test]
async fn a_token_ends(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (app, olga) = owned(engine).await;
    let token = |ends_at: &str| json!({"name": "Short", "scopes": ["read_workspace"], "ends_at": ends_at});
    olga.post("/v1/tokens", token("2026-03-02T08:00:00Z")).await.expect(422);
    let made = olga.post("/v1/tokens", token("2026-03-02T09:00:00Z")).await.expect(201);
    let program = app.with("authorization", &format!("Bearer {}", made.text("token")));
    program.get("/v1/teams").await.expect(200);
    app.pass_seconds(3600);
    program.get("/v1/teams").await.expect(401);
}

#[rstest]
#[tokio::test]
async fn a_token_is_never_stronger_than_its_maker(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (app, olga) = owned(engine).await;
    let ben = joined(&app, &olga, "Ben", "admin").await;
    ben.post("/v1/tokens", json!({"name": "Too much", "scopes": ["create_workspaces"]})).await.expect(422);
    ben.post("/v1/tokens", json!({"name": "Nothing", "scopes": []})).await.expect(422);
    let made = ben.post("/v1/tokens", json!({"name": "Members", "scopes": ["manage_members", "manage_tokens"]})).await.expect(201);
    let program = app.with("authorization", &format!("Bearer {}", made.text("token")));
    program.post("/v1/teams", json!({"key": "North"})).await.expect(201);
    program.post("/v1/tokens", json!({"name": "Child", "scopes": ["manage_members"]})).await.expect(403);
    program.post("/v1/members", json!({"mail": "new@example.org", "role": "owner"})).await.expect(403);
    let id = member(&olga, "Ben").await;
    olga.patch(&format!("/v1/members/{id}"), json!({"role": "viewer"})).await.expect(200);
    program.post("/v1/teams", json!({"key": "South"})).await.expect(403);
}
