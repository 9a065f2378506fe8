//! Accounts, contacts, contracts and movements from files and lists: all rows or, where told, the good ones; every problem with its place. The same file twice
//! changes nothing.

mod accounts;
mod cells;
mod columns;
mod contacts;
mod contracts;
mod movements;
mod problems;
pub mod routes;
mod sheet;

use std::collections::HashMap;

use kernel::Refusal;
use serde::Serialize;
use store::{Error, Store, Tx};
use utoipa::ToSchema;

pub use accounts::{AccountRow, accounts, put_accounts};
pub use contacts::contacts;
pub use contracts::contracts;
pub use movements::movements;
pub use problems::{Problems, RowProblem};
pub use sheet::Sheet;

/// Rows written by one pass of statements.
const CHUNK: usize = 2_000;
/// Records written behind which the engine counts anew.
const MANY: u64 = 10_000;

/// How an import goes about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Write the good rows although others have problems.
    pub keep_good: bool,
    /// Write nothing; tell what would happen.
    pub dry_run: bool,
    /// Refuse columns that are no attribute yet, instead of defining them.
    pub known_attributes_only: bool,
}

/// What an import did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = CustomerImportReport)]
pub struct Report {
    /// Rows read.
    pub rows: u64,
    /// Records made.
    pub created: u64,
    /// Records changed.
    pub changed: u64,
    /// Rows that say what is known already.
    pub unchanged: u64,
    /// Whether anything was written: not by a dry run, and not with problems unless told to keep the good rows.
    pub written: bool,
    /// Accounts that contacts name and that were made because they were not here.
    pub new_accounts: u64,
    /// Attributes that were defined for columns of the file.
    pub new_attributes: Vec<String>,
    /// How many rows have problems.
    pub bad_rows: u64,
    /// The first of the problems, with their places.
    pub problems: Vec<RowProblem>,
}

/// Commits what an import wrote, unless its options or its problems say otherwise.
async fn end(store: &Store, tx: Tx<'_>, problems: Problems, mut report: Report, options: Options) -> Result<Report, Error> {
    report.bad_rows = problems.rows();
    report.problems = problems.told();
    report.written = !options.dry_run && (report.bad_rows == 0 || options.keep_good);
    if report.written {
        tx.commit().await?;
        if report.created + report.changed > MANY {
            // What was written stays written, however the count ends.
            if let Err(error) = store.analyse().await {
                tracing::warn!(%error, "rows could not be counted anew after an import: lists may be slow for a while");
            }
        }
    }
    Ok(report)
}

/// Two rows about one record contradict each other sooner or later; `key` gives the place and the external id of a row.
fn refuse_twice<R>(rows: &mut Vec<R>, problems: &mut Problems, key: impl Fn(&R) -> (&str, &str)) {
    let mut first: HashMap<String, String> = HashMap::with_capacity(rows.len());
    rows.retain(|row| {
        let (place, external_id) = key(row);
        match first.get(external_id) {
            Some(known) => {
                problems.add(place, &Refusal::field("external_id", format!("{external_id:?} is in {known} already: keep one of the two")));
                false
            }
            None => first.insert(external_id.to_owned(), place.to_owned()).is_none(),
        }
    });
}

/// Refuses columns that nobody would read, so that a misspelt one is not lost.
fn refuse_others(sheet: &Sheet, known: &[&str]) -> Result<(), Refusal> {
    match sheet.others(known).next() {
        Some((_, header)) => Err(Refusal::field(format!("column {header}"), format!("is none of {}: rename it or leave it out", known.join(", ")))),
        None => Ok(()),
    }
}
