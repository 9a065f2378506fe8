//! Single durable requests over 32 connections.

use std::process::{Child, Command};
use std::time::Duration;

use anyhow::{Result, bail};

use super::{ROUNDS, Race, response, settle};
use crate::clock::Stopwatch;
use crate::data::Rating;
use crate::http::{Connection, post};
use crate::load::{self, Requests};
use crate::product::server::{Server, free_address};

/// Responses per round.
pub const RESPONSES: u64 = 64_000;
const CONNECTIONS: u64 = 32;
/// How often the empty handler gets the same requests, so that its round is not over at once.
const REPEATS: usize = 4;

/// The handler that does nothing, as a process of its own; ends when dropped.
struct Empty(Child);

impl Drop for Empty {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Both sides get the same requests from the same generator in turn.
pub fn race(server: &Server) -> Result<Race> {
    let address = free_address()?;
    let _empty = start(address)?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS as u64 {
        let lists: Vec<Requests> = (0..CONNECTIONS).map(|connection| requests(server, round, connection)).collect();
        theirs.push(load::run(address, &lists, REPEATS)?);
        ours.push(load::run(server.address, &lists, 1)?);
        println!("  {:.0} per second, empty handler {:.0}", ours[round as usize], theirs[round as usize]);
        settle(server)?;
    }
    Ok(Race::of(ours, theirs))
}

fn start(address: std::net::SocketAddr) -> Result<Empty> {
    let empty = Empty(Command::new(std::env::current_exe()?).arg("empty-handler").arg(address.to_string()).spawn()?);
    let watch = Stopwatch::start();
    while Connection::open(address).is_err() {
        if watch.seconds() > 10.0 {
            bail!("the empty handler does not listen");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    Ok(empty)
}

fn requests(server: &Server, round: u64, connection: u64) -> Requests {
    let first = round * RESPONSES;
    let own = (first..first + RESPONSES).filter(|number| number % CONNECTIONS == connection);
    own.map(|number| {
        let body = response('S', &Rating::of(number, ROUNDS as u64 * RESPONSES)).to_string();
        post("/v1/responses", &server.authorization, "application/json", body.as_bytes())
    })
    .collect()
}
