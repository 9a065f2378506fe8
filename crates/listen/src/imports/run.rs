//! The import: look at all rows, then write the good ones in chunks, each in a transaction of its own.

use std::path::PathBuf;

use ::customers::attributes;
use edge::files::Limits;
use kernel::{Act, Id, Zone};
use rustc_hash::FxHashSet;
use store::{Error, Read, Store, Tx, args};
use tokio::sync::mpsc;

use super::look::{CHUNK, Look, look};
use super::reading::Source;
use super::report::Report;
use super::rows::Reading;
use super::{Import, customers, store as rows};
use crate::maps::Map;
use crate::questions::{self, Definition};
use crate::responses::{Existing, Outcome, Unknown, record, take_turn};

/// A file to import, and how.
#[derive(Clone, Debug)]
pub struct Request {
    /// Where the file lies.
    pub path: PathBuf,
    /// What it is called; without folder and endings it names the survey of rows that name none.
    pub name: String,
    /// The map as it was written.
    pub map: String,
    /// Nothing is written.
    pub dry_run: bool,
    /// Good rows are written although others are refused.
    pub keep_good: bool,
    /// Responses that are here with other content are replaced.
    pub update: bool,
    /// How large the file may be.
    pub limits: Limits,
}

/// Counters whose rise tells what an import made, with the noun.
const MADE: [(&str, &str); 6] = [
    ("account", "account"),
    ("contact", "contact"),
    ("touchpoint", "touchpoint"),
    ("offering", "offering"),
    ("team", "team"),
    ("survey_question", "question"),
];

/// Imports a file of responses into the act's workspace. Without `keep_good` nothing is written when any row is refused.
/// Repeating an import, also one that was cut short, writes nothing twice.
pub async fn import(store: &Store, act: &Act, request: &Request) -> Result<Report, Error> {
    let map = Map::parse(&request.map)?;
    let zone = rows::zone(&mut store.read(act.workspace).await?).await?;
    let source = open(request, &map, &zone).await?;
    let Look { source, mut report, refused } = look(&mut store.read(act.workspace).await?, source, request.update).await?;
    note(&mut report, &source);
    let (questions, attributes) = source.bound.definitions();
    let mut tx = store.begin(act).await?;
    let before = counters(&mut tx).await?;
    define(&mut tx, &questions, attributes).await?;
    if request.dry_run || (!report.is_clean() && !request.keep_good) {
        // Dropping the transaction undoes the definitions; they were tried so that a clash with what is here is told.
        return Ok(report);
    }
    let import = rows::begin(&mut tx, request, report.rows).await?;
    tx.commit().await?;
    let source = open(request, &map, &zone).await?;
    let written = write(store, act, request, import, source, refused, &mut report).await;
    let mut tx = store.begin(act).await?;
    match &written {
        Ok(()) => {
            report.done = true;
            report.made = made(&before, &counters(&mut tx).await?);
            rows::finish(&mut tx, import, "done", &report).await?;
        }
        Err(_) => rows::finish(&mut tx, import, "failed", &report).await?,
    }
    tx.commit().await?;
    written.map(|()| report)
}

async fn open(request: &Request, map: &Map, zone: &Zone) -> Result<Source, Error> {
    let (request, map, zone) = (request.clone(), map.clone(), zone.clone());
    let opened = tokio::task::spawn_blocking(move || Source::open(&request.path, &request.name, &map, &zone, &request.limits)).await;
    Ok(opened.map_err(|_| Error::Misuse("the file's reader ended early".into()))??)
}

fn note(report: &mut Report, source: &Source) {
    if !source.bound.has_ids() {
        report.notes.push("The map names no id: rows are told apart by the file's content and their place, so a changed file counts as new.".into());
    }
    if report.rows == 0 {
        report.notes.push("The file has a header and no rows.".into());
    }
}

/// Makes or widens what the file's columns define.
async fn define(tx: &mut Tx<'_>, questions: &[Definition], attributes: Vec<attributes::Definition>) -> Result<(), Error> {
    questions::store::ensure_all(tx, questions).await?;
    attributes::ensure_all(tx, attributes).await?;
    Ok(())
}

async fn write(
    store: &Store,
    act: &Act,
    request: &Request,
    import: Id<Import>,
    source: Source,
    refused: FxHashSet<u64>,
    report: &mut Report,
) -> Result<(), Error> {
    let (sender, mut chunks) = mpsc::channel(2);
    let reader = tokio::task::spawn_blocking(move || read_good(source, &refused, &sender));
    (report.created, report.unchanged, report.replaced) = (0, 0, 0);
    let existing = if request.update { Existing::Replace } else { Existing::Keep };
    let mut place = 0;
    while let Some(chunk) = chunks.recv().await {
        place += chunk.len() as i64;
        let mut tx = store.begin(act).await?;
        take_turn(&mut tx).await?;
        customers::set_attributes(&mut tx, &chunk).await?;
        let drafts: Vec<_> = chunk.into_iter().map(|reading| reading.draft).collect();
        for outcome in record(&mut tx, &drafts, existing, Unknown::Make).await? {
            report.add(&outcome);
        }
        rows::progress(&mut tx, import, place).await?;
        tx.commit().await?;
    }
    drop(chunks);
    Ok(reader.await.map_err(|_| Error::Misuse("the file's reader ended early".into()))??)
}

fn read_good(source: Source, refused: &FxHashSet<u64>, sender: &mpsc::Sender<Vec<Reading>>) -> Result<(), kernel::Refusal> {
    let mut chunk = Vec::with_capacity(CHUNK);
    for row in source {
        let (row, _, reading) = row?;
        if let Ok(reading) = reading
            && !refused.contains(&row)
        {
            chunk.push(reading);
        }
        if chunk.len() == CHUNK && sender.blocking_send(std::mem::replace(&mut chunk, Vec::with_capacity(CHUNK))).is_err() {
            return Ok(());
        }
    }
    let _ = sender.blocking_send(chunk);
    Ok(())
}

/// How far the counters are; read without taking their locks.
async fn counters(read: &mut Read) -> Result<Vec<i64>, Error> {
    let mut counters = Vec::with_capacity(MADE.len());
    for (series, _) in MADE {
        let name = format!("{}:{series}", read.workspace());
        let row = read.optional("SELECT value FROM counter WHERE name = $1", args![name]).await?;
        counters.push(row.map_or(Ok(0), |row| row.get("value"))?);
    }
    Ok(counters)
}

fn made(before: &[i64], after: &[i64]) -> std::collections::BTreeMap<String, u64> {
    let risen = MADE.iter().zip(before.iter().zip(after)).filter(|(_, (before, after))| after > before);
    risen.map(|((_, noun), (before, after))| ((*noun).to_owned(), (after - before) as u64)).collect()
}

impl Report {
    fn add(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Created(_) => self.created += 1,
            Outcome::Unchanged(_) => self.unchanged += 1,
            Outcome::Replaced(_) => self.replaced += 1,
            Outcome::Conflict(_) | Outcome::Refused(_) => {
                self.refused += 1;
                self.notes.extend(outcome.refusal().map(|refusal| refusal.detail).filter(|_| self.notes.len() < 20));
            }
        }
    }
}
