//! Flushes the tail, merges small and overlapping segments, and rewrites those with many dead rows.

use store::{Store, log};

use super::keep::SEGMENT;
use super::merge::Merge;
use super::{Tenant, Work, blocking};
use crate::error::Error;
use crate::row::Row;
use crate::shelf::Shelf;
use crate::snapshot::{Live, Snapshot};

/// How far merging goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effort {
    /// The share of dead rows a segment may have.
    pub most_dead: f64,
    /// Pieces that may lie side by side.
    pub most_pieces: usize,
}

impl Effort {
    /// In passing, so that a long import does not write the same rows again and again.
    pub const LITTLE: Self = Self { most_dead: 0.05, most_pieces: 16 };
    /// When there is time.
    pub const FULL: Self = Self { most_dead: 0.05, most_pieces: 1 };
    /// Nothing dead stays in a file.
    pub const ERASE: Self = Self { most_dead: 0.0, most_pieces: 16 };
}

/// A large piece is left alone until the others together are this part of it.
const WORTHWHILE: usize = 8;

impl Tenant {
    /// Catches up, then flushes and merges.
    pub async fn compact(&self, store: &Store, effort: Effort) -> Result<(), Error> {
        let (_, last) = log::span(store).await?;
        self.catch_up(store).await?;
        let mut work = self.work.lock().await;
        let Some(mut current) = work.take() else { return Ok(()) };
        // Catching up read all events of this workspace up to here, though the last one may be another's.
        current.snapshot.upto_seq = current.snapshot.upto_seq.max(last);
        // After a failure the next use opens what is durable and reads the log from there.
        let compacted = blocking(move || current.compacted(effort)).await?;
        self.publish(work.insert(compacted));
        Ok(())
    }
}

impl Work {
    /// Flushes and merges.
    pub(super) fn compacted(mut self, effort: Effort) -> Result<Self, Error> {
        self.flush()?;
        self.merge(effort)?;
        Ok(self)
    }

    /// Puts the tail into files and makes everything durable.
    pub(super) fn flush(&mut self) -> Result<(), Error> {
        let (files, tail): (Vec<Live>, Vec<Live>) = self.snapshot.segments.iter().cloned().partition(|live| live.segment.home().is_some());
        let mut rows: Vec<Row> = Merge::of(&tail)?.collect();
        let segments = [files, self.keeper.keep(&mut rows)?].concat();
        self.exchange(segments)
    }

    /// Merges what lies side by side or has too many dead rows; durable when it returns.
    fn merge(&mut self, effort: Effort) -> Result<(), Error> {
        let mut segments = Vec::with_capacity(self.snapshot.segments.len());
        let mut merged = false;
        for run in runs(&self.snapshot) {
            if !effort.merges(&run)? {
                segments.extend(run.into_iter().cloned());
                continue;
            }
            merged = true;
            let mut rows = Vec::with_capacity(SEGMENT.min(run.iter().map(|live| live.segment.summary.rows).sum()));
            for row in Merge::of(run.iter().copied())? {
                rows.push(row);
                if rows.len() == SEGMENT {
                    segments.extend(self.keeper.keep(&mut rows)?);
                    rows.clear();
                }
            }
            segments.extend(self.keeper.keep(&mut rows)?);
        }
        if merged { self.exchange(segments) } else { Ok(()) }
    }

    /// Makes these segments the durable state and lets the files of others go.
    fn exchange(&mut self, segments: Vec<Live>) -> Result<(), Error> {
        let next = Snapshot { segments, upto_seq: self.snapshot.upto_seq };
        self.keeper.save(&next, self.rebuilt)?;
        let stays = |live: &&Live| !next.segments.iter().any(|kept| std::sync::Arc::ptr_eq(&kept.segment, &live.segment));
        self.snapshot.segments.iter().filter(stays).filter(|live| live.segment.home().is_some()).for_each(|live| live.segment.replace());
        self.snapshot = next;
        Ok(())
    }
}

impl Effort {
    fn merges(self, run: &[&Live]) -> Result<bool, Error> {
        let rows: usize = run.iter().map(|live| live.segment.summary.rows).sum();
        let largest = run.iter().map(|live| live.segment.summary.rows).max().unwrap_or(0);
        let worthwhile = (rows - largest) * WORTHWHILE >= largest;
        if run.len() > self.most_pieces && worthwhile {
            return Ok(true);
        }
        let shares = run.iter().map(|live| share_dead(live)).collect::<Result<Vec<_>, _>>()?;
        Ok(shares.into_iter().any(|share| share > self.most_dead))
    }
}

fn share_dead(live: &Live) -> Result<f64, Error> {
    let dead = live.dead(&Shelf::new(0))?.map_or(0, |dead| dead.count());
    Ok(dead as f64 / live.segment.summary.rows.max(1) as f64)
}

/// Segments of one month that overlap, or that fit one segment together.
fn runs(snapshot: &Snapshot) -> Vec<Vec<&Live>> {
    let month = |live: &Live| live.segment.home().map(|home| home.file.split('/').next().unwrap_or_default().to_owned());
    let mut sorted: Vec<&Live> = snapshot.segments.iter().collect();
    sorted.sort_by_key(|live| (month(live), live.segment.summary.from));
    let mut runs: Vec<Vec<&Live>> = Vec::new();
    for live in sorted {
        let joins = runs.last().is_some_and(|run| {
            let last = run.iter().map(|other| other.segment.summary.last).max().unwrap_or(i64::MIN);
            let rows: usize = run.iter().map(|other| other.segment.summary.rows).sum();
            month(run[0]) == month(live) && (live.segment.summary.from < last || rows + live.segment.summary.rows <= SEGMENT)
        });
        match runs.last_mut().filter(|_| joins) {
            Some(run) => run.push(live),
            None => runs.push(vec![live]),
        }
    }
    runs
}
