//! Who faces whom, and who is missing.

use customers::accounts;
use rstest::rstest;
use serde_json::json;
use store::testing::Engine;

use crate::people::{joined, member, owned, workspace};

#[rstest]
#[tokio::test]
async fn gaps_are_shown_until_they_are_closed(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    joined(&olga, "Ben", "agent").await;
    let (owner, ben) = (member(&olga, "Olga").await, member(&olga, "Ben").await);
    let acme = olga.post("/v1/accounts", json!({"name": "Acme", "owner": ben})).await.expect(201);
    olga.post("/v1/accounts", json!({"name": "Gone", "state": "former"})).await.expect(201);
    let anna = olga.post("/v1/contacts", json!({"name": "Anna", "account": acme.text("id")})).await.expect(201);
    let stranger = olga.post("/v1/contacts", json!({"name": "Zoe"})).await.expect(201);
    let place = format!("/v1/accounts/{}/pairings", acme.text("id"));
    let missing = async || -> Vec<serde_json::Value> {
        olga.get(&place).await.expect(200).body["items"].as_array().expect("a list").iter().map(|pairing| pairing["missing"].clone()).collect()
    };
    assert_eq!(missing().await, ["both", "both", "both"]);
    olga.patch(&format!("{place}/technical"), json!({"member": ben, "contact": anna.text("id")})).await.expect(200);
    olga.patch(&format!("{place}/operations"), json!({"member": owner})).await.expect(200);
    olga.patch(&format!("{place}/commercial"), json!({"contact": anna.text("id")})).await.expect(200);
    olga.patch(&format!("{place}/commercial"), json!({"contact": stranger.text("id")})).await.expect(422);
    olga.patch(&format!("{place}/weather"), json!({})).await.expect(400);
    assert_eq!(missing().await, [json!("theirs"), json!(null), json!("ours")]);
    let gaps = olga.get("/v1/pairings/gaps").await.expect(200);
    assert_eq!((gaps.body["items"].as_array().map(Vec::len), gaps.body["items"][0]["open"].as_array().map(Vec::len)), (Some(1), Some(2)));

    let act = olga.house.act(workspace(&olga).await, kernel::Actor::System("test"));
    let mut tx = olga.house.store.begin(&act).await.expect("begun");
    let moved = accounts::hand_over(&mut tx, ben.parse().expect("an id"), Some(owner.parse().expect("an id"))).await.expect("handed over");
    tx.commit().await.expect("committed");
    assert_eq!(moved, 1);
    let after = olga.get(&place).await.expect(200);
    assert_eq!(after.body["items"][1]["member"], json!(owner));
    olga.patch(&format!("{place}/operations"), json!({"contact": anna.text("id")})).await.expect(200);
    olga.patch(&format!("{place}/commercial"), json!({"member": owner})).await.expect(200);
    assert_eq!(olga.get("/v1/pairings/gaps").await.expect(200).body["items"], json!([]));
    olga.patch(&format!("/v1/contacts/{}", anna.text("id")), json!({"account": null})).await.expect(200);
    assert_eq!(missing().await, ["theirs", "theirs", "theirs"]);
}
