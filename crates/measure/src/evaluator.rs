//! Who answers plans. Two real implementations: `naive` here and the columnar one.

use std::future::Future;
use std::pin::Pin;

use kernel::{Id, Workspace};

use crate::plan::Plan;
use crate::product::Product;

/// Answers plans over everything that was committed before the call.
pub trait Evaluator: Send + Sync {
    /// The product of a plan in one workspace, and the position of the log it includes.
    fn evaluate<'a>(&'a self, workspace: Id<Workspace>, plan: &'a Plan) -> Pin<Box<dyn Future<Output = Result<Product, store::Error>> + Send + 'a>>;
}
