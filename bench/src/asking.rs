//! Whom a programme would ask: the decisions about a million people, with a hundred thousand of them asked before.

use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde::Serialize;
use serde_json::{Value, json};

use crate::Tools;
use crate::answering::{one_question, survey};
use crate::clock::Stopwatch;
use crate::data::files::People;
use crate::product::House;
use crate::product::server::Server;
use crate::spread::Spread;

const ACCOUNTS: u64 = 200_000;
const EACH: u64 = 5;
/// People who were asked before.
const BEFORE: u64 = 100_000;
/// Dry runs that are measured, after one that is not.
const RUNS: usize = 5;

/// What was measured.
#[derive(Clone, Debug, Serialize)]
pub struct Asking {
    /// Seconds of importing accounts and people.
    pub loaded: f64,
    /// Seconds until all were asked that were asked before, links and all.
    pub asked: f64,
    /// Seconds of a dry run, over HTTP.
    pub dry: Spread,
    /// What the dry runs said.
    pub outcome: Value,
}

/// Measures in a data folder of its own.
pub fn run(tools: &Tools) -> Result<Asking> {
    let files = People::make(&tools.out, ACCOUNTS, EACH)?;
    let data = tools.out.join("touchstone-asking");
    let house = House::new(&tools.touchstone, &data)?;
    println!("importing {} people", ACCOUNTS * EACH);
    let loaded = house.load_people(&files)?;
    let (server, _) = house.serve()?;
    let survey = survey(&server, "One question", &one_question())?;
    println!("asking {BEFORE} people, after an import of {loaded:.0} s");
    let asked = ask_some(&server, &survey)?;
    println!("dry runs, after asking for {asked:.0} s");
    let (dry, outcome) = dry_runs(&server, &survey)?;
    drop(server);
    std::fs::remove_dir_all(&data)?;
    Ok(Asking { loaded, asked, dry, outcome })
}

/// Draws people and asks them by personal links, at any time of any day.
fn ask_some(server: &Server, survey: &str) -> Result<f64> {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let window = json!({"from": "00:00", "until": "23:59", "days": days});
    let plan = json!({"trigger": {"when": "sample", "daily": BEFORE, "seed": 1}, "channel": "link", "window": window});
    let path = programme(server, &json!({"name": "Before", "survey": survey, "plan": plan}))?;
    let watch = Stopwatch::start();
    server.patch(&path, &json!({"state": "running"}))?;
    while server.get(&format!("{path}/rates"))?["asked"].as_u64().context("no number of asked people")? < BEFORE {
        ensure!(watch.elapsed() < Duration::from_mins(20), "asking takes longer than 20 minutes");
        sleep(Duration::from_secs(1));
    }
    let seconds = watch.seconds();
    server.patch(&path, &json!({"state": "ended"}))?;
    Ok(seconds)
}

/// The decisions about everybody, found by a condition about accounts that holds for all.
fn dry_runs(server: &Server, survey: &str) -> Result<(Spread, Value)> {
    let filter = "account.tier in ('gold', 'silver', 'bronze')";
    let audience = server.post("/v1/audiences", &json!({"name": "Everybody", "kind": "filter", "filter": filter}))?;
    let plan = json!({"trigger": {"when": "wave", "every": "half_year", "spread_days": 60, "seed": 1}});
    let path = programme(server, &json!({"name": "Now", "survey": survey, "audience": audience["id"], "plan": plan}))?;
    let (mut times, mut outcome) = (Vec::new(), Value::Null);
    for run in 0..=RUNS {
        let watch = Stopwatch::start();
        outcome = server.post(&format!("{path}/dry-run"), &json!({}))?;
        println!("  {:.2} s", watch.seconds());
        if run > 0 {
            times.push(watch.seconds());
        }
    }
    ensure!(outcome["people"] == ACCOUNTS * EACH, "not everybody was looked at: {}", outcome["people"]);
    let recently = outcome["skipped"].as_array().into_iter().flatten().find(|one| one["reason"] == "asked_recently");
    ensure!(recently.is_some_and(|one| one["people"] == BEFORE), "those who were asked before are not left out: {}", outcome["skipped"]);
    Ok((Spread::of(times), json!({"asked": outcome["asked"], "skipped": outcome["skipped"]})))
}

/// Makes a programme; gives its path.
fn programme(server: &Server, wish: &Value) -> Result<String> {
    let made = server.post("/v1/programmes", wish)?;
    Ok(format!("/v1/programmes/{}", made["id"].as_str().context("the programme has no id")?))
}
