//! A segment: rows sorted by time, in memory or in a file whose columns are read when they are asked for.

pub mod read;
pub mod write;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use serde::{Deserialize, Serialize};

use crate::column::Column;
use crate::column::codes::Codes;
use crate::column::numbers::Numbers;
use crate::column::times::Times;
use crate::error::Error;
use crate::fact::Field;
use crate::mark::Marks;
use crate::row::Row;
use crate::shelf::Shelf;

/// What is known of a segment without reading its columns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Number of rows, dead ones included.
    pub rows: usize,
    /// First instant.
    pub from: i64,
    /// Last instant.
    pub last: i64,
    /// Smallest code per field.
    pub lowest: [u32; Field::CODES],
    /// Largest code per field.
    pub highest: [u32; Field::CODES],
    /// Whether any weight is not 1.
    pub weighted: bool,
}

impl Summary {
    /// The summary of sorted rows.
    pub fn of(rows: &[Row]) -> Self {
        let mut summary = Self {
            rows: rows.len(),
            from: rows.first().map_or(0, |row| row.experienced),
            last: rows.last().map_or(0, |row| row.experienced),
            lowest: [u32::MAX; Field::CODES],
            highest: [0; Field::CODES],
            weighted: rows.iter().any(|row| row.weight.to_bits() != 1f64.to_bits()),
        };
        for row in rows {
            for (field, code) in row.codes.iter().enumerate() {
                summary.lowest[field] = summary.lowest[field].min(*code);
                summary.highest[field] = summary.highest[field].max(*code);
            }
        }
        summary
    }
}

#[derive(Debug)]
enum Source {
    Memory(Vec<Arc<Column>>),
    File { home: Home, marks: Arc<Marks> },
}

/// Where a segment's file is.
#[derive(Clone, Debug, PartialEq)]
pub struct Home {
    /// The folder of the fact.
    pub folder: PathBuf,
    /// The file, from that folder.
    pub file: String,
    /// Its size.
    pub bytes: u64,
}

impl Home {
    /// The file's path.
    pub fn path(&self) -> PathBuf {
        self.folder.join(&self.file)
    }
}

/// Rows sorted by time, column by column.
#[derive(Debug)]
pub struct Segment {
    /// What is known without reading.
    pub summary: Summary,
    uid: u64,
    source: Source,
    replaced: AtomicBool,
}

impl Segment {
    /// A segment in memory, of sorted rows.
    pub fn in_memory(rows: &[Row]) -> Self {
        let columns = Field::ALL.iter().map(|field| Arc::new(column(rows, *field))).collect();
        Self::of(Summary::of(rows), Source::Memory(columns))
    }

    /// A segment whose columns are in a file.
    pub fn in_file(summary: Summary, home: Home, marks: Arc<Marks>) -> Self {
        Self::of(summary, Source::File { home, marks })
    }

    fn of(summary: Summary, source: Source) -> Self {
        static UIDS: AtomicU64 = AtomicU64::new(0);
        Self { summary, uid: UIDS.fetch_add(1, Ordering::Relaxed), source, replaced: AtomicBool::new(false) }
    }

    /// Where its file is, if it is in one.
    pub fn home(&self) -> Option<&Home> {
        if let Source::File { home, .. } = &self.source { Some(home) } else { None }
    }

    /// Lets the file go with the last evaluation that reads it.
    pub fn replace(&self) {
        self.replaced.store(true, Ordering::Relaxed);
    }

    /// One column, from memory, the shelf or the file.
    pub fn column(&self, field: Field, cache: &Shelf) -> Result<Arc<Column>, Error> {
        match &self.source {
            Source::Memory(columns) => Ok(columns[field.index()].clone()),
            Source::File { home, marks } => cache.get((self.uid, field), || read::column(&home.path(), field, self.summary.rows, marks)),
        }
    }

    /// Bytes held by the segment itself; columns of files are counted by the shelf.
    pub fn bytes(&self) -> usize {
        match &self.source {
            Source::Memory(columns) => columns.iter().map(|column| column.bytes()).sum(),
            Source::File { .. } => 0,
        }
    }

    /// All columns at once, past the shelf: for merging.
    pub fn load(&self) -> Result<Rows, Error> {
        let column = |field| match &self.source {
            Source::Memory(columns) => Ok(columns[Field::index(field)].clone()),
            Source::File { home, marks } => read::column(&home.path(), field, self.summary.rows, marks).map(Arc::new),
        };
        Field::ALL.into_iter().map(column).collect::<Result<_, _>>().map(Rows)
    }
}

impl Drop for Segment {
    fn drop(&mut self) {
        if let (true, Some(home)) = (self.replaced.load(Ordering::Relaxed), self.home())
            && let Err(error) = std::fs::remove_file(home.path())
        {
            tracing::warn!(segment.file = home.file, error = %error, "a replaced segment stays until the next start");
        }
    }
}

/// All columns of a segment, read row by row.
#[derive(Debug)]
pub struct Rows(Vec<Arc<Column>>);

impl Rows {
    /// One row.
    pub fn get(&self, row: usize) -> Row {
        let mut codes = [0; Field::CODES];
        for (field, code) in codes.iter_mut().enumerate() {
            *code = self.0[field].codes().map_or(0, |codes| codes.get(row));
        }
        let time = |field: Field| self.0[field.index()].times().map_or(0, |times| times.get(row));
        let experienced = time(Field::Experienced);
        let weight = self.0[Field::Weight.index()].numbers().map_or(1.0, |numbers| numbers.get(row));
        Row { experienced, answered: experienced + time(Field::Delay), codes, weight }
    }
}

fn column(rows: &[Row], field: Field) -> Column {
    match field {
        Field::Experienced => Column::Times(Times::of(&rows.iter().map(|row| row.experienced).collect::<Vec<_>>())),
        Field::Delay => Column::Times(Times::of(&rows.iter().map(|row| row.answered - row.experienced).collect::<Vec<_>>())),
        Field::Weight => Column::Numbers(Numbers::of(rows.iter().map(|row| row.weight).collect())),
        code => Column::Codes(Codes::of(&rows.iter().map(|row| row.code(code)).collect::<Vec<_>>())),
    }
}
