//! Accounts, contacts, contracts and movements as files: the columns that imports read, page by page, so that no list is too long.

mod accounts;
mod contacts;
mod contracts;
mod movements;
pub mod routes;

use edge::files::Sheet;
use store::Error;

pub use accounts::accounts;
pub use contacts::contacts;
pub use contracts::contracts;
pub use movements::movements;

/// Rows read and written at once.
const ROWS: i64 = 1_000;

/// A part of a file, and whether another follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<K> {
    /// The text of the rows.
    pub csv: String,
    /// The row behind which the next part begins.
    pub after: Option<K>,
}

/// Writes rows as CSV, without a header.
fn written(rows: Vec<Vec<String>>) -> Result<String, Error> {
    let mut rows = rows.into_iter();
    let Some(first) = rows.next() else { return Ok(String::new()) };
    let mut sheet = Sheet::new(Vec::new(), first)?;
    for row in rows {
        sheet.row(row)?;
    }
    let bytes = sheet.finish()?;
    String::from_utf8(bytes).map_err(|error| Error::Misuse(error.to_string()))
}
