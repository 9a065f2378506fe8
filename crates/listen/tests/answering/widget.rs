//! The widget of other websites.

use serde_json::{Value, json};
use store::testing::Engine;

use crate::browser::{Surveys, two_pages};

fn ask(page: &crate::browser::Page) -> Value {
    assert_eq!((page.status, page.headers["access-control-allow-origin"].to_str().ok()), (200, Some("*")));
    serde_json::from_str::<Value>(&page.html).expect("JSON")["ask"].clone()
}

#[tokio::test]
async fn the_script_is_small_and_keeps_nothing() {
    let house = Surveys::new(Engine::Sqlite).await;
    let survey = house.publish(two_pages()).await;
    let script = house.get(&format!("/s/{}/widget.js", survey.token)).await;
    assert_eq!(script.headers["content-type"], "text/javascript; charset=utf-8");
    assert!(script.html.len() < 8_000, "{} bytes", script.html.len());
    assert!(!["cookie", "localStorage", "sessionStorage", "eval("].iter().any(|word| script.html.contains(word)));
}

#[tokio::test]
async fn somebody_is_asked_while_the_link_is_open_and_they_have_not_answered() {
    let house = Surveys::new(Engine::Sqlite).await;
    let survey = house.publish(two_pages()).await;
    let path = format!("/s/{}/ask", survey.token);
    assert_eq!(ask(&house.get(&path).await), true);
    assert_eq!(ask(&house.get("/s/nobody/ask").await), false);

    house.api("POST", "/v1/contacts", &json!({"name": "Ann", "external_id": "c-1"})).await;
    let wish = json!({"kind": "personal", "contact": {"external_id": "c-1"}, "single": true});
    let link = house.api("POST", &format!("/v1/surveys/{}/links", survey.id), &wish).await;
    let token = link["address"].as_str().and_then(|address| address.rsplit('/').next()).expect("a token").to_owned();
    assert_eq!(ask(&house.get(&format!("{path}?contact=c-1")).await), true);
    let first = house.get(&format!("/s/{token}?embed=1")).await;
    first.says("<main class=\"embed\">");
    let begun = house.answer(&first, &[("q.again", "9")]).await;
    assert!(begun.leads_to().ends_with("embed=1"), "{}", begun.leads_to());
    let second = house.follow(&begun).await;
    house.answer(&second, &[]).await;
    assert_eq!(ask(&house.get(&format!("{path}?contact=c-1")).await), false);
    assert_eq!(ask(&house.get(&format!("{path}?contact=c-2")).await), true);

    house.api("POST", &format!("/v1/surveys/{}/close", survey.id), &json!({})).await;
    assert_eq!(ask(&house.get(&path).await), false);
}
