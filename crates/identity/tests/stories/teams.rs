//! Teams and who is in them.

use kernel::{Actor, Id};
use rstest::rstest;
use serde_json::json;
use store::testing::{self, Engine};

use crate::people::{joined, member, owned};

#[rstest]
#[tokio::test]
async fn teams_nest_without_circles(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (_, olga) = owned(engine).await;
    let service = olga.post("/v1/teams", json!({"key": "service", "name": "Service"})).await.expect(201);
    let desk = olga.post("/v1/teams", json!({"key": "desk", "parent": service.text("id")})).await.expect(201);
    assert_eq!(desk.text("name"), "desk");
    let below = olga.patch(&format!("/v1/teams/{}", service.text("id")), json!({"parent": desk.text("id")})).await.expect(422);
    assert_eq!(below.body["invalid_params"][0]["name"], "parent");
    olga.post("/v1/teams", json!({"key": "desk"})).await.expect(409);
    olga.patch(&format!("/v1/teams/{}", desk.text("id")), json!({"key": "service"})).await.expect(409);
    let top = olga.patch(&format!("/v1/teams/{}", desk.text("id")), json!({"parent": null, "name": "Desk"})).await.expect(200);
    assert_eq!((top.body["parent"].is_null(), top.text("name"), top.body["revision"].as_i64()), (true, "Desk", Some(1)));
}

#[rstest]
#[tokio::test]
async fn members_are_put_into_teams_and_taken_out(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (app, olga) = owned(engine).await;
    joined(&app, &olga, "Ben", "agent").await;
    let (team, ben) = (olga.post("/v1/teams", json!({"key": "desk"})).await.expect(201), member(&olga, "Ben").await);
    let place = format!("/v1/teams/{}/members/{ben}", team.text("id"));
    olga.put(&place, json!({})).await.expect(204);
    olga.put(&place, json!({"leads": true})).await.expect(204);
    let read = olga.get(&format!("/v1/teams/{}", team.text("id"))).await.expect(200);
    assert_eq!(read.body["members"], json!([{"member": ben, "name": "Ben", "leads": true}]));
    olga.delete(&place).await.expect(204);
    olga.delete(&place).await.expect(404);
    olga.put(&format!("/v1/teams/{}/members/mem_00000000000000000000000000", team.text("id")), json!({})).await.expect(404);
}

#[rstest]
#[tokio::test]
async fn imports_find_and_make_teams_by_key(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    let act = testing::act();
    let keys = || ["North".to_owned(), "South".to_owned(), "North".to_owned()];
    let mut tx = store.begin(&act).await.expect("begun");
    assert!(identity::teams::codes_for(&mut tx, keys(), false).await.expect("looked up").is_empty());
    let made = identity::teams::codes_for(&mut tx, keys(), true).await.expect("made");
    assert_eq!((made["North"], made["South"]), (0, 1));
    assert_eq!(identity::teams::codes_for(&mut tx, ["South".to_owned(), "West".to_owned()], true).await.expect("made")["West"], 2);
    tx.commit().await.expect("committed");
    let other = kernel::Act { workspace: Id::from_bytes([8; 16]), actor: Actor::Operator, ..testing::act() };
    let mut tx = store.begin(&other).await.expect("begun");
    assert!(identity::teams::codes_for(&mut tx, keys(), false).await.expect("looked up").is_empty());
}
