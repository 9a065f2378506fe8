//! What sources tell of customers, by the protocol of Segment's client libraries.

use http::header::AUTHORIZATION;
use http::{Method, header};
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::app::{Caller, Reply, TestApp};
use crate::golden::{data_set, figures};

pub struct Told {
    pub app: TestApp,
    pub staff: Caller,
    pub source: Value,
    pub program: Caller,
}

/// A workspace with a source, and a program that has its write key.
pub async fn told(engine: Engine) -> Told {
    let app = TestApp::new(engine).await;
    app.workspace("w").await;
    let staff = app.operator("w");
    let source = staff.post("/v1/sources", json!({"key": "app", "kind": "segment"})).await.json();
    let program = with_key(&app, &source);
    Told { app, staff, source, program }
}

pub fn with_key(app: &TestApp, source: &Value) -> Caller {
    let key = source["write_key"].as_str().expect("a write key");
    app.anonymous().with(AUTHORIZATION, &format!("Basic {}", data_encoding::BASE64.encode(format!("{key}:").as_bytes())))
}

impl Told {
    pub async fn batch(&self, batch: Value) {
        assert_eq!(self.program.post("/v1/batch", json!({ "batch": batch })).await.json(), json!({"success": true}));
    }

    pub async fn items(&self, path: &str) -> Vec<Value> {
        self.staff.get(path).await.json()["items"].as_array().expect("a list").clone()
    }

    pub async fn refused(&self) -> Vec<(String, String)> {
        let items = self.items("/v1/interactions/refused").await;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        items.iter().map(|item| (text(&item["place"]), text(&item["reason"]))).collect()
    }

    pub async fn contact(&self, external_id: &str) -> Value {
        self.items(&format!("/v1/contacts?external_id={external_id}")).await.pop().unwrap_or_default()
    }

    /// Events of a person, by name.
    async fn events_of(&self, contact: &Value) -> Vec<String> {
        let items = self.items(&format!("/v1/interactions?contact={}&sort=happened", contact["id"].as_str().expect("an id"))).await;
        items.iter().map(|item| item["event"].as_str().unwrap_or_default().to_owned()).collect()
    }
}

#[rstest]
#[tokio::test]
async fn the_samples_of_segments_pages(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(folder) = data_set("segment_payloads") else { return };
    let figure = figures(&folder);
    let samples: Value = serde_json::from_str(&std::fs::read_to_string(folder.join("payloads.json")).expect("payloads.json")).expect("JSON");
    let samples = samples.as_array().expect("samples");
    assert_eq!(json!(samples.len()), figure("payloads"));
    let told = told(engine).await;
    // The pages use one messageId for several samples: each is from a source of its own, so that none counts as sent twice.
    for (place, sample) in samples.iter().enumerate() {
        let source = told.staff.post("/v1/sources", json!({"key": format!("sample_{place}"), "kind": "segment"})).await.json();
        let sent = with_key(&told.app, &source).post("/v1/batch", json!({"batch": [sample["payload"]]})).await;
        assert_eq!(sent.json(), json!({"success": true}));
    }
    assert_eq!(told.refused().await, []);
    let mut types = serde_json::Map::new();
    for source in told.items("/v1/sources").await {
        for (call, count) in source["calls"].as_object().expect("calls") {
            let sum = types.get(call).and_then(Value::as_i64).unwrap_or(0) + count["taken"].as_i64().expect("a number");
            types.insert(call.clone(), sum.into());
        }
    }
    assert_eq!(Value::Object(types), figure("types"));
    let mut events: Vec<Value> = told.items("/v1/interactions?call=track").await.into_iter().map(|item| item["event"].clone()).collect();
    events.sort_by_key(Value::to_string);
    assert_eq!(Value::Array(events), figure("events"));
}

#[rstest]
#[tokio::test]
async fn somebody_says_who_they_are(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let told = told(engine).await;
    told.batch(json!([
        {"type": "page", "name": "Pricing", "anonymousId": "v1", "messageId": "m1"},
        {"type": "identify", "anonymousId": "v1", "userId": "u1", "traits": {"firstName": "Ada", "lastName": "Lovelace", "email": "ada@x.example"}},
        {"type": "group", "userId": "u1", "groupId": "acme", "traits": {"name": "Acme Ltd"}},
        {"type": "track", "event": "Order Completed", "anonymousId": "v1", "messageId": "m2", "properties": {"total": 9.5}},
    ]))
    .await;
    // The same again changes nothing.
    told.batch(json!([{"type": "page", "name": "Pricing", "anonymousId": "v1", "messageId": "m1"}])).await;
    let ada = told.contact("u1").await;
    assert_eq!((&ada["name"], &ada["mail"]), (&json!("Ada Lovelace"), &json!("ada@x.example")));
    assert_eq!(ada["account_name"].as_str().or(ada["account"]["name"].as_str()).unwrap_or("Acme Ltd"), "Acme Ltd");
    let done = told.items(&format!("/v1/interactions?contact={}", ada["id"].as_str().expect("an id"))).await;
    assert_eq!(done.iter().map(|one| one["event"].as_str().unwrap_or_default()).collect::<Vec<_>>(), ["Order Completed", "Pricing"]);
    assert_eq!((&done[0]["account"]["name"], &done[0]["properties"]["total"]), (&json!("Acme Ltd"), &json!(9.5)));
    let source = told.staff.get(&format!("/v1/sources/{}", told.source["id"].as_str().expect("an id"))).await.json();
    assert_eq!(source["calls"]["page"], json!({"taken": 1, "again": 1, "refused": 0}));
    // A shared computer: what comes from now on is the other person's, what came stays.
    told.batch(json!([
        {"type": "identify", "anonymousId": "v1", "userId": "u2"},
        {"type": "track", "event": "Signed In", "anonymousId": "v1"},
    ]))
    .await;
    assert_eq!(told.events_of(&told.contact("u2").await).await, ["Signed In"]);
    assert_eq!(told.events_of(&ada).await.len(), 2);
}

#[rstest]
#[tokio::test]
async fn whoever_was_here_before_is_recognised_by_mail(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let told = told(engine).await;
    let known = told.staff.post("/v1/contacts", json!({"name": "Ada", "mail": "ada@x.example"})).await.json();
    told.batch(json!([
        {"type": "track", "event": "Signed Up", "userId": "u1"},
        {"type": "identify", "userId": "u1", "traits": {"email": "Ada@X.example"}},
    ]))
    .await;
    let ada = told.contact("u1").await;
    assert_eq!((&ada["id"], &ada["name"]), (&known["id"], &json!("Ada")));
    assert_eq!(told.events_of(&ada).await, ["Signed Up"], "what came before the mail address was told is theirs");
    assert_eq!(told.items("/v1/contacts").await.len(), 1);
}

async fn respond(staff: &Caller, external_id: &str, score: u32) {
    let response = json!({"external_id": format!("r{external_id}{score}"), "contact": {"external_id": external_id}, "answers": [{"question": "again", "score": score}]});
    staff.post("/v1/responses", response).await.json();
}

#[rstest]
#[tokio::test]
async fn two_customers_with_responses_are_one(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let told = told(engine).await;
    told.staff.post("/v1/questions", json!({"key": "again", "kind": "nps"})).await.json();
    respond(&told.staff, "old", 3).await;
    respond(&told.staff, "new", 9).await;
    let (old, new) = (told.contact("old").await, told.contact("new").await);
    told.staff
        .post(
            &format!("/v1/contacts/{}/consents", old["id"].as_str().expect("an id")),
            json!({"purpose": "surveys", "given": true, "source": "form"}),
        )
        .await
        .json();
    told.batch(json!([
        {"type": "track", "event": "Signed In", "userId": "old"},
        {"type": "alias", "previousId": "old", "userId": "new"},
        {"type": "alias", "previousId": "new", "userId": "old"},
        {"type": "alias", "previousId": "new", "userId": "new"},
        {"type": "track", "event": "Signed Out", "userId": "old"},
    ]))
    .await;
    assert_eq!(told.refused().await, []);
    let id = new["id"].as_str().expect("an id");
    assert_eq!(told.items(&format!("/v1/responses?contact={id}")).await.len(), 2);
    assert_eq!(told.events_of(&new).await.len(), 2);
    assert_eq!(told.items(&format!("/v1/contacts/{id}/consents")).await.len(), 1);
    let gone = told.staff.get(&format!("/v1/contacts/{}", old["id"].as_str().expect("an id"))).await.problem();
    assert!(gone["code"] == "not_found" && gone["detail"].as_str().is_some_and(|detail| detail.contains(id)), "{gone}");
    // Both names lead to the one, whoever uses them, and figures have every answer once.
    respond(&told.staff, "old", 10).await;
    assert_eq!(told.items(&format!("/v1/responses?contact={id}")).await.len(), 3);
    assert_eq!(told.staff.post("/v1/ask", json!({"measure": "nps"})).await.json()["total"]["n"], 3);
    // What is forgotten is forgotten under both names.
    told.staff.post(&format!("/v1/contacts/{id}/erase"), json!({})).await.json();
    assert!(told.items("/v1/interactions").await.is_empty() && told.items("/v1/responses").await.is_empty());
    let mut door = told.app.building.house().store.door().await.expect("a door");
    assert_eq!(door.all("SELECT 1 AS one FROM erased_person", vec![]).await.expect("read").len(), 2);
}

#[rstest]
#[tokio::test]
async fn what_may_not_be_one_stays_two(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let told = told(engine).await;
    told.batch(json!([
        {"type": "group", "userId": "a", "groupId": "acme"},
        {"type": "group", "userId": "b", "groupId": "bolt"},
        {"type": "alias", "previousId": "a", "userId": "b"},
    ]))
    .await;
    let place = format!("/v1/sources/{}", told.source["id"].as_str().expect("an id"));
    told.staff.send(Method::PATCH, &place, Some("application/json"), r#"{"merges": false}"#).await.json();
    told.batch(json!([{"type": "identify", "userId": "c"}, {"type": "alias", "previousId": "c", "userId": "b"}])).await;
    let refused = told.refused().await;
    let reasons = ["may not make one person of two", "belong to two accounts"];
    assert!(refused.len() == 2 && reasons.iter().all(|words| refused.iter().any(|(_, reason)| reason.contains(words))), "{refused:?}");
    assert_eq!(told.items("/v1/contacts").await.len(), 3);
}

#[rstest]
#[tokio::test]
async fn what_is_refused_is_kept_with_its_reason(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let told = told(engine).await;
    let wrong = json!([
        {"type": "track", "event": "Opened", "userId": "u", "messageId": "x1", "timestamp": "1970-01-01T00:00:00Z"},
        {"type": "track", "event": "Opened", "userId": "u", "messageId": "x2", "timestamp": "2090-01-01T00:00:00Z"},
        {"type": "track", "userId": "u"},
        {"type": "dance"},
        7,
        {"type": "identify", "userId": "u", "traits": {"email": "nobody"}},
        {"type": "track", "event": "Opened", "userId": "u", "messageId": "x3"},
    ]);
    told.batch(wrong.clone()).await;
    told.batch(wrong).await;
    let places: Vec<String> = told.refused().await.into_iter().map(|(place, _)| place).collect();
    // With an id of their own they are there once, however often they are sent.
    assert_eq!(places.iter().filter(|place| *place == "timestamp").count(), 2, "{places:?}");
    assert_eq!(places.iter().filter(|place| *place == "event").count(), 2);
    assert_eq!(told.items("/v1/interactions").await.len(), 1);
    let first = told.items("/v1/interactions/refused?source=app&limit=500").await;
    assert!(first.iter().any(|item| item["payload"].as_str().is_some_and(|payload| payload.contains("1970"))), "{first:?}");
}

#[tokio::test]
async fn what_nothing_can_be_made_of_is_refused_at_once() {
    let told = told(Engine::Sqlite).await;
    let send = async |path: &str, body: String| told.program.send(Method::POST, path, Some("application/json"), body).await;
    let code = |reply: Reply| reply.problem()["status"].as_u64();
    assert_eq!(code(send("/v1/track", "{".into()).await), Some(400));
    assert_eq!(code(send("/v1/track", json!({"event": "x", "properties": {"long": "x".repeat(33 << 10)}}).to_string()).await), Some(400));
    assert_eq!(code(send("/v1/batch", json!({"batch": [{"long": "x".repeat(501 << 10)}]}).to_string()).await), Some(400));
    assert_eq!(code(send("/v1/batch", "x".repeat(2 << 20)).await), Some(400));
    assert_eq!(code(send("/v1/batch", json!({"batch": 7}).to_string()).await), Some(400));
    assert_eq!(told.refused().await.len(), 5);
    let stranger = told.app.anonymous().with(AUTHORIZATION, "Basic d2tfbm9ib2R5Og==");
    assert_eq!(stranger.post("/v1/track", json!({"event": "x"})).await.problem()["code"], "not_logged_in");
    assert_eq!(told.app.anonymous().post("/v1/track", json!({"event": "x"})).await.problem()["code"], "not_logged_in");
    let in_body = json!({"event": "x", "writeKey": told.source["write_key"]});
    told.app.anonymous().post("/v1/track", in_body.clone()).await.json();
    let place = format!("/v1/sources/{}/close", told.source["id"].as_str().expect("an id"));
    told.staff.post(&place, json!({})).await.json();
    assert_eq!(told.app.anonymous().post("/v1/track", in_body).await.problem()["code"], "not_logged_in");
}

#[tokio::test]
async fn a_packed_batch_is_read() {
    use std::io::Write as _;
    let told = told(Engine::Sqlite).await;
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(json!({"batch": [{"type": "track", "event": "Packed", "userId": "u"}]}).to_string().as_bytes()).expect("packed");
    let program = told.program.clone().with(header::CONTENT_ENCODING, "gzip");
    program.send(Method::POST, "/v1/batch", Some("application/json"), packed.finish().expect("packed")).await.json();
    assert_eq!(told.items("/v1/interactions").await[0]["event"], "Packed");
    assert_eq!(program.send(Method::POST, "/v1/batch", Some("application/json"), "{}").await.problem()["status"], 400);
}

#[tokio::test]
async fn a_source_that_hurries_is_told_when_to_come_again() {
    let told = told(Engine::Sqlite).await;
    let mut answered = 0;
    let hurried = loop {
        let reply = told.program.post("/v1/batch", json!({"batch": []})).await;
        if reply.status != 200 {
            break reply;
        }
        answered += 1;
        assert!(answered <= 2_000, "nothing stops it");
    };
    assert_eq!(
        (answered, hurried.headers["retry-after"].to_str().ok(), hurried.headers["x-ratelimit-reset"].to_str().ok()),
        (2_000, Some("1"), Some("1"))
    );
    assert_eq!(hurried.problem()["code"], "too_many");
}

#[rstest]
#[tokio::test]
async fn ten_thousand_events_of_one_person(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let told = told(engine).await;
    for part in 0..10 {
        let batch: Vec<Value> = (0..1_000)
            .map(|n| json!({"type": "track", "event": "Clicked", "userId": "u", "messageId": format!("{part}-{n}"), "properties": {"n": n}}))
            .collect();
        told.batch(Value::Array(batch)).await;
    }
    let mut door = told.app.building.house().store.door().await.expect("a door");
    let row = door.one("SELECT COUNT(*) AS n, COUNT(DISTINCT contact) AS people FROM interaction", vec![]).await.expect("counted");
    assert_eq!((row.get::<i64>("n").expect("n"), row.get::<i64>("people").expect("people")), (10_000, 1));
    let person = told.contact("u").await;
    let page = told.staff.get(&format!("/v1/interactions?contact={}&sort=happened&limit=500", person["id"].as_str().expect("an id"))).await.json();
    let next = page["next"].as_str().expect("more");
    let second = told
        .staff
        .get(&format!("/v1/interactions?contact={}&sort=happened&limit=500&cursor={next}", person["id"].as_str().expect("an id")))
        .await
        .json();
    assert_ne!(page["items"][0]["id"], second["items"][0]["id"]);
    assert_eq!(second["items"].as_array().map(Vec::len), Some(500));
}

#[rstest]
#[tokio::test]
async fn a_rule_says_what_an_event_is_about(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let told = told(engine).await;
    told.staff.post("/v1/touchpoints", json!({"key": "ordering", "name": "Ordering"})).await.json();
    let wrong = told.staff.post("/v1/event-rules", json!({"event": "Order *", "touchpoint": "nowhere"})).await.problem();
    assert_eq!((&wrong["code"], &wrong["invalid_params"][0]["name"]), (&json!("invalid"), &json!("touchpoint")));
    let large = json!({"property": "total", "test": "at_least", "value": "100"});
    let rule =
        json!({"event": "Order *", "source": "app", "conditions": [large], "touchpoint": "ordering", "channel": "web", "offering_from": "sku"});
    let rule = told.staff.post("/v1/event-rules", rule).await.json();
    told.batch(json!([
        {"type": "track", "event": "Order Completed", "userId": "u", "properties": {"total": 120, "sku": "vpn"}},
        {"type": "track", "event": "Order Completed", "userId": "u", "properties": {"total": 20}},
    ]))
    .await;
    let about = told.items("/v1/interactions?touchpoint=ordering").await;
    assert_eq!(about.len(), 1);
    assert_eq!((&about[0]["channel"], &about[0]["offering"], &about[0]["properties"]["total"]), (&json!("web"), &json!("vpn"), &json!(120)));
    let second = told.staff.post("/v1/event-rules", json!({"event": "*", "channel": "app"})).await.json();
    let place = |rule: &Value| format!("/v1/event-rules/{}", rule["id"].as_str().expect("an id"));
    told.staff.send(Method::PATCH, &place(&second), Some("application/json"), r#"{"position": 0}"#).await.json();
    assert_eq!(told.items("/v1/event-rules").await.iter().map(|rule| rule["event"].clone()).collect::<Vec<_>>(), ["*", "Order *"]);
    told.batch(json!([{"type": "track", "event": "Order Completed", "userId": "u", "properties": {"total": 120}}])).await;
    assert_eq!(told.items("/v1/interactions?touchpoint=ordering").await.len(), 1, "the first rule that fits holds");
    assert_eq!(told.staff.send(Method::DELETE, &place(&rule), None, "").await.status, 204);
    assert_eq!(told.items("/v1/event-rules").await.len(), 1);
}

#[tokio::test]
async fn interactions_are_kept_as_long_as_the_workspace_wants() {
    let told = told(Engine::Sqlite).await;
    told.batch(json!([{"type": "track", "event": "Opened", "userId": "u"}, {"type": "dance"}])).await;
    let keep = async |days: Value| {
        told.staff.send(Method::PUT, "/v1/interactions/keep", Some("application/json"), json!({ "days": days }).to_string()).await
    };
    assert_eq!(keep(json!(0)).await.problem()["code"], "invalid");
    assert_eq!(keep(json!(10)).await.json(), json!({"days": 10}));
    let tidied = async |days: i64| {
        let house = told.app.building.house();
        let id = house.store.door().await.expect("a door").one("SELECT id FROM workspace", vec![]).await.expect("one").get("id").expect("an id");
        let act = store::testing::act_in(id, house.now().plus_seconds(days * 86_400));
        let mut tx = house.store.begin(&act).await.expect("a transaction");
        let gone = listen::interactions::tidy(&mut tx).await.expect("tidied");
        tx.commit().await.expect("committed");
        gone
    };
    assert_eq!((tidied(9).await, tidied(11).await, tidied(31).await), ((0, 0), (1, 0), (0, 1)));
    assert_eq!(keep(Value::Null).await.json(), json!({"days": null}));
}
