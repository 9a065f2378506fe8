//! Watches: a thousand of them over ten million ratings, by shared scans, alerts written included.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use columns::Columns;
use kernel::{Act, Actor, Id, Ids, Time, Workspace};
use monitor::watches::round;
use serde::Serialize;
use serde_json::{Value, json};
use store::Store;

use crate::Tools;
use crate::clock::Stopwatch;
use crate::data::files::Files;
use crate::product::House;
use crate::product::server::Server;

/// Watches over the last days, and over everything.
const LAST: usize = 800;
const ALL: usize = 200;
/// A day behind the last rating, in seconds: 2026-01-01T12:00:00Z.
const TODAY: i64 = 1_767_268_800;

/// What was measured.
#[derive(Clone, Debug, Serialize)]
pub struct Watches {
    /// Millions of ratings.
    pub millions: u64,
    /// Seconds of a look of all watches, the columns in memory.
    pub look: f64,
    /// How many alerts fired.
    pub fired: usize,
}

/// Measures in a data folder of its own.
pub fn run(tools: &Tools, millions: u64) -> Result<Watches> {
    let files = Files::make(&tools.out, millions * 1_000_000)?;
    let data = tools.out.join("touchstone-watches");
    let house = House::new(&tools.touchstone, &data)?;
    println!("importing {millions} million ratings");
    house.load(&files)?;
    let (server, _) = house.serve_idle()?;
    make(&server)?;
    drop(server);
    let (look, fired) = tokio::runtime::Runtime::new()?.block_on(look(&data))?;
    std::fs::remove_dir_all(&data)?;
    Ok(Watches { millions, look, fired })
}

/// Touchpoints and teams, over the last 90 days and over everything.
fn make(server: &Server) -> Result<()> {
    for number in 0..LAST {
        let condition = format!("touchpoint = 'touchpoint-{:02}' and team = 'team-{:02}'", number % 40, number / 40);
        let rule = json!({"kind": "figure", "question": {"measure": "nps", "where": condition}, "days": 90, "condition": {"is": "moved"}});
        watch(server, number, &rule)?;
    }
    for number in LAST..LAST + ALL {
        let place = number - LAST;
        let condition = format!("touchpoint = 'touchpoint-{:02}' and account.region = 'R{}'", place % 40, 1 + place / 40);
        let rule = json!({"kind": "figure", "question": {"measure": "nps", "where": condition}, "condition": {"is": "below", "value": 0.0}});
        watch(server, number, &rule)?;
    }
    Ok(())
}

fn watch(server: &Server, number: usize, rule: &Value) -> Result<()> {
    server.post("/v1/watches", &json!({"name": format!("Watch {number}"), "pace": "monday", "rule": rule})).map(drop)
}

/// A look of all watches; the columns are read before, as they are in a server.
async fn look(data: &Path) -> Result<(f64, usize)> {
    let url = format!("sqlite://{}?mode=rwc", data.join("touchstone.db").display());
    let store = Store::open(&store::Settings { url, connections: 4 }).await.context("the records cannot be opened")?;
    let row = store.door().await?.one("SELECT id FROM workspace", vec![]).await?;
    let workspace: Id<Workspace> = row.get("id")?;
    let threads = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let columns = Columns::open(store.clone(), columns::Settings { dir: data.join("columns"), memory: 2 << 30, threads });
    columns.catch_up(workspace).await?;
    let now = Time::from_micros(TODAY * 1_000_000);
    measure::ask(&store, &columns, workspace, measure::Question::new(measure::question::Measure::Nps), now).await?;
    let act = Act { workspace, actor: Actor::System("watches"), now, ids: Ids::new(now, [7; 32]) };
    let watch = Stopwatch::start();
    let turn = round(&store, &columns, &act).await?;
    ensure!(turn.looked == LAST + ALL, "{} of {} watches looked", turn.looked, LAST + ALL);
    Ok((watch.seconds(), turn.fired))
}
