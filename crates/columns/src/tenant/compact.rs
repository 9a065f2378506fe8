//! Flushes the tail, merges small and overlapping segments, and rewrites those with many dead rows.

use store::{Store, log};

use super::keep::SEGMENT;
use super::merge::Merge;
use super::{Tenant, Work};
use crate::error::Error;
use crate::row::Row;
use crate::shelf::Shelf;
use crate::snapshot::{Live, Snapshot};

/// The share of dead rows a segment may have.
pub const MOST_DEAD: f64 = 0.05;

impl Tenant {
    /// Catches up, then flushes and merges; segments with a larger share of dead rows than `most_dead` are rewritten.
    pub async fn compact(&self, store: &Store, most_dead: f64) -> Result<(), Error> {
        let (_, last) = log::span(store).await?;
        self.catch_up(store).await?;
        let mut work = self.work.lock().await;
        let Some(mut current) = work.take() else { return Ok(()) };
        // Catching up read all events of this workspace up to here, though the last one may be another's.
        current.snapshot.upto_seq = current.snapshot.upto_seq.max(last);
        let compacted = compacted(current, most_dead).await;
        // After a failure the next use opens what is durable and reads the log from there.
        self.publish(work.insert(compacted?));
        Ok(())
    }
}

/// Flushes and merges on a thread that may wait for files.
pub(super) async fn compacted(work: Work, most_dead: f64) -> Result<Work, Error> {
    tokio::task::spawn_blocking(move || {
        let mut work = work;
        work.flush()?;
        work.merge(most_dead)?;
        Ok(work)
    })
    .await
    .map_err(|_| Error::Interrupted)?
}

impl Work {
    /// Puts the tail into files and makes everything durable.
    pub(super) fn flush(&mut self) -> Result<(), Error> {
        let (files, tail): (Vec<Live>, Vec<Live>) = self.snapshot.segments.iter().cloned().partition(|live| live.segment.home().is_some());
        let mut rows: Vec<Row> = Merge::of(&tail)?.collect();
        let segments = [files, self.keeper.keep(&mut rows)?].concat();
        self.exchange(segments)
    }

    /// Merges what lies side by side or has too many dead rows; durable when it returns.
    fn merge(&mut self, most_dead: f64) -> Result<(), Error> {
        let mut segments = Vec::with_capacity(self.snapshot.segments.len());
        let mut merged = false;
        for run in runs(&self.snapshot) {
            if run.len() == 1 && share_dead(run[0])? <= most_dead {
                segments.push(run[0].clone());
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
        self.kept_seq = next.upto_seq;
        self.snapshot = next;
        Ok(())
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
