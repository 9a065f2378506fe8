//! Shared scans: questions that differ only by which touchpoint, team or tier they are about are one question grouped by these.

use std::collections::HashMap;

use kernel::{Id, Period, Time, Workspace};
use measure::Evaluator;
use measure::dimension::{Dimension, Value};
use measure::filter::{Filter, Test};
use measure::plan::Plan;
use measure::planning::Planned;
use measure::product::{Cell, Product, Tally};
use store::Error;

/// Dimensions by which one scan is cut at most.
const MOST_CUTS: usize = 3;

/// What a scan finds for one question: now, and in the days before where it compares.
pub(super) type Found = Result<(Product, Option<Product>), Error>;

/// A scan: the plan, and which of its groups are a question's own.
struct Scan {
    plan: Plan,
    cut: Vec<Value>,
}

impl Scan {
    /// The scan of a question alone: one pass for both sides of a comparison.
    fn alone(planned: &Planned) -> Self {
        let Planned { plan, against, .. } = planned;
        let period = |label: &str, (from, until): (Time, Time)| Period { label: label.into(), from, until };
        let plan = match against {
            None => plan.clone(),
            Some(before) => Plan {
                periods: vec![period("before", before.during), period("now", plan.during)],
                during: (before.during.0, plan.during.1),
                ..plan.clone()
            },
        };
        Self { plan, cut: Vec::new() }
    }

    /// The scan that others with the same question about something else can share: what has to equal one word becomes a group.
    fn shared(planned: &Planned) -> Self {
        let Self { plan, .. } = Self::alone(planned);
        let (mut rest, mut cut) = (Vec::new(), Vec::new());
        split(plan.filter.clone(), &mut rest, &mut cut);
        cut.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut dimensions: Vec<&Dimension> = cut.iter().map(|(dimension, _)| dimension).collect();
        dimensions.dedup();
        let fits = dimensions.len() == cut.len() && cut.len() <= MOST_CUTS && cut.iter().all(|(dimension, _)| !plan.by.contains(dimension));
        if !fits {
            return Self { plan, cut: Vec::new() };
        }
        let (by, cut): (Vec<Dimension>, Vec<Value>) = cut.into_iter().unzip();
        Self { plan: Plan { by: [by, plan.by.clone()].concat(), filter: Filter::All(rest), ..plan }, cut }
    }
}

/// Takes a condition apart: what has to equal one word, and the rest.
fn split(filter: Filter, rest: &mut Vec<Filter>, cut: &mut Vec<(Dimension, Value)>) {
    match filter {
        Filter::All(parts) => parts.into_iter().for_each(|part| split(part, rest, cut)),
        Filter::Is(dimension, Test::In(values)) if values.len() == 1 && dimension != Dimension::Score => {
            cut.extend(values.into_iter().map(|value| (dimension.clone(), value)));
        }
        other => rest.push(other),
    }
}

/// What the questions find, in their order, with as few scans as there are different ones.
pub(super) async fn find(evaluator: &dyn Evaluator, workspace: Id<Workspace>, questions: &[&Planned]) -> Vec<Found> {
    let mut scans: HashMap<String, Vec<(usize, Scan)>> = HashMap::new();
    for (place, planned) in questions.iter().enumerate() {
        let scan = Scan::shared(planned);
        scans.entry(format!("{} {:?}", scan.cut.len(), scan.plan)).or_default().push((place, scan));
    }
    let mut found: Vec<Option<Found>> = questions.iter().map(|_| None).collect();
    for sharing in scans.into_values() {
        let together = if sharing.len() > 1 { evaluator.evaluate(workspace, &sharing[0].1.plan).await.ok() } else { None };
        let groups = together.as_ref().map(|product| groups(product, sharing[0].1.cut.len()));
        for (place, Scan { cut, .. }) in &sharing {
            let planned = questions[*place];
            found[*place] = Some(match &groups {
                Some(groups) => Ok(part(planned, groups.get(cut).map_or(&[][..], Vec::as_slice), cut.len())),
                None => alone(evaluator, workspace, planned).await,
            });
        }
    }
    found.into_iter().flatten().collect()
}

async fn alone(evaluator: &dyn Evaluator, workspace: Id<Workspace>, planned: &Planned) -> Found {
    let product = evaluator.evaluate(workspace, &Scan::alone(planned).plan).await?;
    Ok(part(planned, &product.cells.iter().collect::<Vec<_>>(), 0))
}

/// The cells of a scan by what they were cut by.
fn groups(product: &Product, cuts: usize) -> HashMap<Vec<Value>, Vec<&Cell>> {
    let mut groups: HashMap<Vec<Value>, Vec<&Cell>> = HashMap::new();
    for cell in &product.cells {
        if let Some(cut) = cell.by[..cuts].iter().cloned().collect::<Option<Vec<Value>>>() {
            groups.entry(cut).or_default().push(cell);
        }
    }
    groups
}

/// The part of a scan that is a question's own, as if it had been asked alone. A question without groups has a total only.
fn part(planned: &Planned, cells: &[&Cell], cuts: usize) -> (Product, Option<Product>) {
    let side = |period: Option<usize>| {
        let own = cells.iter().filter(|cell| cell.period == period);
        let cells: Vec<Cell> = own.map(|cell| Cell { by: cell.by[cuts..].to_vec(), period: None, tally: cell.tally.clone() }).collect();
        let total = if planned.plan.by.is_empty() { cells.first().map(|cell| cell.tally.clone()) } else { None };
        Product { total: total.unwrap_or_else(|| nobody(planned)), cells }
    };
    if planned.against.is_none() {
        return (side(None), None);
    }
    let (mut now, before) = (side(Some(1)), side(Some(0)));
    for gone in &before.cells {
        if now.cells.iter().all(|cell| cell.by != gone.by) {
            now.cells.push(Cell { tally: nobody(planned), ..gone.clone() });
        }
    }
    (now, Some(before))
}

fn nobody(planned: &Planned) -> Tally {
    Tally { people: planned.plan.people.then_some(0), ..Tally::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_to_equal_one_word_becomes_a_group() {
        let filter: Filter =
            "touchpoint = 'order' and account.tier in ('gold', 'silver') and (team = 'north' and score <= 6)".parse().expect("a condition");
        let (mut rest, mut cut) = (Vec::new(), Vec::new());
        split(filter, &mut rest, &mut cut);
        let words: Vec<String> = cut.iter().map(|(dimension, _)| dimension.to_string()).collect();
        assert_eq!((words, rest.len()), (vec!["touchpoint".to_owned(), "team".to_owned()], 2));
    }
}
