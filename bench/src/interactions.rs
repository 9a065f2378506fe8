//! What customers do, as sources tell it: batches over HTTP against a bare INSERT of the very same rows.

use anyhow::{Context, Result};
use serde::Serialize;
use serde_json::{Value, json};

use crate::Tools;
use crate::data::files::People;
use crate::http::post;
use crate::load::{self, Requests};
use crate::product::House;
use crate::product::server::Server;
use crate::random::Random;
use crate::writes::bare::Bare;
use crate::writes::{ROUNDS, Race, settle};

const ACCOUNTS: u64 = 20_000;
const EACH: u64 = 5;
const EVENTS: u64 = 40;
const CONNECTIONS: u64 = 2;
/// A stream of chance of its own.
const OF_DOINGS: u64 = 7;
/// 2026-01-01T00:00:00Z in seconds.
const BEGIN: i64 = 1_767_225_600;

/// What was measured, in interactions per second.
#[derive(Clone, Debug, Serialize)]
pub struct Interactions {
    /// Interactions of a round.
    pub count: u64,
    /// By Segment's protocol.
    pub segment: Race,
    /// As NDJSON.
    pub lines: Race,
}

/// A way of sending.
#[derive(Clone, Copy)]
struct Way {
    path: &'static str,
    media: &'static str,
    /// Interactions of a request: what client libraries may send at once, and what programs send that send a lot.
    request: u64,
    /// Interactions of a transaction.
    transaction: u64,
    body: fn(&[u64]) -> Vec<u8>,
}

const SEGMENT: Way = Way { path: "/v1/batch", media: "application/json", request: 1_000, transaction: 1_000, body: batch };
const LINES: Way = Way { path: "/v1/interactions/bulk", media: "application/x-ndjson", request: 10_000, transaction: 2_000, body: lines };

/// Measures in a data folder of its own.
pub fn run(tools: &Tools, count: u64) -> Result<Interactions> {
    let files = People::make(&tools.out, ACCOUNTS, EACH)?;
    let data = tools.out.join("touchstone-interactions");
    let house = House::new(&tools.touchstone, &data)?;
    println!("importing {} people", ACCOUNTS * EACH);
    house.load_people(&files)?;
    let (server, _) = house.serve()?;
    let key = source(&server)?;
    let mut bare = Bare::like(&house.records(), &tools.out.join("bare.db"), &[("interaction", "id")])?;
    println!("by Segment's protocol");
    let segment = race(&server, &key, &mut bare, SEGMENT, 0..count)?;
    println!("as NDJSON");
    let rounds = ROUNDS as u64;
    let lines = race(&server, &key, &mut bare, LINES, rounds * count..(rounds + 1) * count)?;
    drop(server);
    std::fs::remove_dir_all(&data)?;
    Ok(Interactions { count, segment, lines })
}

/// Makes a source; gives the header that shows its key.
fn source(server: &Server) -> Result<String> {
    let made = server.post("/v1/sources", &json!({"key": "bench", "kind": "segment"}))?;
    Ok(format!("Authorization: Bearer {}", made["write_key"].as_str().context("the source has no key")?))
}

/// The product takes a round in, then the rows it wrote go into another file by a bare INSERT. The first round has these numbers, others follow.
fn race(server: &Server, key: &str, bare: &mut Bare, way: Way, first: std::ops::Range<u64>) -> Result<Race> {
    let count = first.end - first.start;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS as u64 {
        let numbers: Vec<u64> = (first.start + round * count..first.end + round * count).collect();
        let requests: Vec<Vec<u8>> = numbers.chunks(way.request as usize).map(|part| post(way.path, key, way.media, &(way.body)(part))).collect();
        let lists: Vec<Requests> = requests.chunks(requests.len().div_ceil(CONNECTIONS as usize)).map(Requests::from).collect();
        let per_second = load::run(server.address, &lists, 1)? / requests.len() as f64;
        ours.push(per_second * count as f64);
        settle(server)?;
        theirs.push(count as f64 / bare.copy_round(count, way.transaction)?);
        println!("  {:.0} per second, bare {:.0}", ours[round as usize], theirs[round as usize]);
    }
    Ok(Race::of(ours, theirs))
}

/// Something that somebody did.
struct Doing {
    id: String,
    person: String,
    event: String,
    at: String,
    properties: Value,
}

impl Doing {
    fn of(number: u64) -> Self {
        let mut random = Random::of(OF_DOINGS, number);
        let at = jiff::Timestamp::from_second(BEGIN + number as i64).map_or_else(|_| String::new(), |at| at.to_string());
        // 100 bytes as they are written.
        let properties = json!({
            "order": format!("{number:010}"), "total": 10_000 + random.below(90_000), "currency": "EUR",
            "plan": "professional", "page": format!("/orders/{:07}", number % 10_000_000),
        });
        let person = format!("C{:07}", random.below(ACCOUNTS * EACH));
        Self { id: format!("message-{number:012}"), person, event: format!("Event {:02}", random.below(EVENTS)), at, properties }
    }
}

fn batch(numbers: &[u64]) -> Vec<u8> {
    let message = |number: &u64| {
        let Doing { id, person, event, at, properties } = Doing::of(*number);
        json!({"type": "track", "messageId": id, "userId": person, "event": event, "timestamp": at, "properties": properties})
    };
    json!({"batch": numbers.iter().map(message).collect::<Vec<Value>>()}).to_string().into_bytes()
}

fn lines(numbers: &[u64]) -> Vec<u8> {
    let line = |number: &u64| {
        let Doing { id, person, event, at, properties } = Doing::of(*number);
        json!({"id": id, "contact": {"external_id": person}, "event": event, "happened_at": at, "properties": properties}).to_string() + "\n"
    };
    numbers.iter().map(line).collect::<String>().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_have_a_hundred_bytes() {
        for number in [0, 12_345, 999_999] {
            assert_eq!(Doing::of(number).properties.to_string().len(), 100);
        }
    }

    #[test]
    fn a_batch_of_segment_is_within_its_limit() {
        assert!(batch(&(0..SEGMENT.request).collect::<Vec<_>>()).len() < 500 << 10);
    }
}
