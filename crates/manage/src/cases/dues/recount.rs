//! Counts all open promises again where something changed by which they are counted: working hours, the zone, a class of service.

use ::store::consumers::Consumer;
use ::store::jobs::{Failure, NewJob, Runner, Work};
use ::store::{Error, Tx, args};
use futures_util::future::BoxFuture;
use kernel::{Actor, Event, Id};
use serde_json::json;

use super::store;
use crate::cases::{Case, present};

const NAME: &str = "count due times again";
/// Cases of one transaction.
const TOGETHER: i64 = 100;

/// Promises to count all again.
pub(crate) async fn promise(tx: &mut Tx<'_>) -> Result<(), Error> {
    let run_at = tx.act().now;
    tx.enqueue(&NewJob { name: NAME, unique_key: Some("all"), payload: json!({}), run_at }).await.map(drop)
}

/// Hears of other working hours and of another zone of the workspace.
#[derive(Debug)]
pub struct OtherHours;

impl Consumer for OtherHours {
    fn name(&self) -> &'static str {
        "count due times again"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &["working_hours.changed", "workspace.changed"]
    }

    fn take<'t>(&'t self, tx: &'t mut Tx<'_>, _: &'t Event) -> BoxFuture<'t, Result<(), Error>> {
        Box::pin(promise(tx))
    }
}

/// Counts all again; the same twice is the same once.
#[derive(Debug)]
pub struct Recounting;

impl Runner for Recounting {
    fn name(&self) -> &'static str {
        NAME
    }

    fn run<'w>(&'w self, work: &'w Work) -> BoxFuture<'w, Result<(), Failure>> {
        Box::pin(async move {
            let mut after = 0;
            loop {
                let act = (work.acts)(work.act.workspace, Actor::System(NAME));
                let mut tx = work.store.begin(&act).await?;
                let last = step(&mut tx, after).await?;
                tx.commit().await?;
                match last {
                    Some(last) => after = last,
                    None => return Ok(()),
                }
            }
        })
    }
}

/// Counts the next cases behind a number; answers the last one's.
async fn step(tx: &mut Tx<'_>, after: i64) -> Result<Option<i64>, Error> {
    let sql =
        "SELECT id, number FROM customer_case WHERE workspace = $1 AND number > $2 AND (is_open = 1 OR due IS NOT NULL) ORDER BY number LIMIT $3";
    let values = args![tx.workspace(), after, TOGETHER];
    let rows = tx.all(sql, values).await?;
    for row in &rows {
        let id: Id<Case> = row.get("id")?;
        let case = present(tx, id).await?;
        store::recount(tx, &case).await?;
        store::settle(tx, id).await?;
    }
    rows.last().map(|row| row.get("number")).transpose()
}
