//! Personal links that somebody sends by themselves.

use rstest::rstest;
use serde_json::json;
use store::testing::{Engine, NOW};

use super::after_project;
use crate::town::{DAY, NOON, town};

#[rstest]
#[tokio::test]
async fn links_are_there_until_they_are_answered(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let town = town(engine).await;
    let mut plan = after_project();
    plan["channel"] = json!("link");
    plan["reminders"] = json!([]);
    let made = town.programme(plan).await;
    for person in ["ada", "cem"] {
        town.event(person, person, NOW).await;
    }
    town.work(NOON).await;
    assert!(town.letters().await.is_empty(), "nobody gets a letter");
    let path = format!("/v1/programmes/{}/links", made["id"].as_str().expect("an id"));
    let links = town.told.items(&path).await;
    let told: Vec<_> = links.iter().map(|link| json!([link["name"], link["mail"]])).collect();
    assert_eq!(told.len(), 2, "{links:?}");
    assert!(told.contains(&json!(["ada", "ada@acme.example"])), "{told:?}");
    let first = town.told.staff.get(&format!("{path}?limit=1")).await.json();
    assert_eq!((first["items"].as_array().map(Vec::len), first["next"].is_string()), (Some(1), true));
    // Who answers needs the link no more.
    let ada = links.iter().find(|link| link["name"] == "ada").expect("a link");
    let address = ada["address"].as_str().expect("an address");
    let place = address.find("/s/").map(|at| &address[at..]).expect("a path");
    town.answer(place, "page=page&q.again=9").await;
    let left: Vec<_> = town.told.items(&path).await.iter().map(|link| link["name"].clone()).collect();
    assert_eq!(left, [json!("cem")]);
    town.work(11 * DAY + NOON).await;
    assert!(town.told.items(&path).await.is_empty(), "ended links are not given out");
}

#[rstest]
#[tokio::test]
async fn only_programmes_that_leave_their_links_to_us_show_them(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let town = town(engine).await;
    let made = town.programme(after_project()).await;
    let refused = town.told.staff.get(&format!("/v1/programmes/{}/links", made["id"].as_str().expect("an id"))).await.problem();
    assert_eq!(refused["code"], "conflict");
    let nobody = kernel::Id::<listen::programmes::Programme>::from_bytes([7; 16]);
    assert_eq!(town.told.staff.get(&format!("/v1/programmes/{nobody}/links")).await.status, 404);
}
