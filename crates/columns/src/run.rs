//! Evaluates a compiled plan over a snapshot, on several threads.

pub mod assemble;
pub mod grid;
pub mod place;
pub mod share;
pub mod tally;
pub mod votes;

use std::sync::Arc;

use measure::plan::{Plan, Unit};
use measure::product::Product;

use crate::axis::Axes;
use crate::compile::Compiled;
use crate::error::Error;
use crate::mark::Mark;
use crate::shelf::Shelf;
use crate::snapshot::Snapshot;

/// Everything an evaluation reads.
#[derive(Debug)]
pub struct Scene<'s> {
    /// What was asked.
    pub plan: &'s Plan,
    /// What was asked, over codes.
    pub compiled: Compiled,
    /// The rows.
    pub snapshot: &'s Snapshot,
    /// Which account a version belongs to.
    pub axes: &'s Axes,
    /// Columns of files.
    pub shelf: &'s Shelf,
    /// How many threads may work at once.
    pub threads: usize,
}

/// The product of a plan over a snapshot.
pub fn evaluate(plan: &Plan, marks: &[Mark], axes: &Axes, snapshot: &Arc<Snapshot>, shelf: &Shelf, threads: usize) -> Result<Product, Error> {
    let compiled = Compiled::of(plan, marks, axes, &snapshot.reach())?;
    let scene = Scene { plan, compiled, snapshot, axes, shelf, threads };
    if plan.unit == Unit::Answers && !plan.clustered && !plan.people { tally::evaluate(scene) } else { votes::evaluate(&scene) }
}
