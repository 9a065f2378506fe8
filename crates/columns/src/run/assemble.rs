//! Puts tallies together as a product: groups get their values back.

use std::collections::BTreeMap;

use measure::plan::Plan;
use measure::product::{Cell, Product, Tally};
use rustc_hash::{FxHashMap, FxHashSet};

use super::Scene;
use crate::error::Error;

/// Tallies by group and range, in the order of a product.
#[derive(Debug, Default)]
pub struct Outcome {
    /// By number of the group and place of the range.
    pub cells: BTreeMap<(u64, usize), Tally>,
    /// All groups and ranges together.
    pub total: Tally,
}

/// The most cells that are gathered to find the largest groups.
const GATHERED: usize = 1_000_000;

impl Outcome {
    /// The most cells that are gathered for a plan before it is refused.
    pub fn most(plan: &Plan) -> usize {
        if plan.top.is_some() { GATHERED } else { Product::MOST_CELLS }
    }

    /// The product of a scene; refused when it is too large.
    pub fn product(self, scene: &Scene<'_>) -> Result<Product, Error> {
        if self.cells.len() > Product::MOST_CELLS {
            return Err(Product::too_large(scene.plan).into());
        }
        let compiled = &scene.compiled;
        let group = |place: u64| compiled.only.as_ref().map_or(place, |groups| groups[place as usize]);
        let cell = |((place, range), tally): ((u64, usize), Tally)| Cell {
            by: compiled.grouping.values(group(place)),
            period: compiled.ranges[range].period,
            tally,
        };
        Ok(Product { cells: self.cells.into_iter().map(cell).collect(), total: self.total })
    }

    /// Drops all groups but the largest.
    pub fn cut(&mut self, top: Option<usize>) {
        let sizes = self.cells.iter().map(|((group, _), tally)| (*group, tally.n()));
        if let Some(kept) = kept(sizes, top) {
            self.cells.retain(|(group, _), _| kept.contains(group));
        }
    }
}

/// The groups with most answers, ties by their numbers; none when all are kept.
pub fn kept(sizes: impl Iterator<Item = (u64, u64)>, top: Option<usize>) -> Option<FxHashSet<u64>> {
    let top = top?;
    let mut groups: FxHashMap<u64, u64> = FxHashMap::default();
    sizes.filter(|(_, n)| *n > 0).for_each(|(group, n)| *groups.entry(group).or_default() += n);
    let mut groups: Vec<(std::cmp::Reverse<u64>, u64)> = groups.into_iter().map(|(group, n)| (std::cmp::Reverse(n), group)).collect();
    groups.sort_unstable();
    Some(groups.into_iter().take(top).map(|(_, group)| group).collect())
}
