//! Answers that were given elsewhere, brought in like those of the page.

use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::browser::{Surveys, two_pages};

fn definition() -> Value {
    let mut definition = two_pages();
    let call =
        json!({"key": "call", "label": {"en": "May we call?", "de": "Dürfen wir anrufen?"}, "ask": {"kind": "consent", "purpose": "call_back"}});
    definition["pages"][1]["questions"].as_array_mut().expect("questions").push(call);
    definition
}

fn given(id: &str, started: &str, sent: &Value, answers: &Value) -> Value {
    let contact = json!({"mail": format!("{id}@example.com")});
    json!({"external_id": id, "contact": contact, "started_at": started, "sent_at": sent, "hidden": {"order": "o-1"}, "answers": answers})
}

#[rstest]
#[tokio::test]
async fn answers_from_elsewhere_go_the_way_of_the_page(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let house = Surveys::new(engine).await;
    let survey = house.publish(definition()).await;
    let path = format!("/v1/surveys/{}/answers", survey.id);
    let begun = "2026-02-01T09:00:00Z";
    let answers = json!({"answers": [
        given("ann", begun, &json!("2026-02-01T09:02:00Z"), &json!({"again": 3, "why": "Slow", "call": true})),
        given("ben", begun, &Value::Null, &json!({"again": 9})),
        given("cleo", begun, &json!("2026-02-01T09:02:00Z"), &json!({"again": 11})),
        given("dan", begun, &json!("2026-02-01T09:02:00Z"), &json!({"why": "No score"})),
        given("eve", begun, &json!("2026-02-01T08:00:00Z"), &json!({"again": 3})),
        given("finn", begun, &json!("2026-02-01T09:02:00Z"), &json!({"again": 3, "mystery": 1})),
    ]});
    let taken = house.api("POST", &path, &answers).await;
    assert_eq!((&taken["taken"], &taken["unchanged"]), (&json!(2), &json!(0)), "{taken}");
    let refused: Vec<_> = taken["refused"].as_array().expect("a list").iter().map(|one| (&one["at"], &one["faults"][0]["kind"])).collect();
    assert_eq!(
        refused,
        [(&json!(2), &json!("off_scale")), (&json!(3), &json!("required")), (&json!(4), &Value::Null), (&json!(5), &json!("unknown_question"))]
    );

    let responses = house.responses().await;
    assert_eq!(responses.len(), 1, "who left has not answered");
    let ann = &responses[0];
    assert_eq!((&ann["answered_at"], &ann["contact"]["name"]), (&json!("2026-02-01T09:02:00Z"), &json!("ann@example.com")), "{ann}");
    assert_eq!((&ann["attributes"]["survey_version"], &ann["attributes"]["order"]), (&json!(1.0), &json!("o-1")), "{ann}");
    let seen = house.api("GET", &format!("/v1/surveys/{}", survey.id), &Value::Null).await;
    assert_eq!((&seen["responses"], &seen["under_way"]), (&json!(1), &json!(1)));
    let contact = ann["contact"]["id"].as_str().expect("an id");
    let consents = house.api("GET", &format!("/v1/contacts/{contact}/consents"), &Value::Null).await;
    assert_eq!((&consents["items"][0]["purpose"], &consents["items"][0]["at"]), (&json!("call_back"), &json!("2026-02-01T09:02:00Z")), "{consents}");

    let again = house.api("POST", &path, &answers).await;
    assert_eq!((&again["taken"], &again["unchanged"]), (&json!(0), &json!(2)), "{again}");
    assert_eq!(house.responses().await.len(), 1);
}

#[tokio::test]
async fn answers_need_a_version_and_keep_a_promise() {
    let house = Surveys::new(Engine::Sqlite).await;
    let answers = json!({"answers": [given("ann", "2026-02-01T09:00:00Z", &json!("2026-02-01T09:02:00Z"), &json!({"again": 3, "why": "Slow"}))]});
    let draft = house.api("POST", "/v1/surveys", &json!({"from": {"definition": definition()}})).await;
    let path = |id: &str| format!("/v1/surveys/{id}/answers");
    assert_eq!(house.call("POST", &path(draft["id"].as_str().expect("an id")), &answers).await.status, 409);

    let mut promised = definition();
    promised["settings"] = json!({"anonymous": 2});
    let survey = house.publish(promised).await;
    assert_eq!(house.call("POST", &path(&survey.id), &json!({"answers": []})).await.status, 422);
    house.api("POST", &path(&survey.id), &answers).await;
    let response = house.responses().await.remove(0);
    assert_eq!((&response["anonymous"], &response["contact"], &response["answers"]), (&json!(true), &Value::Null, &json!([])), "{response}");
}
