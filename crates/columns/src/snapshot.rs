//! What one evaluation sees: segments with their dead rows, at one position of the log.

use std::sync::{Arc, OnceLock};

use crate::bits::Bits;
use crate::compile::Reach;
use crate::error::Error;
use crate::fact::Field;
use crate::segment::Segment;
use crate::shelf::Shelf;

/// The state of a workspace's columns; it never changes.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// Segments, those in files first.
    pub segments: Vec<Live>,
    /// The position of the log it includes.
    pub upto_seq: i64,
}

/// A segment and what of it no longer counts.
#[derive(Clone, Debug)]
pub struct Live {
    /// The rows.
    pub segment: Arc<Segment>,
    /// Responses whose rows here are dead.
    pub tombs: Arc<Tombs>,
}

/// Responses that were changed or removed after a segment was made.
#[derive(Debug, Default)]
pub struct Tombs {
    /// Codes of responses in order; some may have no row here.
    pub responses: Vec<u32>,
    rows: OnceLock<Arc<Bits>>,
}

impl Tombs {
    /// Tombstones of these responses.
    pub fn of(mut responses: Vec<u32>) -> Self {
        responses.sort_unstable();
        responses.dedup();
        Self { responses, rows: OnceLock::new() }
    }
}

impl Live {
    /// A segment whose rows all count.
    pub fn new(segment: Segment) -> Self {
        Self { segment: Arc::new(segment), tombs: Arc::default() }
    }

    /// The rows that no longer count, if there are any.
    pub fn dead(&self, cache: &Shelf) -> Result<Option<Arc<Bits>>, Error> {
        if self.tombs.responses.is_empty() {
            return Ok(None);
        }
        if let Some(rows) = self.tombs.rows.get() {
            return Ok(Some(rows.clone()));
        }
        let column = self.segment.column(Field::Response, cache)?;
        let dead = column
            .codes()
            .map_or_else(Bits::default, |codes| Bits::from_fn(codes.len(), |row| self.tombs.responses.binary_search(&codes.get(row)).is_ok()));
        Ok(Some(self.tombs.rows.get_or_init(|| Arc::new(dead)).clone()))
    }

    fn span(&self, cache: &Shelf) -> Result<Option<(i64, i64)>, Error> {
        let summary = &self.segment.summary;
        let Some(dead) = self.dead(cache)?.filter(|dead| dead.count() > 0) else { return Ok(Some((summary.from, summary.last))) };
        let column = self.segment.column(Field::Experienced, cache)?;
        let (mut rows, times) = ((0..summary.rows).filter(|row| !dead.get(*row)), column.times());
        let first = rows.next();
        let last = rows.next_back().or(first);
        Ok(times.zip(first.zip(last)).map(|(times, (first, last))| (times.get(first), times.get(last))))
    }

    /// Marks the rows of some responses dead; `responses` are in order.
    pub fn bury(&mut self, responses: &[u32]) {
        let (lowest, highest) = (self.segment.summary.lowest[Field::Response.index()], self.segment.summary.highest[Field::Response.index()]);
        let (first, end) = (responses.partition_point(|code| *code < lowest), responses.partition_point(|code| *code <= highest));
        if first < end {
            let both = [&self.tombs.responses, &responses[first..end]].concat();
            self.tombs = Arc::new(Tombs::of(both));
        }
    }
}

impl Snapshot {
    /// How far the codes of each field reach.
    pub fn reach(&self) -> Reach {
        let mut reach = [1; Field::CODES];
        for live in &self.segments {
            for (reach, highest) in reach.iter_mut().zip(live.segment.summary.highest) {
                *reach = (*reach).max(highest as usize + 1);
            }
        }
        reach
    }

    /// The first and the last instant of a row that counts.
    pub fn span(&self, cache: &Shelf) -> Result<Option<(i64, i64)>, Error> {
        let mut span: Option<(i64, i64)> = None;
        for live in &self.segments {
            if let Some((from, last)) = live.span(cache)? {
                span = Some(span.map_or((from, last), |known| (known.0.min(from), known.1.max(last))));
            }
        }
        Ok(span)
    }

    /// Number of rows, dead ones included.
    pub fn rows(&self) -> usize {
        self.segments.iter().map(|live| live.segment.summary.rows).sum()
    }
}
