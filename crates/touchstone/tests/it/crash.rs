//! The crash promise: whenever the server is killed, what it acknowledged is there once, figures agree with a recount, nothing is stuck.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::binary::Place;

/// Programs that send at once.
const SENDERS: u64 = 8;

/// Numbers that are not alike, from a seed that is printed.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }
}

/// What was acknowledged: external id and score.
type Acknowledged = Arc<Mutex<BTreeMap<String, u64>>>;

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_lost(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let setting = |name: &str, usual: u64| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (rounds, seed) = (setting("TOUCHSTONE_CRASH_ROUNDS", 3), setting("TOUCHSTONE_CRASH_SEED", u64::from(std::process::id())));
    eprintln!("crash: {engine:?}, {rounds} rounds, TOUCHSTONE_CRASH_SEED={seed}");
    let place = Place::new(engine).await;
    prepare(&place).await;
    let (acknowledged, mut dice) = (Acknowledged::default(), Dice(seed));
    for round in 0..rounds {
        send_until_killed(&place, &acknowledged, &mut dice, round).await;
        assert!(!acknowledged.lock().expect("a lock").is_empty(), "nothing was sent");
        check(&place, &acknowledged).await;
    }
}

async fn prepare(place: &Place) {
    let server = place.serve();
    let client = place.client();
    post(&client, "/v1/workspaces", json!({"key": "w", "name": "W"})).await.expect("a workspace");
    post(&client, "/v1/questions", json!({"key": "again", "kind": "nps"})).await.expect("a question");
    drop(server);
}

/// The answer to a success; none when the connection broke.
async fn post(client: &reqwest::Client, path: &str, body: Value) -> Option<Value> {
    let response = client.post(format!("http://local{path}")).json(&body).send().await.ok()?;
    assert!(response.status().is_success(), "{path}: {} {}", response.status(), response.text().await.unwrap_or_default());
    response.json().await.ok()
}

async fn send_until_killed(place: &Place, acknowledged: &Acknowledged, dice: &mut Dice, round: u64) {
    let mut server = place.serve();
    let client = place.client();
    let sent = Arc::new(AtomicU64::new(0));
    let senders: Vec<_> = (0..SENDERS)
        .map(|sender| {
            let (client, acknowledged, sent) = (client.clone(), Arc::clone(acknowledged), Arc::clone(&sent));
            tokio::spawn(send(client, acknowledged, sent, Dice(dice.roll(u64::MAX) ^ sender), format!("{round}-{sender}")))
        })
        .collect();
    while sent.load(Ordering::Relaxed) < SENDERS && !senders.iter().any(tokio::task::JoinHandle::is_finished) {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    tokio::time::sleep(Duration::from_millis(dice.roll(700))).await;
    server.kill();
    for sender in senders {
        sender.await.expect("the sender ends");
    }
}

fn response(id: &str, score: u64) -> Value {
    json!({"external_id": id, "contact": {"external_id": format!("c{score}")}, "answers": [{"question": "again", "score": score}]})
}

/// Sends single responses and small batches until the connection breaks.
async fn send(client: reqwest::Client, acknowledged: Acknowledged, sent: Arc<AtomicU64>, mut dice: Dice, name: String) {
    for number in 0.. {
        let count = if dice.roll(4) == 0 { 20 } else { 1 };
        let items: Vec<(String, u64)> = (0..count).map(|item| (format!("{name}-{number}-{item}"), dice.roll(11))).collect();
        let bodies: Vec<Value> = items.iter().map(|(id, score)| response(id, *score)).collect();
        let answer = match bodies.as_slice() {
            [single] => post(&client, "/v1/responses", single.clone()).await,
            many => post(&client, "/v1/responses/bulk", json!(many)).await,
        };
        let Some(answer) = answer else { return };
        if count > 1 {
            assert_eq!(answer["created"], count, "{answer}");
        }
        acknowledged.lock().expect("a lock").extend(items);
        sent.fetch_add(1, Ordering::Relaxed);
    }
}

/// Everything that was promised, on a server that was started again.
async fn check(place: &Place, acknowledged: &Acknowledged) {
    let mut server = place.serve();
    let client = place.client();
    let reading = post(&client, "/v1/ask", json!({"measure": "nps"})).await.expect("a reading");
    let doctor: Value = client.get("http://local/v1/operator/doctor").send().await.expect("sent").json().await.expect("JSON");
    assert_eq!((&doctor["troubles"], &doctor["jobs"]), (&json!([]), &json!({"waiting": 0, "running": 0, "failed": 0})), "{doctor}");
    server.stop();

    let records = store::Store::open(&place.store()).await.expect("opened");
    let mut door = records.door().await.expect("a door");
    let sql = "SELECT r.external_id, q.score FROM response r LEFT JOIN rating q ON q.workspace = r.workspace AND q.response = r.id";
    let rows = door.all(sql, vec![]).await.expect("read");
    let mut kept = BTreeMap::new();
    for row in &rows {
        let (id, score): (String, f64) = (row.get("external_id").expect("an id"), row.get("score").expect("a score"));
        assert!(kept.insert(id.clone(), score as u64).is_none(), "{id} is there twice");
    }
    for (id, score) in &*acknowledged.lock().expect("a lock") {
        assert_eq!(kept.get(id), Some(score), "{id} was acknowledged");
    }
    recount(&kept, &reading);
    events(&mut door, kept.len() as i64).await;
    drop(door);
    records.close().await;
}

fn recount(kept: &BTreeMap<String, u64>, reading: &Value) {
    let count = |from: u64, to: u64| kept.values().filter(|score| (from..=to).contains(*score)).count() as f64;
    let total = &reading["total"];
    assert_eq!(total["n"].as_u64(), Some(kept.len() as u64), "{total}");
    let nps = (count(9, 10) - count(0, 6)) / kept.len() as f64 * 100.0;
    assert!((total["value"].as_f64().expect("a value") - nps).abs() < 1e-9, "{total} is not {nps}");
}

/// The log has no gaps, and names each response once.
async fn events(door: &mut store::Read, responses: i64) {
    let rows = door.all("SELECT seq, kind, payload FROM event ORDER BY seq", vec![]).await.expect("read");
    let mut codes = BTreeSet::new();
    for (place, row) in rows.iter().enumerate() {
        assert_eq!(row.get::<i64>("seq").expect("numbered"), place as i64 + 1, "the log has a gap");
        if row.get::<String>("kind").expect("a kind") == "responses.recorded" {
            let payload: Value = serde_json::from_str(&row.get::<String>("payload").expect("a payload")).expect("JSON");
            for code in payload["from"].as_i64().expect("from")..payload["until"].as_i64().expect("until") {
                assert!(codes.insert(code), "response {code} is told of twice");
            }
        }
    }
    assert_eq!(codes.len() as i64, responses, "some responses are not in the log");
}
