//! Tasks are made for somebody, about a record, done and dropped; their owners hear of them.

use edge::testing::App;
use kernel::{Actor, Id, Member};
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::people::{joined, me, owned, workspace};

async fn titles(by: &App, filter: &str) -> Vec<Value> {
    let listed = by.get(&format!("/v1/tasks?{filter}")).await.expect(200);
    listed.body["items"].as_array().expect("items").iter().map(|task| task["title"].clone()).collect()
}

async fn told(by: &App) -> Vec<String> {
    let listed = by.get("/v1/notices").await.expect(200);
    let items = listed.body["items"].as_array().expect("items").iter();
    items.map(|notice| format!("{} {}", notice["kind"].as_str().expect("a kind"), notice["params"]["title"].as_str().unwrap_or_default())).collect()
}

#[rstest]
#[tokio::test]
async fn a_task_goes_from_one_to_another_and_is_done(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await.app;
    let (max, anna) = (joined(&olga, "Max", "manager").await, joined(&olga, "Anna", "agent").await);
    let (max_id, anna_id) = (me(&max).await, me(&anna).await);
    let wish = json!({"about": max_id, "title": " Call them ", "note": "Mornings\nonly", "owner": anna_id, "due_at": "2026-09-01T10:00:00Z"});
    let task = olga.post("/v1/tasks", wish).await.expect(201).body;
    let place = format!("/v1/tasks/{}", task["id"].as_str().expect("an id"));
    assert_eq!((&task["title"], &task["note"], &task["state"]), (&json!("Call them"), &json!("Mornings\nonly"), &json!("open")));
    assert_eq!((&task["owner"]["name"], &task["made_by"]["name"]), (&json!("Anna"), &json!("Olga")));
    assert_eq!(task["about"], json!({"id": max_id, "noun": "member", "name": "Max"}));
    assert_eq!(anna.get(&place).await.expect(200).body["about"]["name"], Value::Null, "an agent does not see employees");
    assert_eq!((told(&anna).await, told(&olga).await), (vec!["assigned Call them".to_owned()], vec![]));

    let passed = anna.patch(&place, json!({"owner": max_id, "note": null, "revision": 0})).await.expect(200).body;
    assert_eq!((&passed["owner"]["name"], &passed["note"]), (&json!("Max"), &Value::Null));
    assert_eq!(told(&max).await, ["assigned Call them"]);
    assert_eq!(olga.patch(&place, json!({"title": "Late", "revision": 0})).await.expect(412).code(), "stale");
    let done = max.patch(&place, json!({"state": "done"})).await.expect(200).body;
    assert_eq!((&done["ended_by"]["name"], done["ended_at"].is_string()), (&json!("Max"), true));
    let open = max.patch(&place, json!({"state": "open"})).await.expect(200).body;
    assert_eq!((&open["ended_by"], &open["ended_at"]), (&Value::Null, &Value::Null));
    let trail = olga.get("/v1/audit?action=task.done").await.expect(200);
    assert_eq!(trail.body["items"].as_array().map(Vec::len), Some(1));
}

#[rstest]
#[tokio::test]
async fn tasks_are_listed_by_their_due_time(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await.app;
    let (anna, team) = (joined(&olga, "Anna", "agent").await, olga.post("/v1/teams", json!({"key": "north", "name": "North"})).await.expect(201));
    let (olga_id, anna_id) = (me(&olga).await, me(&anna).await);
    for (title, owner, due) in
        [("never", Some(&anna_id), None), ("later", Some(&anna_id), Some("2026-05-02T00:00:00Z")), ("soon", None, Some("2026-05-01T00:00:00Z"))]
    {
        olga.post("/v1/tasks", json!({"title": title, "owner": owner, "due_at": due, "about": olga_id})).await.expect(201);
    }
    olga.post("/v1/tasks", json!({"title": "theirs", "team": team.text("id"), "due_at": "2026-05-03T00:00:00Z"})).await.expect(201);
    assert_eq!(titles(&olga, "").await, ["soon", "later", "theirs", "never"]);
    assert_eq!(titles(&olga, &format!("owner={anna_id}&state=open")).await, ["later", "never"]);
    assert_eq!(titles(&olga, &format!("about={olga_id}&due_before=2026-05-02T00:00:00Z")).await, ["soon"]);
    assert_eq!(titles(&olga, "unowned=true").await, ["soon", "theirs"]);
    assert_eq!(titles(&olga, &format!("team={}", team.text("id"))).await, ["theirs"]);
    let first = olga.get("/v1/tasks?limit=3").await.expect(200);
    assert_eq!(titles(&olga, &format!("limit=3&cursor={}", first.text("next"))).await, ["never"]);
}

#[rstest]
#[tokio::test]
async fn the_owner_hears_once_that_a_task_is_due(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await.app;
    let anna = joined(&olga, "Anna", "agent").await;
    let due_at = olga.house.now().plus_seconds(60).to_string();
    let task = anna.post("/v1/tasks", json!({"title": "Call", "owner": me(&anna).await, "due_at": due_at})).await.expect(201);
    let place = format!("/v1/tasks/{}", task.text("id"));
    let remind = async || {
        let act = olga.house.act(workspace(&olga).await, Actor::System("tasks"));
        let mut tx = olga.house.store.begin(&act).await.expect("begun");
        let reminded = desk::tasks::remind(&mut tx).await.expect("reminded");
        tx.commit().await.expect("kept");
        reminded
    };
    assert_eq!(remind().await, 0);
    olga.pass_seconds(60);
    assert_eq!((remind().await, remind().await), (1, 0));
    assert_eq!(told(&anna).await, ["due Call"]);
    let later = olga.house.now().plus_seconds(60).to_string();
    anna.patch(&place, json!({"due_at": later})).await.expect(200);
    olga.pass_seconds(61);
    assert_eq!((remind().await, told(&anna).await.len()), (1, 2), "put off, it is due again");
}

#[rstest]
#[tokio::test]
async fn open_tasks_of_who_leaves_go_to_the_successor(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await.app;
    let (max, anna) = (joined(&olga, "Max", "manager").await, joined(&olga, "Anna", "agent").await);
    let [max_id, anna_id]: [Id<Member>; 2] = [me(&max).await, me(&anna).await].map(|id| id.parse().expect("an id"));
    let done = olga.post("/v1/tasks", json!({"title": "Was done", "owner": anna_id})).await.expect(201);
    olga.patch(&format!("/v1/tasks/{}", done.text("id")), json!({"state": "done"})).await.expect(200);
    olga.post("/v1/tasks", json!({"title": "Call", "owner": anna_id})).await.expect(201);
    let act = olga.house.act(workspace(&olga).await, Actor::System("leaving"));
    let mut tx = olga.house.store.begin(&act).await.expect("begun");
    assert_eq!(desk::tasks::hand_over(&mut tx, anna_id, Some(max_id)).await.expect("handed over"), 1);
    desk::notices::leave(&mut tx, anna_id).await.expect("gone");
    tx.commit().await.expect("kept");
    assert_eq!(titles(&olga, &format!("owner={max_id}")).await, ["Call"]);
    assert_eq!(titles(&olga, &format!("owner={anna_id}")).await, ["Was done"]);
    assert_eq!(max.get("/v1/notices").await.expect(200).body["items"][0]["params"]["tasks"], 1);
    assert!(told(&anna).await.is_empty());
}

#[rstest]
#[case(json!({"title": " "}), 422, "title")]
#[case(json!({"title": "x".repeat(201)}), 422, "title")]
#[case(json!({"title": "Call", "owner": "mem_00000000000000000000000000"}), 422, "owner")]
#[case(json!({"title": "Call", "team": "tem_00000000000000000000000000"}), 422, "team")]
#[case(json!({"title": "Call", "about": "tok_00000000000000000000000000"}), 422, "about")]
#[case(json!({"title": "Call", "due_at": "tomorrow"}), 400, "due_at")]
#[tokio::test]
async fn what_is_no_task_is_refused(#[case] task: Value, #[case] status: u16, #[case] place: &str) {
    let olga = owned(Engine::Sqlite).await.app;
    let refused = olga.post("/v1/tasks", task).await.expect(status);
    assert_eq!(refused.body["invalid_params"][0]["name"], place, "{}", refused.body);
}

#[tokio::test]
async fn tasks_are_for_those_who_may() {
    let olga = owned(Engine::Sqlite).await.app;
    let vera = joined(&olga, "Vera", "viewer").await;
    let task = olga.post("/v1/tasks", json!({"title": "Call"})).await.expect(201);
    let place = format!("/v1/tasks/{}", task.text("id"));
    assert_eq!(titles(&vera, "").await, ["Call"]);
    assert_eq!(vera.post("/v1/tasks", json!({"title": "Call"})).await.expect(403).code(), "not_allowed");
    assert_eq!(vera.patch(&place, json!({"state": "done"})).await.expect(403).code(), "not_allowed");
    let gone = json!({"title": "Call", "about": "mem_00000000000000000000000000"});
    assert_eq!(olga.post("/v1/tasks", gone).await.expect(404).code(), "not_found");
    olga.post("/v1/workspaces", json!({"key": "other", "name": "Other"})).await.expect(201);
    let other = olga.with("touchstone-workspace", "other");
    other.get(&place).await.expect(404);
    other.patch(&place, json!({"state": "done"})).await.expect(404);
    assert!(titles(&other, "").await.is_empty());
}
