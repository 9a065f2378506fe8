//! Webhooks to a real receiver on loopback, in every way it may answer, and while the house is killed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use http::{HeaderMap, StatusCode};
use post::webhooks::{Call, Caller, Reply, Trouble};
use rstest::rstest;
use serde_json::{Value, json};
use store::Store;
use store::testing::Engine;
use touchstone::clock::Stopwatch;
use touchstone::delivery::Hooks;
use touchstone::settings::Webhooks;
use touchstone::work::warning::Warning;

use crate::app::TestApp;
use crate::binary::Place;
use crate::crash::Dice;
use crate::mail::let_leases_end;
use crate::observations::office;

/// Waits of the caller under test.
const PATIENCE: Duration = Duration::from_secs(2);

#[derive(Clone, Default)]
pub struct Receiver {
    /// Id and body of each call, in order.
    calls: Arc<Mutex<Vec<(String, Value)>>>,
    /// Whether someone was led elsewhere.
    misled: Arc<AtomicBool>,
}

impl Receiver {
    /// Starts it; its address.
    pub async fn start(&self) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let routes = Router::new()
            .route("/ok", post(take))
            .route("/chat", post(take_words))
            .route("/away", post(async || (StatusCode::TEMPORARY_REDIRECT, [("location", "/inside")])))
            .route("/inside", post(mislead))
            .route("/gone", post(async || StatusCode::GONE))
            .route("/busy", post(async || (StatusCode::TOO_MANY_REQUESTS, [("retry-after", "7")], "not now")))
            .route("/broken", post(async || (StatusCode::INTERNAL_SERVER_ERROR, "it rained\0")))
            .route("/hangs", post(std::future::pending::<StatusCode>))
            .route("/slow", post(slow))
            .route("/huge", post(huge))
            .with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        address
    }

    pub fn calls(&self) -> Vec<(String, Value)> {
        self.calls.lock().expect("a lock").clone()
    }
}

async fn take(State(receiver): State<Receiver>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let id = headers["webhook-id"].to_str().expect("text").to_owned();
    assert_eq!(headers["content-type"], "application/json");
    receiver.calls.lock().expect("a lock").push((id, serde_json::from_slice(&body).expect("JSON")));
    StatusCode::NO_CONTENT
}

/// As Slack and Teams do: nobody looks at a signature, and the address says whose it is.
async fn take_words(State(receiver): State<Receiver>, headers: HeaderMap, body: Bytes) -> (StatusCode, &'static str) {
    assert!(headers.keys().all(|name| !name.as_str().starts_with("webhook-")), "{headers:?}");
    assert_eq!(headers["content-type"], "application/json");
    receiver.calls.lock().expect("a lock").push((String::new(), serde_json::from_slice(&body).expect("JSON")));
    (StatusCode::OK, "ok")
}

async fn mislead(State(receiver): State<Receiver>) -> StatusCode {
    receiver.misled.store(true, Ordering::Relaxed);
    StatusCode::OK
}

/// A success whose body never ends.
async fn slow() -> Response {
    let parts = futures_util::stream::unfold(0, |n| async move {
        tokio::time::sleep(Duration::from_millis(50)).await;
        Some((Ok::<_, std::io::Error>(Bytes::from_static(b"x")), n + 1))
    });
    Body::from_stream(parts).into_response()
}

/// Far more than anybody wants.
async fn huge() -> Response {
    let parts = futures_util::stream::iter((0..4096).map(|_| Ok::<_, std::io::Error>(Bytes::from(vec![b'y'; 1 << 20]))));
    (StatusCode::BAD_REQUEST, Body::from_stream(parts)).into_response()
}

pub fn hooks(allowed: &[&str]) -> Hooks {
    let webhook_allow = allowed.iter().map(|network| network.parse().expect("a network")).collect();
    Hooks::new(&Webhooks { webhook_allow, webhook_ca: None }).expect("a caller").with_patience(PATIENCE)
}

async fn call(hooks: &Hooks, url: &str) -> Result<Reply, Trouble> {
    let call = Call { url: url.into(), id: "whd_1".into(), timestamp: "1".into(), signature: "v1,x".into(), body: "{}".into() };
    hooks.call(&call).await.map_err(|(trouble, words)| {
        assert!(!words.is_empty() && !words.contains(url), "{words}");
        trouble
    })
}

#[tokio::test]
async fn every_answer_is_told_apart_and_none_is_waited_for() {
    let receiver = Receiver::default();
    let (address, hooks) = (receiver.start().await, hooks(&["127.0.0.0/8"]));
    let status = async |path: &str| call(&hooks, &format!("{address}{path}")).await.map(|reply| reply.status);
    assert_eq!((status("/ok").await, receiver.calls().len()), (Ok(204), 1));
    assert_eq!((status("/away").await, receiver.misled.load(Ordering::Relaxed)), (Ok(307), false), "a redirect is not followed");
    assert_eq!(status("/gone").await, Ok(410));
    assert_eq!(status("/hangs").await, Err(Trouble::TimedOut));
    let busy = call(&hooks, &format!("{address}/busy")).await.expect("an answer");
    assert_eq!(busy, Reply { status: 429, retry_after: Some("7".into()), body: "not now".into() });
    assert_eq!(call(&hooks, &format!("{address}/broken")).await.expect("an answer").body, "it rained\0");
    let watch = Stopwatch::start();
    let slow = call(&hooks, &format!("{address}/slow")).await.expect("an answer");
    assert!(slow.status == 200 && slow.body.starts_with('x'), "the status counts, whatever follows");
    let huge = call(&hooks, &format!("{address}/huge")).await.expect("an answer");
    assert_eq!((huge.status, huge.body.len()), (400, 2000));
    assert!(watch.elapsed() < Duration::from_secs(10));
    assert_eq!(call(&hooks, "http://127.0.0.1:1/").await, Err(Trouble::Unreachable));
}

#[rstest]
#[case::loopback(&[], "http://127.0.0.1:PORT/ok", Trouble::InternalAddress)]
#[case::by_name(&[], "http://localhost:PORT/ok", Trouble::InternalAddress)]
#[case::by_name_and_encrypted(&[], "https://localhost:PORT/ok", Trouble::InternalAddress)]
#[case::as_a_number(&[], "http://2130706433:PORT/ok", Trouble::InternalAddress)]
#[case::mapped(&[], "http://[::ffff:127.0.0.1]:PORT/ok", Trouble::InternalAddress)]
#[case::nowhere_in_particular(&[], "http://0.0.0.0:PORT/ok", Trouble::InternalAddress)]
#[case::metadata(&[], "http://169.254.169.254/latest", Trouble::InternalAddress)]
#[case::in_another_network(&["10.0.0.0/8"], "http://127.0.0.1:PORT/ok", Trouble::InternalAddress)]
#[case::in_the_clear(&["10.0.0.0/8"], "http://8.8.8.8/ok", Trouble::NotEncrypted)]
#[case::no_such_name(&[], "https://hooks.invalid/ok", Trouble::UnknownHost)]
#[case::no_tls_there(&["127.0.0.1"], "https://127.0.0.1:PORT/ok", Trouble::Unreachable)]
#[tokio::test]
async fn what_the_operator_does_not_allow_is_not_dialled(#[case] allowed: &[&str], #[case] url: &str, #[case] trouble: Trouble) {
    let receiver = Receiver::default();
    let address = receiver.start().await;
    let url = url.replace("PORT", address.rsplit(':').next().expect("a port"));
    assert_eq!(call(&hooks(allowed), &url).await, Err(trouble));
    assert!(receiver.calls().is_empty());
}

#[tokio::test]
async fn a_name_leads_to_what_the_operator_allows() {
    let receiver = Receiver::default();
    let port = receiver.start().await.rsplit(':').next().expect("a port").to_owned();
    assert_eq!(call(&hooks(&["127.0.0.1"]), &format!("http://localhost:{port}/ok")).await.map(|reply| reply.status), Ok(204));
}

#[rstest]
#[tokio::test]
async fn a_backup_holds_no_secret_of_a_webhook(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = TestApp::new(engine).await;
    app.workspace("w").await;
    app.operator("w").post("/v1/webhooks", json!({"url": "https://example.com/hooks"})).await.json();
    let tables = store::backup::tables();
    assert!(tables.iter().any(|table| table == "webhook") && !tables.iter().any(|table| table == "webhook_secret"), "{tables:?}");
    let audit = app.operator("w").get("/v1/audit?limit=500").await.text();
    assert!(audit.contains("webhook") && !audit.contains("whsec_"), "{audit}");
}

#[rstest]
#[tokio::test]
async fn whoever_made_a_webhook_hears_once_that_it_was_switched_off(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let (mia, id) = office.member("Mia", "admin").await;
    let (ben, _) = office.member("Ben", "admin").await;
    let made = mia.post("/v1/webhooks", json!({"url": "https://example.com/hooks"})).await.json();
    let payload = json!({"webhook": made["webhook"]["id"], "fault": "gone", "maker": id});
    let act = office.act(0).await;
    let mut tx = office.app.building.house().store.begin(&act).await.expect("begun");
    tx.append("webhook.failed", &payload).await.expect("told");
    tx.append("webhook.failed", &payload).await.expect("told twice");
    tx.commit().await.expect("committed");
    office.follow(&Warning).await;
    let told = mia.get("/v1/notices").await.json();
    let kept: Vec<_> = told["items"].as_array().expect("items").iter().map(|notice| json!([notice["kind"], notice["params"]])).collect();
    assert_eq!(kept, [json!(["webhook_failed", {"host": "example.com", "fault": "gone"}])]);
    assert_eq!(ben.get("/v1/notices/count").await.json()["unread"], 0);
}

/// What was written and acknowledged is told, whenever the house is killed.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn no_event_is_lost_while_the_house_is_killed(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let setting = |name: &str, usual: u64| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (rounds, seed) = (setting("TOUCHSTONE_CRASH_ROUNDS", 3), setting("TOUCHSTONE_CRASH_SEED", u64::from(std::process::id())));
    eprintln!("webhooks: {engine:?}, {rounds} rounds, TOUCHSTONE_CRASH_SEED={seed}");
    let (place, receiver, mut dice) = (Place::new(engine).await, Receiver::default(), Dice(seed));
    let address = receiver.start().await;
    let serving = ["serve", "--webhook-allow", "127.0.0.1"];
    let mut written = BTreeSet::new();
    for round in 0..rounds {
        let mut house = place.start(&serving);
        let client = place.client();
        if round == 0 {
            send(&client, "/v1/workspaces", json!({"key": "w", "name": "W"})).await.expect("a workspace");
            send(&client, "/v1/webhooks", json!({"url": format!("{address}/ok"), "kinds": ["accounts.changed"]})).await.expect("a webhook");
        }
        let before = receiver.calls().len();
        let most = 40 + dice.roll(60);
        for number in 0..most {
            let Some(made) = send(&client, "/v1/accounts", json!({"external_id": format!("{round}-{number}")})).await else { break };
            written.insert(made["id"].as_str().expect("an id").to_owned());
        }
        while receiver.calls().len() == before {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        tokio::time::sleep(Duration::from_millis(dice.roll(200))).await;
        house.kill();
        let_leases_end(&place).await;
    }
    let mut house = place.start(&serving);
    let arrived = || -> BTreeSet<String> {
        let ids = |body: &Value| body["data"]["ids"].as_array().cloned().unwrap_or_default();
        receiver.calls().iter().flat_map(|(_, body)| ids(body)).filter_map(|id| id.as_str().map(ToOwned::to_owned)).collect()
    };
    while !written.is_subset(&arrived()) || waiting(&place).await > 0 {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    house.stop();
    let mut bodies: BTreeMap<String, Value> = BTreeMap::new();
    for (id, body) in receiver.calls() {
        assert_eq!(*bodies.entry(id).or_insert(body.clone()), body, "a delivery that comes again is the same");
    }
    eprintln!("webhooks: {} deliveries, {} calls", bodies.len(), receiver.calls().len());
    // Four messengers, and each may be killed between the answer and its own note.
    assert!(receiver.calls().len() - bodies.len() <= 4 * rounds as usize);
    let store = Store::open(&place.store()).await.expect("opened");
    let mut door = store.door().await.expect("a door");
    let kept = door.all("SELECT id FROM webhook_delivery WHERE state = 'delivered'", vec![]).await.expect("read").len();
    assert_eq!(kept, bodies.len(), "each event is one delivery");
    assert!(door.all("SELECT id FROM job WHERE name = 'send webhook'", vec![]).await.expect("read").is_empty());
}

async fn send(client: &reqwest::Client, path: &str, body: Value) -> Option<Value> {
    let response = client.post(format!("http://local{path}")).json(&body).send().await.ok()?;
    assert!(response.status().is_success(), "{path}: {} {}", response.status(), response.text().await.unwrap_or_default());
    response.json().await.ok()
}

async fn waiting(place: &Place) -> i64 {
    let hooks: Value = place.client().get("http://local/v1/webhooks").send().await.expect("sent").json().await.expect("JSON");
    hooks["items"][0]["waiting"].as_i64().expect("a number")
}
