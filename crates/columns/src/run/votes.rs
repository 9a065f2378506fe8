//! Votes that need more than counts: latest per person, one per account, sums per account, distinct people.

pub mod ballot;
pub mod seen;
pub mod walk;

use std::sync::atomic::{AtomicUsize, Ordering};

use measure::plan::Unit;
use measure::product::{Product, Tally};

use super::assemble::Outcome;
use super::share::share;
use super::{Scene, place};
use crate::error::Error;
use crate::fact::Field;

use ballot::Ballot;

/// One range whose votes are collected on their own, because the latest answer in it may not be the latest elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct Job {
    /// First instant.
    pub from: i64,
    /// First instant behind.
    pub until: i64,
    /// Place of the range among the compiled ones; none for the total over everything, without groups.
    pub range: Option<usize>,
}

/// The product of a plan that counts votes.
pub fn evaluate(scene: &Scene<'_>) -> Result<Product, Error> {
    let fields = fields(scene);
    let (gathered, most) = (AtomicUsize::new(0), Outcome::most(scene.plan));
    let collected = share(
        &jobs(scene),
        scene.threads,
        || (Ballot::of(scene), Vec::new()),
        |(ballot, done), job| {
            walk::walk(scene, &fields, *job, ballot)?;
            let tallies = ballot.close(most)?;
            if gathered.fetch_add(tallies.len(), Ordering::Relaxed) + tallies.len() > most + 1 {
                return Err(Product::too_large(scene.plan).into());
            }
            done.push((*job, tallies));
            Ok(())
        },
    )?;
    let mut outcome = Outcome::default();
    for (job, tallies) in collected.into_iter().flat_map(|(_, done)| done) {
        match job.range {
            Some(range) => outcome.cells.extend(tallies.into_iter().map(|(group, tally)| ((group, range), tally))),
            None => outcome.total = tallies.into_iter().next().map_or_else(|| empty(scene), |(_, tally)| tally),
        }
    }
    outcome.cut(scene.plan.top);
    outcome.product(scene)
}

/// The total comes first because it is the longest.
fn jobs(scene: &Scene<'_>) -> Vec<Job> {
    let (from, until) = scene.compiled.during;
    let ranges = scene.compiled.ranges.iter().enumerate().map(|(place, range)| Job { from: range.from, until: range.until, range: Some(place) });
    std::iter::once(Job { from, until, range: None }).chain(ranges).collect()
}

fn empty(scene: &Scene<'_>) -> Tally {
    Tally { people: scene.plan.people.then_some(0), ..Tally::default() }
}

fn fields(scene: &Scene<'_>) -> Vec<Field> {
    let mut fields = place::fields(&scene.compiled);
    fields.extend([Field::Mark, Field::Response, Field::Contact, Field::Delay]);
    fields.extend((scene.plan.clustered || scene.plan.unit == Unit::OnePerAccount).then_some(Field::Version));
    fields.extend(scene.plan.weighted.then_some(Field::Weight));
    fields
}
