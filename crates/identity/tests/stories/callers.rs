//! Who is let in to what: forged requests, foreign workspaces, weak roles.

use axum::Json;
use axum::extract::State;
use axum::routing::get;
use edge::House;
use edge::testing::App;
use identity::May;
use identity::may;
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::people::{PASSWORD, entered, joined, member, owned, secret};

#[rstest]
#[tokio::test]
async fn a_write_without_the_page_s_token_is_refused(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (app, olga) = owned(engine).await;
    let forged = olga.with("touchstone-csrf", "guessed");
    assert_eq!(forged.post("/v1/teams", json!({"key": "North"})).await.expect(403).code(), "forged_request");
    assert_eq!(forged.delete("/v1/session").await.expect(403).code(), "forged_request");
    forged.get("/v1/teams").await.expect(200);
    olga.post("/v1/teams", json!({"key": "North"})).await.expect(201);
    app.get("/v1/teams").await.expect(401);
    app.with("cookie", "touchstone_session=forged").get("/v1/teams").await.expect(401);
    app.with("authorization", "Basic b2xnYQ==").get("/v1/teams").await.expect(401);
}

#[rstest]
#[tokio::test]
async fn a_foreign_workspace_looks_like_none(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (app, olga) = owned(engine).await;
    let ben = joined(&app, &olga, "Ben", "admin").await;
    ben.post("/v1/workspaces", json!({"key": "secret", "name": "Secret"})).await.expect(403);
    olga.post("/v1/workspaces", json!({"key": "secret", "name": "Secret"})).await.expect(201);
    let foreign = ben.with("touchstone-workspace", "secret").get("/v1/teams").await.expect(404);
    let none = ben.with("touchstone-workspace", "nowhere").get("/v1/teams").await.expect(404);
    assert_eq!(foreign.body["detail"].as_str().map(|text| text.replace("secret", "nowhere")).as_deref(), none.body["detail"].as_str());

    let there = olga.with("touchstone-workspace", "secret");
    let team = there.post("/v1/teams", json!({"key": "Hidden"})).await.expect(201);
    ben.get(&format!("/v1/teams/{}", team.text("id"))).await.expect(404);
    ben.patch(&format!("/v1/teams/{}", team.text("id")), json!({"name": "Mine"})).await.expect(404);
    assert_eq!(ben.get("/v1/teams").await.expect(200).body, json!([]));
}

#[rstest]
#[case("viewer", 403)]
#[case("agent", 403)]
#[case("manager", 403)]
#[case("analyst", 403)]
#[case("admin", 201)]
#[tokio::test]
async fn a_weak_role_manages_nobody(#[case] role: &str, #[case] status: u16, #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (app, olga) = owned(engine).await;
    let ben = joined(&app, &olga, "Ben", role).await;
    ben.get("/v1/members").await.expect(200);
    let answer = ben.post("/v1/members", json!({"mail": "new@example.org", "role": "viewer"})).await.expect(status);
    assert!(status == 201 || answer.text("detail").contains("manage_members"), "{}", answer.body);
}

#[rstest]
#[tokio::test]
async fn an_admin_neither_touches_nor_becomes_an_owner(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (app, olga) = owned(engine).await;
    let ben = joined(&app, &olga, "Ben", "admin").await;
    let (owner, admin) = (member(&olga, "Olga").await, member(&olga, "Ben").await);
    ben.patch(&format!("/v1/members/{admin}"), json!({"role": "owner"})).await.expect(403);
    ben.patch(&format!("/v1/members/{owner}"), json!({"role": "viewer"})).await.expect(403);
    ben.post("/v1/members", json!({"mail": "new@example.org", "role": "owner"})).await.expect(403);
    ben.post(&format!("/v1/members/{owner}/password-link"), json!(null)).await.expect(403);
    ben.post(&format!("/v1/members/{owner}/leave"), json!({})).await.expect(403);
    olga.patch(&format!("/v1/members/{admin}"), json!({"role": "owner", "revision": 7})).await.expect(412);
    olga.patch(&format!("/v1/members/{admin}"), json!({"role": "owner", "revision": 0})).await.expect(200);
    ben.patch(&format!("/v1/members/{owner}"), json!({"role": "viewer"})).await.expect(200);
}

#[rstest]
#[tokio::test]
async fn somebody_known_joins_another_workspace_with_the_password_they_have(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (app, olga) = owned(engine).await;
    let ben = joined(&app, &olga, "Ben", "agent").await;
    olga.post("/v1/workspaces", json!({"key": "emea", "name": "EMEA"})).await.expect(201);
    let there = olga.with("touchstone-workspace", "emea");
    let link = there.post("/v1/members", json!({"mail": "Ben@Example.org", "role": "analyst"})).await.expect(201);
    let look = app.post("/v1/links/look", json!({"secret": secret(link.text("link"))})).await.expect(200);
    assert_eq!((look.body["known"].as_bool(), look.text("workspace")), (Some(true), "EMEA"));
    app.post("/v1/links/accept", json!({"secret": secret(link.text("link")), "password": "not his words"})).await.expect(401);
    let answer = app.post("/v1/links/accept", json!({"secret": secret(link.text("link")), "password": PASSWORD})).await.expect(200);
    assert_eq!(answer.body["workspaces"].as_array().map(Vec::len), Some(2));
    entered(&app, &answer).with("touchstone-workspace", "emea").get("/v1/members").await.expect(200);
    assert_eq!(ben.get("/v1/session").await.expect(200).body["workspaces"][1]["role"], "analyst");
    let again = there.post("/v1/members", json!({"mail": "ben@example.org", "role": "admin"})).await.expect(409);
    assert_eq!(again.code(), "conflict");
}

async fn sight(State(_): State<House>, may: May<may::ReadCustomers>) -> Json<Value> {
    Json(json!({"customers": may.sees.customers, "employees": may.sees.employees, "role": may.role}))
}

#[rstest]
#[tokio::test]
async fn a_member_sees_names_by_their_own_flags(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (app, olga) = owned(engine).await;
    joined(&app, &olga, "Ben", "viewer").await;
    let looking = App::new(app.house.store.clone(), axum::Router::new().route("/sight", get(sight)).merge(axum::Router::from(identity::routes())));
    let ben = entered(&looking, &crate::people::log_in(&looking, "Ben", PASSWORD).await.expect(200));
    assert_eq!(ben.get("/sight").await.expect(200).body, json!({"customers": false, "employees": false, "role": "viewer"}));
    let id = member(&olga, "Ben").await;
    olga.patch(&format!("/v1/members/{id}"), json!({"sees_customers": true})).await.expect(200);
    assert_eq!(ben.get("/sight").await.expect(200).body, json!({"customers": true, "employees": false, "role": "viewer"}));
}
