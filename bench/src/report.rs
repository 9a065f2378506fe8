//! What a run came to, held against its limits.

mod markdown;

use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::answering::Answering;
use crate::asking::Asking;
use crate::classes::Classes;
use crate::clock;
use crate::feedback::Feedback;
use crate::interactions::Interactions;
use crate::machine::Machine;
use crate::sizes::Outcomes;
use crate::today::Today;
use crate::watches::Watches;
use crate::writes::Writes;

/// The size that limits hold for, in millions of ratings; others show growth.
pub const JUDGED: u64 = 10;
/// From starting the program to ready, at most, in seconds.
pub const READY: f64 = 3.0;
/// Batches against a bare INSERT, at least.
pub const BATCHES: f64 = 0.40;
/// Single requests against the empty handler, at least.
pub const SINGLES: f64 = 0.10;
/// The same, as we would like it.
pub const SINGLES_AIM: f64 = 0.15;
/// Batches of interactions against a bare INSERT, at least.
pub const INTERACTIONS: f64 = 0.40;
/// All customers classified anew, at most, in seconds.
pub const CLASSES_LIMIT: f64 = 3.0;
/// A look of a thousand watches over ten million ratings, at most, in seconds.
pub const WATCHES_LIMIT: f64 = 5.0;
/// Bytes of column memory per rating, as we would like it.
pub const PER_RATING_AIM: f64 = 48.0;
/// Memory after the start with nothing asked, in MB, as we would like it.
pub const IDLE_AIM: f64 = 50.0;

/// The figures for programs, in the folder of the bench.
const FIGURES: &str = "out/result.json";

const BEGIN: &str = "<!-- results: written by `make bench` -->";
const END: &str = "<!-- end of results -->";
const CLASSES: &str = "<!-- classes: written by `cargo run --release -p bench -- classes` -->";
const CLASSES_END: &str = "<!-- end of classes -->";
const WATCHES: &str = "<!-- watches: written by `cargo run --release -p bench -- watches` -->";
const WATCHES_END: &str = "<!-- end of watches -->";
const ASKING: &str = "<!-- asking: written by `cargo run --release -p bench -- asking` -->";
const ASKING_END: &str = "<!-- end of asking -->";
const TODAY: &str = "<!-- today: written by `cargo run --release -p bench -- today` -->";
const TODAY_END: &str = "<!-- end of today -->";
const ANSWERING: &str = "<!-- answering: written by `cargo run --release -p bench -- answering` -->";
const ANSWERING_END: &str = "<!-- end of answering -->";

const TOLD: &str = "<!-- interactions: written by `cargo run --release -p bench -- interactions` -->";
const TOLD_END: &str = "<!-- end of interactions -->";
const FEEDBACK: &str = "<!-- feedback: written by `cargo run --release -p bench -- feedback` -->";
const FEEDBACK_END: &str = "<!-- end of feedback -->";

/// A whole run.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Report {
    /// When.
    pub date: String,
    /// Where.
    pub machine: Machine,
    /// The product's version.
    pub touchstone: String,
    /// Each size that was asked for.
    pub sizes: Vec<Outcomes>,
    /// Writing.
    pub writes: Writes,
}

impl Report {
    /// A report of writing alone; each size is added when it is measured, so that a run that is stopped has told of the smaller ones.
    pub fn of(writes: Writes) -> Self {
        Self { date: clock::today(), machine: Machine::here(), touchstone: env!("CARGO_PKG_VERSION").into(), sizes: Vec::new(), writes }
    }

    /// What the last run here came to, so that sizes which take hours can be measured at another time.
    pub fn last(folder: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(folder.join(FIGURES)).context("there is no run to measure these sizes beside")?;
        Ok(serde_json::from_str(&text)?)
    }

    /// Takes in a size; it replaces what was known of it.
    pub fn take(&mut self, size: Outcomes) {
        self.sizes.retain(|known| known.millions != size.millions);
        self.sizes.push(size);
        self.sizes.sort_by_key(|size| size.millions);
    }

    /// The version of the other side; empty while no size is measured.
    pub fn duckdb(&self) -> &str {
        self.sizes.first().map_or("", |size| &size.duck.version)
    }

    /// Each limit that was broken, in words.
    pub fn broken(&self) -> Vec<String> {
        let judged = self.sizes.iter().filter(|size| size.millions == JUDGED);
        let mut broken = Vec::new();
        for size in judged {
            let slow =
                size.questions.iter().filter_map(|question| Some((question, question.limit?))).filter(|(question, limit)| question.ratio > *limit);
            broken.extend(slow.map(|(question, limit)| format!("{}: {:.3} of DuckDB's time, limit {limit:.3}", question.name, question.ratio)));
            if size.ready > READY {
                broken.push(format!("ready after {:.2} s, limit {READY} s", size.ready));
            }
        }
        let writes = [("NDJSON batches", &self.writes.batches, BATCHES), ("single requests", &self.writes.singles, SINGLES)];
        let slow = writes.into_iter().filter(|(_, race, limit)| race.ratio < *limit);
        broken.extend(slow.map(|(name, race, limit)| format!("{name}: {:.3} of the other side's rate, limit {limit:.2}", race.ratio)));
        broken
    }

    /// Prints the results, and puts them into the README and a file for programs.
    pub fn publish(&self, folder: &Path) -> Result<()> {
        let text = markdown::write(self);
        put(&text, folder, [BEGIN, END])?;
        for line in self.broken() {
            println!("BROKEN: {line}");
        }
        Ok(std::fs::write(folder.join(FIGURES), serde_json::to_string_pretty(self)?)?)
    }
}

/// The page with new results between its marks.
fn between(page: &str, results: &str, [begin, end]: [&str; 2]) -> Result<String> {
    let (before, rest) = page.split_once(begin).context("the README has no place for results")?;
    let (_, after) = rest.split_once(end).context("the README has no end of results")?;
    Ok(format!("{before}{begin}\n\n{}\n\n{end}{after}", results.trim()))
}

/// Prints how the page did that customers answer, and puts it into the README.
pub fn publish_answering(answering: &Answering, folder: &Path) -> Result<()> {
    put(&markdown::answering(answering)?, folder, [ANSWERING, ANSWERING_END])
}

/// Prints how long the decisions took whom a programme asks, and puts it into the README.
pub fn publish_asking(asking: &Asking, folder: &Path) -> Result<()> {
    put(&markdown::asking(asking, &clock::today())?, folder, [ASKING, ASKING_END])
}

/// Prints how long the lists of what is to be done took, and puts it into the README.
pub fn publish_today(today: &Today, folder: &Path) -> Result<()> {
    put(&markdown::today(today, &clock::today())?, folder, [TODAY, TODAY_END])
}

/// Prints how fast interactions came in, and puts it into the README.
pub fn publish_interactions(interactions: &Interactions, folder: &Path) -> Result<()> {
    put(&markdown::interactions(interactions, &clock::today())?, folder, [TOLD, TOLD_END])
}

/// Prints how fast feedback from elsewhere came in, and puts it into the README.
pub fn publish_feedback(feedback: &Feedback, folder: &Path) -> Result<()> {
    put(&markdown::feedback(feedback, &clock::today())?, folder, [FEEDBACK, FEEDBACK_END])
}

/// Prints how fast customers are classified anew, and puts it into the README.
pub fn publish_classes(classes: &Classes, folder: &Path) -> Result<()> {
    put(&markdown::classes(classes, &clock::today())?, folder, [CLASSES, CLASSES_END])
}

/// Prints how long watches look, and puts it into the README.
pub fn publish_watches(watches: &Watches, folder: &Path) -> Result<()> {
    put(&markdown::watches(watches, &clock::today())?, folder, [WATCHES, WATCHES_END])
}

/// Prints results and puts them between their marks in the README.
fn put(text: &str, folder: &Path, marks: [&str; 2]) -> Result<()> {
    println!("\n{text}");
    let readme = folder.join("README.md");
    let old = std::fs::read_to_string(&readme)?;
    Ok(std::fs::write(&readme, between(&old, text, marks)?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_replace_the_former_ones() {
        let page = format!("# Bench\n{BEGIN}\nold\n{END}\nmore\n");
        let page = between(&page, "new\n", [BEGIN, END]).expect("a page");
        assert_eq!(page, format!("# Bench\n{BEGIN}\n\nnew\n\n{END}\nmore\n"));
        between("# Bench\n", "new", [BEGIN, END]).expect_err("no place");
    }
}
