//! Links that lead to a survey, and those that no longer do.

use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::browser::{Published, Surveys, two_pages};

async fn personal(house: &Surveys, survey: &Published, more: Value) -> String {
    let mut wish = json!({"kind": "personal", "contact": {"mail": "ann@example.com"}});
    wish.as_object_mut().expect("an object").extend(more.as_object().cloned().unwrap_or_default());
    let made = house.api("POST", &format!("/v1/surveys/{}/links", survey.id), &wish).await;
    made["address"].as_str().and_then(|address| address.rsplit('/').next()).expect("an address").to_owned()
}

#[rstest]
#[tokio::test]
async fn a_link_for_one_answer_takes_one(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let house = Surveys::new(engine).await;
    let survey = house.publish(two_pages()).await;
    let token = personal(&house, &survey, json!({"single": true})).await;
    let link = format!("/s/{token}");
    let first = house.get(&link).await;
    let begun = house.answer(&first, &[("q.again", "9")]).await;
    // The link is the person's own: it leads back to their answer.
    let resumed = house.get(&link).await;
    assert_eq!(resumed.address(), begun.address());
    let second = house.follow(&resumed).await;
    let end = house.answer(&second, &[("q.why", "Quick")]).await;
    house.follow(&end).await.says("You are kind");
    let used = house.get(&link).await;
    assert_eq!(used.status, 410);
    used.says("This link was used already");
    // The first form, sent again, is the same answer; one that was made up is not.
    assert_eq!(house.answer(&first, &[("q.again", "1")]).await.address(), begun.address());
    assert_eq!(house.post(&link, &[("page", "score"), ("q.again", "1")]).await.status, 410);
    let responses = house.responses().await;
    assert_eq!((responses.len(), &responses[0]["contact"]["name"]), (1, &json!("ann@example.com")), "{responses:?}");
}

#[tokio::test]
async fn a_link_ends() {
    let house = Surveys::new(Engine::Sqlite).await;
    let survey = house.publish(two_pages()).await;
    let ends = kernel::Time::from_micros(store::testing::NOW.micros()).plus_seconds(3600);
    let token = personal(&house, &survey, json!({"expires_at": ends})).await;
    let first = house.get(&format!("/s/{token}")).await;
    assert_eq!(first.status, 200);
    house.pass(3600);
    let ended = house.get(&format!("/s/{token}")).await;
    assert_eq!(ended.status, 410);
    ended.says("This link has ended");
    assert_eq!(house.answer(&first, &[("q.again", "9")]).await.status, 410);
}

#[rstest]
#[case("/s/nobody")]
#[case("/a/nobody")]
#[case("/s/%FF%00")]
#[tokio::test]
async fn an_unknown_address_is_told_in_a_friendly_way(#[case] path: &str) {
    let house = Surveys::new(Engine::Sqlite).await;
    let page = house.get_in(path, "de").await;
    assert_eq!(page.status, 404);
    page.says("Hier gibt es keine Umfrage");
    assert_eq!(house.post(path, &[("q.again", "9")]).await.status, 404);
}

#[rstest]
#[tokio::test]
async fn a_survey_that_closes_lets_those_finish_who_have_begun(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let house = Surveys::new(engine).await;
    let survey = house.publish(two_pages()).await;
    let first = house.get(&format!("/s/{}", survey.token)).await;
    let begun = house.answer(&first, &[("q.again", "9")]).await;
    house.api("POST", &format!("/v1/surveys/{}/close", survey.id), &json!({})).await;
    let closed = house.get(&format!("/s/{}", survey.token)).await;
    assert_eq!(closed.status, 410);
    closed.says("This survey has ended");
    assert_eq!(house.answer(&first, &[("q.again", "9")]).await.status, 410);
    let second = house.follow(&begun).await;
    let end = house.answer(&second, &[]).await;
    house.follow(&end).await.says("You are kind");
    assert_eq!(house.responses().await.len(), 1);
}

#[tokio::test]
async fn an_answer_goes_on_with_the_version_it_began_with() {
    let house = Surveys::new(Engine::Sqlite).await;
    let survey = house.publish(two_pages()).await;
    let first = house.get(&format!("/s/{}", survey.token)).await;
    let begun = house.answer(&first, &[("q.again", "9")]).await;
    let mut changed = two_pages();
    changed["pages"][1]["questions"][0]["label"]["en"] = json!("What now?");
    house.api("PUT", &format!("/v1/surveys/{}/draft", survey.id), &json!({"definition": changed})).await;
    house.api("POST", &format!("/v1/surveys/{}/publish", survey.id), &json!({})).await;
    house.follow(&begun).await.says("Why 9?").says_not("What now?");
}

#[tokio::test]
async fn attributes_of_the_person_stand_in_words() {
    let house = Surveys::new(Engine::Sqlite).await;
    let mut definition = two_pages();
    definition["welcome"] = json!({"en": "Dear {{contact.name|customer}},"});
    let survey = house.publish(definition).await;
    house.api("POST", "/v1/contacts", &json!({"name": "Ann & <Co>", "mail": "ann@example.com"})).await;
    let token = personal(&house, &survey, json!({})).await;
    house.get(&format!("/s/{token}")).await.says("Dear Ann &amp; &lt;Co&gt;,");
    house.get(&format!("/s/{}?contact.name=Eve", survey.token)).await.says("Dear customer,").says_not("Eve<");
}
