//! Who would move if other rules held.

use std::collections::BTreeMap;

use kernel::Act;
use measure::Evaluator;
use store::{Error, Store};

use super::Class;
use super::because::Because;
use super::decide::decide;
use super::evidence::Evidence;
use super::gather::{World, customers};
use super::keys::Keys;
use super::matrix::Moved;
use super::round::TOGETHER;
use super::rules::Rules;
use super::store::{Standing, behind, count};

/// Customers that a preview looks at, at most: it is answered while somebody waits.
const MOST: i64 = 20_000;
/// Examples of those who would move.
const EXAMPLES: usize = 50;

/// Who would move.
pub(super) struct Preview {
    /// Customers there are.
    pub all: i64,
    /// Customers that were looked at.
    pub looked: i64,
    /// How many would move from where to where; those that would stay are there, too.
    pub moves: Vec<Moved>,
    /// Some who would move.
    pub examples: Vec<(Standing, Class, Because)>,
}

/// Looks at customers by other rules and writes nothing.
pub(super) async fn preview(store: &Store, evaluator: &dyn Evaluator, act: &Act, rules: &Rules) -> Result<Preview, Error> {
    let mut read = store.read(act.workspace).await?;
    let (all, world) = (count(&mut read).await?, World::load(&mut read, act.now).await?);
    drop(read);
    let mut preview = Preview { all, looked: 0, moves: Vec::new(), examples: Vec::new() };
    let mut moves: BTreeMap<(Class, Class), i64> = BTreeMap::new();
    let mut last = None;
    while preview.looked < MOST {
        let standing = behind(&mut store.read(act.workspace).await?, last, TOGETHER).await?;
        let Some(end) = standing.last() else { break };
        last = Some(end.whose);
        let whose: Vec<_> = standing.iter().map(|standing| standing.whose).collect();
        let known: std::collections::HashMap<_, _> =
            customers(store, evaluator, act.workspace, &world, rules, Keys::in_a_row(&whose)).await?.into_iter().collect();
        for before in standing {
            let Some(customer) = known.get(&before.whose) else { continue };
            let verdict = decide(&Evidence::of(customer, &world.asked, rules, world.today), rules, before.by_rules);
            preview.looked += 1;
            *moves.entry((before.by_rules, verdict.class)).or_default() += 1;
            if verdict.class != before.by_rules && preview.examples.len() < EXAMPLES {
                preview.examples.push((before, verdict.class, verdict.because));
            }
        }
    }
    preview.moves = moves.into_iter().map(|((was, is), count)| Moved { was, is, count }).collect();
    Ok(preview)
}
