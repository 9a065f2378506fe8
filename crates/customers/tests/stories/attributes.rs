//! Attributes and the versions of accounts.

use customers::attributes::{self, Definition, Kind, Noun};
use rstest::rstest;
use serde_json::json;
use store::testing::Engine;

use crate::people::{count, owned, workspace};

#[rstest]
#[tokio::test]
async fn every_new_set_of_values_is_a_version(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    for (name, kind) in [("tier", "text"), ("seats", "number"), ("vip", "truth"), ("renews", "date")] {
        olga.post("/v1/attributes", json!({"noun": "account", "name": name, "kind": kind})).await.expect(201);
    }
    let values = json!({"tier": "gold", "seats": 12.5, "vip": true, "renews": "2026-12-31"});
    let made = olga.post("/v1/accounts", json!({"name": "Acme", "attributes": values})).await.expect(201);
    assert_eq!(made.body["attributes"], values);
    let place = format!("/v1/accounts/{}", made.text("id"));
    olga.patch(&place, json!({"name": "Acme SE"})).await.expect(200);
    assert_eq!((count(&olga, "account_version").await, count(&olga, "account_value").await), (1, 4));
    let changed = olga.patch(&place, json!({"attributes": {"tier": null, "seats": 20}})).await.expect(200);
    assert_eq!(changed.body["attributes"], json!({"renews": "2026-12-31", "seats": 20.0, "vip": true}));
    olga.patch(&place, json!({"attributes": {"seats": 20}})).await.expect(200);
    assert_eq!((count(&olga, "account_version").await, count(&olga, "account_value").await), (2, 7));
    let wrong = olga.patch(&place, json!({"attributes": {"seats": "many"}})).await.expect(422);
    assert_eq!(wrong.text("detail"), "account.seats: \"many\" is not a number");
}

#[rstest]
#[tokio::test]
async fn definitions_are_made_widened_and_removed(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let tier = json!({"noun": "account", "name": "tier", "label": "Tier", "kind": "choice", "choices": ["gold"]});
    olga.post("/v1/attributes", tier.clone()).await.expect(201);
    olga.post("/v1/attributes", tier).await.expect(409);
    olga.post("/v1/attributes", json!({"noun": "account", "name": "Tier 2", "kind": "text"})).await.expect(422);
    let widened = olga.patch("/v1/attributes/account/tier", json!({"label": "Level", "add_choices": ["silver", "gold"]})).await.expect(200);
    assert_eq!((widened.text("label"), &widened.body["choices"]), ("Level", &json!(["gold", "silver"])));
    olga.post("/v1/accounts", json!({"name": "Acme", "attributes": {"tier": "silver"}})).await.expect(201);
    assert_eq!(olga.delete("/v1/attributes/account/tier").await.expect(422).body["invalid_params"][0]["name"], "name");
    olga.post("/v1/attributes", json!({"noun": "contact", "name": "tier", "kind": "text"})).await.expect(201);
    olga.delete("/v1/attributes/contact/tier").await.expect(204);
    olga.delete("/v1/attributes/contact/tier").await.expect(404);
    assert_eq!(olga.get("/v1/attributes?noun=account").await.expect(200).body["items"].as_array().map(Vec::len), Some(1));
}

#[rstest]
#[tokio::test]
async fn no_choice_is_lost_between_two_who_add_one(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    olga.post("/v1/attributes", json!({"noun": "account", "name": "tier", "kind": "choice"})).await.expect(201);
    let add = async |choice: String| olga.patch("/v1/attributes/account/tier", json!({"add_choices": [choice]})).await.expect(200);
    futures_util::future::join_all((0..12).map(|n| add(format!("choice {n}")))).await;
    let kept = olga.get("/v1/attributes?noun=account").await.expect(200);
    assert_eq!(kept.body["items"][0]["choices"].as_array().map(Vec::len), Some(12));
}

#[rstest]
#[tokio::test]
async fn imports_ensure_attributes_once(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let act = olga.house.act(workspace(&olga).await, kernel::Actor::Operator);
    let mut tx = olga.house.store.begin(&act).await.expect("begun");
    let choice = |choices: &[&str]| Definition {
        choices: choices.iter().map(ToString::to_string).collect(),
        ..Definition::of(Noun::Response, "gate", Kind::Choice)
    };
    let first = attributes::ensure(&mut tx, choice(&["A", "B"])).await.expect("made");
    let second = attributes::ensure(&mut tx, choice(&["B", "C"])).await.expect("widened");
    assert_eq!((first.id, second.definition.choices.as_slice()), (second.id, ["A", "B", "C"].map(ToOwned::to_owned).as_slice()));
    let refused = attributes::ensure(&mut tx, Definition::of(Noun::Response, "gate", Kind::Number)).await.expect_err("another kind");
    assert_eq!(refused.refusal().map(|refusal| refusal.code), Some(kernel::Code::Conflict));
}
