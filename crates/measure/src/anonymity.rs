//! The promise of anonymity: answers of such surveys count in blocks of enough people, wholly or not at all.
//!
//! Every figure is a sum of whole blocks, so that no figure, and no difference of any figures, is about fewer people (ADR 7).

mod blocks;
mod kept;
mod people;

use std::collections::BTreeMap;
use std::sync::Arc;

use kernel::{Id, Workspace};
use listen::promises::Promise;
use store::{Error, Store};

pub use blocks::Blocks;
pub use kept::KeptBlocks;

use crate::dimension::{Dimension, Value};
use crate::evaluator::Evaluator;
use crate::filter::{Filter, Test};
use crate::plan::{Asked, Plan, Unit};
use crate::product::{Cell, Product, Tally};

/// The promises of the surveys whose answers may take part in a plan.
pub fn taking_part(plan: &Plan, promises: &[Promise]) -> Vec<Promise> {
    let may_pass = |promise: &&Promise| {
        let key = Value::text(&promise.key);
        plan.filter.decided(&|dimension| (*dimension == Dimension::Survey).then_some(Some(&key))) != Some(false)
    };
    promises.iter().filter(may_pass).cloned().collect()
}

/// What an evaluator says to a plan, with answers of these surveys in whole blocks only. One vote per account has none of them: it would be
/// what a single person said as often as not.
pub async fn evaluate(
    store: &Store,
    evaluator: &dyn Evaluator,
    workspace: Id<Workspace>,
    plan: &Plan,
    promises: &[Promise],
) -> Result<Product, Error> {
    if promises.is_empty() {
        return evaluator.evaluate(workspace, plan).await;
    }
    let of_theirs = Filter::Is(Dimension::Survey, Test::In(promises.iter().map(|promise| Value::text(&promise.key)).collect()));
    let open = Plan { top: None, ..narrowed(plan, Filter::Not(Box::new(of_theirs.clone()))) };
    let mut sum = Sum::default();
    sum.add(evaluator.evaluate(workspace, &open).await?);
    if plan.unit != Unit::OnePerAccount {
        let anonymous = Plan { top: None, unit: Unit::Answers, ..narrowed(plan, of_theirs) };
        for asked in &plan.questions {
            let blocks = match evaluator.kept_blocks() {
                Some(kept) => kept.find(store, workspace, promises, asked.code).await?,
                None => Arc::new(people::blocks(&mut store.snapshot(workspace).await?, promises, asked.code).await?),
            };
            if !blocks.is_empty() {
                sum.add(in_blocks(evaluator, workspace, &anonymous, asked, blocks).await?);
            }
        }
    }
    sum.product(plan)
}

fn narrowed(plan: &Plan, condition: Filter) -> Plan {
    Plan { filter: Filter::All(vec![plan.filter.clone(), condition]), ..plan.clone() }
}

/// The whole blocks of the answers to one question. A block that is spread over groups or periods counts in the total only.
async fn in_blocks(evaluator: &dyn Evaluator, workspace: Id<Workspace>, plan: &Plan, asked: &Asked, blocks: Arc<Blocks>) -> Result<Product, Error> {
    let plan = Plan { questions: vec![asked.clone()], blocks: Some(blocks.clone()), ..plan.clone() };
    let by = [plan.by.clone(), vec![Dimension::Block]].concat();
    let cells = evaluator.evaluate(workspace, &Plan { by, ..plan.clone() }).await?.cells;
    let whole = evaluator.evaluate(workspace, &Plan { by: vec![Dimension::Block], periods: Vec::new(), ..plan.clone() }).await?.cells;
    let mut total = Tally { people: plan.people.then_some(0), ..Tally::default() };
    whole.into_iter().filter(|cell| blocks.are_whole(cell)).for_each(|cell| total.join(cell.tally));
    let cells = cells.into_iter().filter(|cell| blocks.are_whole(cell)).map(|mut cell| {
        cell.by.pop();
        cell
    });
    Ok(Product { cells: cells.collect(), total })
}

/// A group and a period; the truth value before a value puts blank last.
type Key = (Vec<(bool, Option<Value>)>, Option<usize>);

/// Products that are added up.
#[derive(Default)]
struct Sum {
    cells: BTreeMap<Key, Tally>,
    total: Tally,
}

impl Sum {
    fn add(&mut self, product: Product) {
        for cell in product.cells {
            let group = cell.by.into_iter().map(|value| (value.is_none(), value)).collect();
            self.cells.entry((group, cell.period)).or_default().join(cell.tally);
        }
        self.total.join(product.total);
    }

    /// What is there, of the groups with most votes where the plan keeps only those.
    fn product(self, plan: &Plan) -> Result<Product, Error> {
        let cell = |((group, period), tally): (Key, Tally)| Cell { by: group.into_iter().map(|(_, value)| value).collect(), period, tally };
        let product = Product { cells: self.cells.into_iter().map(cell).collect(), total: self.total };
        Ok(product.largest(plan)?)
    }
}
