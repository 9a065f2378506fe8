//! Audiences: by a condition, picked by hand, of our own staff. It is 2 March 2026.

use customers::audiences;
use edge::testing::App;
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::people::{count, joined, member, owned};

/// Two accounts, one with a contract that ends in June, and five people.
async fn town(engine: Engine) -> App {
    let olga = owned(engine).await;
    for (name, kind) in [("tier", "choice"), ("seats", "number")] {
        let choices = if kind == "choice" { json!(["gold", "silver"]) } else { json!([]) };
        olga.post("/v1/attributes", json!({"noun": "account", "name": name, "kind": kind, "choices": choices})).await.expect(201);
    }
    olga.post("/v1/attributes", json!({"noun": "contact", "name": "vip", "kind": "truth"})).await.expect(201);
    let owner = member(&olga, "Olga").await;
    let acme =
        olga.post("/v1/accounts", json!({"external_id": "ACME", "owner": owner, "attributes": {"tier": "gold", "seats": 50}})).await.expect(201);
    let beta = olga.post("/v1/accounts", json!({"external_id": "BETA", "state": "leaving", "attributes": {"tier": "silver"}})).await.expect(201);
    let offering = olga.post("/v1/offerings", json!({"key": "backup"})).await.expect(201);
    let contract = json!({"account": acme.text("id"), "offering": offering.text("id"), "currency": "EUR", "amount": 1, "starts_on": "2025-06-01", "ends_on": "2026-06-01"});
    olga.post("/v1/contracts", contract).await.expect(201);
    for (name, account, role, language, vip) in [
        ("Anna", Some(&acme), json!("decides"), json!("de"), json!(true)),
        ("Ben", Some(&acme), json!("uses"), json!("en"), json!(false)),
        ("Cem", Some(&beta), json!("decides"), Value::Null, Value::Null),
        ("Dora", None, Value::Null, json!("de"), json!(true)),
        ("Émile", None, Value::Null, json!("fr-FR"), Value::Null),
    ] {
        let wish = json!({"name": name, "external_id": name, "account": account.map(|account| account.text("id")), "role": role, "language": language,
            "title": format!("Head of {name}"), "attributes": {"vip": vip}});
        olga.post("/v1/contacts", wish).await.expect(201);
    }
    let anna = olga.get("/v1/contacts?external_id=Anna").await.expect(200).body["items"][0]["id"].as_str().expect("an id").to_owned();
    olga.post(&format!("/v1/contacts/{anna}/consents"), json!({"purpose": "surveys", "given": true, "source": "form"})).await.expect(201);
    olga.pass_seconds(1);
    olga.post(&format!("/v1/contacts/{anna}/consents"), json!({"purpose": "surveys", "given": false, "source": "mail"})).await.expect(201);
    olga
}

async fn names(by: &App, audience: &str) -> Vec<String> {
    let list = by.get(&format!("/v1/audiences/{audience}/people")).await.expect(200);
    list.body["items"].as_array().expect("a list").iter().map(|one| one["name"].as_str().expect("a name").to_owned()).collect()
}

/// The numbers of those who are chosen one by one, and of those who are listed by parts, which come sorted by their accounts.
async fn chosen_and_listed(by: &App, audience: &str) -> (Vec<i64>, Vec<i64>) {
    let mut read = by.house.store.read(crate::people::workspace(by).await).await.expect("a read");
    let record = audiences::find(&mut read, audience.parse().expect("an id")).await.expect("read").expect("there");
    let chosen = audiences::people(&mut read, &record, by.house.now(), -1, 100).await.expect("chosen");
    let mut listed = Vec::new();
    for part in audiences::parts(&mut read, &record).await.expect("parts") {
        let page = audiences::listed(&mut read, &record, by.house.now(), &part).await.expect("listed");
        assert!(page.people().is_sorted_by_key(|one| (one.account_code, one.code)));
        listed.extend(page.people().map(|one| one.code));
    }
    listed.sort_unstable();
    (chosen.iter().map(|one| one.code).collect(), listed)
}

#[rstest]
#[tokio::test]
async fn people_are_chosen_by_a_condition(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = town(engine).await;
    let place = olga.post("/v1/audiences", json!({"name": "Trial"})).await.expect(201).text("id").to_owned();
    for (filter, expected) in [
        ("", "Anna Ben Cem Dora Émile"),
        ("account.tier = 'gold'", "Anna Ben"),
        ("account.tier != 'gold'", "Cem Dora Émile"),
        ("account.tier is blank", "Dora Émile"),
        ("account.seats > 49.5 and not role = 'uses'", "Anna"),
        ("contact.vip = true", "Anna Dora"),
        ("not contact.vip = true", "Ben Cem Émile"),
        ("state in ('leaving', 'former') or language contains 'FR'", "Cem Émile"),
        ("role is blank", "Dora Émile"),
        ("account = 'ACME' and language < 'en'", "Anna"),
        ("owner = 'olga@example.org'", "Anna Ben"),
        ("owner is blank", "Cem Dora Émile"),
        ("offering = 'backup'", "Anna Ben"),
        ("not offering = 'backup'", "Cem Dora Émile"),
        ("contract_ends_in <= 150", "Anna Ben"),
        ("contract_ends_in <= 90.5", ""),
        ("contract_ends_in = 91", "Anna Ben"),
        ("contract_ends_in >= 91 and contract_ends_in < 91.5", "Anna Ben"),
        ("contract_ends_in is blank", "Cem Dora Émile"),
        ("consent.surveys = false", "Anna"),
        ("consent.surveys is blank", "Ben Cem Dora Émile"),
        ("title contains 'ÉMILE' or contact = 'Ben'", "Ben Émile"),
        ("mail is blank and phone is blank", "Anna Ben Cem Dora Émile"),
    ] {
        olga.patch(&format!("/v1/audiences/{place}"), json!({"filter": filter})).await.expect(200);
        let found = names(&olga, &place).await;
        assert_eq!(found.join(" "), expected, "{filter}");
        let (chosen, listed) = chosen_and_listed(&olga, &place).await;
        assert_eq!((chosen.len(), &listed), (found.len(), &chosen), "{filter}");
        let size = olga.get(&format!("/v1/audiences/{place}/size")).await.expect(200);
        assert_eq!(size.body["people"], json!(found.len()), "{filter}");
        assert_eq!(olga.post("/v1/audiences/try", json!({"filter": filter})).await.expect(200).body, size.body);
    }
    olga.patch(&format!("/v1/audiences/{place}"), json!({"filter": ""})).await.expect(200);
    let first = olga.get(&format!("/v1/audiences/{place}/people?limit=3")).await.expect(200);
    let second = olga.get(&format!("/v1/audiences/{place}/people?limit=3&cursor={}", first.text("next"))).await.expect(200);
    assert_eq!((first.body["items"].as_array().map(Vec::len), second.body["items"].as_array().map(Vec::len)), (Some(3), Some(2)));
}

#[rstest]
#[case("tier = 'gold'", "is nothing people are chosen by")]
#[case("account.tir = 'gold'", "did you mean")]
#[case("account.seats = 'many'", "is a number")]
#[case("account.tier = 5", "is a text")]
#[case("role = 'boss'", "is not a")]
#[case("state > 'live'", "one of a few words")]
#[case("owner = 'nobody@example.org'", "no member")]
#[case("role = 'uses' and", "at character")]
#[tokio::test]
async fn a_condition_that_means_nothing_is_refused(#[case] filter: &str, #[case] reason: &str) {
    let olga = town(Engine::Sqlite).await;
    let refused = olga.post("/v1/audiences", json!({"name": "Trial", "filter": filter})).await.expect(422);
    let told = &refused.body["invalid_params"][0];
    assert_eq!(told["name"], "filter");
    assert!(told["reason"].as_str().expect("a reason").contains(reason), "{told}");
    assert_eq!(count(&olga, "audience").await, 0);
}

#[rstest]
#[tokio::test]
async fn people_are_picked_by_hand_and_forgotten(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = town(engine).await;
    let list = olga.post("/v1/audiences", json!({"name": "Board", "kind": "list"})).await.expect(201).text("id").to_owned();
    olga.post("/v1/audiences", json!({"name": "BOARD"})).await.expect(409);
    let people = olga.get("/v1/contacts?sort=name").await.expect(200);
    let ids: Vec<&Value> = people.body["items"].as_array().expect("a list").iter().map(|one| &one["id"]).collect();
    let place = format!("/v1/audiences/{list}/people");
    let picked = olga.post(&place, json!({"add": [ids[0], ids[1], ids[1]]})).await.expect(200);
    assert_eq!(picked.body, json!({"added": 2, "removed": 0}));
    assert_eq!(olga.post(&place, json!({"add": [ids[1], ids[2]], "remove": [ids[0]]})).await.expect(200).body, json!({"added": 1, "removed": 1}));
    assert_eq!(names(&olga, &list).await, ["Ben", "Cem"]);
    let (chosen, listed) = chosen_and_listed(&olga, &list).await;
    assert_eq!((chosen.len(), listed), (2, chosen));
    olga.post(&place, json!({"add": ["con_00000000000000000000000000"]})).await.expect(422);
    olga.patch(&format!("/v1/audiences/{list}"), json!({"filter": "role = 'uses'"})).await.expect(422);
    let rule = olga.post("/v1/audiences", json!({"name": "All"})).await.expect(201);
    olga.post(&format!("/v1/audiences/{}/people", rule.text("id")), json!({"add": [ids[0]]})).await.expect(409);
    let ben = ids[1].as_str().expect("an id").parse().expect("an id");
    let act = olga.house.act(crate::people::workspace(&olga).await, kernel::Actor::System("test"));
    let mut tx = olga.house.store.begin(&act).await.expect("begun");
    let kept = customers::contacts::personal(&mut tx, ben).await.expect("kept");
    assert_eq!(kept["audiences"][0]["name"], "Board");
    customers::contacts::erase(&mut tx, ben, &[]).await.expect("erased");
    tx.commit().await.expect("committed");
    assert_eq!(names(&olga, &list).await, ["Cem"]);
    olga.delete(&format!("/v1/audiences/{list}")).await.expect(204);
    assert_eq!(count(&olga, "audience_contact").await, 0);
}

#[rstest]
#[tokio::test]
async fn staff_are_chosen_by_their_teams(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let north = olga.post("/v1/teams", json!({"key": "north", "name": "North"})).await.expect(201);
    let desk = olga.post("/v1/teams", json!({"key": "desk", "name": "Desk", "parent": north.text("id")})).await.expect(201);
    joined(&olga, "Anna", "agent").await;
    let anna = member(&olga, "Anna").await;
    olga.put(&format!("/v1/teams/{}/members/{anna}", desk.text("id")), json!({"leads": false})).await;
    let all = olga.post("/v1/audiences", json!({"name": "Everybody", "kind": "staff"})).await.expect(201);
    let some = olga.post("/v1/audiences", json!({"name": "North", "kind": "staff", "teams": [north.text("id")]})).await.expect(201);
    let size = async |audience: &edge::testing::Answer| {
        olga.get(&format!("/v1/audiences/{}/size", audience.text("id"))).await.expect(200).body["people"].clone()
    };
    assert_eq!((size(&all).await, size(&some).await), (json!(2), json!(1)));
}

#[tokio::test]
async fn who_sees_no_names_does_not_choose_by_them() {
    let olga = town(Engine::Sqlite).await;
    let vera = joined(&olga, "Vera", "analyst").await;
    vera.post("/v1/audiences/try", json!({"filter": "contact = 'Anna'"})).await.expect(403);
    vera.post("/v1/audiences/try", json!({"filter": "mail is blank"})).await.expect(200);
}
