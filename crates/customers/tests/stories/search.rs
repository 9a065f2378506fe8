//! Finding customers by a few letters.

use rstest::rstest;
use serde_json::json;
use store::testing::Engine;

use crate::people::{joined, owned};

#[rstest]
#[tokio::test]
async fn a_few_letters_or_digits_are_enough(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let acme = olga.post("/v1/accounts", json!({"name": "Großhandel Müller & Söhne", "external_id": "K-4711"})).await.expect(201);
    let body = json!({"name": "Anna-Lena Schmidt", "account": acme.text("id"), "mail": "a.schmidt@Mueller.de", "phone": "+49 (0)30 123456"});
    olga.post("/v1/contacts", body).await.expect(201);
    for (query, found) in [
        ("mul", vec!["Großhandel Müller & Söhne"]),
        ("SÖHNE gross", vec!["Großhandel Müller & Söhne"]),
        ("4711", vec!["Großhandel Müller & Söhne"]),
        ("schmi", vec!["Anna-Lena Schmidt"]),
        ("anna schm", vec!["Anna-Lena Schmidt"]),
        ("anna mul", vec![]),
        ("A.Schmidt@m", vec!["Anna-Lena Schmidt"]),
        ("030 123456", vec!["Anna-Lena Schmidt"]),
        ("23456", vec!["Anna-Lena Schmidt"]),
        ("+49 30 12", vec!["Anna-Lena Schmidt"]),
        ("%", vec![]),
        ("'; --", vec![]),
    ] {
        let encoded: Vec<String> = query.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let answer = olga.get(&format!("/v1/search?q={}", encoded.concat())).await.expect(200);
        let names: Vec<_> = answer.body["items"].as_array().expect("a list").iter().map(|hit| hit["name"].as_str().expect("text")).collect();
        assert_eq!(names, found, "{query}");
    }
    olga.patch(&format!("/v1/accounts/{}", acme.text("id")), json!({"name": "Neu"})).await.expect(200);
    assert_eq!(olga.get("/v1/search?q=muller").await.expect(200).body["items"], json!([]));
    let contact = olga.get("/v1/search?q=lena").await.expect(200);
    assert_eq!((&contact.body["items"][0]["noun"], &contact.body["items"][0]["account_name"]), (&json!("contact"), &json!("Neu")));
}

#[rstest]
#[tokio::test]
async fn who_sees_no_names_searches_none(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let ben = joined(&olga, "Ben", "analyst").await;
    assert_eq!(ben.get("/v1/search?q=anna").await.expect(403).code(), "not_allowed");
}

#[rstest]
#[tokio::test]
async fn a_list_is_narrowed_by_a_few_letters(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    for (name, state) in [("Nord AG", "live"), ("Nordwind", "former"), ("Süd", "live")] {
        let account = olga.post("/v1/accounts", json!({"name": name, "state": state})).await.expect(201);
        olga.post("/v1/contacts", json!({"name": format!("Anna of {name}"), "account": account.text("id")})).await.expect(201);
    }
    let names = |answer: &serde_json::Value, field: &str| {
        answer["items"].as_array().expect("a list").iter().map(|one| one[field].as_str().expect("text").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(&olga.get("/v1/accounts?q=nord").await.expect(200).body, "name"), ["Nord AG", "Nordwind"]);
    assert_eq!(names(&olga.get("/v1/accounts?q=NORD&state=live").await.expect(200).body, "name"), ["Nord AG"]);
    assert_eq!(olga.get("/v1/accounts?q=anna").await.expect(200).body["items"], json!([]));
    let page = olga.get("/v1/contacts?q=anna&limit=2").await.expect(200);
    assert_eq!(names(&page.body, "account_name"), ["Nord AG", "Nordwind"]);
    let rest = olga.get(&format!("/v1/contacts?q=anna&limit=2&cursor={}", page.text("next"))).await.expect(200);
    assert_eq!(names(&rest.body, "account_name"), ["S\u{fc}d"]);
    let ben = joined(&olga, "Ben", "analyst").await;
    assert_eq!(ben.get("/v1/contacts?q=anna").await.expect(403).code(), "not_allowed");
    assert_eq!(names(&ben.get("/v1/accounts?q=nord").await.expect(200).body, "name").len(), 2);
}
