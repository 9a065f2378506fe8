//! Addresses that letters do not reach are flagged, and conditions on names are for those who see names.

use http::Method;
use post::Mailbox;
use post::suppressions::{Reason, suppress};
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::town::{NOON, Town, town};

/// A letter to this address comes back for good.
async fn bounced(town: &Town, address: &str) {
    let act = town.act(NOON);
    let mut tx = town.told.app.building.house().store.begin(&act).await.expect("begun");
    suppress(&mut tx, &Mailbox::new(None, address).expect("an address"), Reason::HardBounce, None).await.expect("suppressed");
    tx.commit().await.expect("committed");
}

#[rstest]
#[tokio::test]
async fn whose_address_fails_is_seen_until_it_changes(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let town = town(engine).await;
    let staff = &town.told.staff;
    bounced(&town, "ada@acme.example").await;
    bounced(&town, "stranger@elsewhere.example").await;
    let ada = town.told.contact("ada").await;
    assert_eq!(ada["address_fails"], true);
    let failing: Vec<Value> = town.told.items("/v1/contacts").await.into_iter().filter(|one| one["address_fails"] == true).collect();
    assert_eq!(failing.len(), 1);
    let size = async |filter: &str| staff.post("/v1/audiences/try", json!({"filter": filter})).await.json()["people"].clone();
    assert_eq!((size("address_fails = true").await, size("address_fails = false").await), (json!(1), json!(4)));
    assert_eq!(staff.post("/v1/audiences/try", json!({"filter": "address_fails > 0"})).await.status, 422);
    let place = format!("/v1/contacts/{}", ada["id"].as_str().expect("an id"));
    let changed = staff.send(Method::PATCH, &place, Some("application/json"), json!({"mail": "ada@new.example"}).to_string()).await.json();
    assert_eq!(changed["address_fails"], false);
    assert_eq!(size("address_fails = true").await, 0);
}

#[rstest]
#[tokio::test]
async fn exceptions_by_names_are_for_those_who_see_names(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let town = town(engine).await;
    let blind = town.told.app.with_token(&town.told.app.token("w", &["read_answers", "manage_programmes"]).await);
    let exception = |filter: &str| json!({"filter": filter, "rule": {"whom": "person", "family": null, "most": 0, "days": 30}});
    let put = async |who: &crate::app::Caller, exceptions: Vec<Value>| {
        who.send(Method::PUT, "/v1/fatigue", Some("application/json"), json!({"rules": [], "exceptions": exceptions}).to_string()).await
    };
    let refused = put(&blind, vec![exception("mail = 'ada@acme.example'")]).await.problem();
    assert_eq!(refused["code"], "not_allowed");
    assert_eq!(put(&blind, vec![exception("language = 'de'")]).await.status, 200);
    assert_eq!(put(&town.told.staff, vec![exception("contact = 'ada'")]).await.status, 200);
    assert_eq!(put(&blind, vec![exception("contact = 'ada'"), exception("mail is blank")]).await.status, 200, "what is there already stays");
}
