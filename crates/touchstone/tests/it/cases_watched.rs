//! Cases from what watches find: by rule and by hand.

use http::Method;
use manage::rules::Opens;
use monitor::watches::Follows;
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::cases::at;
use crate::cases_by_rules::asking;
use crate::observations::{Office, id, places};

impl Office {
    async fn watch(&self, name: &str, who: &[&str]) -> String {
        id(&self.staff.post("/v1/watches", json!({"name": name, "rule": {"kind": "low_score", "who": who}})).await.json())
    }

    /// Ada answers, watches look, and rules hear of what they found.
    async fn is_let_down(&self, score: f64) {
        self.answers(&self.ada, score, "", json!({})).await;
        self.follow(&Follows).await;
        self.follow(&Opens).await;
    }

    async fn alerts(&self) -> Vec<Value> {
        self.staff.get("/v1/alerts").await.json()["items"].as_array().expect("alerts").clone()
    }
}

/// An office where Ada decides, watched by two.
async fn watched(engine: Engine) -> (Office, String, String) {
    let office = asking(engine).await;
    office.patch(&format!("/v1/contacts/{}", office.ada), json!({"role": "decides"})).await.json();
    let (low, dear) = (office.watch("A decider is let down", &["decides"]).await, office.watch("A dear one is let down", &["top_revenue"]).await);
    (office, low, dear)
}

#[rstest]
#[tokio::test]
async fn what_a_watch_finds_of_a_customer_opens_a_case(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (office, low, dear) = watched(engine).await;
    office.rule(json!({"name": "Let down", "on": "alert", "watch": low, "where": "touchpoint = 'support'", "priority": "urgent"})).await;
    office.rule(json!({"name": "Dear", "on": "alert", "watch": dear, "where": ""})).await;
    office.rule(json!({"name": "Others decide", "on": "alert", "where": "role = 'uses'"})).await;
    office.is_let_down(2.0).await;
    let cases = office.all_cases().await;
    let [case] = cases.as_slice() else { panic!("{cases:?}") };
    assert_eq!((&case["rule"]["name"], &case["priority"], &case["items"]), (&json!("Let down"), &json!("urgent"), &json!(1)));
    assert_eq!(
        (&case["account"]["name"], &case["contact"]["id"], &case["touchpoint"]["key"]),
        (&json!("Acme"), &json!(office.ada), &json!("support"))
    );
    let alert = office.alerts().await.remove(0);
    let whole = office.staff.get(&at(case)).await.json();
    assert_eq!(
        (&whole["said"][0]["noun"], &whole["said"][0]["id"], &whole["said"][0]["watch"]),
        (&json!("alert"), &alert["id"], &json!("A decider is let down"))
    );

    office.is_let_down(1.0).await;
    assert_eq!(office.all_cases().await.len(), 1, "an episode that goes on opens nothing new");
    office.staff.post(&format!("/v1/alerts/{}/resolve", id(&alert)), json!({})).await.json();
    office.is_let_down(0.0).await;
    assert_eq!(office.alerts().await.len(), 2, "another episode");
    let cases = office.all_cases().await;
    assert_eq!((cases.len(), &cases[0]["items"]), (1, &json!(2)), "which joins the case that is open");

    office.delete(&format!("/v1/watches/{low}")).await;
    let whole = office.staff.get(&at(&cases[0])).await.json();
    assert_eq!((&whole["said"][0]["noun"], &whole["said"][0]["watch"]), (&json!("alert"), &Value::Null), "what was found stays with the case");
}

#[rstest]
#[tokio::test]
async fn a_rule_about_a_watch_is_tried_and_checked(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (office, low, dear) = watched(engine).await;
    office.is_let_down(2.0).await;
    let tried = async |wish: Value| office.staff.post("/v1/case-rules/preview", wish).await.json();
    let found = tried(json!({"on": "alert", "watch": low, "where": "role = 'decides'"})).await;
    assert_eq!((&found["cases"], &found["customers"], &found["looked"]), (&json!(1), &json!(1), &json!(1)));
    assert_eq!(tried(json!({"on": "alert"})).await["cases"], 1);
    let other = tried(json!({"on": "alert", "watch": dear})).await;
    assert_eq!((&other["cases"], &other["looked"]), (&json!(0), &json!(0)));

    let wish = |on: &str, watch: &str| json!({"name": "Let down", "on": on, "watch": watch, "kind": "experience"});
    let gone = office.watch("Gone", &["decides"]).await;
    office.delete(&format!("/v1/watches/{gone}")).await;
    for refused in [
        office.staff.post("/v1/case-rules", wish("answer", &low)).await.problem(),
        office.staff.post("/v1/case-rules", wish("alert", &gone)).await.problem(),
        office.staff.post("/v1/case-rules/preview", json!({"on": "alert", "watch": gone})).await.problem(),
    ] {
        assert_eq!(places(&refused), ["watch"], "{refused}");
    }
    let rule = office.staff.post("/v1/case-rules", wish("alert", &low)).await.json();
    let place = format!("/v1/case-rules/{}", id(&rule));
    assert_eq!(places(&office.patch(&place, json!({"on": "answer"})).await.problem()), ["watch"]);
    office.delete(&format!("/v1/watches/{low}")).await;
    let kept = office.patch(&place, json!({"enabled": false})).await.json();
    assert_eq!((&kept["watch"], &kept["enabled"]), (&json!(low), &json!(false)), "a watch that is gone hinders no other change");
    let turned = office.patch(&place, json!({"on": "answer", "watch": null, "where": "score10 <= 2"})).await.json();
    assert_eq!((&turned["on"], &turned["watch"]), (&json!("answer"), &Value::Null));
}

#[tokio::test]
async fn a_case_opens_from_an_alert_by_hand() {
    let (office, low, _) = watched(Engine::Sqlite).await;
    office.is_let_down(2.0).await;
    let alert = id(&office.alerts().await[0]);
    let opened = office.case(json!({"title": "Let down", "alerts": [alert]})).await;
    assert_eq!((&opened["items"], &opened["said"][0]["id"]), (&json!(1), &json!(alert)));
    let second = office.case(json!({"title": "Another one"})).await;
    let joins = json!({"noun": "alert", "id": alert}).to_string();
    let joined = office.staff.send(Method::POST, &format!("{}/items", at(&second)), Some("application/json"), joins).await.json();
    assert_eq!(joined["said"][0]["watch"], "A decider is let down");
    office.delete(&format!("/v1/watches/{low}")).await;
    let strange = json!({"kind": "experience", "title": "x", "contact": office.ada, "alerts": [alert]});
    assert_eq!(places(&office.staff.post("/v1/cases", strange).await.problem()), ["alerts"]);
}
