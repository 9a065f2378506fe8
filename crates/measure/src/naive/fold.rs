//! From facts to a product: groups, periods, the total.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use kernel::Refusal;

use super::facts::Fact;
use super::votes::tally;
use crate::dimension::Value;
use crate::plan::Plan;
use crate::product::{Cell, Product};

/// A group; the truth value before a value puts blank last.
type Group = Vec<(bool, Option<Value>)>;

pub(super) fn product(facts: &[Fact], plan: &Plan) -> Result<Product, Refusal> {
    let mut cells: BTreeMap<(Group, Option<usize>), Vec<&Fact>> = BTreeMap::new();
    for fact in facts {
        let period = plan.periods.iter().position(|period| (period.from..period.until).contains(&fact.experienced_at));
        if period.is_some() || plan.periods.is_empty() {
            cells.entry((group(fact, plan), period)).or_default().push(fact);
        }
    }
    let tallied: Vec<(Group, Cell)> = cells
        .into_iter()
        .map(|((group, period), facts)| {
            let by = group.iter().map(|(_, value)| value.clone()).collect();
            (group, Cell { by, period, tally: tally(&facts, plan) })
        })
        .filter(|(_, cell)| cell.tally.n() > 0)
        .collect();
    let kept = kept(&tallied, plan);
    let cells: Vec<Cell> = tallied.into_iter().filter(|(group, _)| kept.contains(group)).map(|(_, cell)| cell).collect();
    if cells.len() > Product::MOST_CELLS {
        return Err(Product::too_large(plan));
    }
    Ok(Product { cells, total: tally(&facts.iter().collect::<Vec<_>>(), plan) })
}

fn group(fact: &Fact, plan: &Plan) -> Group {
    plan.by.iter().map(|dimension| fact.value(dimension).cloned()).map(|value| (value.is_none(), value)).collect()
}

/// The groups with most votes over all periods.
fn kept(cells: &[(Group, Cell)], plan: &Plan) -> BTreeSet<Group> {
    let mut sizes: BTreeMap<&Group, u64> = BTreeMap::new();
    for (group, cell) in cells {
        *sizes.entry(group).or_default() += cell.tally.n();
    }
    let mut largest: Vec<(Reverse<u64>, &Group)> = sizes.into_iter().map(|(group, n)| (Reverse(n), group)).collect();
    largest.sort();
    largest.into_iter().take(plan.top.unwrap_or(usize::MAX)).map(|(_, group)| group.clone()).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use kernel::Time;

    use super::*;
    use crate::dimension::Dimension;
    use crate::filter::Filter;
    use crate::plan::{AsOf, Unit};

    #[test]
    fn what_nobody_can_read_is_refused() {
        let fact = |number: i64| Fact {
            question: 0,
            score: 1.0,
            weight: 1.0,
            experienced_at: Time::from_micros(number),
            answered_at: Time::from_micros(number),
            response: number,
            account: Some(number),
            contact: None,
            values: HashMap::from([(Dimension::Account, Value::text(number.to_string()))]),
        };
        let facts: Vec<Fact> = (0..=Product::MOST_CELLS as i64).map(fact).collect();
        let mut plan = Plan {
            questions: Vec::new(),
            by: vec![Dimension::Account],
            periods: Vec::new(),
            during: (Time::FIRST, Time::END),
            filter: Filter::All(Vec::new()),
            unit: Unit::Answers,
            attributes: AsOf::Then,
            weighted: false,
            clustered: false,
            people: false,
            top: None,
            blocks: None,
        };
        let refusal = product(&facts, &plan).expect_err("one too many");
        assert!(refusal.detail.contains("`top`") && refusal.detail.contains("`where`"), "{refusal}");
        assert_eq!(product(&facts[1..], &plan).expect("as many as may be").cells.len(), Product::MOST_CELLS);
        plan.top = Some(3);
        assert_eq!(product(&facts, &plan).expect("three").cells.len(), 3);
    }
}
