//! Who fills forms in without reading them, and what is too much.

use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::browser::{Page, Surveys, two_pages};

async fn open(house: &Surveys) -> Page {
    let mut definition = two_pages();
    definition["pages"].as_array_mut().expect("pages").pop();
    let survey = house.publish(definition).await;
    house.get(&format!("/s/{}", survey.token)).await
}

async fn excluded(house: &Surveys) -> Value {
    let responses = house.responses().await;
    assert_eq!(responses.len(), 1, "what looks like a robot is kept");
    responses[0]["excluded"].clone()
}

#[rstest]
#[case::a_person(20, &[], Value::Null)]
#[case::too_quick(0, &[], json!("looks like a robot: answered 1 questions in 0.0 seconds"))]
#[case::fills_in_everything(20, &[("homepage", "https://spam.example")], json!("looks like a robot: filled in a field that people do not see"))]
#[case::a_clock_that_is_behind(-300, &[], Value::Null)]
#[case::made_up_work(20, &[("work", "1")], json!("looks like a robot: sent a wrong proof of work"))]
#[tokio::test]
async fn robots_are_kept_but_not_counted(#[case] seconds: i64, #[case] more: &[(&str, &str)], #[case] reason: Value) {
    let house = Surveys::new(Engine::Sqlite).await;
    let first = open(&house).await;
    house.pass(seconds);
    let said: Vec<(&str, &str)> = [("q.again", "9")].into_iter().chain(more.iter().copied()).collect();
    let end = house.answer_at_once(&first, &said).await;
    house.follow(&end).await.says("You are kind");
    assert_eq!(excluded(&house).await, reason);
}

#[rstest]
#[tokio::test]
async fn a_form_that_nobody_opened_is_kept_but_not_counted(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let house = Surveys::new(engine).await;
    let first = open(&house).await;
    let end = house.post(&first.action(), &[("page", "score"), ("stamp", "1.2.3"), ("q.again", "9")]).await;
    house.follow(&end).await.says("You are kind");
    assert_eq!(excluded(&house).await, json!("looks like a robot: sent a form that was not made here"));
}

#[tokio::test]
async fn ten_megabytes_are_too_much() {
    let house = Surveys::new(Engine::Sqlite).await;
    let first = open(&house).await;
    let page = house.post_body(&first.action(), format!("q.again=9&q.why={}", "x".repeat(10 << 20))).await;
    assert_eq!(page.status, 413);
    page.says("That was too much at once");
}

#[tokio::test]
async fn nul_and_what_is_not_asked_are_left_out() {
    let house = Surveys::new(Engine::Sqlite).await;
    let survey = house.publish(two_pages()).await;
    let first = house.get(&format!("/s/{}", survey.token)).await;
    let begun = house.answer(&first, &[("q.again", "9"), ("q.why", "too early"), ("q.nobody", "x"), ("h.tier", "gold")]).await;
    let second = house.follow(&begun).await;
    second.says_not("too early");
    house.answer(&second, &[("q.why", "a\0b\u{1b}c\r\nd")]).await;
    let responses = house.responses().await;
    assert!(responses[0]["answers"].to_string().contains("abc\\nd"), "{}", responses[0]);
    assert_eq!(responses[0]["attributes"].get("tier"), None);
}

#[tokio::test]
async fn a_script_in_a_label_stays_a_word() {
    let house = Surveys::new(Engine::Sqlite).await;
    let mut definition = two_pages();
    definition["title"]["en"] = json!("<script>alert(1)</script>");
    let survey = house.publish(definition).await;
    let first = house.get(&format!("/s/{}", survey.token)).await;
    first.says("&lt;script&gt;alert(1)").says_not("<script>alert");
}
