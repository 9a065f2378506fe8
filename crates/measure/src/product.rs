//! What an evaluator gives back: histograms that add up over threads, segments, nodes and time.

use std::cmp::{Ordering, Reverse};
use std::collections::HashSet;

use kernel::Refusal;
use litemap::LiteMap;

use crate::dimension::Value;
use crate::plan::Plan;

/// A point of a scale, or a mean of points, with a total order.
#[derive(Clone, Copy, Debug)]
pub struct Score(pub f64);

impl Ord for Score {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}
impl PartialOrd for Score {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Score {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Score {}

/// How often a point was given.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Number of votes.
    pub n: u64,
    /// Sum of their weights.
    pub w: f64,
    /// Sum of their squared weights.
    pub w2: f64,
}

/// The votes of one account in one cell.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cluster {
    /// Sum of weights.
    pub w: f64,
    /// Sum of weight times worth.
    pub wy: f64,
}

/// All votes of one cell; every score is a function of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// Votes per point; most cells of a fine plan have one, so it has to be small.
    pub points: LiteMap<Score, Point>,
    /// Sums per account, in no order, when the plan asked for them. A response without account is a cluster of its own.
    pub clusters: Vec<Cluster>,
    /// Distinct people, when the plan asked for them; an answer without contact is a person of its own.
    pub people: Option<u64>,
}

impl Tally {
    /// Number of votes.
    pub fn n(&self) -> u64 {
        self.points.values().map(|point| point.n).sum()
    }

    /// Sum of weights.
    pub fn w(&self) -> f64 {
        self.points.values().map(|point| point.w).sum()
    }

    /// Adds the votes of other people.
    pub fn join(&mut self, other: Self) {
        for (score, point) in other.points {
            let sum = self.points.entry(score).or_default();
            *sum = Point { n: sum.n + point.n, w: sum.w + point.w, w2: sum.w2 + point.w2 };
        }
        self.clusters.extend(other.clusters);
        self.people = other.people.map_or(self.people, |people| Some(self.people.unwrap_or(0) + people));
    }

    /// Counts one vote.
    pub fn add(&mut self, score: f64, weight: f64) {
        let point = self.points.entry(Score(score)).or_default();
        point.n += 1;
        point.w += weight;
        point.w2 += weight * weight;
    }
}

/// One group in one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The group's values in the order of `Plan::by`; blank is `None`.
    pub by: Vec<Option<Value>>,
    /// Index into `Plan::periods`, when there are any.
    pub period: Option<usize>,
    /// Its votes; at least one.
    pub tally: Tally,
}

/// The answer to a plan. Cells come in the order of groups (blank last), then periods; empty ones are left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Product {
    /// The cells.
    pub cells: Vec<Cell>,
    /// The votes of the whole range, of all groups (also those `top` cut off).
    pub total: Tally,
}

impl Product {
    /// The most cells: more is no reading, and would fill the memory of whoever makes or gets it.
    pub const MOST_CELLS: usize = 100_000;

    /// Keeps only the groups with most votes over all periods, where the plan says how many; ties by their order.
    pub(crate) fn largest(mut self, plan: &Plan) -> Result<Self, Refusal> {
        if let Some(top) = plan.top {
            let mut groups: Vec<(Vec<Option<Value>>, u64)> = Vec::new();
            for cell in &self.cells {
                match groups.last_mut().filter(|(by, _)| *by == cell.by) {
                    Some((_, n)) => *n += cell.tally.n(),
                    None => groups.push((cell.by.clone(), cell.tally.n())),
                }
            }
            groups.sort_by_key(|(_, n)| Reverse(*n));
            let kept: HashSet<&Vec<Option<Value>>> = groups.iter().take(top).map(|(by, _)| by).collect();
            self.cells.retain(|cell| kept.contains(&cell.by));
        }
        if self.cells.len() > Self::MOST_CELLS { Err(Self::too_large(plan)) } else { Ok(self) }
    }

    /// Refuses a plan that gives more cells than are answered, or than can be gathered to find the largest groups.
    pub fn too_large(plan: &Plan) -> Refusal {
        let remedy = if plan.top.is_some() { "a smaller `top`" } else { "keep the largest groups by `top`" };
        let reason =
            format!("gives more than 100,000 groups over all periods: {remedy}, or ask for fewer by `where`, by shorter dates or by longer periods");
        Refusal::field("by", reason)
    }
}
