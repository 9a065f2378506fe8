//! One size of data: loading, starting, asking, and what it takes of memory and disk.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};

use crate::clock::{self, Stopwatch};
use crate::data::files::Files;
use crate::duck::{Duck, Hello};
use crate::product::server::Server;
use crate::product::{Disk, House, Loaded};
use crate::race::{self, Outcome};
use crate::report::JUDGED;
use crate::{Tools, questions};

/// What one size came to.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Outcomes {
    /// When it was measured.
    pub date: String,
    /// Millions of ratings.
    pub millions: u64,
    /// The product's imports.
    pub loaded: Loaded,
    /// From the start after the import until the background work had nothing left to do, in seconds; nothing where it was not waited for.
    pub worked: Option<f64>,
    /// From starting the program to ready, in seconds.
    pub ready: f64,
    /// From asking the first question to its answer, in seconds.
    pub first_answer: f64,
    /// Memory after the start with nothing asked, in bytes.
    pub idle: u64,
    /// Memory after all questions, in bytes.
    pub busy: u64,
    /// Memory of columns per rating after all questions, in bytes.
    pub per_rating: f64,
    /// Disk of the product.
    pub disk: Disk,
    /// Disk of DuckDB, in bytes.
    pub duck_disk: u64,
    /// DuckDB's version and seconds of loading.
    pub duck: Hello,
    /// The questions.
    pub questions: Vec<Outcome>,
}

/// Loads one size into both sides and asks them.
pub fn run(tools: &Tools, millions: u64) -> Result<Outcomes> {
    let total = millions * 1_000_000;
    println!("{millions} million ratings: writing the files");
    let files = Files::make(&tools.out, total)?;
    println!("{millions} million ratings: importing");
    let data = tools.out.join(format!("touchstone-{millions}m"));
    let house = House::new(&tools.touchstone, &data)?;
    let loaded = house.load(&files)?;
    println!("  accounts {:.1} s, contacts {:.1} s, responses {:.1} s", loaded.accounts, loaded.contacts, loaded.responses);
    // Customers are classified after an import, and watches look: nobody is asked to wait for that, but it is not what is measured.
    let worked = if millions <= JUDGED { Some(house.serve()?.0.work_done()?) } else { None };
    println!("  background work {worked:.1?} s");
    let (server, ready) = if worked.is_some() { house.serve()? } else { house.serve_idle()? };
    std::thread::sleep(Duration::from_secs(1));
    let idle = server.resident()?;
    let watch = Stopwatch::start();
    server.ask(&questions::all()[0].asked(race::RUNS + 1))?;
    let first_answer = watch.seconds();
    println!("  ready after {ready:.2} s with {} MB, first answer after {first_answer:.2} s", idle / 1_000_000);
    println!("{millions} million ratings: loading DuckDB");
    let duck_file = tools.out.join(format!("duck-{millions}m.db"));
    let mut duck = start_duck(tools, &duck_file, &files)?;
    println!("{millions} million ratings: asking");
    let questions = questions::all().iter().map(|question| race::run(question, &server, &mut duck)).collect::<Result<_>>()?;
    let outcomes = Outcomes {
        date: clock::today(),
        millions,
        loaded,
        worked,
        ready,
        first_answer,
        idle,
        busy: server.resident()?,
        per_rating: server.gauge("touchstone_columns_memory_bytes")? / server.gauge("touchstone_columns_ratings")?,
        disk: house.disk()?,
        duck_disk: std::fs::metadata(&duck_file)?.len(),
        duck: duck.hello.clone(),
        questions,
    };
    drop((server, duck));
    std::fs::remove_dir_all(&data)?;
    std::fs::remove_file(&duck_file)?;
    Ok(outcomes)
}

fn start_duck(tools: &Tools, file: &Path, files: &Files) -> Result<Duck> {
    if file.exists() {
        std::fs::remove_file(file)?;
    }
    Duck::start(&tools.python, file, files)
}

/// Fails unless a reading counts so many ratings.
pub fn expect_count(server: &Server, expected: u64) -> Result<()> {
    let answer = server.ask(&serde_json::json!({"measure": "count"}))?;
    let counted = answer["total"]["n"].as_u64().context("the answer has no total")?;
    ensure!(counted == expected, "{counted} ratings are there, {expected} were written");
    Ok(())
}
