//! A person sees all that is kept, and is forgotten everywhere.

use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;
use touchstone::personal::TABLES;

use crate::app::{Caller, TestApp};

/// Ada of Acme, who agreed to something, faces a matter and said something.
async fn ada(app: &TestApp) -> (Caller, String) {
    app.workspace("w").await;
    let caller = app.operator("w");
    let account = caller.post("/v1/accounts", json!({"name": "Acme", "external_id": "acme"})).await.json();
    let contact = json!({"name": "Ada", "mail": "ada@example.com", "account": account["id"]});
    let id = caller.post("/v1/contacts", contact).await.json()["id"].as_str().expect("an id").to_owned();
    caller.post("/v1/questions", json!({"key": "again", "kind": "nps"})).await.json();
    caller.post("/v1/questions", json!({"key": "words", "kind": "text"})).await.json();
    let said = json!([{"question": "again", "score": 2}, {"question": "words", "text": "the cut-over hurt"}]);
    caller.post("/v1/responses", json!({"external_id": "r1", "contact": {"id": id}, "answers": said})).await.json();
    caller.post("/v1/responses", json!({"external_id": "r2", "answers": [{"question": "again", "score": 9}]})).await.json();
    (caller, id)
}

async fn nps(caller: &Caller) -> Value {
    caller.post("/v1/ask", json!({"measure": "nps"})).await.json()["total"].clone()
}

#[rstest]
#[tokio::test]
async fn a_person_is_shown_and_forgotten(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = TestApp::new(engine).await;
    let (caller, id) = ada(&app).await;
    assert_eq!(nps(&caller).await["n"], 2);
    caller.post("/v1/comments", json!({"about": id, "words": "prefers mornings"})).await.json();
    caller.post("/v1/tasks", json!({"about": id, "title": "Send flowers"})).await.json();
    let answer =
        caller.get("/v1/responses").await.json()["items"].as_array().and_then(|all| all.iter().find(|one| one["external_id"] == "r1").cloned());
    caller.post("/v1/comments", json!({"about": answer.expect("Ada's answer")["id"], "words": "sounds hurt"})).await.json();
    let kept = caller.get(&format!("/v1/contacts/{id}/personal")).await.text();
    assert!(["Ada", "ada@example.com", "the cut-over hurt", "prefers mornings", "Send flowers"].iter().all(|words| kept.contains(words)), "{kept}");

    assert!(caller.get("/v1/audit").await.text().contains("\"contact.showed_all\""), "whoever takes a person's data out leaves a line");

    assert_eq!(caller.post(&format!("/v1/contacts/{id}/erase"), json!({})).await.json(), json!({"responses": 1}));
    assert_eq!((nps(&caller).await["n"].clone(), nps(&caller).await["value"].clone()), (json!(1), json!(100.0)));
    assert_eq!(caller.get(&format!("/v1/contacts/{id}/personal")).await.problem()["code"], "not_found");
    assert_eq!(caller.get("/v1/search?q=ada").await.json()["items"].as_array().map_or(0, Vec::len), 0);

    let id: kernel::Id<customers::contacts::Contact> = id.parse().expect("an id");
    let mut door = app.building.house().store.door().await.expect("a door");
    let by_code = ["response", "response_history", "interaction", "visitor", "invitation", "observation"];
    for (table, _) in TABLES.iter().filter(|(table, _)| !by_code.contains(table) && *table != "erased_person") {
        let rows = door.all(&format!("SELECT 1 AS one FROM {table} WHERE contact = $1"), store::args![id]).await.expect("read");
        assert!(rows.is_empty(), "{table} still tells of the person");
    }
    for table in by_code {
        let rows = door.all(&format!("SELECT 1 AS one FROM {table} WHERE contact IS NOT NULL"), vec![]).await.expect("read");
        assert!(rows.is_empty(), "{table} still tells of the person");
    }
    for table in ["task", "comment"] {
        let rows = door.all(&format!("SELECT 1 AS one FROM {table}"), vec![]).await.expect("read");
        assert!(rows.is_empty(), "{table} still tells of the person");
    }
    assert_eq!(door.all("SELECT 1 AS one FROM erased_person", vec![]).await.expect("read").len(), 1);
}

#[tokio::test]
async fn only_who_may_sees_or_erases_a_person() {
    let app = TestApp::new(Engine::Sqlite).await;
    let (_, id) = ada(&app).await;
    let blind = app.with_token(&app.token("w", &["export", "read_customers"]).await);
    assert_eq!(blind.get(&format!("/v1/contacts/{id}/personal")).await.problem()["code"], "not_allowed");
    assert_eq!(blind.post(&format!("/v1/contacts/{id}/erase"), json!({})).await.problem()["code"], "not_allowed");
}

#[rstest]
#[tokio::test]
async fn an_account_with_answers_is_not_removed(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = TestApp::new(engine).await;
    let (caller, _) = ada(&app).await;
    let acme = caller.get("/v1/accounts").await.json()["items"][0].clone();
    let place = format!("/v1/accounts/{}", acme["id"].as_str().expect("an id"));
    let problem = caller.send(http::Method::DELETE, &place, None, "").await.problem();
    assert_eq!(problem["code"], "conflict");
    assert!(problem["detail"].as_str().is_some_and(|detail| detail.contains("answers") && detail.contains("former")), "{problem}");
    let other = caller.post("/v1/accounts", json!({"name": "Nobody Ever"})).await.json();
    let other = format!("/v1/accounts/{}", other["id"].as_str().expect("an id"));
    assert_eq!(caller.clone().with(http::header::IF_MATCH, "\"7\"").send(http::Method::DELETE, &other, None, "").await.problem()["code"], "stale");
    assert_eq!(caller.send(http::Method::DELETE, &other, None, "").await.status, 204);
}
