//! Feedback from elsewhere in the form Formbricks Hub takes it: records accepted per second, one by one and in bulk.

use std::sync::Arc;

use anyhow::{Result, ensure};
use serde::Serialize;
use serde_json::{Value, json};

use crate::Tools;
use crate::data::files::People;
use crate::http::post;
use crate::load::{self, Requests};
use crate::product::House;
use crate::product::server::Server;
use crate::random::Random;
use crate::spread::Spread;
use crate::writes::{ROUNDS, settle};

const ACCOUNTS: u64 = 20_000;
const EACH: u64 = 5;
/// Connections of programs that send one by one, and of those that send in bulk.
const SINGLES: usize = 32;
const BULKS: usize = 2;
/// Records of a request in bulk.
const BATCH: usize = 5_000;
/// Fields of a submission: a score, words, a choice, a number.
const FIELDS: u64 = 4;
const PLANS: [&str; 3] = ["Gold", "Silver", "Bronze"];
/// A stream of chance of its own.
const OF_FEEDBACK: u64 = 8;

/// What was measured, in records per second.
#[derive(Clone, Debug, Serialize)]
pub struct Feedback {
    /// One by one over 32 connections, each durable when it is answered.
    pub singles: Spread,
    /// NDJSON over 2 connections.
    pub bulk: Spread,
}

/// Measures in a data folder of its own: so many records one by one in a round, and ten times as many in bulk.
pub fn run(tools: &Tools, count: u64) -> Result<Feedback> {
    let files = People::make(&tools.out, ACCOUNTS, EACH)?;
    let data = tools.out.join("touchstone-feedback");
    let house = House::new(&tools.touchstone, &data)?;
    println!("importing {} people", ACCOUNTS * EACH);
    house.load_people(&files)?;
    let (server, _) = house.serve()?;
    println!("one by one");
    let singles = rounds(&server, 'S', count, |records| {
        let one = |record: &Value| post("/v1/feedback-records", &server.authorization, "application/json", record.to_string().as_bytes());
        split(&records.iter().map(one).collect::<Vec<_>>(), SINGLES)
    })?;
    println!("in bulk");
    let bulk = rounds(&server, 'B', 10 * count, |records| {
        let many = |part: &[Value]| {
            let lines: String = part.iter().map(|record| record.to_string() + "\n").collect();
            post("/v1/feedback-records/bulk", &server.authorization, "application/x-ndjson", lines.as_bytes())
        };
        split(&records.chunks(BATCH).map(many).collect::<Vec<_>>(), BULKS)
    })?;
    check(&server, ROUNDS as u64 * 11 * count)?;
    drop(server);
    std::fs::remove_dir_all(&data)?;
    Ok(Feedback { singles, bulk })
}

fn rounds(server: &Server, kind: char, count: u64, requests: impl Fn(&[Value]) -> Vec<Requests>) -> Result<Spread> {
    let mut measured = Vec::new();
    for round in 0..ROUNDS as u64 {
        let records: Vec<Value> = (round * count..(round + 1) * count).map(|number| record(kind, number)).collect();
        let lists = requests(&records);
        let sent: usize = lists.iter().map(|list| list.len()).sum();
        measured.push(load::run(server.address, &lists, 1)? * count as f64 / sent as f64);
        settle(server)?;
        println!("  {:.0} per second", measured[round as usize]);
    }
    Ok(Spread::of(measured))
}

fn split(requests: &[Vec<u8>], connections: usize) -> Vec<Requests> {
    requests.chunks(requests.len().div_ceil(connections)).map(Arc::from).collect()
}

/// Every score that was sent counts.
fn check(server: &Server, records: u64) -> Result<()> {
    let counted = server.ask(&json!({"measure": "count", "of": ["recommend"]}))?["total"]["n"].as_f64();
    ensure!(counted == Some(records as f64 / FIELDS as f64), "records are missing: {counted:?} scores of {records} records");
    Ok(())
}

/// The answered field of a number; four of them are one submission.
fn record(kind: char, number: u64) -> Value {
    let (submission, mut random) = (number / FIELDS, Random::of(OF_FEEDBACK, number));
    let person = Random::of(OF_FEEDBACK, submission).below(ACCOUNTS * EACH);
    let (field, label, field_type, value) = match number % FIELDS {
        0 => ("recommend", "How likely are you to recommend us?", "nps", json!({"value_number": random.below(11)})),
        1 => ("why", "Why?", "text", json!({"value_text": "The cut-over took longer than we were told, but nobody lost a file."})),
        2 => ("plan", "Which plan do you have?", "categorical", json!({ "value_text": PLANS[random.below(3) as usize] })),
        _ => ("seats", "How many seats?", "number", json!({"value_number": random.below(500)})),
    };
    let mut record = json!({
        "tenant_id": "bench", "submission_id": format!("{kind}{submission:09}"), "source_type": "survey", "source_id": "onboarding",
        "source_name": "Onboarding", "field_id": field, "field_type": field_type, "field_label": label, "language": "en",
        "user_id": format!("C{person:07}"), "collected_at": "2026-03-01T10:00:00Z",
    });
    if let (Some(record), Value::Object(value)) = (record.as_object_mut(), value) {
        record.extend(value);
    }
    record
}
