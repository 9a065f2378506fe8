//! Writing: batches against a bare INSERT of the same rows, single requests against a handler that does nothing.

pub mod bare;
mod batches;
mod singles;

use anyhow::Result;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::data::Rating;
use crate::data::files::Files;
use crate::product::House;
use crate::product::server::Server;
use crate::spread::Spread;
use crate::{Tools, sizes};

/// Alternating rounds of each side.
pub const ROUNDS: usize = 5;
/// The responses that are there before, so that questions, touchpoints and teams are known.
const BEFORE: u64 = 100_000;

/// How a way of writing did against what it is held against, in responses per second.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Race {
    /// The product.
    pub ours: Spread,
    /// The other side.
    pub theirs: Spread,
    /// Median over median.
    pub ratio: f64,
}

/// Both ways of writing.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Writes {
    /// NDJSON batches against a bare INSERT.
    pub batches: Race,
    /// Single requests against the empty handler.
    pub singles: Race,
}

impl Race {
    /// Of several rounds of each side.
    pub fn of(ours: Vec<f64>, theirs: Vec<f64>) -> Self {
        let (ours, theirs) = (Spread::of(ours), Spread::of(theirs));
        Self { ratio: ours.median / theirs.median, ours, theirs }
    }
}

/// Measures both in a data folder of their own.
pub fn run(tools: &Tools) -> Result<Writes> {
    let files = Files::make(&tools.out, BEFORE)?;
    let data = tools.out.join("touchstone-writes");
    let house = House::new(&tools.touchstone, &data)?;
    house.load(&files)?;
    let (server, _) = house.serve()?;
    server.work_done()?;
    println!("writing batches");
    let batches = batches::race(tools, &house, &server)?;
    println!("writing one by one");
    let singles = singles::race(&server)?;
    let expected = BEFORE + batches::RESPONSES * ROUNDS as u64 + singles::RESPONSES * ROUNDS as u64;
    sizes::expect_count(&server, expected)?;
    drop(server);
    std::fs::remove_dir_all(&data)?;
    Ok(Writes { batches, singles })
}

/// Measures single requests in a data folder of their own.
pub fn singles(tools: &Tools) -> Result<Race> {
    let files = Files::make(&tools.out, BEFORE)?;
    let data = tools.out.join("touchstone-writes");
    let house = House::new(&tools.touchstone, &data)?;
    house.load(&files)?;
    let (server, _) = house.serve()?;
    server.work_done()?;
    let race = singles::race(&server)?;
    sizes::expect_count(&server, BEFORE + singles::RESPONSES * ROUNDS as u64)?;
    drop(server);
    std::fs::remove_dir_all(&data)?;
    Ok(race)
}

/// A response as the API takes it; `kind` keeps ids of different loads apart.
fn response(kind: char, rating: &Rating) -> Value {
    let Rating { number, account, contact, team, touchpoint, channel, score, .. } = rating;
    json!({
        "external_id": format!("{kind}{number:08}"),
        "experienced_at": rating.moment().to_string(),
        "account": {"external_id": format!("A{account:06}")},
        "contact": {"external_id": format!("C{contact:06}")},
        "team": format!("team-{team:02}"),
        "channel": channel,
        "answers": [{"question": "nps", "score": score, "touchpoint": format!("touchpoint-{touchpoint:02}")}],
    })
}

/// Asks the server for nothing: keeps the two sides of a round from overlapping.
pub fn settle(server: &Server) -> Result<()> {
    std::thread::sleep(std::time::Duration::from_millis(500));
    server.resident().map(drop)
}
