//! Reading a file once from beginning to end, on a blocking thread. A file is read twice: to look, then to write.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use edge::files::{Format, Limits, Row, Table};
use kernel::{Code, Refusal, Zone};
use sha2::{Digest, Sha256};

use super::bound::Bound;
use super::report::RowProblem;
use super::rows::Reading;
use crate::maps::{self, Guess, Map};

/// Rows that a guess looks at.
const SAMPLE: usize = 2_000;

/// A file that is read by a map.
pub(super) struct Source {
    table: Table,
    /// The map, bound to the file's header; it learns the file's choices while it reads.
    pub bound: Bound,
    /// What ids are made of when rows have none.
    fingerprint: String,
    survey: std::sync::Arc<str>,
    number: u64,
}

impl Source {
    /// Opens a file and binds the map to its header. `name` is the survey of rows that name none.
    pub fn open(path: &Path, name: &str, map: &Map, zone: &Zone, limits: &Limits) -> Result<Self, Refusal> {
        let format = Format { delimiter: map.file.delimiter.as_ref().map(|text| text.as_bytes()[0]), encoding: map.file.encoding.clone() };
        let table = Table::open(open(path)?, limits, &format)?;
        let bound = Bound::new(map, table.headers(), zone)?;
        let fingerprint = if bound.has_ids() { String::new() } else { fingerprint(path)? };
        Ok(Self { table, bound, fingerprint, survey: survey_of(name).into(), number: 0 })
    }

    fn read(&mut self, row: &Row) -> Result<Reading, Vec<RowProblem>> {
        let mut reading = self.bound.read(row)?;
        if reading.draft.external_id.is_none() {
            reading.draft.external_id = Some(format!("{}:{}", self.fingerprint, row.number));
        }
        reading.draft.survey.get_or_insert_with(|| std::sync::Arc::clone(&self.survey));
        Ok(reading)
    }
}

impl Iterator for Source {
    /// A row with its number and line, or what is wrong with it; the outer refusal ends the file.
    type Item = Result<(u64, u64, Result<Reading, Vec<RowProblem>>), Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.table.next()?;
        self.number += 1;
        Some(match row {
            Ok(row) => Ok((row.number, row.line, self.read(&row))),
            Err(refusal) if refusal.code == Code::Invalid => {
                let line = line_of(&refusal);
                let reason = refusal.params.into_iter().next().map_or(refusal.detail, |param| param.reason);
                let reason = format!("{reason}: quote cells that contain the delimiter");
                Ok((self.number, line, Err(vec![RowProblem { row: self.number, line, column: None, reason }])))
            }
            Err(refusal) => Err(refusal),
        })
    }
}

/// A first map for a file, to be mended by a person.
pub fn guess_map(path: &Path, format: &Format, limits: &Limits) -> Result<Guess, Refusal> {
    let mut table = Table::open(open(path)?, limits, format)?;
    let (header, delimiter) = (table.headers().to_vec(), table.delimiter());
    let rows: Vec<Vec<String>> = table.by_ref().take(SAMPLE).filter_map(Result::ok).map(|row| row.cells).collect();
    Ok(maps::guess(&header, &rows, delimiter))
}

fn open(path: &Path) -> Result<File, Refusal> {
    File::open(path).map_err(|error| Refusal::new(Code::NotFound, format!("the file {} cannot be opened: {error}", path.display())))
}

fn fingerprint(path: &Path) -> Result<String, Refusal> {
    let (mut file, mut hash, mut chunk) = (open(path)?, Sha256::new(), vec![0; 1 << 16]);
    loop {
        let read = file.read(&mut chunk).map_err(|error| Refusal::new(Code::MalformedBody, format!("the file cannot be read: {error}")))?;
        if read == 0 {
            return Ok(hash.finalize()[..8].iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}")));
        }
        hash.update(&chunk[..read]);
    }
}

/// The survey of a file: its name without folder and endings.
fn survey_of(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let base = base.strip_suffix(".gz").unwrap_or(base);
    let base = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
    let clean: String = base.chars().filter(|c| !c.is_control()).take(200).collect();
    if clean.trim().is_empty() { "file".into() } else { clean.trim().to_owned() }
}

/// The line in a place such as `row 17 (line 18)`.
fn line_of(refusal: &Refusal) -> u64 {
    let place = refusal.params.first().map_or("", |param| param.name.as_str());
    place.rsplit_once("(line ").and_then(|(_, rest)| rest.trim_end_matches(')').parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::survey_of;

    #[rstest::rstest]
    #[case("/tmp/2017_SFO_Customer_Survey.csv.gz", "2017_SFO_Customer_Survey")]
    #[case("answers.csv", "answers")]
    #[case("answers", "answers")]
    #[case("C:\\in\\wave 2.csv", "wave 2")]
    #[case(".csv", "file")]
    fn a_survey_is_called_like_its_file(#[case] name: &str, #[case] survey: &str) {
        assert_eq!(survey_of(name), survey);
    }
}
