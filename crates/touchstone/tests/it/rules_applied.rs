//! Event rules applied to interactions that are here: as if they came now, once, and from where it was when the process ended.

use http::Method;
use rstest::rstest;
use serde_json::{Value, json};
use store::jobs::run_once;
use store::testing::Engine;
use touchstone::work::plan;

use crate::interactions::{Told, told};

impl Told {
    /// What came by event, with the touchpoint, channel and offering each is about.
    async fn about(&self) -> Vec<Value> {
        let mut items = self.items("/v1/interactions?limit=200").await;
        items.sort_by_key(|one| one["external_id"].to_string());
        items.iter().map(|one| json!([one["external_id"], one["touchpoint"], one["channel"], one["offering"]])).collect()
    }

    async fn applied(&self) -> Value {
        self.staff.get("/v1/event-rules/apply").await.json()
    }

    /// Asks for it and lets background work do it.
    async fn apply(&self) -> Value {
        let asked = self.staff.post("/v1/event-rules/apply", json!({})).await;
        assert_eq!((asked.status.as_u16(), &asked.json()["run"]["looked"]), (202, &json!(0)));
        self.work().await;
        let run = self.applied().await["run"].clone();
        assert!(run["ended_at"].is_string(), "{run}");
        json!([run["total"], run["looked"], run["changed"]])
    }

    async fn work(&self) {
        let house = self.app.building.house();
        let plan = plan::of(house, self.app.building.equipment());
        while run_once(&house.store, &plan.runners, &plan.acts).await.expect("run") {}
    }
}

async fn some(engine: Engine) -> Told {
    let told = told(engine).await;
    for touchpoint in ["ordering", "own"] {
        told.staff.post("/v1/touchpoints", json!({"key": touchpoint, "name": touchpoint})).await.json();
    }
    let lines = [
        json!({"id": "a", "event": "Order Completed", "properties": {"plan": "pro", "sku": "vpn"}}),
        json!({"id": "b", "event": "Order Completed", "touchpoint": "own", "properties": {"plan": "pro"}}),
        json!({"id": "c", "event": "Order Completed", "properties": {"plan": "free"}}),
        json!({"id": "d", "event": "Something else"}),
    ];
    let sent =
        told.program.send(Method::POST, "/v1/interactions/bulk", Some("application/x-ndjson"), lines.map(|line| line.to_string()).join("\n")).await;
    assert_eq!(sent.json()["taken"], 4);
    told
}

#[rstest]
#[tokio::test]
async fn rules_are_applied_to_what_is_here(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let told = some(engine).await;
    assert_eq!(told.applied().await, json!({"interactions": 0}), "no rule speaks of anything");
    let rule = json!({"event": "Order *", "conditions": [{"property": "plan", "test": "is", "value": "pro"}], "touchpoint": "ordering", "channel": "shop",
        "offering_from": "sku"});
    let rule = told.staff.post("/v1/event-rules", rule).await.json();
    let untouched = json!([["a", null, null, null], ["b", "own", null, null], ["c", null, null, null], ["d", null, null, null]]);
    assert_eq!((json!(told.about().await), &told.applied().await["interactions"]), (untouched.clone(), &json!(3)), "a rule holds for what comes");
    assert_eq!(told.apply().await, json!([3, 3, 2]));
    let placed = json!([["a", "ordering", "shop", "vpn"], ["b", "own", "shop", null], ["c", null, null, null], ["d", null, null, null]]);
    assert_eq!(json!(told.about().await), placed);
    assert_eq!(told.apply().await, json!([3, 3, 0]), "the same again changes nothing");
    assert_eq!(json!(told.about().await), placed);

    told.staff.send(Method::DELETE, &format!("/v1/event-rules/{}", rule["id"].as_str().expect("an id")), None, "").await;
    assert_eq!(told.apply().await, json!([2, 2, 2]), "only what rules said goes");
    assert_eq!(json!(told.about().await), untouched);
    let audit = told.items("/v1/audit").await;
    assert_eq!(audit.iter().filter(|line| line["action"] == "event_rules.applied").count(), 3);
}

/// More than one transaction takes; and asking again while it is under way begins anew.
#[rstest]
#[tokio::test]
async fn many_are_looked_at_some_at_a_time(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let told = some(engine).await;
    let lines: Vec<String> =
        (0..2_300).map(|number| json!({"id": format!("m{number}"), "event": "Order Completed", "properties": {"plan": "pro"}}).to_string()).collect();
    told.program.send(Method::POST, "/v1/interactions/bulk", Some("application/x-ndjson"), lines.join("\n")).await.json();
    told.staff.post("/v1/event-rules", json!({"event": "Order Completed", "touchpoint": "ordering"})).await.json();
    told.staff.post("/v1/event-rules/apply", json!({})).await.json();
    assert_eq!(told.apply().await, json!([2_303, 2_303, 2_302]));
    assert_eq!(told.items("/v1/interactions?touchpoint=ordering&limit=200").await.len(), 200);
    assert_eq!(told.apply().await, json!([2_303, 2_303, 0]));
}

#[rstest]
#[tokio::test]
async fn only_who_manages_applies_rules(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let told = told(engine).await;
    let program = told.app.with_token(&told.app.token("w", &["read_answers", "write_answers"]).await);
    assert_eq!(program.post("/v1/event-rules/apply", json!({})).await.problem()["code"], "not_allowed");
    assert_eq!(told.apply().await, json!([0, 0, 0]), "nothing is here");
}
