//! Starting packs in a workspace.

use journeys::{packs, touchpoints};
use rstest::rstest;
use serde_json::json;
use store::testing::{self, Engine};

use crate::people::{fields, joined, owned};

#[rstest]
#[tokio::test]
async fn a_pack_is_applied_once_and_keeps_what_was_renamed(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    assert_eq!(fields(&olga.get("/v1/packs").await.expect(200), "key"), ["msp", "saas", "consumer"]);
    let ours = olga.post("/v1/touchpoints", json!({"key": "invoice", "name": "Our bill"})).await.expect(201);
    let applied = olga.post("/v1/packs/msp/apply", json!(null)).await.expect(200);
    assert_eq!(applied.body, json!({"stages": 10, "touchpoints": 17, "kept": 1}));
    let list = olga.get("/v1/touchpoints").await.expect(200);
    assert_eq!(
        (fields(&list, "name")[..3].to_vec(), list.body["items"][1]["behaviours"].as_array().map(Vec::len)),
        (vec![&json!("Our bill"), &json!("Website"), &json!("First talk")], Some(3))
    );
    assert_eq!(list.body["items"][0]["id"], ours.text("id"));
    let again = olga.post("/v1/packs/msp/apply", json!(null)).await.expect(200);
    assert_eq!(again.body, json!({"stages": 0, "touchpoints": 0, "kept": 28}));
    let more = olga.post("/v1/packs/saas/apply", json!(null)).await.expect(200);
    assert_eq!((&more.body["stages"], more.body["touchpoints"].as_u64() > Some(15)), (&json!(0), true));
    olga.post("/v1/packs/church/apply", json!(null)).await.expect(404);
    joined(&olga, "Ben", "viewer").await.post("/v1/packs/msp/apply", json!(null)).await.expect(403);
}

#[rstest]
#[tokio::test]
async fn a_pack_speaks_the_language_of_the_workspace(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (store, act) = (testing::store(engine).await, testing::act());
    let mut tx = store.begin(&act).await.expect("begun");
    assert!(packs::here(&mut tx).await.expect("read").is_none());
    packs::apply(&mut tx, packs::find("msp").expect("there"), "de-AT").await.expect("applied");
    assert_eq!(packs::here(&mut tx).await.expect("read").map(|pack| pack.key.as_str()), Some("msp"));
    let touchpoints = touchpoints::all(&mut tx).await.expect("read");
    assert_eq!((touchpoints[6].name.as_str(), touchpoints.len()), ("Projektauftakt", 18));
    assert!(touchpoints.iter().all(|touchpoint| touchpoint.stage.is_some() && touchpoint.behaviours.len() == 3));
}
