//! People who were erased: what figures are computed from forgets them, too.

use columns::Columns;
use futures_util::future::BoxFuture;
use serde_json::json;
use store::jobs::{Failure, NewJob, Runner, Work};
use store::{Error, Tx};

const NAME: &str = "erase columns";

/// Removes from the files of columns what was erased from the records.
pub struct Erasing {
    /// The columns of this process.
    pub columns: Columns,
}

/// Promises to remove from the columns what the transaction erases.
pub async fn promise(tx: &mut Tx<'_>) -> Result<(), Error> {
    let run_at = tx.act().now;
    tx.enqueue(&NewJob { name: NAME, unique_key: Some("all"), payload: json!({}), run_at }).await.map(drop)
}

impl Runner for Erasing {
    fn name(&self) -> &'static str {
        NAME
    }

    fn run<'w>(&'w self, work: &'w Work) -> BoxFuture<'w, Result<(), Failure>> {
        Box::pin(async move { self.columns.erase(work.act.workspace).await.map_err(|error| Error::from(error).into()) })
    }
}
