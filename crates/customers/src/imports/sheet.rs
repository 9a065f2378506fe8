//! A file in memory: its columns by name and its rows.

use std::collections::HashMap;
use std::io::Read;

use edge::files::{Format, Limits, Row, Table, unguard};
use kernel::{Code, Refusal};

/// Bytes and rows of a file of customers at most.
const BYTES: u64 = 512 << 20;
const ROWS: usize = 1_000_000;

/// A file of customers.
#[derive(Debug)]
pub struct Sheet {
    columns: HashMap<String, usize>,
    headers: Vec<String>,
    pub(super) rows: Vec<Row>,
    /// Rows of another width than the header.
    pub(super) crooked: Vec<Refusal>,
}

impl Sheet {
    /// Reads a CSV file, plain or gzipped. Blocks: call it from a blocking task.
    pub fn read(source: impl Read + Send + 'static) -> Result<Self, Refusal> {
        let limits = Limits { bytes: BYTES, columns: 300, row: 1 << 20, cell: 64 << 10, ..Limits::default() };
        let mut table = Table::open(source, &limits, &Format::default())?;
        let headers: Vec<String> = table.headers().iter().map(|header| snake(header)).collect();
        let (mut rows, mut crooked) = (Vec::new(), Vec::new());
        for row in table.by_ref() {
            match row {
                Ok(row) => rows.push(row),
                Err(refusal) if refusal.code == Code::Invalid => crooked.push(refusal),
                Err(refusal) => return Err(refusal),
            }
            if rows.len() + crooked.len() > ROWS {
                return Err(Refusal::new(Code::TooLarge, format!("the file has more than {ROWS} rows: cut it into several files")));
            }
        }
        let columns: HashMap<_, _> = headers.iter().cloned().zip(0..).collect();
        if columns.len() < headers.len() {
            let twice = headers.iter().enumerate().find(|(at, header)| columns[*header] != *at).map_or("", |(_, header)| header);
            return Err(Refusal::field(format!("column {twice}"), "two columns have this name once blanks and capitals are folded: rename one"));
        }
        Ok(Self { columns, headers, rows, crooked })
    }

    /// How many rows the file has.
    pub(super) fn len(&self) -> u64 {
        (self.rows.len() + self.crooked.len()) as u64
    }

    /// The columns that are not among `known`: those of attributes.
    pub(super) fn others<'a>(&'a self, known: &'a [&str]) -> impl Iterator<Item = (usize, &'a str)> {
        self.headers.iter().map(String::as_str).enumerate().filter(|(_, header)| !known.contains(header))
    }

    /// Whether the file has this column.
    pub(super) fn has(&self, column: &str) -> bool {
        self.columns.contains_key(column)
    }

    /// The cell of a row in a column; nothing when it is blank or there is no such column.
    pub(super) fn cell<'a>(&self, row: &'a Row, column: &str) -> Option<&'a str> {
        self.columns.get(column).and_then(|at| cell(row, *at))
    }
}

/// A cell that is not blank, without the guard that our own export puts before what looks like a formula.
pub(super) fn cell(row: &Row, at: usize) -> Option<&str> {
    let cell = row.cells.get(at)?.trim();
    Some(unguard(cell)).filter(|bare| !bare.is_empty())
}

/// The name of a column as attributes are called: "Contract Value (€)" becomes `contract_value`.
fn snake(header: &str) -> String {
    let key = kernel::name_key(header);
    let words: Vec<_> = key.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("_")
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Contract Value (€)", "contract_value")]
    #[case("externalId", "externalid")]
    #[case("Größe", "grosse")]
    #[case("state_since", "state_since")]
    fn headers_become_names(#[case] header: &str, #[case] name: &str) {
        assert_eq!(snake(header), name);
    }

    #[test]
    fn a_file_of_ours_comes_back_without_its_guards() {
        let sheet = Sheet::read("external_id;phone\n'=1+1; '+49 30 12 \n'quoted';'＝1\n".as_bytes()).expect("readable");
        let cells: Vec<_> = sheet.rows.iter().map(|row| (sheet.cell(row, "external_id"), sheet.cell(row, "phone"))).collect();
        assert_eq!(cells, [(Some("=1+1"), Some("+49 30 12")), (Some("'quoted'"), Some("＝1"))]);
    }

    #[test]
    fn two_columns_of_one_name_are_refused() {
        assert!(Sheet::read("Tier,tier\n1,2\n".as_bytes()).is_err());
    }
}
