//! The import: look at all rows, then write the good ones.

use identity::workspaces;
use std::path::PathBuf;

use ::customers::attributes;
use edge::files::Limits;
use kernel::{Act, Zone};
use store::{Error, Read, Store, Tx, args};

use super::look::{Look, look};
use super::reading::Source;
use super::report::Report;
use super::store as rows;
use super::write::{GoodRows, Writing};
use crate::maps::Map;
use crate::questions::{self, Definition};
use crate::responses::take_turn;

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

/// Up to so many rows an import is one transaction.
const WHOLE: u64 = 100_000;

/// Imports a file of responses into the act's workspace. Without `keep_good` nothing is written when any row is refused.
///
/// A file of up to 100,000 rows is here as a whole or not at all. A larger one is written in parts: one that was cut short goes on when
/// the same file is imported again, and nothing is written twice.
pub async fn import(store: &Store, act: &Act, request: &Request) -> Result<Report, Error> {
    import_by(store, act, request, WHOLE).await
}

/// The same with another bound for what is one transaction.
async fn import_by(store: &Store, act: &Act, request: &Request, whole: u64) -> Result<Report, Error> {
    let map = Map::parse(&request.map)?;
    let zone = workspaces::zone(&mut store.read(act.workspace).await?).await?;
    let source = open(request, &map, &zone).await?;
    let Look { source, mut report, refused } = look(&mut store.read(act.workspace).await?, source, request.update).await?;
    note(&mut report, &source);
    let writes = !request.dry_run && (report.is_clean() || request.keep_good);
    let again = if writes { Some(open(request, &map, &zone).await?) } else { None };
    let (questions, attributes) = source.bound.definitions();
    let mut tx = store.begin(act).await?;
    take_turn(&mut tx).await?;
    let before = counters(&mut tx).await?;
    define(&mut tx, &questions, attributes).await?;
    let Some(again) = again else {
        // Dropping the transaction undoes the definitions; they were tried so that a clash with what is here is told.
        return Ok(report);
    };
    let import = rows::begin(&mut tx, request, report.rows).await?;
    let is_whole = report.rows <= whole;
    let (writing, good) = (Writing::new(request, import, before, report), GoodRows::read(again, refused));
    if is_whole {
        return writing.whole(tx, good).await;
    }
    tx.commit().await?;
    writing.in_parts(store, act, good).await
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

/// How far the counters are; read without taking their locks.
pub(super) async fn counters(read: &mut Read) -> Result<Vec<i64>, Error> {
    let mut counters = Vec::with_capacity(MADE.len());
    for (series, _) in MADE {
        let name = format!("{}:{series}", read.workspace());
        let row = read.optional("SELECT value FROM counter WHERE name = $1", args![name]).await?;
        counters.push(row.map_or(Ok(0), |row| row.get("value"))?);
    }
    Ok(counters)
}

/// What the rise of the counters tells, by noun.
pub(super) fn made(before: &[i64], after: &[i64]) -> std::collections::BTreeMap<String, u64> {
    let risen = MADE.iter().zip(before.iter().zip(after)).filter(|(_, (before, after))| after > before);
    risen.map(|((_, noun), (before, after))| ((*noun).to_owned(), (after - before) as u64)).collect()
}

#[cfg(test)]
mod tests;
