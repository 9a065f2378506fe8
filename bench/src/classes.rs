//! Classes: everybody is classified anew after one customer in twenty was disappointed, writes included.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use columns::Columns;
use kernel::{Act, Actor, Id, Ids, Time, Workspace};
use measure::Evaluator;
use monitor::classes::{look_again, round};
use serde::Serialize;
use store::Store;

use crate::Tools;
use crate::clock::Stopwatch;
use crate::product::House;
use crate::spread::Spread;

/// One customer in so many is disappointed.
const ONE_IN: u64 = 20;
/// How often they are looked at after that, each time in a copy of the folder.
const ROUNDS: u8 = 5;
/// The day on which they are looked at, in seconds: 2026-06-01T12:00:00Z.
const TODAY: i64 = 1_780_315_200;
const DAY: i64 = 86_400;
/// Days before that on which everybody said how content they are.
const HEARD: [i64; 4] = [150, 110, 70, 20];
const MAP: &str = "[file]\nzone = \"UTC\"\n\n[response]\nid = \"id\"\naccount = \"account\"\ncontact = \"contact\"\nexperienced_at = \"at\"\n\n\
    [[question]]\ncolumn = \"score\"\nkey = \"nps\"\nkind = \"nps\"\n";

/// What was measured.
#[derive(Clone, Debug, Serialize)]
pub struct Classes {
    /// Accounts.
    pub accounts: u64,
    /// Seconds of the first look at all of them.
    pub first: f64,
    /// Seconds of the looks after some of them changed.
    pub again: Spread,
    /// How many changed each time.
    pub changed: u64,
}

/// Measures in a data folder of its own.
pub fn run(tools: &Tools, accounts: u64) -> Result<Classes> {
    std::fs::create_dir_all(&tools.out)?;
    let data = tools.out.join("touchstone-classes");
    let house = House::new(&tools.touchstone, &data)?;
    println!("importing {accounts} accounts, two people each, eight answers");
    house.import("accounts", &file(tools, "accounts", &write_accounts(accounts))?, &["--create"])?;
    house.import("contacts", &file(tools, "contacts", &write_people(accounts))?, &[])?;
    let map = tools.out.join("classes.toml");
    std::fs::write(&map, MAP)?;
    let mapped = ["--map", &*map.to_string_lossy()];
    house.import("responses", &file(tools, "heard", &write_content(accounts))?, &mapped)?;
    let runtime = tokio::runtime::Runtime::new()?;
    let first = runtime.block_on(look(&data, 0))?;
    println!("looked at all for the first time in {:.1} s, {} classes changed", first.seconds, first.changed);
    house.import("responses", &file(tools, "disappointed", &write_disappointed(accounts))?, &mapped)?;
    let (wanted, mut again) = (accounts / ONE_IN, Vec::new());
    let copy = tools.out.join("touchstone-classes-copy");
    for round in 1..=ROUNDS {
        copy_folder(&data, &copy)?;
        let Look { seconds, looked, changed } = runtime.block_on(look(&copy, 50 * round))?;
        println!("looked at all again in {seconds:.1} s, {changed} classes changed");
        ensure!(looked as u64 == accounts, "{looked} of {accounts} accounts were looked at");
        ensure!(changed as u64 == wanted, "{changed} accounts changed their class, not {wanted}");
        again.push(seconds);
    }
    std::fs::remove_dir_all(&copy)?;
    std::fs::remove_dir_all(&data)?;
    Ok(Classes { accounts, first: first.seconds, again: Spread::of(again), changed: wanted })
}

/// A look at everybody.
struct Look {
    seconds: f64,
    looked: usize,
    changed: usize,
}

/// Puts everybody on the list and looks until nobody is left; the columns are read before, as they are in a server. Ids come from seeds of its own.
async fn look(data: &Path, seed: u8) -> Result<Look> {
    let url = format!("sqlite://{}?mode=rwc", data.join("touchstone.db").display());
    let store = Store::open(&store::Settings { url, connections: 4 }).await.context("the records cannot be opened")?;
    let row = store.door().await?.one("SELECT id FROM workspace", vec![]).await?;
    let workspace: Id<Workspace> = row.get("id")?;
    let threads = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let columns = Columns::open(store.clone(), columns::Settings { dir: data.join("columns"), memory: 1 << 30, threads });
    columns.catch_up(workspace).await?;
    let evaluator: Arc<dyn Evaluator> = Arc::new(columns);
    let seeds = Arc::new(std::sync::atomic::AtomicU8::new(seed));
    let act = || {
        let seed = [seeds.fetch_add(1, std::sync::atomic::Ordering::Relaxed); 32];
        let now = Time::from_micros(TODAY * 1_000_000);
        Act { workspace, actor: Actor::System("classes"), now, ids: Ids::new(now, seed) }
    };
    let watch = Stopwatch::start();
    look_again(&store, &act()).await?;
    let (mut looked, mut changed) = (0, 0);
    loop {
        let turn = round(&store, &evaluator, &act()).await?;
        if turn.looked == 0 {
            break;
        }
        looked += turn.looked;
        changed += turn.changed;
    }
    Ok(Look { seconds: watch.seconds(), looked, changed })
}

/// Copies a folder, in the place of what is there.
fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        std::fs::remove_dir_all(to)?;
    }
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let (kind, place) = (entry.file_type()?, to.join(entry.file_name()));
        if kind.is_dir() {
            copy_folder(&entry.path(), &place)?;
        } else if kind.is_file() {
            std::fs::copy(entry.path(), place)?;
        }
    }
    Ok(())
}

fn file(tools: &Tools, name: &str, text: &str) -> Result<PathBuf> {
    let path = tools.out.join(format!("classes-{name}.csv"));
    std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(path)
}

fn write_accounts(accounts: u64) -> String {
    (0..accounts).fold("external_id,name,state\n".to_owned(), |mut out, number| {
        let _ = writeln!(out, "A{number:06},Company {number},live");
        out
    })
}

/// Two people of each account, one of whom decides.
fn write_people(accounts: u64) -> String {
    (0..accounts * 2).fold("external_id,name,account,role\n".to_owned(), |mut out, number| {
        let role = if number % 2 == 0 { "decides" } else { "uses" };
        let _ = writeln!(out, "C{number:07},Person {number},A{:06},{role}", number / 2);
        out
    })
}

fn write_content(accounts: u64) -> String {
    let mut out = "id,account,contact,at,score\n".to_owned();
    for person in 0..accounts * 2 {
        for (place, days) in HEARD.iter().enumerate() {
            line(&mut out, &format!("R{person:07}-{place}"), person, *days, 9);
        }
    }
    out
}

/// One customer in twenty gives the lowest scores, and again.
fn write_disappointed(accounts: u64) -> String {
    let mut out = "id,account,contact,at,score\n".to_owned();
    let whose = (0..accounts).step_by(ONE_IN as usize).take((accounts / ONE_IN) as usize);
    for person in whose.flat_map(|account| [account * 2, account * 2 + 1]) {
        for place in 0..5 {
            line(&mut out, &format!("D{person:07}-{place}"), person, 5 - place, 1);
        }
    }
    out
}

fn line(out: &mut String, id: &str, person: u64, days: i64, score: u64) {
    let at = jiff::Timestamp::from_second(TODAY - days * DAY).map_or_else(|_| String::new(), |at| at.to_string());
    let _ = writeln!(out, "{id},A{:06},C{person:07},{at},{score}", person / 2);
}
