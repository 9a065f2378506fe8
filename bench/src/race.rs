//! The same question to both sides in turn, answers compared before their times count.

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::clock::Stopwatch;
use crate::duck::Duck;
use crate::product::server::Server;
use crate::questions::{self, Question};
use crate::spread::Spread;

/// Runs that count; one more goes before them.
pub const RUNS: usize = 15;

/// How both sides did with one question.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Outcome {
    /// The question.
    pub name: String,
    /// The product, in milliseconds: from sending the request to having read the whole JSON.
    pub ours: Spread,
    /// DuckDB, in milliseconds within its process.
    pub theirs: Spread,
    /// Rows of the answer.
    pub rows: usize,
    /// Median over median.
    pub ratio: f64,
    /// What the ratio may be at most.
    pub limit: Option<f64>,
}

/// Asks both sides in turn; every answer of the product has to equal DuckDB's.
pub fn run(question: &Question, server: &Server, duck: &mut Duck) -> Result<Outcome> {
    let mut connection = server.connect()?;
    let (mut ours, mut theirs, mut rows) = (Vec::new(), Vec::new(), 0);
    for run in 0..=RUNS {
        let request = server.asking(&question.asked(run));
        let watch = Stopwatch::start();
        let answer = connection.send(&request)?;
        let millis = watch.millis();
        let answer = question.ours(&answer.json()?)?;
        let fetched = duck.ask(&question.sql)?;
        questions::compare(&answer, &questions::theirs(&fetched.rows)?).with_context(|| format!("different answers to {:?}", question.name))?;
        rows = answer.len();
        if run > 0 {
            ours.push(millis);
            theirs.push(fetched.millis);
        }
    }
    let (ours, theirs) = (Spread::of(ours), Spread::of(theirs));
    println!("  {}: {:.1} ms, DuckDB {:.1} ms", question.name, ours.median, theirs.median);
    Ok(Outcome { name: question.name.into(), ratio: ours.median / theirs.median, limit: question.limit, ours, theirs, rows })
}
