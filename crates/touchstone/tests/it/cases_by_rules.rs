//! Cases that open by themselves: from what was answered, noted and done, for whom they are routed, and what is no case.

use http::Method;
use manage::rules::Opens;
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::{Engine, NOW};

use crate::cases::at;
use crate::observations::{Office, id, office, places};

impl Office {
    /// Ada or Ben answers: a score for support, and words.
    pub async fn answers(&self, person: &str, score: f64, words: &str, more: Value) {
        let mut answers = vec![json!({"question": "again", "score": score, "touchpoint": "support"})];
        if !words.is_empty() {
            answers.push(json!({"question": "why", "text": words}));
        }
        let mut wish = json!({"experienced_at": NOW.to_string(), "contact": {"id": person}, "answers": answers});
        wish.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        self.staff.post("/v1/responses", wish).await.json();
        self.follow(&Opens).await;
    }

    pub async fn rule(&self, wish: Value) -> Value {
        let mut whole = json!({"name": "Bad", "on": "answer", "where": "score10 <= 6", "kind": "experience"});
        whole.as_object_mut().expect("an object").extend(wish.as_object().expect("an object").clone());
        self.staff.post("/v1/case-rules", whole).await.json()
    }

    pub async fn all_cases(&self) -> Vec<Value> {
        self.staff.get("/v1/cases").await.json()["items"].as_array().expect("items").clone()
    }
}

pub async fn asking(engine: Engine) -> Office {
    let office = office(engine).await;
    office.staff.post("/v1/questions", json!({"key": "again", "kind": "nps"})).await.json();
    office.staff.post("/v1/questions", json!({"key": "why", "kind": "text"})).await.json();
    office
}

#[rstest]
#[tokio::test]
async fn the_first_rules_hear_bad_words_beside_a_nine_and_thank_promoters(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = asking(engine).await;
    let brought = office.staff.post("/v1/packs/msp/loop", json!({})).await.json();
    assert_eq!(brought, json!({"causes": 8, "rules": 3, "watches": 8, "service_classes": 1, "playbooks": 9, "digests": 0}));
    assert_eq!(
        office.staff.post("/v1/packs/msp/loop", json!({})).await.json(),
        json!({"causes": 0, "rules": 0, "watches": 0, "service_classes": 0, "playbooks": 0, "digests": 0})
    );
    let (_, mia) = office.member("Mia", "agent").await;
    let pair = json!({"member": mia}).to_string();
    office.staff.send(Method::PATCH, &format!("/v1/accounts/{}/pairings/operations", office.acme), Some("application/json"), pair).await.json();

    office.answers(&office.ada, 9.0, "The hotline is unreachable and slow.", json!({})).await;
    office.answers(&office.ben, 3.0, "", json!({})).await;
    office.answers(&office.ada, 10.0, "Great people!", json!({})).await;
    office.answers(&office.ben, 8.0, "", json!({})).await;
    let cases = office.all_cases().await;
    let told: Vec<_> =
        cases.iter().map(|case| json!([case["rule"]["name"], case["kind"], case["priority"], case["items"], case["owner"]["name"]])).collect();
    assert_eq!(told, [json!(["Bad experience", "experience", "high", 2, "Mia"]), json!(["Thank promoters", "praise", "low", 1, "Mia"])]);
    assert_eq!(cases[0]["touchpoint"]["key"], "support");
    let held = office.staff.get(&format!("/v1/holds?contact={}&now=true", office.ada)).await.json();
    assert_eq!(held["items"][0]["reason"], "Case 1 is open");
}

#[rstest]
#[tokio::test]
async fn one_case_for_one_customer_touchpoint_and_rule(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = asking(engine).await;
    office.staff.post("/v1/touchpoints", json!({"key": "invoice"})).await.json();
    office.rule(json!({})).await;
    office.answers(&office.ada, 2.0, "", json!({})).await;
    office.answers(&office.ben, 5.0, "", json!({})).await;
    let other = json!({"answers": [{"question": "again", "score": 1, "touchpoint": "invoice"}]});
    office.answers(&office.ada, 1.0, "", other).await;
    let cases = office.all_cases().await;
    assert_eq!(
        cases.iter().map(|case| json!([case["touchpoint"]["key"], case["items"]])).collect::<Vec<_>>(),
        [json!(["support", 2]), json!(["invoice", 1])]
    );
    // What is lived through too long ago, a trial, and what nobody knows who said are no cases.
    let causes = office.causes().await;
    office.patch(&at(&cases[0]), json!({"state": "resolved", "cause": causes[0]["id"], "action": "done"})).await.json();
    office.answers(&office.ada, 0.0, "", json!({"experienced_at": "2020-01-01T00:00:00Z"})).await;
    office.answers(&office.ada, 0.0, "", json!({"test": true})).await;
    office.answers(&office.ada, 0.0, "", json!({"contact": null})).await;
    assert_eq!(office.numbers("open=true").await, [2]);
}

#[rstest]
#[tokio::test]
async fn rules_are_kept_tried_and_checked(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = asking(engine).await;
    for (score, person) in [(2.0, &office.ada), (9.0, &office.ben), (4.0, &office.ben)] {
        office.answers(person, score, "", json!({})).await;
    }
    let tried = office.staff.post("/v1/case-rules/preview", json!({"on": "answer", "where": "score <= 6"})).await.json();
    assert_eq!(tried, json!({"cases": 1, "customers": 1, "looked": 3, "whole": true, "days": 90, "warns": false}));
    assert!(office.all_cases().await.is_empty(), "a rule opens nothing before it is there");
    for (wish, place) in [
        (json!({"where": "moon = 1"}), "where"),
        (json!({"where": "score <="}), "where"),
        (json!({"where": "account.tier = 'gold'"}), "where"),
        (json!({"within_days": 0}), "within_days"),
        (json!({"routing": [{"to": "team", "team": "tem_00000000000000000000000000"}]}), "routing[0]"),
        (json!({"routing": [{"to": "member", "member": "mem_00000000000000000000000000"}]}), "routing[0]"),
        (json!({"name": " "}), "name"),
    ] {
        let mut whole = json!({"name": "Bad", "on": "answer", "where": "score10 <= 6", "kind": "experience"});
        whole.as_object_mut().expect("an object").extend(wish.as_object().expect("an object").clone());
        assert_eq!(places(&office.staff.post("/v1/case-rules", whole).await.problem()), [place], "{wish}");
    }
    let made = office.rule(json!({})).await;
    let path = format!("/v1/case-rules/{}", id(&made));
    assert_eq!(office.staff.post("/v1/case-rules", json!({"name": "BAD", "on": "answer", "kind": "praise"})).await.problem()["code"], "conflict");
    let changed = office.patch(&path, json!({"enabled": false, "revision": 0})).await.json();
    assert_eq!((&changed["enabled"], &changed["revision"]), (&json!(false), &json!(1)));
    office.answers(&office.ada, 0.0, "", json!({})).await;
    assert!(office.all_cases().await.is_empty());
    assert_eq!(office.patch(&path, json!({"enabled": true, "revision": 0})).await.problem()["code"], "stale");
    assert_eq!(office.delete(&path).await.status, 204);
    let reader = office.app.with_token(&office.app.token("w", &["read_cases", "write_cases"]).await);
    assert_eq!(reader.post("/v1/case-rules", json!({"name": "x", "on": "answer", "kind": "praise"})).await.status, 403);
}

#[rstest]
#[tokio::test]
async fn a_case_goes_to_whom_has_the_fewest_and_on_when_they_leave(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = asking(engine).await;
    let ((_, ann), (_, otto)) = (office.member("Ann", "agent").await, office.member("Otto", "agent").await);
    let team = id(&office.staff.post("/v1/teams", json!({"key": "desk", "name": "Desk"})).await.json());
    for member in [&ann, &otto] {
        let put = office
            .staff
            .send(Method::PUT, &format!("/v1/teams/{team}/members/{member}"), Some("application/json"), json!({"leads": false}).to_string())
            .await;
        assert!(put.status.is_success(), "{}", put.text());
    }
    office.case(json!({"owner": ann})).await;
    office.rule(json!({"on": "observation", "where": "tone = 'bad'", "kind": "complaint", "routing": [{"to": "account_owner"}, {"to": "team", "team": team}]})).await;
    office.note(json!({"kind": "call", "contact": office.ben, "body": "They are cross.", "sentiment": -2})).await;
    office.follow(&Opens).await;
    let case = office.all_cases().await.into_iter().find(|case| case["kind"] == "complaint").expect("a complaint");
    assert_eq!((&case["owner"]["id"], &case["team"]["key"]), (&json!(otto), &json!("desk")), "Ann has one already");
    office.staff.post(&format!("/v1/members/{otto}/leave"), json!({})).await.json();
    office.follow(&touchstone::work::leaving::Leaving).await;
    assert_eq!(office.staff.get(&at(&case)).await.json()["owner"]["id"], json!(ann), "routing finds who is left");
}
