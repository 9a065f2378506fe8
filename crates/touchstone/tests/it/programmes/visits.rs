//! Whoever comes by: a widget asks as often as the rules allow, a QR code everybody, and letters know of both.

use hmac::{Hmac, KeyInit, Mac};
use rstest::rstest;
use serde_json::{Value, json};
use sha2::Sha256;
use store::testing::{Engine, NOW};

use super::after_project;
use crate::town::{NOON, Town, town};

/// A running programme for whoever comes by; its place, and the token of its link.
async fn open(town: &Town, channel: &str) -> (String, String) {
    let made = town.programme(json!({"trigger": {"when": "visit"}, "channel": channel, "expires_days": 10})).await;
    let links = town.told.items(&format!("/v1/surveys/{}/links?kind=public", town.survey)).await;
    let link = links.iter().find(|link| link["programme"] == made["id"]).expect("a link of the programme");
    let token = link["address"].as_str().expect("an address").rsplit('/').next().expect("a token").to_owned();
    (format!("/v1/programmes/{}", made["id"].as_str().expect("an id")), token)
}

/// Whom a website names and proves.
async fn named(town: &Town, place: &str, contact: &str) -> String {
    let key = town.told.staff.get(&format!("{place}/visit-key")).await.json()["key"].as_str().expect("a key").to_owned();
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key.as_bytes()).expect("a key");
    mac.update(contact.as_bytes());
    format!("?contact={contact}&proof={}", data_encoding::HEXLOWER.encode(&mac.finalize().into_bytes()))
}

async fn ask(town: &Town, token: &str, query: &str) -> Value {
    town.told.app.anonymous().get(&format!("/s/{token}/ask{query}")).await.json()
}

#[rstest]
#[tokio::test]
async fn a_widget_and_letters_share_one_clock(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let town = town(engine).await;
    let (place, token) = open(&town, "widget").await;
    let (nobody, asked) = (json!({"ask": false}), ask(&town, &token, &named(&town, &place, "ada").await).await);
    assert_eq!(asked["ask"], true);
    assert_eq!(ask(&town, &token, &named(&town, &place, "ada").await).await, nobody, "it opened once, and does not open on the next page");
    assert_eq!(ask(&town, &token, &(named(&town, &place, "ada").await + "&again=1")).await, asked, "what waits to be clicked stays");
    assert_eq!(
        ask(&town, &token, &named(&town, &place, "stranger").await).await,
        json!({"ask": true}),
        "whom nobody knows is asked by the link for everybody"
    );
    assert_eq!(ask(&town, &token, "").await, json!({"ask": true}));
    // Letters: ada was asked here, ben is asked by one and then left alone here.
    town.programme(after_project()).await;
    for person in ["ada", "ben"] {
        town.event(person, person, NOW).await;
    }
    town.work(NOON).await;
    assert_eq!(town.letters().await.len(), 1);
    assert_eq!(ask(&town, &token, &named(&town, &place, "ben").await).await, nobody);
    assert_eq!(ask(&town, &token, &(named(&town, &place, "ben").await + "&again=1")).await, nobody);
    let cem = town.told.contact("cem").await["id"].clone();
    town.told.staff.post("/v1/holds", json!({"contact": cem, "reason": "complaint is open"})).await.json();
    assert_eq!(ask(&town, &token, &named(&town, &place, "cem").await).await, nobody);
    let expected = json!([
        ["ada", "sent", null],
        ["ada", "skipped", "asked_recently"],
        ["ben", "skipped", "asked_recently"],
        ["ben", "sent", null],
        ["cem", "skipped", "held"]
    ]);
    assert_eq!(json!(town.invitations().await), expected);
    // The link of their own counts what becomes of the asking, and the answer names nobody.
    let own = asked["own"].as_str().expect("a token");
    town.answer(&format!("/s/{own}"), "page=page&q.again=9").await;
    let rates = town.told.staff.get(&format!("{place}/rates")).await.json();
    assert_eq!((&rates["asked"], &rates["finished"], &rates["response_rate"], &rates["came"]), (&json!(1), &json!(1), &json!(100.0), &json!(0)));
    assert_eq!(town.told.items("/v1/responses").await[0]["contact"], json!(null));
    assert_eq!(ask(&town, &token, &(named(&town, &place, "ada").await + "&again=1")).await, nobody, "who has answered is not asked again");
    town.told.staff.send(http::Method::PATCH, &place, Some("application/json"), json!({"state": "paused"}).to_string()).await.json();
    assert_eq!(ask(&town, &token, "").await, nobody);
}

#[rstest]
#[tokio::test]
async fn who_is_only_named_is_not_known(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let town = town(engine).await;
    let (place, token) = open(&town, "widget").await;
    let other = named(&town, &place, "ben").await.replace("contact=ben", "contact=ada");
    for query in ["?contact=ada", "?contact=ada&proof=", "?contact=ada&proof=zz", other.as_str(), "?contact=stranger"] {
        assert_eq!(ask(&town, &token, query).await, json!({"ask": true}), "{query}");
    }
    assert!(town.invitations().await.is_empty(), "nobody's clock is wound by who cannot prove it");
    let page = town.told.app.anonymous().get(&format!("/s/{token}?contact=ada")).await.text();
    assert!(!page.contains("name=\"contact\""), "what is not proved is not carried on");
    town.answer(&format!("/s/{token}"), "page=page&q.again=9&contact=ada").await;
    assert!(town.invitations().await.iter().all(|one| one[0] != "ada"));
    let plain = town.programme(after_project()).await;
    let refused = town.told.staff.get(&format!("/v1/programmes/{}/visit-key", plain["id"].as_str().expect("an id"))).await.problem();
    assert_eq!(refused["code"], "conflict");
}

#[rstest]
#[tokio::test]
async fn who_comes_by_a_qr_code_is_not_asked_elsewhere(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let town = town(engine).await;
    let (place, token) = open(&town, "qr").await;
    let query = named(&town, &place, "dora").await;
    let path = format!("/s/{token}{query}");
    assert!(town.told.app.anonymous().get(&path).await.text().contains("name=\"contact\" value=\"dora\""));
    town.answer(&path, &format!("page=page&q.again=9&{}", &query[1..])).await;
    town.answer(&format!("/s/{token}"), "page=page&q.again=3").await;
    let rates = town.told.staff.get(&format!("{place}/rates")).await.json();
    assert_eq!((&rates["came"], &rates["came_finished"], &rates["asked"]), (&json!(2), &json!(2), &json!(0)), "{rates}");
    let came = town.told.staff.get(&format!("{place}/path")).await.json();
    assert_eq!(came["path"]["sent"], 2);
    town.programme(after_project()).await;
    town.event("dora", "dora", NOW).await;
    town.work(NOON).await;
    assert_eq!(town.letters().await.len(), 0);
    assert_eq!(json!(town.invitations().await), json!([["dora", "came", null], ["dora", "skipped", "asked_recently"]]));
    // Its survey stays, and its link closes with it.
    let other = town.told.staff.send(http::Method::PATCH, &place, Some("application/json"), json!({"plan": after_project()}).to_string());
    assert_eq!(other.await.problem()["invalid_params"][0]["name"], "plan.channel");
    town.told.staff.send(http::Method::PATCH, &place, Some("application/json"), json!({"state": "ended"}).to_string()).await.json();
    assert_eq!(town.told.app.anonymous().get(&format!("/s/{token}")).await.status, 410);
}

#[tokio::test]
async fn only_who_comes_by_is_asked_by_a_widget() {
    let town = town(Engine::Sqlite).await;
    for plan in [json!({"trigger": {"when": "sample", "daily": 1, "seed": 0}, "channel": "widget"}), json!({"trigger": {"when": "visit"}})] {
        let refused = town.told.staff.post("/v1/programmes", json!({"name": "X", "survey": town.survey, "plan": plan})).await.problem();
        assert_eq!(refused["invalid_params"][0]["name"], "plan.channel");
    }
}
