//! All background work of the house, as the rooms named it.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use columns::Columns;
use edge::House;
use kernel::{Actor, Id, Workspace};
use store::{Error, NOWHERE};

use super::Plan;
use super::schedule::Chore;
use crate::http::metrics;

/// What there is to do for this house.
pub fn of(house: &House, columns: &Columns) -> Plan {
    let acting = house.clone();
    Plan {
        store: house.store.clone(),
        acts: Arc::new(move |workspace, actor| acting.act(workspace, actor)),
        runners: Vec::new(),
        consumers: Vec::new(),
        chores: vec![tidying(house), compacting(house, columns), counting()],
    }
}

/// Old events and keys go.
fn tidying(house: &House) -> Chore {
    let house = house.clone();
    chore("tidying the records", Duration::from_hours(1), move || {
        let house = house.clone();
        async move {
            let act = house.act(NOWHERE, Actor::System("tidying"));
            let tidied = store::maintenance::tidy(&house.store, &act).await?;
            tracing::debug!(events = tidied.events, keys = tidied.keys, "the records are tidy");
            Ok(())
        }
    })
}

/// Columns go from memory into files, and small files into larger ones.
fn compacting(house: &House, columns: &Columns) -> Chore {
    let (house, columns) = (house.clone(), columns.clone());
    chore("writing the columns", Duration::from_mins(5), move || {
        let (house, columns) = (house.clone(), columns.clone());
        async move { compact(&house, &columns).await }
    })
}

/// Figures that are gathered for `/metrics` are folded, so that they stay small when nobody fetches them.
fn counting() -> Chore {
    chore("folding metrics", Duration::from_secs(30), || async {
        metrics::recorder().run_upkeep();
        Ok(())
    })
}

fn chore<F>(name: &'static str, every: Duration, run: impl Fn() -> F + Send + Sync + 'static) -> Chore
where
    F: Future<Output = Result<()>> + Send + 'static,
{
    Chore { name, every, run: Box::new(move || Box::pin(run())) }
}

/// Writes the columns of all workspaces into files.
pub async fn compact(house: &House, columns: &Columns) -> Result<()> {
    for workspace in workspaces(house).await? {
        columns.compact(workspace).await?;
    }
    Ok(())
}

/// All workspaces, the oldest first.
pub async fn workspaces(house: &House) -> Result<Vec<Id<Workspace>>, Error> {
    let rows = house.store.door().await?.all("SELECT id FROM workspace ORDER BY made_at, id", vec![]).await?;
    rows.iter().map(|row| row.get("id")).collect()
}
