//! Files that are sent with an answer, and the response that tells of them.

use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::browser::Surveys;

fn definition(settings: &Value) -> Value {
    let question = json!({"key": "proof", "label": {"en": "Have you a picture or a text?"}, "ask": {"kind": "file"}});
    json!({"title": {"en": "What broke?"}, "languages": ["en"], "settings": settings, "pages": [{"key": "only", "questions": [question]}]})
}

async fn sent(house: &Surveys, settings: &Value) -> Value {
    let survey = house.publish(definition(settings)).await;
    let page = house.get(&format!("/s/{}", survey.token)).await;
    let end = house.answer_with(&page, &[], &[("q.proof", "log.txt", "text/plain", b"It broke at noon.")]).await;
    house.follow(&end).await;
    house.responses().await.remove(0)
}

#[rstest]
#[tokio::test]
async fn a_response_tells_its_survey_and_its_files(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let house = Surveys::new(engine).await;
    let response = sent(&house, &json!({})).await;
    assert_eq!((&response["survey"], &response["survey_name"]), (&json!("what_broke"), &json!("What broke?")));
    let file = &response["files"][0];
    assert_eq!((&file["name"], &file["media_type"], &file["bytes"]), (&json!("log.txt"), &json!("text/plain"), &json!(17)), "{response}");
    assert_eq!(response["attributes"]["proof"], file["id"]);
}

#[tokio::test]
async fn files_do_not_tell_who_was_promised_anonymity() {
    let house = Surveys::new(Engine::Sqlite).await;
    let response = sent(&house, &json!({"anonymous": 2})).await;
    assert_eq!((&response["anonymous"], &response["files"], &response["attributes"]), (&json!(true), &Value::Null, &json!({})), "{response}");
}
