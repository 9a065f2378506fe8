//! NDJSON batches over two connections.

use anyhow::Result;

use super::bare::Bare;
use super::{ROUNDS, Race, response, settle};
use crate::Tools;
use crate::data::Rating;
use crate::http::post;
use crate::load::{self, Requests};
use crate::product::House;
use crate::product::server::Server;

/// Responses per request, and rows per transaction of the bare INSERT.
pub const BATCH: u64 = 5_000;
/// Responses per round.
pub const RESPONSES: u64 = 200_000;
const CONNECTIONS: u64 = 2;

/// The product writes a round, then the rows it wrote go into another file by a bare INSERT.
pub fn race(tools: &Tools, house: &House, server: &Server) -> Result<Race> {
    let mut bare = Bare::like(&house.records(), &tools.out.join("bare.db"), &[("response", "id"), ("rating", "response")])?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS as u64 {
        let lists: Vec<Requests> = (0..CONNECTIONS).map(|connection| requests(server, round, connection)).collect();
        ours.push(load::run(server.address, &lists, 1)? * BATCH as f64);
        settle(server)?;
        theirs.push(RESPONSES as f64 / bare.copy_round(RESPONSES, BATCH)?);
        println!("  {:.0} per second, bare {:.0}", ours[round as usize], theirs[round as usize]);
    }
    Ok(Race::of(ours, theirs))
}

fn requests(server: &Server, round: u64, connection: u64) -> Requests {
    let batches = RESPONSES / BATCH;
    let own = (0..batches).filter(|batch| batch % CONNECTIONS == connection);
    own.map(|batch| post("/v1/responses/bulk", &server.authorization, "application/x-ndjson", &lines(round * RESPONSES + batch * BATCH))).collect()
}

fn lines(first: u64) -> Vec<u8> {
    let mut lines = Vec::new();
    for number in first..first + BATCH {
        lines.extend(response('B', &Rating::of(number, ROUNDS as u64 * RESPONSES)).to_string().as_bytes());
        lines.push(b'\n');
    }
    lines
}
