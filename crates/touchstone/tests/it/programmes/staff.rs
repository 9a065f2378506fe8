//! Our own staff are asked: in waves and draws, by letter, without a customer, and nobody is told who said what.

use http::Method;
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use super::after_project;
use crate::town::{DAY, NOON, Town, publish, town};
use crate::work::joined;

/// Four of our own: two at the desk, which is below service, one of service itself, and one of no team. Gives back their audience.
async fn staff(town: &Town) -> String {
    let us = &town.told.staff;
    let service = us.post("/v1/teams", json!({"key": "service"})).await.json();
    let desk = us.post("/v1/teams", json!({"key": "desk", "parent": service["id"]})).await.json();
    for (name, team) in [("anna", Some(&desk)), ("bert", Some(&desk)), ("carl", Some(&service)), ("dirk", None)] {
        let member = joined(&town.told.app, us, name).await;
        if let Some(team) = team {
            let place = format!("/v1/teams/{}/members/{member}", team["id"].as_str().expect("an id"));
            us.send(Method::PUT, &place, Some("application/json"), "{}").await;
        }
    }
    let audience = us.post("/v1/audiences", json!({"name": "Service", "kind": "staff", "teams": [service["id"]]})).await.json();
    audience["id"].as_str().expect("an id").to_owned()
}

fn belief(settings: &Value) -> Value {
    json!({
        "languages": ["en"], "title": {"en": "How do they see us?"}, "settings": settings,
        "pages": [{"key": "page", "questions": [
            {"key": "belief", "label": {"en": "Would they recommend us?"}, "ask": {"kind": "nps"}, "aspect": "belief", "pattern": "present"},
            {"key": "words", "label": {"en": "Why?"}, "ask": {"kind": "words"}}
        ]}]
    })
}

fn plan() -> Value {
    json!({"trigger": {"when": "sample", "daily": 10, "seed": 1}, "reminders": [3], "thanks": true, "expires_days": 10})
}

async fn running(town: &Town, audience: &str, settings: &Value) -> String {
    let survey = publish(&town.told, "Belief", &belief(settings)).await;
    let wish = json!({"name": "Belief", "survey": survey, "audience": audience, "plan": plan()});
    let made = town.run(&town.told.staff.post("/v1/programmes", wish).await.json()).await;
    made["id"].as_str().expect("an id").to_owned()
}

/// Names and a few fields of the invitations, in the order of names.
async fn invited(town: &Town) -> Vec<Value> {
    let mut all = town.told.items("/v1/survey-invitations").await;
    all.sort_by_key(|one| one["member"]["name"].to_string());
    all.iter().map(|one| json!([one["member"]["name"], one["person"], one["state"], one["finished"]])).collect()
}

#[rstest]
#[tokio::test]
async fn staff_are_asked_and_answer_for_their_team(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let town = town(engine).await;
    let audience = staff(&town).await;
    let programme = running(&town, &audience, &json!({})).await;
    let dry = town.told.staff.post(&format!("/v1/programmes/{programme}/dry-run"), json!({})).await.json();
    assert_eq!((&dry["people"], &dry["asked"]), (&json!(3), &json!(3)), "{dry}");
    assert!(dry["examples"].as_array().expect("some").iter().all(|one| one["member"]["name"].is_string() && one["person"].is_null()));
    town.work(NOON).await;
    let letters = town.letters().await;
    let mut to: Vec<&str> = letters.iter().map(|letter| letter.to.address()).collect();
    to.sort_unstable();
    assert_eq!(to, ["anna@example.org", "bert@example.org", "carl@example.org"]);
    let anna = letters.iter().position(|letter| letter.to.address() == "anna@example.org").expect("a letter");
    let token = town.token(anna).await;
    town.answer(&format!("/s/{token}"), "page=page&q.belief=7&q.words=They+do").await;
    assert_eq!(
        invited(&town).await,
        [json!(["anna", null, "sent", true]), json!(["bert", null, "sent", false]), json!(["carl", null, "sent", false])]
    );
    let response = &town.told.items("/v1/responses").await[0];
    assert_eq!((&response["contact"], &response["account"], &response["team"]), (&json!(null), &json!(null), &json!("desk")), "{response}");
    assert_eq!(response["answers"][0]["aspect"], "belief");
    // The next day nobody is asked again; anna is thanked, the others are reminded, and their links end.
    town.work(DAY + NOON).await;
    assert_eq!(invited(&town).await.len(), 3);
    town.work(3 * DAY + NOON).await;
    let subjects = |letters: &[post::letters::Record]| {
        let mut all: Vec<String> = letters.iter().skip(3).map(|letter| format!("{} {}", letter.to.address(), letter.subject)).collect();
        all.sort();
        all
    };
    assert_eq!(
        subjects(&town.letters().await),
        ["anna@example.org Thank you", "bert@example.org Reminder: How do they see us?", "carl@example.org Reminder: How do they see us?"]
    );
    town.work(10 * DAY + NOON).await;
    let states: Vec<Value> = invited(&town).await.iter().map(|one| one[2].clone()).collect();
    assert_eq!(states, ["sent", "expired", "expired"]);
    // Their clock of 30 days holds, then that of the family of 150 days.
    let second = running_again(&town, &audience).await;
    town.work(20 * DAY + NOON).await;
    let dry = town.told.staff.post(&format!("/v1/programmes/{second}/dry-run"), json!({})).await.json();
    assert_eq!((&dry["asked"], &dry["skipped"][0]["reason"]), (&json!(0), &json!("asked_recently")), "{dry}");
}

async fn running_again(town: &Town, audience: &str) -> String {
    let wish = json!({"name": "Again", "survey": town.survey, "audience": audience, "plan": plan()});
    town.told.staff.post("/v1/programmes", wish).await.json()["id"].as_str().expect("an id").to_owned()
}

#[rstest]
#[tokio::test]
async fn nobody_is_told_who_answered_anonymously(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let town = town(engine).await;
    let audience = staff(&town).await;
    running(&town, &audience, &json!({"anonymous": 2})).await;
    town.work(NOON).await;
    for at in [0, 1] {
        let token = town.token(at).await;
        town.answer(&format!("/s/{token}"), "page=page&q.belief=7&q.words=They+do").await;
    }
    let open = invited(&town).await;
    assert!(open.iter().all(|one| one[2] == "sent" && one[3].is_null()), "{open:?}");
    let responses = town.told.items("/v1/responses").await;
    assert!(responses.iter().all(|one| one["contact"].is_null() && one["team"].is_null()), "{responses:?}");
    let mut door = town.told.app.building.house().store.door().await.expect("a door");
    let kept = door.all("SELECT answers, response, state FROM answering", vec![]).await.expect("rows");
    for row in kept {
        let words: String = row.get("answers").expect("answers");
        assert!(row.get::<Option<Vec<u8>>>("response").expect("a response").is_none() && !words.contains("They"), "{words}");
    }
    drop(door);
    // Everybody is reminded alike and nobody is thanked, so that no letter tells who has answered.
    town.work(3 * DAY + NOON).await;
    let letters = town.letters().await;
    assert_eq!(letters.len(), 6);
    assert!(letters[3..].iter().all(|letter| letter.subject.starts_with("Reminder") && format!("{:?}", letter.paper).contains("goes to everybody")));
    town.work(11 * DAY + NOON).await;
    assert_eq!(town.letters().await.len(), 6);
    let mut states: Vec<String> = invited(&town).await.iter().map(|one| one[2].to_string()).collect();
    states.sort();
    assert_eq!(states, ["\"expired\"", "\"sent\"", "\"sent\""]);
}

#[rstest]
#[tokio::test]
async fn staff_are_asked_by_the_calendar_only(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let town = town(engine).await;
    let audience = staff(&town).await;
    for plan in [after_project(), json!({"trigger": {"when": "contract_end", "days_before": 30}})] {
        let wish = json!({"name": "X", "survey": town.survey, "audience": audience, "plan": plan});
        let refused = town.told.staff.post("/v1/programmes", wish).await.problem();
        assert_eq!(refused["invalid_params"][0]["name"], "audience");
    }
    // Whoever leaves before their day is not asked.
    let wave = json!({"trigger": {"when": "wave", "every": "month", "spread_days": 1, "seed": 3}});
    let wish = json!({"name": "Wave", "survey": town.survey, "audience": audience, "plan": wave});
    town.run(&town.told.staff.post("/v1/programmes", wish).await.json()).await;
    town.work(25 * DAY).await;
    assert_eq!(invited(&town).await.iter().filter(|one| one[2] == "waiting").count(), 3);
    let members = town.told.items("/v1/members").await;
    let carl = members.iter().find(|one| one["name"] == "carl").expect("carl")["id"].as_str().expect("an id").to_owned();
    town.told.staff.post(&format!("/v1/members/{carl}/leave"), json!({"successor": null})).await;
    town.work(32 * DAY + NOON).await;
    let states: Vec<Value> = invited(&town).await.iter().map(|one| one[2].clone()).collect();
    assert_eq!(states, ["sent", "sent", "skipped"]);
}
