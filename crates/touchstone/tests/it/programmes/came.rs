//! How far those went whom a programme asked.

use rstest::rstest;
use serde_json::{Value, json};
use store::testing::{Engine, NOW};

use super::after_project;
use crate::town::{NOON, Town, publish, town};

/// Two pages: a score, then two questions that may be passed over.
fn two_pages(settings: &Value) -> Value {
    json!({
        "languages": ["en"], "title": {"en": "Two pages"}, "settings": settings,
        "pages": [
            {"key": "first", "questions": [{"key": "score", "label": {"en": "Again?"}, "ask": {"kind": "nps"}, "required": true}]},
            {"key": "second", "questions": [
                {"key": "effort", "label": {"en": "How easy?"}, "ask": {"kind": "ces", "points": 7}},
                {"key": "why", "label": {"en": "Why?"}, "ask": {"kind": "words"}}
            ]}
        ]
    })
}

/// Four are asked; ada and ben send all, cem leaves at the second page, dora never begins. Somebody else comes by the public link.
async fn asked(town: &Town, definition: &Value) -> String {
    town.ask_without_end().await;
    let survey = publish(&town.told, "Two pages", definition).await;
    let wish = json!({"name": "Two pages", "survey": survey, "plan": after_project()});
    let made = town.run(&town.told.staff.post("/v1/programmes", wish).await.json()).await;
    for person in ["ada", "ben", "cem", "dora"] {
        town.event(person, person, NOW).await;
    }
    town.work(NOON).await;
    for (at, second) in [(0, Some("page=second&q.effort=6&q.why=Quick")), (1, Some("page=second&q.why=")), (2, None)] {
        let token = town.token(at).await;
        let began = town.answer(&format!("/s/{token}"), "page=first&q.score=9").await;
        if let Some(second) = second {
            town.answer(began.headers["location"].to_str().expect("a place"), second).await;
        }
    }
    let links = town.told.items(&format!("/v1/surveys/{survey}/links?kind=public")).await;
    let public = links[0]["token"].as_str().or(links[0]["address"].as_str()).expect("a token").rsplit('/').next().expect("a token");
    town.answer(&format!("/s/{public}"), "page=first&q.score=1").await;
    format!("/v1/programmes/{}/path", made["id"].as_str().expect("an id"))
}

#[rstest]
#[tokio::test]
async fn where_people_leave_is_counted_by_question(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let town = town(engine).await;
    let place = asked(&town, &two_pages(&json!({}))).await;
    let came = town.told.staff.get(&place).await.json();
    let path = &came["path"];
    assert_eq!((&path["started"], &path["sent"], &path["completion"]["n"]), (&json!(3), &json!(2), &json!(3)), "{came}");
    assert_eq!((&path["time"]["n"], &path["time"]["upper_seconds"]), (&json!(2), &json!(0.0)));
    let counts = |one: &Value| json!([one["question"], one["reached"], one["answered"], one["stopped"]]);
    let questions: Vec<Value> = came["questions"].as_array().expect("questions").iter().map(counts).collect();
    assert_eq!(json!(questions), json!([["score", 3, 3, 0], ["effort", 3, 1, 1], ["why", 3, 1, 1]]));
    assert_eq!(town.told.staff.get(&format!("/v1/programmes/prg_{}/path", &town.survey[4..])).await.status, 404);
}

#[rstest]
#[tokio::test]
async fn a_promise_of_anonymity_holds_for_a_part_of_the_people(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let town = town(engine).await;
    let place = asked(&town, &two_pages(&json!({"anonymous": 3}))).await;
    let came = town.told.staff.get(&place).await.json();
    assert_eq!((&came["anonymous"], &came["path"]["started"], &came["path"]["sent"]), (&json!(3), &json!(3), &json!(2)), "{came}");
    assert_eq!((&came["questions"], &came["path"]["pages"], &came["path"]["time"]["n"]), (&json!([]), &json!([]), &json!(0)));
}
