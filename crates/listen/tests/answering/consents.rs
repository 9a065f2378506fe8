//! What somebody agrees to in a survey is kept with what is known of them.

use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::browser::{Published, Surveys};

fn definition() -> Value {
    let question = |key: &str, ask: Value| json!({"key": key, "label": {"en": format!("About {key}?")}, "ask": ask});
    let questions = json!([
        question("again", json!({"kind": "nps"})),
        question("call", json!({"kind": "consent", "purpose": "call_back"})),
        question("news", json!({"kind": "consent", "purpose": "newsletter"})),
    ]);
    json!({"title": {"en": "How was it?"}, "languages": ["en"], "settings": {"edit": true}, "pages": [{"key": "only", "questions": questions}]})
}

/// A link for Ann alone, and who she is here.
async fn for_ann(house: &Surveys, survey: &Published) -> (String, String) {
    let made =
        house.api("POST", &format!("/v1/surveys/{}/links", survey.id), &json!({"kind": "personal", "contact": {"mail": "ann@example.com"}})).await;
    let token = made["address"].as_str().and_then(|address| address.rsplit('/').next()).expect("an address");
    (format!("/s/{token}"), made["contact"]["id"].as_str().expect("a contact").to_owned())
}

async fn consents(house: &Surveys, contact: &str) -> Vec<(String, bool, String)> {
    let kept = house.api("GET", &format!("/v1/contacts/{contact}/consents"), &Value::Null).await;
    let text = |one: &Value, name: &str| one[name].as_str().expect("a text").to_owned();
    kept["items"].as_array().expect("a list").iter().map(|one| (text(one, "purpose"), one["given"] == json!(true), text(one, "source"))).collect()
}

#[rstest]
#[tokio::test]
async fn a_consent_reaches_the_contact_and_follows_an_edit(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let house = Surveys::new(engine).await;
    let survey = house.publish(definition()).await;
    let (link, ann) = for_ann(&house, &survey).await;
    let said = |purpose: &str, given: bool| (purpose.to_owned(), given, "survey how_was_it".to_owned());

    let page = house.get(&link).await;
    let end = house.answer(&page, &[("q.again", "3"), ("q.call", "on")]).await;
    assert_eq!(consents(&house, &ann).await, [said("call_back", true)], "a box that was not ticked says nothing");
    house.answer(&page, &[("q.again", "3"), ("q.call", "on")]).await;
    assert_eq!(consents(&house, &ann).await.len(), 1, "sent twice, said once");

    house.pass(60);
    let sent = house.follow(&end).await;
    let opened = house.answer(&sent, &[("go", "edit")]).await;
    let page = house.follow(&opened).await;
    let end = house.answer(&page, &[("q.again", "4"), ("q.call", "on")]).await;
    assert_eq!(consents(&house, &ann).await.len(), 1, "what was said before is not said again");

    house.pass(60);
    let sent = house.follow(&end).await;
    let opened = house.answer(&sent, &[("go", "edit")]).await;
    let page = house.follow(&opened).await;
    house.answer(&page, &[("q.again", "4"), ("q.news", "on")]).await;
    assert_eq!(consents(&house, &ann).await, [said("call_back", false), said("newsletter", true), said("call_back", true)]);
    assert_eq!(house.responses().await.len(), 1);
}

#[rstest]
#[tokio::test]
async fn a_consent_without_a_person_stays_with_the_response(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let house = Surveys::new(engine).await;
    let mut definition = definition();
    let survey = house.publish(definition.clone()).await;
    let page = house.get(&format!("/s/{}", survey.token)).await;
    house.answer(&page, &[("q.again", "3"), ("q.call", "on")]).await;
    assert_eq!(house.responses().await[0]["attributes"]["call"], json!(true));
    let trial = house.get(&format!("/s/{}", survey.trial)).await;
    house.answer(&trial, &[("q.again", "3"), ("q.call", "on")]).await;

    // Nothing may lead from a person to what they said under a promise of anonymity.
    definition["settings"] = json!({"anonymous": 5});
    let promised = house.publish(definition).await;
    let (link, ann) = for_ann(&house, &promised).await;
    let page = house.get(&link).await;
    house.answer(&page, &[("q.again", "3"), ("q.call", "on")]).await;
    assert_eq!(consents(&house, &ann).await, []);
}
