//! A promise of anonymity that meets a link which says who answers.

use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::browser::{Surveys, two_pages};

#[rstest]
#[tokio::test]
async fn a_personal_link_does_not_lead_to_what_was_said(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let house = Surveys::new(engine).await;
    let mut definition = two_pages();
    definition["settings"] = json!({"anonymous": 2, "edit": true});
    let survey = house.publish(definition).await;
    let links = format!("/v1/surveys/{}/links", survey.id);
    for (answered, person) in ["ann@example.com", "bob@example.com"].into_iter().enumerate() {
        let link = house.api("POST", &links, &json!({"kind": "personal", "contact": {"mail": person}})).await;
        let token = link["address"].as_str().and_then(|address| address.rsplit('/').next()).expect("a token");
        let first = house.get(&format!("/s/{token}")).await;
        let begun = house.answer(&first, &[("q.again", "3")]).await;
        let end = house.answer(&house.follow(&begun).await, &[("q.why", "Too loud")]).await;
        let end = house.follow(&end).await;
        end.says("You are kind").says_not("Too loud");
        // What was sent cannot be changed: nothing leads from the link to the answer.
        house.post(&begun.address(), &[("go", "edit")]).await;
        house.get(&begun.address()).await.says("You are kind").says_not("Too loud");
        let responses = house.responses().await;
        assert_eq!(responses.len(), answered + 1);
        for one in &responses {
            assert_eq!((&one["anonymous"], &one["contact"], &one["external_id"]), (&json!(true), &Value::Null, &Value::Null), "{one}");
            let said: Vec<(&Value, &Value)> = one["answers"].as_array().expect("a list").iter().map(|one| (&one["text"], &one["score"])).collect();
            let (words, nothing) = (json!("Too loud"), Value::Null);
            assert_eq!(said, if answered == 0 { vec![] } else { vec![(&words, &nothing)] }, "words are shown once two answered");
        }
    }
}
