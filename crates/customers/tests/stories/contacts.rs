//! The life of a contact, what they agreed to, and their right to be forgotten.

use customers::contacts;
use rstest::rstest;
use serde_json::json;
use store::testing::Engine;

use crate::people::{count, events, owned, workspace};

#[rstest]
#[tokio::test]
async fn a_contact_lives(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let account = olga.post("/v1/accounts", json!({"name": "Acme"})).await.expect(201);
    olga.post("/v1/attributes", json!({"noun": "contact", "name": "department", "kind": "text"})).await.expect(201);
    let body = json!({"name": "Anna Müller", "account": account.text("id"), "mail": "Anna@Acme.de", "phone": "+49 30 12 34", "role": "decides",
        "language": "de", "zone": "Europe/Berlin", "title": "CIO", "attributes": {"department": "IT"}});
    let made = olga.post("/v1/contacts", body).await.expect(201);
    let place = format!("/v1/contacts/{}", made.text("id"));
    let changed =
        olga.patch(&place, json!({"role": "influences", "phone": null, "attributes": {"department": null}, "revision": 0})).await.expect(200);
    assert_eq!((changed.text("role"), changed.body["phone"].is_null(), &changed.body["attributes"]), ("influences", true, &json!({})));
    olga.patch(&place, json!({"role": "uses", "revision": 0})).await.expect(412);
    for wrong in [json!({"mail": "anna"}), json!({"phone": "call me"}), json!({"zone": "Mars/Base"}), json!({"language": "german!"})] {
        assert!(matches!(olga.patch(&place, wrong).await.status, 400 | 422));
    }
    olga.patch(&place, json!({"account": "acc_00000000000000000000000000"})).await.expect(422);
    let list = olga.get("/v1/contacts?mail=ANNA@acme.DE&role=influences").await.expect(200);
    assert_eq!(list.body["items"].as_array().map(Vec::len), Some(1));
}

#[rstest]
#[tokio::test]
async fn consent_keeps_its_history(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let anna = olga.post("/v1/contacts", json!({"name": "Anna"})).await.expect(201);
    let place = format!("/v1/contacts/{}/consents", anna.text("id"));
    olga.post(&place, json!({"purpose": "surveys", "given": true, "source": "form", "at": "2026-01-01T00:00:00Z"})).await.expect(201);
    olga.post(&place, json!({"purpose": "surveys", "given": false, "source": "phone"})).await.expect(201);
    olga.post(&place, json!({"purpose": "Surveys!", "given": false, "source": "phone"})).await.expect(422);
    olga.post(&place, json!({"purpose": "surveys", "given": true, "source": "form", "at": "2031-01-01T00:00:00Z"})).await.expect(422);
    let kept = olga.get(&place).await.expect(200);
    assert_eq!(kept.body["items"].as_array().expect("a list").iter().map(|one| &one["given"]).collect::<Vec<_>>(), [false, true]);
}

#[rstest]
#[tokio::test]
async fn a_person_sees_everything_and_is_forgotten(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let account = olga.post("/v1/accounts", json!({"name": "Acme"})).await.expect(201);
    olga.post("/v1/attributes", json!({"noun": "contact", "name": "hobby", "kind": "text"})).await.expect(201);
    let body = json!({"name": "Anna Müller", "account": account.text("id"), "mail": "anna@acme.de", "attributes": {"hobby": "chess"}});
    let keyed = olga.with("idempotency-key", "anna");
    let anna = keyed.post("/v1/contacts", body.clone()).await.expect(201);
    olga.post(&format!("/v1/contacts/{}/consents", anna.text("id")), json!({"purpose": "surveys", "given": true, "source": "form"}))
        .await
        .expect(201);
    olga.patch(&format!("/v1/accounts/{}/pairings/technical", account.text("id")), json!({"contact": anna.text("id")})).await.expect(200);
    let id = anna.text("id").parse().expect("an id");

    let mut read = olga.house.store.read(workspace(&olga).await).await.expect("a read");
    let all = contacts::personal(&mut read, id).await.expect("told");
    assert_eq!(
        (&all["mail"], &all["attributes"]["hobby"], &all["pairings"][0]["matter"]),
        (&json!("anna@acme.de"), &json!("chess"), &json!("technical"))
    );
    assert_eq!(all["consents"][0]["purpose"], "surveys");
    drop(read);

    let act = olga.house.act(workspace(&olga).await, kernel::Actor::Operator);
    let mut tx = olga.house.store.begin(&act).await.expect("begun");
    let code = contacts::erase(&mut tx, id, &[7, 9]).await.expect("forgotten");
    tx.commit().await.expect("committed");
    assert_eq!(events(&olga, "contact.erased").await, [json!({"contact": id, "code": code, "responses": [7, 9]})]);
    for (table, rows) in [("contact", 0), ("contact_value", 0), ("consent", 0), ("erased_person", 1), ("pairing", 1)] {
        assert_eq!(count(&olga, table).await, rows, "{table}");
    }
    assert_eq!(olga.get("/v1/search?q=anna").await.expect(200).body["items"], json!([]));
    olga.get(&format!("/v1/contacts/{}", anna.text("id"))).await.expect(404);
    let repeated = keyed.post("/v1/contacts", body).await.expect(201);
    assert_eq!((repeated.body, count(&olga, "contact").await), (json!(null), 0));
}
