//! Interactions that come by other ways than Segment's protocol: in bulk, as CloudEvents, by webhooks with a map, and from files.

use http::Method;
use http::header::HeaderName;
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::interactions::{Told, told};

async fn send(told: &Told, path: &str, media: &str, body: String) -> crate::app::Reply {
    told.program.send(Method::POST, path, Some(media), body).await
}

#[rstest]
#[tokio::test]
async fn many_in_our_own_words(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let told = told(engine).await;
    told.staff.post("/v1/touchpoints", json!({"key": "ordering", "name": "Ordering"})).await.json();
    let one = json!({"id": "1", "event": "Order paid", "contact": {"mail": "ada@x.example"}, "account": {"external_id": "acme"}, "touchpoint": "ordering",
        "channel": "web", "happened_at": "2026-03-01T10:00:00Z", "properties": {"total": 5}});
    let lines = format!("{one}\n\n{one}\n{}\nnonsense\n{}\n", json!({"event": "Hello"}), json!({"event": "x", "contact": {"mail": "nobody"}}));
    let taken = send(&told, "/v1/interactions/bulk", "application/x-ndjson", lines).await.json();
    assert_eq!((&taken["taken"], &taken["again"], &taken["refused"]), (&json!(2), &json!(1), &json!(2)), "{taken}");
    assert_eq!(taken["results"].as_array().map(Vec::len), Some(5));
    let again = send(&told, "/v1/interactions/bulk", "application/json", json!([one, {"evnt": 1}]).to_string()).await.json();
    assert_eq!((&again["again"], &again["refused"]), (&json!(1), &json!(1)));
    let done = told.items("/v1/interactions?touchpoint=ordering").await;
    assert_eq!((&done[0]["account"]["name"], &done[0]["happened_at"]), (&json!("acme"), &json!("2026-03-01T10:00:00Z")));
    assert_eq!(told.refused().await.len(), 3);
    assert_eq!(send(&told, "/v1/interactions/bulk", "text/plain", "x".into()).await.problem()["code"], "unsupported_media");
}

#[rstest]
#[tokio::test]
async fn cloudevents_in_three_forms(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let told = told(engine).await;
    let event = |id: &str| json!({"specversion": "1.0", "id": id, "source": "/shop", "type": "order.paid", "subject": "ada", "account": "acme", "data": {"total": 5}});
    send(&told, "/v1/events", "application/cloudevents+json", event("1").to_string()).await.json();
    let batch = json!([event("1"), event("2"), {"id": "3"}]).to_string();
    let taken = send(&told, "/v1/events", "application/cloudevents-batch+json", batch).await.json();
    assert_eq!((&taken["taken"], &taken["again"], &taken["refused"]), (&json!(1), &json!(1), &json!(1)), "{taken}");
    let name = |name: &'static str| HeaderName::from_static(name);
    let binary = told.program.clone().with(name("ce-specversion"), "1.0").with(name("ce-id"), "4").with(name("ce-source"), "/shop");
    let binary = binary.with(name("ce-type"), "order%20shipped").with(name("ce-subject"), "ada@x.example");
    binary.send(Method::POST, "/v1/events", Some("application/json"), r#"{"boxes": 2}"#).await.json();
    assert_eq!(told.items("/v1/interactions?event=order%20shipped").await[0]["properties"], json!({"boxes": 2}));
    assert_eq!(told.items("/v1/interactions?event=order.paid").await.len(), 2);
    let wrong = send(&told, "/v1/events", "application/cloudevents+json", json!({"id": "1"}).to_string()).await;
    assert_eq!((wrong.status.as_u16(), wrong.problem()["code"].as_str()), (422, Some("invalid")));
    assert_eq!(send(&told, "/v1/events", "application/json", "{}".into()).await.problem()["code"], "unsupported_media");
}

/// A map among the examples.
fn example(name: &str) -> String {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/webhooks").join(name);
    std::fs::read_to_string(file).expect("an example")
}

async fn hooked(told: &Told, key: &str, map: &str) -> String {
    let source = told.staff.post("/v1/sources", json!({"key": key, "kind": "webhook", "map": map})).await.json();
    format!("/v1/hooks/{}", source["write_key"].as_str().expect("a key"))
}

#[rstest]
#[case::a_help_desk("help-desk.toml", json!({"ticket": {"id": 35436, "status": "solved", "updated_at": "2026-03-01T10:00:00Z", "channel": "email",
    "requester": {"email": "ada@x.example", "external_id": "ada"}, "organization": {"external_id": "acme"}, "satisfaction": "good"}}), "Ticket solved", Some("ada"))]
#[case::an_issue_tracker("issue-tracker.toml", json!({"webhookEvent": "jira:issue_updated", "timestamp": 1_772_400_000_000_i64,
    "issue": {"id": "10002", "key": "OPS-7", "fields": {"summary": "Printer is down", "status": {"name": "Done"}, "reporter": {"emailAddress": "bob@x.example"}}}}), "Issue Done", None)]
#[case::a_crm("crm.toml", json!({"events": [{"eventId": 100, "subscriptionType": "deal.propertyChange", "propertyName": "dealstage", "propertyValue": "won",
    "occurredAt": 1_772_400_000_000_i64, "objectId": 7, "company": {"externalId": "acme"}, "contact": {"email": "ada@x.example"}}]}), "Deal won", None)]
#[tokio::test]
async fn a_webhook_by_a_map(#[case] map: &str, #[case] payload: Value, #[case] event: &str, #[case] external_id: Option<&str>) {
    let told = told(Engine::Sqlite).await;
    let hook = hooked(&told, "system", &example(map)).await;
    let first = told.app.anonymous().post(&hook, payload.clone()).await.json();
    assert_eq!((&first["taken"], &first["refused"]), (&json!(1), &json!(0)), "{first}");
    assert_eq!(told.app.anonymous().post(&hook, payload).await.json()["again"], 1);
    let done = &told.items("/v1/interactions").await[0];
    assert_eq!(done["event"], event);
    assert!(done["contact"]["name"].is_string(), "{done}");
    if let Some(external_id) = external_id {
        assert_eq!(told.contact(external_id).await["id"], done["contact"]["id"]);
    }
}

#[tokio::test]
async fn a_forged_webhook_is_not_read() {
    let told = told(Engine::Sqlite).await;
    let hook = hooked(&told, "signed", "event = \"kind\"\n[signature]\nheader = \"x-signature\"\nsecret = \"s3cret\"\n").await;
    let forged = told.app.anonymous().with(HeaderName::from_static("x-signature"), "00ff").post(&hook, json!({"kind": "x"})).await;
    assert_eq!(forged.problem()["code"], "not_logged_in");
    assert_eq!(told.app.anonymous().post(&hook, json!({"kind": "x"})).await.problem()["code"], "not_logged_in");
    assert_eq!(told.app.anonymous().post("/v1/hooks/wk_nobody", json!({"kind": "x"})).await.problem()["code"], "not_logged_in");
    assert!(told.items("/v1/interactions").await.is_empty());
    let mapless = told.staff.post("/v1/sources", json!({"key": "mapless", "kind": "webhook"})).await.json();
    let hook = format!("/v1/hooks/{}", mapless["write_key"].as_str().expect("a key"));
    assert_eq!(told.app.anonymous().post(&hook, json!({})).await.problem()["invalid_params"][0]["name"], "map");
    let wrong = told.staff.post("/v1/sources", json!({"key": "wrong", "kind": "webhook", "map": "evnt = 1"})).await.problem();
    assert_eq!(wrong["invalid_params"][0]["name"], "map");
}

const CSV: &str =
    "id,event,happened_at,contact,mail,account,channel,plan\n1,Order paid,2026-03-01T10:00:00Z,ada,,acme,web,pro\n2,Order paid,,,bob@x.example,,,\n";

#[rstest]
#[tokio::test]
async fn a_file_comes_in_whole_or_not_at_all(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let told = told(engine).await;
    let import = async |query: &str, media: &str, body: &str| {
        told.staff.send(Method::POST, &format!("/v1/imports/interactions?{query}"), Some(media), body.to_owned()).await.json()
    };
    let bad = format!("{CSV}3,,,,,,,\n4,Old,1970-01-01T00:00:00Z,,,,,\n");
    let refused = import("", "text/csv", &bad).await;
    assert_eq!(
        (&refused["done"], &refused["refused"], &refused["problems"][0]["place"]),
        (&json!(false), &json!(2), &json!("row 3 (line 4)")),
        "{refused}"
    );
    assert_eq!(import("dry_run=true", "text/csv", CSV).await["done"], false);
    assert!(told.items("/v1/interactions").await.is_empty());
    assert_eq!(import("keep_good=true", "text/csv", &bad).await["created"], 2);
    assert_eq!(import("", "text/csv", CSV).await["unchanged"], 2);
    let done = told.items("/v1/interactions?source=files&known=true").await;
    assert_eq!(done.len(), 2);
    assert!(done.iter().any(|one| one["properties"] == json!({"plan": "pro"}) && one["account"]["name"] == "acme"), "{done:?}");
    let lines = format!("{}\n{}\n", json!({"id": "9", "event": "Called"}), json!({"id": "10", "event": "Called"}));
    assert_eq!(import("source=phone", "application/x-ndjson", &lines).await["created"], 2);
    assert_eq!(told.items("/v1/interactions?source=phone").await.len(), 2);
}

#[tokio::test]
async fn files_of_a_folder_are_taken_when_they_have_come_whole() {
    let told = told(Engine::Sqlite).await;
    told.staff.post("/v1/sources", json!({"key": "erp", "kind": "folder", "folder": "erp"})).await.json();
    assert_eq!(told.staff.post("/v1/sources", json!({"key": "bad", "kind": "folder", "folder": "../x"})).await.problem()["code"], "invalid");
    let place = told.app.building.folder().path().join("incoming/w/erp");
    std::fs::create_dir_all(&place).expect("a folder");
    let round = async || {
        let equipment = told.app.building.equipment();
        equipment.folders.round(told.app.building.house(), &equipment.collector).await.expect("a round")
    };
    std::fs::write(place.join("a.csv"), CSV).expect("written");
    assert_eq!(round().await, 0, "it may still be growing");
    std::fs::write(place.join("a.csv"), format!("{CSV}3,Order paid,,ada,,,,\n")).expect("written");
    assert_eq!(round().await, 0, "it grew");
    std::fs::write(place.join("b.csv"), "").expect("written");
    std::fs::write(place.join(".c.csv"), CSV).expect("written");
    assert_eq!((round().await, round().await), (1, 0));
    assert_eq!(told.items("/v1/interactions?source=erp").await.len(), 3);
    assert!(place.join("done/a.csv").exists() && place.join("refused/b.csv").exists() && place.join(".c.csv").exists());
    let refused = told.refused().await;
    assert!(refused.iter().any(|(place, reason)| place == "file b.csv" && reason.contains("empty")), "{refused:?}");
}
