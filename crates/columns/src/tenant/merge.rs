//! Merges sorted segments into one stream of the rows that still count.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::sync::Arc;

use crate::bits::Bits;
use crate::error::Error;
use crate::row::Row;
use crate::segment::Rows;
use crate::shelf::Shelf;
use crate::snapshot::Live;

struct Source {
    rows: Rows,
    dead: Option<Arc<Bits>>,
    next: usize,
    count: usize,
}

/// The next row of a source; the heap gives the earliest, and of equal ones the source that came first.
struct Head {
    row: Row,
    source: usize,
}

impl Ord for Head {
    fn cmp(&self, other: &Self) -> Ordering {
        other.row.order(&self.row).then(other.source.cmp(&self.source))
    }
}
impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Head {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Head {}

/// Rows of several segments in order, without the dead ones.
pub struct Merge {
    sources: Vec<Source>,
    heads: BinaryHeap<Head>,
}

impl Merge {
    /// Merges some segments.
    pub fn of<'l>(lives: impl IntoIterator<Item = &'l Live>) -> Result<Self, Error> {
        let passing = Shelf::new(0);
        let source = |live: &Live| Ok(Source { rows: live.segment.load()?, dead: live.dead(&passing)?, next: 0, count: live.segment.summary.rows });
        let mut sources = lives.into_iter().map(source).collect::<Result<Vec<_>, Error>>()?;
        let heads = sources.iter_mut().enumerate().filter_map(|(source, rows)| rows.step().map(|row| Head { row, source })).collect();
        Ok(Self { sources, heads })
    }
}

impl Source {
    fn step(&mut self) -> Option<Row> {
        while self.next < self.count {
            let row = self.next;
            self.next += 1;
            if self.dead.as_ref().is_none_or(|dead| !dead.get(row)) {
                return Some(self.rows.get(row));
            }
        }
        None
    }
}

impl Iterator for Merge {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let Head { row, source } = self.heads.pop()?;
        if let Some(row) = self.sources[source].step() {
            self.heads.push(Head { row, source });
        }
        Some(row)
    }
}
