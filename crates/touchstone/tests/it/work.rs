//! Background work: what one room leaves to another.

use std::sync::Arc;

use kernel::Actor;
use rstest::rstest;
use serde_json::{Value, json};
use store::consumers::{Step, step};
use store::jobs::run_once;
use store::testing::Engine;
use touchstone::work::leaving::Leaving;
use touchstone::work::plan;

use crate::app::{Caller, TestApp};

/// Somebody who joins by an invitation; their id.
pub async fn joined(app: &TestApp, operator: &Caller, name: &str) -> String {
    let invited = operator.post("/v1/members", json!({"mail": format!("{name}@example.org"), "role": "agent"})).await.json();
    let (_, secret) = invited["link"].as_str().and_then(|link| link.split_once('#')).expect("a link");
    let form = json!({"secret": secret, "name": name, "password": "correct horse battery"});
    app.anonymous().post("/v1/links/accept", form).await.json();
    let members = operator.get("/v1/members").await.json();
    let member = members["items"].as_array().expect("items").iter().find(|member| member["name"] == name).expect("they are here");
    member["id"].as_str().expect("an id").to_owned()
}

async fn owner_and_first_pairing(operator: &Caller, account: &Value) -> (Value, Value) {
    let place = format!("/v1/accounts/{}", account["id"].as_str().expect("an id"));
    let pairings = operator.get(&format!("{place}/pairings")).await.json();
    (operator.get(&place).await.json()["owner"].clone(), pairings["items"][0]["member"].clone())
}

#[rstest]
#[tokio::test]
async fn accounts_go_to_the_successor_of_who_leaves(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = TestApp::new(engine).await;
    app.workspace("w").await;
    let operator = app.operator("w");
    let (ben, eva) = (joined(&app, &operator, "ben").await, joined(&app, &operator, "eva").await);
    let acme = operator.post("/v1/accounts", json!({"name": "Acme", "owner": ben})).await.json();
    let pairing = format!("/v1/accounts/{}/pairings/operations", acme["id"].as_str().expect("an id"));
    operator.send(http::Method::PATCH, &pairing, Some("application/json"), json!({"member": ben}).to_string()).await.json();
    let house = app.building.house();
    let act = || async {
        let row = house.store.door().await.expect("a door").one("SELECT id FROM workspace", vec![]).await.expect("one");
        house.act(row.get("id").expect("an id"), Actor::System("test"))
    };

    let task = operator.post("/v1/tasks", json!({"title": "Call", "owner": ben, "about": acme["id"]})).await.json();
    let task = format!("/v1/tasks/{}", task["id"].as_str().expect("an id"));
    for (leaver, successor, expected) in [(&ben, json!(eva), json!(eva)), (&eva, Value::Null, Value::Null)] {
        operator.post(&format!("/v1/members/{leaver}/leave"), json!({"successor": successor})).await;
        assert_eq!(step(&house.store, &Leaving, &act().await).await.expect("taken"), Step::Done);
        assert_eq!(owner_and_first_pairing(&operator, &acme).await, (expected.clone(), expected.clone()));
        assert_eq!(operator.get(&task).await.json()["owner"]["id"], expected);
    }
}

#[rstest]
#[tokio::test]
async fn an_erasure_promises_that_the_columns_forget(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = TestApp::new(engine).await;
    app.workspace("w").await;
    let caller = app.operator("w");
    let ada = caller.post("/v1/contacts", json!({"name": "Ada"})).await.json();
    caller.post("/v1/questions", json!({"key": "again", "kind": "nps"})).await.json();
    for contact in [json!({"id": ada["id"]}), Value::Null] {
        caller.post("/v1/responses", json!({"contact": contact, "answers": [{"question": "again", "score": 2}]})).await.json();
    }
    let house = app.building.house();
    let plan = plan::of(house, app.building.equipment());
    for workspace in plan::workspaces(house).await.expect("read") {
        app.building.columns().compact(workspace).await.expect("written");
    }
    assert_eq!(app.building.columns().totals().await.ratings, 2);
    let act = house.act(plan::workspaces(house).await.expect("read")[0], Actor::Operator);
    touchstone::personal::erase(&house.store, &act, ada["id"].as_str().expect("an id").parse().expect("an id")).await.expect("erased");
    assert!(run_once(&house.store, &plan.runners, &Arc::clone(&plan.acts)).await.expect("run"));
    assert_eq!(app.building.columns().totals().await.ratings, 1);
    assert!(!run_once(&house.store, &plan.runners, &plan.acts).await.expect("none is left"));
}

#[rstest]
#[tokio::test]
async fn a_parked_event_is_named_and_taken_again(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = TestApp::new(engine).await;
    app.workspace("w").await;
    let operator = app.operator("w");
    let ben = joined(&app, &operator, "ben").await;
    operator.post(&format!("/v1/members/{ben}/leave"), json!({"successor": null})).await;
    let house = app.building.house();
    let act = house.act(plan::workspaces(house).await.expect("read")[0], Actor::Operator);
    step(&house.store, &Leaving, &act).await.expect("taken");
    let mut tx = house.store.begin(&act).await.expect("begun");
    let park = "INSERT INTO parked_event (consumer, workspace, seq, error, parked_at) \
        SELECT 'hand over accounts', workspace, seq, 'it rained', at FROM event WHERE kind = 'member.left'";
    assert_eq!(tx.execute(park, vec![]).await.expect("parked"), 1);
    tx.commit().await.expect("committed");

    let troubles = async || operator.get("/v1/operator/doctor").await.json()["troubles"].clone();
    assert_eq!(troubles().await[0]["what"], "consumer hand over accounts");
    assert_eq!(operator.post("/v1/operator/parked/retry", json!({})).await.json(), json!({"events": 1, "failing": 0}));
    assert_eq!(troubles().await, json!([]));
}
