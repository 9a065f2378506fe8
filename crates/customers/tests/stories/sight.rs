//! Whose names are seen by whom.

use http::Method;
use rstest::rstest;
use serde_json::json;
use store::testing::Engine;

use crate::people::{joined, owned, workspace};

#[rstest]
#[tokio::test]
async fn names_are_withheld_from_those_who_may_not_see_them(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let ben = joined(&olga, "Ben", "analyst").await;
    let acme = olga.post("/v1/accounts", json!({"name": "Acme", "external_id": "C-1"})).await.expect(201);
    let anna =
        olga.post("/v1/contacts", json!({"name": "Anna", "mail": "anna@acme.de", "phone": "+49 30 1", "external_id": "P-1"})).await.expect(201);
    let seen = ben.get(&format!("/v1/accounts/{}", acme.text("id"))).await.expect(200);
    assert_eq!((seen.text("name"), seen.text("external_id")), ("Acme", "C-1"));
    let seen = ben.get(&format!("/v1/contacts/{}", anna.text("id"))).await.expect(200);
    for field in ["name", "mail", "phone", "external_id"] {
        assert_eq!(seen.body[field], json!(null), "{field}");
    }
    for path in ["/v1/contacts", "/v1/contacts?sort=name"] {
        let text = ben.get(path).await.expect(200).body.to_string();
        assert!(!text.contains("Anna") && !text.contains("acme.de") && !text.contains("P-1"), "{path}: {text}");
    }
    ben.get("/v1/contacts?mail=anna@acme.de").await.expect(403);
    ben.get("/v1/contacts?external_id=P-1").await.expect(403);
    ben.send_bytes(Method::GET, "/v1/exports/contacts", "", vec![]).await.expect(200);
    let mut read = olga.house.store.read(workspace(&olga).await).await.expect("a read");
    let file = customers::exports::contacts(&mut read, None, false).await.expect("read").csv;
    assert!(!file.contains("Anna") && !file.contains("acme.de") && !file.contains("P-1"), "{file}");
}

#[rstest]
#[tokio::test]
async fn the_end_of_a_page_tells_no_name(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let ben = joined(&olga, "Ben", "analyst").await;
    for name in ["Anna", "Berta", "Clara"] {
        olga.post("/v1/contacts", json!({"name": name})).await.expect(201);
    }
    let cursor = async |by: &edge::testing::App| {
        let page = by.get("/v1/contacts?limit=1").await.expect(200);
        kernel::Cursor::from_text(page.text("next").to_owned()).key::<(String, String)>().expect("a keyset").0
    };
    assert_eq!((cursor(&olga).await, cursor(&ben).await), ("anna".to_owned(), String::new()));
    let mut seen = Vec::new();
    let mut page = ben.get("/v1/contacts?limit=1").await.expect(200);
    loop {
        seen.push(page.body["items"][0]["id"].clone());
        let Some(next) = page.body["next"].as_str() else { break };
        page = ben.get(&format!("/v1/contacts?limit=1&cursor={next}")).await.expect(200);
    }
    seen.dedup();
    assert_eq!(seen.len(), 3);
}

#[rstest]
#[case("viewer", 403)]
#[case("analyst", 403)]
#[case("agent", 201)]
#[tokio::test]
async fn only_those_who_serve_customers_change_them(
    #[case] role: &str,
    #[case] status: u16,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let olga = owned(engine).await;
    let ben = joined(&olga, "Ben", role).await;
    ben.post("/v1/accounts", json!({"name": "Acme"})).await.expect(status);
    ben.get("/v1/accounts").await.expect(200);
}

#[rstest]
#[tokio::test]
async fn another_workspace_sees_nothing(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let acme = olga.post("/v1/accounts", json!({"name": "Acme", "external_id": "C-1"})).await.expect(201);
    let anna = olga.post("/v1/contacts", json!({"name": "Anna", "mail": "anna@acme.de"})).await.expect(201);
    olga.pass_seconds(1);
    olga.post("/v1/workspaces", json!({"key": "emea", "name": "EMEA"})).await.expect(201);
    let there = olga.with("touchstone-workspace", "emea");
    for path in [format!("/v1/accounts/{}", acme.text("id")), format!("/v1/contacts/{}", anna.text("id"))] {
        there.get(&path).await.expect(404);
        there.patch(&path, json!({"name": "Mine"})).await.expect(404);
    }
    there.get(&format!("/v1/accounts/{}/pairings", acme.text("id"))).await.expect(404);
    for path in ["/v1/accounts", "/v1/contacts", "/v1/search?q=a", "/v1/pairings/gaps"] {
        assert_eq!(there.get(path).await.expect(200).body["items"], json!([]), "{path}");
    }
    there.post("/v1/contacts", json!({"name": "Spy", "account": acme.text("id")})).await.expect(422);
    there.post("/v1/accounts", json!({"name": "Mine", "external_id": "C-1"})).await.expect(201);
}
