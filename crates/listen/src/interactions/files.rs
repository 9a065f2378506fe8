//! Interactions from files: CSV with columns of our own names or read by a map, and NDJSON. All rows are looked at before one is written.

use std::io::Read;
use std::sync::Arc;

use edge::House;
use edge::files::{Format, Limits, Lines, Table};
use kernel::{Act, Code, Refusal, Time};
use serde::Serialize;
use serde_json::{Map as Object, Value as Json, json};
use store::Error;
use tokio::sync::mpsc;
use utoipa::ToSchema;

use super::map::Map;
use super::receiving::{mapped, read};
use super::{Arrived, Collector, Outcome, plain};
use crate::sources::Origin;

/// Rows that are written together.
const TOGETHER: usize = 2_000;
/// Problems that a report lists; the rest is counted.
const LISTED: usize = 100;

/// Opens a file anew from its beginning.
pub(super) type Opened = Arc<dyn Fn() -> std::io::Result<Box<dyn Read + Send>> + Send + Sync>;

/// A file to bring in.
#[derive(Clone)]
pub(super) struct File {
    /// What it is called.
    pub name: String,
    /// Whether each line is a JSON value; otherwise it is CSV.
    pub is_lines: bool,
    /// Opens it.
    pub opened: Opened,
}

/// What bringing in a file did, or would do.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
#[schema(as = InteractionImport)]
pub struct Report {
    /// Whether the good rows were written.
    pub done: bool,
    /// Rows of the file, without its header.
    pub rows: u64,
    /// Interactions that are new.
    pub created: u64,
    /// Those that were here before.
    pub unchanged: u64,
    /// Rows that were refused.
    pub refused: u64,
    /// The first hundred problems.
    pub problems: Vec<Problem>,
    /// How many problems there are in all.
    pub problem_count: u64,
}

/// What is wrong in a row, and what to do.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = InteractionProblem)]
pub struct Problem {
    /// The row.
    pub place: String,
    /// What is wrong there.
    pub reason: String,
}

/// Brings in a file. Without `keep_good` nothing is written when any row is refused; with it, refused rows are kept with their reasons.
pub(super) async fn import(house: &House, collector: &Collector, origin: &Origin, file: &File, how: How) -> Result<Report, edge::Problem> {
    let now = house.now();
    let mut report = look(origin, file, now).await?;
    if how.dry_run || (report.refused > 0 && !how.keep_good) {
        return Ok(report);
    }
    let mut rows = flow(origin.clone(), file.clone(), now);
    let mut waiting = Vec::with_capacity(TOGETHER);
    while let Some((_, row)) = rows.recv().await {
        waiting.push(row?);
        if waiting.len() == TOGETHER {
            report.add(&collector.many(house, origin, &waiting).await?);
            waiting.clear();
        }
    }
    report.add(&collector.many(house, origin, &waiting).await?);
    report.done = true;
    Ok(report)
}

/// How a file is brought in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct How {
    /// Only shows what would happen.
    pub dry_run: bool,
    /// Writes the good rows although others are refused.
    pub keep_good: bool,
}

/// Leaves a line about a file that came in.
pub(super) async fn audit(house: &House, act: &Act, origin: &Origin, name: &str, report: &Report) -> Result<(), Error> {
    let mut tx = house.store.begin(act).await?;
    let detail = json!({ "file": name, "rows": report.rows, "created": report.created, "refused": report.refused });
    identity::audit::audit(&mut tx, "interactions.imported", "source", Some(origin.id), &detail).await?;
    tx.commit().await
}

impl Report {
    fn add(&mut self, outcomes: &[Outcome]) {
        for outcome in outcomes {
            match outcome {
                Outcome::Taken(_) => self.created += 1,
                Outcome::Again => self.unchanged += 1,
                Outcome::Refused(_) => {}
            }
        }
    }
}

/// Reads all rows and writes nothing.
async fn look(origin: &Origin, file: &File, now: Time) -> Result<Report, Refusal> {
    let mut rows = flow(origin.clone(), file.clone(), now);
    let mut report = Report::default();
    while let Some((place, row)) = rows.recv().await {
        report.rows += 1;
        let Err(unread) = row?.message else { continue };
        report.refused += 1;
        report.problem_count += 1;
        if report.problems.len() < LISTED {
            report.problems.push(Problem { place, reason: unread.refusal.detail });
        }
    }
    Ok(report)
}

type Rows = mpsc::Receiver<(String, Result<Arrived, Refusal>)>;

/// The rows of a file one after another, read by a thread of their own; a refusal is about the file and the last.
fn flow(origin: Origin, file: File, now: Time) -> Rows {
    let (sender, rows) = mpsc::channel(TOGETHER);
    tokio::task::spawn_blocking(move || {
        let send = |place: String, row| sender.blocking_send((place, row)).is_ok();
        if let Err(refusal) = each(&origin, &file, now, &send) {
            send(String::new(), Err(refusal));
        }
    });
    rows
}

fn each(origin: &Origin, file: &File, now: Time, send: &dyn Fn(String, Result<Arrived, Refusal>) -> bool) -> Result<(), Refusal> {
    let map = mapped(origin)?;
    let unreadable = |error: std::io::Error| Refusal::new(Code::MalformedBody, format!("{} cannot be read: {error}", file.name));
    let source = (file.opened)().map_err(unreadable)?;
    let arrived = |item: Json| taken(origin, map.as_ref(), item, file.is_lines, now);
    if file.is_lines {
        for line in Lines::open(source, &Limits::default())? {
            let line = line?;
            let item = line.parse::<Json>()?;
            if !send(format!("line {}", line.number), Ok(arrived(item))) {
                return Ok(());
            }
        }
        return Ok(());
    }
    let table = Table::open(source, &Limits::default(), &Format::default())?;
    let headers = table.headers().to_vec();
    for row in table {
        let row = row?;
        let place = row.place();
        let cells = headers.iter().zip(row.cells).filter(|(_, cell)| !cell.trim().is_empty());
        let cells: Object<String, Json> = cells.map(|(name, cell)| (name.clone(), Json::String(cell.trim().to_owned()))).collect();
        if !send(place, Ok(arrived(Json::Object(cells)))) {
            return Ok(());
        }
    }
    Ok(())
}

fn taken(origin: &Origin, map: Option<&Map>, item: Json, is_lines: bool, now: Time) -> Arrived {
    match (map, item) {
        (Some(map), item) => read(origin, item, |item| map.message(item, now)),
        (None, Json::Object(cells)) if !is_lines => read(origin, plain::of_row(cells), |item| plain::read(item, now)),
        (None, item) => read(origin, item, |item| plain::read(item, now)),
    }
}
