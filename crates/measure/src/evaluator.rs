//! Who answers plans. Two real implementations: `naive` here and the columnar one.

use std::future::Future;
use std::pin::Pin;

use kernel::{Id, Time, Workspace};
use store::Error;

use crate::anonymity::KeptBlocks;
use crate::plan::Plan;
use crate::product::Product;

/// What an evaluator will answer.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send + 'a>>;

/// Answers plans over everything that was committed before the call.
pub trait Evaluator: Send + Sync {
    /// The product of a plan in one workspace.
    fn evaluate<'a>(&'a self, workspace: Id<Workspace>, plan: &'a Plan) -> Answer<'a, Product>;

    /// The moments of the first and the last experience that counts, if the evaluator knows them without a scan; otherwise the records are read.
    fn span(&self, _workspace: Id<Workspace>) -> Answer<'_, Option<(Time, Time)>> {
        Box::pin(async { Ok(None) })
    }

    /// Where blocks of anonymous people are kept between readings, if this evaluator keeps anything; otherwise they are formed for each.
    fn kept_blocks(&self) -> Option<&KeptBlocks> {
        None
    }
}
