//! A table from a CSV file: named columns, rows of the same width, each with its number.

use std::collections::HashMap;
use std::io::{self, Cursor, Read};

use csv::StringRecord;
use kernel::{Code, Refusal};

use super::decode::Decoded;
use super::unpack::Unpacked;
use super::{Format, Limits, as_io, delimiter, from_io};

/// How much of the file is looked at to guess its delimiter.
const SAMPLE: u64 = 64 * 1024;

/// A CSV file that is read row by row.
pub struct Table {
    csv: csv::Reader<Guarded>,
    headers: Vec<String>,
    delimiter: u8,
    limits: Limits,
    record: StringRecord,
    rows: u64,
    failed: bool,
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Counted from 1, the header not included.
    pub number: u64,
    /// The line of the file it begins on, counted from 1.
    pub line: u64,
    /// As many cells as the table has headers.
    pub cells: Vec<String>,
}

impl Row {
    /// The row as messages name it.
    pub fn place(&self) -> String {
        place(self.number, self.line)
    }
}

fn place(number: u64, line: u64) -> String {
    format!("row {number} (line {line})")
}

impl Table {
    /// Opens a CSV file, plain or gzipped, and reads its header. A column without a name is called `column_N`.
    pub fn open(source: impl Read + Send + 'static, limits: &Limits, format: &Format) -> Result<Self, Refusal> {
        let mut text = Decoded::open(Unpacked::open(Box::new(source), *limits)?, format.encoding.as_deref())?;
        let mut sample = Vec::new();
        text.by_ref().take(SAMPLE).read_to_end(&mut sample).map_err(from_io)?;
        let whole = (sample.len() as u64) < SAMPLE;
        let delimiter = format.delimiter.unwrap_or_else(|| delimiter::guess(&sample, whole));
        let guarded = Guarded { text: Cursor::new(sample).chain(text), row: limits.row, left: 0, last: None, ended: false };
        let csv = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(guarded);
        let mut table = Self { csv, headers: Vec::new(), delimiter, limits: *limits, record: StringRecord::new(), rows: 0, failed: false };
        table.headers = table.read_headers()?;
        Ok(table)
    }

    /// The names of the columns, in order, without blanks around them.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// What stands between cells.
    pub fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// The position of a column, or a refusal that lists the columns there are.
    pub fn column(&self, name: &str) -> Result<usize, Refusal> {
        self.headers.iter().position(|header| header == name).ok_or_else(|| {
            let known = self.headers.iter().take(40).map(String::as_str).collect::<Vec<_>>().join(", ");
            let reason = format!("the file has no such column; it has {known}{}", if self.headers.len() > 40 { ", …" } else { "" });
            Refusal::new(Code::Invalid, format!("column {name}: {reason}")).at(format!("column {name}"), reason)
        })
    }

    fn read_headers(&mut self) -> Result<Vec<String>, Refusal> {
        if !self.read_record()? {
            return Err(Refusal::new(Code::MalformedBody, "the file is empty: its first row has to name the columns"));
        }
        self.refuse_open_quote("the header")?;
        let (width, limit) = (self.record.len(), self.limits.columns);
        if width > limit {
            return Err(Refusal::new(Code::TooLarge, format!("the file has {width} columns, at most {limit} are read")));
        }
        let names = self.record.iter().enumerate().map(|(index, name)| match name.trim() {
            "" => format!("column_{}", index + 1),
            name => name.to_owned(),
        });
        let names: Vec<String> = names.collect();
        refuse_duplicates(&names)?;
        Ok(names)
    }

    fn next_row(&mut self) -> Result<Option<Row>, Refusal> {
        if !self.read_record()? {
            return Ok(None);
        }
        self.rows += 1;
        let line = self.record.position().map_or(0, csv::Position::line);
        self.refuse_row(&place(self.rows, line))?;
        Ok(Some(Row { number: self.rows, line, cells: self.record.iter().map(ToOwned::to_owned).collect() }))
    }

    fn refuse_row(&self, place: &str) -> Result<(), Refusal> {
        self.refuse_open_quote(place)?;
        if self.record.len() != self.headers.len() {
            let reason = format!("it has {} cells where the header has {}", self.record.len(), self.headers.len());
            return Err(Refusal::new(Code::Invalid, format!("{place}: {reason}: quote cells that contain the delimiter")).at(place, reason));
        }
        if let Some(index) = self.record.iter().position(|cell| cell.len() > self.limits.cell) {
            let (name, limit) = (format!("{place}, column {}", self.headers[index]), self.limits.cell >> 10);
            return Err(Refusal::new(Code::TooLarge, format!("{name}: the cell holds more than {limit} kB")));
        }
        Ok(())
    }

    fn read_record(&mut self) -> Result<bool, Refusal> {
        let (limit, line) = (self.limits.row, self.csv.position().line());
        self.csv.get_mut().allow(limit);
        self.csv.read_record(&mut self.record).map_err(|error| match error.into_kind() {
            csv::ErrorKind::Io(error) => located(from_io(error), line),
            other => Refusal::new(Code::MalformedBody, format!("line {line}: {other:?}")),
        })
    }

    /// A quote that opens and never closes swallows the rest of the file into the last cell.
    fn refuse_open_quote(&self, place: &str) -> Result<(), Refusal> {
        let swallowed = self.record.iter().next_back().is_some_and(|cell| cell.contains('\n'));
        if swallowed && self.csv.get_ref().ends_without_quote() {
            let reason = "a quote opens and is never closed";
            return Err(
                Refusal::new(Code::MalformedBody, format!("{place}: {reason}: close it, or double it if it is part of the text")).at(place, reason)
            );
        }
        Ok(())
    }
}

impl Iterator for Table {
    type Item = Result<Row, Refusal>;

    /// The next row. A row of another width than the header is refused as invalid and the next one can be read; any other refusal is
    /// the last item.
    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let row = self.next_row();
        self.failed = row.as_ref().is_err_and(|refusal| refusal.code != Code::Invalid);
        row.transpose()
    }
}

fn refuse_duplicates(names: &[String]) -> Result<(), Refusal> {
    let mut seen = HashMap::with_capacity(names.len());
    for (index, name) in names.iter().enumerate() {
        if let Some(first) = seen.insert(name, index) {
            let reason = format!("columns {} and {} have the same name: rename one", first + 1, index + 1);
            return Err(Refusal::new(Code::MalformedBody, format!("column {name}: {reason}")).at(format!("column {name}"), reason));
        }
    }
    Ok(())
}

fn located(refusal: Refusal, line: u64) -> Refusal {
    if refusal.detail.starts_with("line ") { refusal } else { Refusal { detail: format!("line {line}: {}", refusal.detail), ..refusal } }
}

/// Text that may be read only so far per row, so that a file without line ends cannot fill the memory.
struct Guarded {
    text: io::Chain<Cursor<Vec<u8>>, Decoded>,
    row: usize,
    left: usize,
    /// The last byte that is no line end.
    last: Option<u8>,
    ended: bool,
}

impl Guarded {
    /// Before each row; what the CSV reader holds in its own buffer comes on top.
    fn allow(&mut self, row: usize) {
        (self.row, self.left) = (row, row + 16 * 1024);
    }

    fn ends_without_quote(&self) -> bool {
        self.ended && self.last != Some(b'"')
    }
}

impl Read for Guarded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.text.read(buffer)?;
        if read > self.left {
            let limit = self.row >> 10;
            let detail = format!("a row is longer than {limit} kB: a quote that is never closed, or a file without line ends?");
            return Err(as_io(Refusal::new(Code::TooLarge, detail)));
        }
        self.left -= read;
        self.ended = read == 0 && !buffer.is_empty();
        self.last = buffer[..read].iter().rev().copied().find(|byte| !matches!(byte, b'\n' | b'\r')).or(self.last);
        Ok(read)
    }
}
