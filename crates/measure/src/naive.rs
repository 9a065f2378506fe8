//! The definition of every product: read all ratings with their names, keep those that count, fold. Slow on purpose: nothing here is clever.

mod facts;
mod fold;
mod votes;

use kernel::{Id, Workspace};
use store::Store;

use crate::evaluator::{Answer, Evaluator};
use crate::plan::Plan;
use crate::product::Product;

/// The evaluator that defines what a plan means.
#[derive(Clone)]
pub struct Naive {
    /// Where the records are.
    pub store: Store,
}

impl Evaluator for Naive {
    fn evaluate<'a>(&'a self, workspace: Id<Workspace>, plan: &'a Plan) -> Answer<'a, Product> {
        Box::pin(async move {
            let mut read = self.store.snapshot(workspace).await?;
            let facts = facts::read(&mut read, plan).await?;
            Ok(fold::product(&facts, plan)?)
        })
    }
}
