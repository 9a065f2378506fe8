//! The life of an account.

use rstest::rstest;
use serde_json::json;
use store::testing::Engine;

use crate::people::{count, events, member, owned, removed};

#[rstest]
#[tokio::test]
async fn an_account_lives(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let owner = member(&olga, "Olga").await;
    let made = olga.post("/v1/accounts", json!({"name": " Müller  AG", "external_id": "C-1", "owner": owner, "state": "prospect"})).await.expect(201);
    assert_eq!((made.text("name"), made.text("state"), made.body["revision"].as_i64()), ("Müller  AG", "prospect", Some(0)));
    let place = format!("/v1/accounts/{}", made.text("id"));
    olga.pass_seconds(60);
    let live = olga.patch(&place, json!({"state": "live", "owner": null, "revision": 0})).await.expect(200);
    assert_eq!((live.text("state"), live.body["owner"].is_null(), live.text("external_id")), ("live", true, "C-1"));
    assert_eq!(olga.with("if-match", "\"0\"").patch(&place, json!({"name": "Late"})).await.expect(412).code(), "stale");
    olga.with("if-match", "\"1\"").patch(&place, json!({"name": "Müller SE"})).await.expect(200);
    olga.with("if-match", "new").patch(&place, json!({})).await.expect(400);
    olga.patch(&place, json!({"name": null})).await.expect(422);
    assert_eq!(olga.get(&place).await.expect(200).text("name"), "Müller SE");
    let states = olga.get(&format!("{place}/states")).await.expect(200);
    assert_eq!(states.body["items"].as_array().expect("a list").iter().map(|entry| &entry["state"]).collect::<Vec<_>>(), ["prospect", "live"]);
    let events = events(&olga, "accounts.changed").await;
    assert_eq!(events, vec![json!({"codes": [0]}); 3]);
    assert_eq!(removed(&olga, made.text("id")).await, Ok(()));
    olga.get(&place).await.expect(404);
    for table in ["account", "account_state", "account_version", "search_key"] {
        assert_eq!(count(&olga, table).await, 0, "{table}");
    }
}

#[rstest]
#[tokio::test]
async fn a_change_that_changes_nothing_leaves_no_trace(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let made = olga.post("/v1/accounts", json!({"external_id": "C-1"})).await.expect(201);
    let same = olga.patch(&format!("/v1/accounts/{}", made.text("id")), json!({"name": "C-1", "state": "live"})).await.expect(200);
    assert_eq!(same.body, made.body);
    assert_eq!(events(&olga, "accounts.changed").await.len(), 1);
}

#[rstest]
#[tokio::test]
async fn the_history_of_a_state_can_be_told_better(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let made = olga.post("/v1/accounts", json!({"name": "Acme", "state": "live", "state_since": "2025-05-01T00:00:00Z"})).await.expect(201);
    let place = format!("/v1/accounts/{}", made.text("id"));
    let earlier = olga.patch(&place, json!({"state": "prospect", "state_since": "2024-05-01T00:00:00Z"})).await.expect(200);
    assert_eq!((earlier.text("state"), earlier.text("state_since")), ("live", "2025-05-01T00:00:00Z"));
    olga.patch(&place, json!({"state": "former", "state_since": "2031-01-01T00:00:00Z"})).await.expect(422);
    let history = json!([{"state": "former", "since": "2026-01-01T00:00:00Z"}, {"state": "live", "since": "2025-06-01T00:00:00Z"}]);
    let told = olga.put(&format!("{place}/states"), history).await.expect(200);
    assert_eq!((told.text("state"), told.text("state_since")), ("former", "2026-01-01T00:00:00Z"));
    olga.put(&format!("{place}/states"), json!([])).await.expect(422);
    let twice = json!([{"state": "former", "since": "2026-01-01T00:00:00Z"}, {"state": "live", "since": "2026-01-01T00:00:00Z"}]);
    olga.put(&format!("{place}/states"), twice).await.expect(422);
}

#[rstest]
#[tokio::test]
async fn no_account_stands_above_itself(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let top = olga.post("/v1/accounts", json!({"name": "Group"})).await.expect(201);
    let middle = olga.post("/v1/accounts", json!({"name": "Holding", "parent": top.text("id")})).await.expect(201);
    let low = olga.post("/v1/accounts", json!({"name": "Shop", "parent": middle.text("id")})).await.expect(201);
    let circle = olga.patch(&format!("/v1/accounts/{}", top.text("id")), json!({"parent": low.text("id")})).await.expect(422);
    assert_eq!(circle.body["invalid_params"][0]["name"], "parent");
    olga.patch(&format!("/v1/accounts/{}", top.text("id")), json!({"parent": top.text("id")})).await.expect(422);
    olga.patch(&format!("/v1/accounts/{}", low.text("id")), json!({"parent": "acc_00000000000000000000000000"})).await.expect(422);
    olga.patch(&format!("/v1/accounts/{}", low.text("id")), json!({"parent": top.text("id")})).await.expect(200);
    assert_eq!(removed(&olga, top.text("id")).await, Err(kernel::Code::Conflict));
    olga.get(&format!("/v1/accounts/{}", top.text("id"))).await.expect(200);
}

#[rstest]
#[case(json!({"name": "x".repeat(5000)}), 422, "name: has 5000 characters, at most 300 are kept: shorten it")]
#[case(json!({"name": " "}), 422, "name: is empty: give it a text")]
#[case(json!({}), 422, "name: is missing: a new account needs a name or an external id")]
#[case(json!({"name": "A", "owner": "mem_00000000000000000000000000"}), 422, "owner: there is no member mem_00000000000000000000000000 here, or they have left: name another one")]
#[case(json!({"name": "A", "external_id": "taken"}), 409, "")]
#[case(json!({"name": "A", "attributes": {"tier": "gold"}}), 422, "attributes.tier: accounts have no such attribute: define it by POST /v1/attributes, or correct its name")]
#[case(json!({"name": "A", "nmae": "B"}), 400, "")]
#[tokio::test]
async fn a_bad_account_is_refused_with_its_place(
    #[case] body: serde_json::Value,
    #[case] status: u16,
    #[case] detail: &str,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let olga = owned(engine).await;
    olga.post("/v1/accounts", json!({"external_id": "taken"})).await.expect(201);
    let answer = olga.post("/v1/accounts", body).await.expect(status);
    assert!(detail.is_empty() || answer.text("detail") == detail, "{}", answer.body);
    assert_eq!(count(&olga, "account").await, 1);
}

#[rstest]
#[tokio::test]
async fn hostile_names_are_kept_as_they_are_but_nul_is_refused(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    for name in ["=cmd()|'/c calc'!A0", "<script>alert(1)</script>", "שלום \u{202e}עולם", "'; DROP TABLE account; --", "100% \\ _"] {
        let made = olga.post("/v1/accounts", json!({"name": name})).await.expect(201);
        assert_eq!(olga.get(&format!("/v1/accounts/{}", made.text("id"))).await.expect(200).text("name"), name);
    }
    olga.post("/v1/accounts", json!({"name": "a\u{0}b"})).await.expect(400);
}

#[rstest]
#[tokio::test]
async fn lists_are_paged_and_filtered(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    olga.post("/v1/attributes", json!({"noun": "account", "name": "tier", "kind": "choice", "choices": ["gold", "silver"]})).await.expect(201);
    for (name, tier) in [("Delta", "gold"), ("alpha", "silver"), ("Ärger", "gold"), ("beta", "gold")] {
        olga.post("/v1/accounts", json!({"name": name, "attributes": {"tier": tier}})).await.expect(201);
        olga.pass_seconds(1);
    }
    let names = |answer: &edge::testing::Answer| -> Vec<String> {
        answer.body["items"].as_array().expect("a list").iter().map(|item| item["name"].as_str().expect("text").to_owned()).collect()
    };
    let first = olga.get("/v1/accounts?limit=3").await.expect(200);
    assert_eq!(names(&first), ["alpha", "Ärger", "beta"]);
    let rest = olga.get(&format!("/v1/accounts?limit=3&cursor={}", first.text("next"))).await.expect(200);
    assert_eq!((names(&rest), rest.body["next"].is_null()), (vec!["Delta".to_owned()], true));
    let newest = olga.get("/v1/accounts?sort=newest&limit=2").await.expect(200);
    assert_eq!(names(&newest), ["beta", "Ärger"]);
    olga.get(&format!("/v1/accounts?cursor={}x", newest.text("next"))).await.expect(400);
    let gold = olga.get("/v1/accounts?attribute=tier:gold&state=live").await.expect(200);
    assert_eq!(names(&gold), ["Ärger", "beta", "Delta"]);
    assert_eq!(olga.get("/v1/accounts?attribute=tier:lead").await.expect(422).code(), "invalid");
    olga.get("/v1/accounts?state=dead").await.expect(400);
}
