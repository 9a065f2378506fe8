//! All background work of the house, as the rooms named it.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use columns::Columns;
use desk::files::{self, Shelf, Unlinking};
use edge::House;
use kernel::{Actor, Id, Workspace};
use listen::{invitations, programmes};
use post::letters::Delivering;
use store::consumers::Consumer;
use store::jobs::Runner;
use store::{Acts, Error, NOWHERE};

use super::Plan;
use super::erasing::Erasing;
use super::leaving::Leaving;
use super::schedule::Chore;
use crate::building::Equipment;
use crate::delivery::Outbox;
use crate::http::metrics;

/// What there is to do for this house.
pub fn of(house: &House, equipment: &Equipment) -> Plan {
    let mut plan = of_process(house, equipment);
    plan.runners.push(Arc::new(Erasing { columns: equipment.columns.clone() }));
    plan.runners.push(Arc::new(Unlinking { shelf: equipment.shelf.clone() }));
    plan.letters = delivering(house, equipment);
    plan.consumers = consumers();
    plan.chores.push(tidying(house));
    plan.chores.push(forgetting(house));
    plan.chores.push(asking(house));
    plan.chores.push(looking(house, equipment));
    plan
}

/// The part that every process does for itself, also where others do the rest: its data folder is its own.
pub fn of_process(house: &House, equipment: &Equipment) -> Plan {
    let columns = &equipment.columns;
    Plan {
        store: house.store.clone(),
        acts: acts(house),
        runners: Vec::new(),
        letters: Vec::new(),
        consumers: Vec::new(),
        chores: vec![
            catching_up(house, columns),
            compacting(house, columns),
            erasing(house, columns),
            sweeping(house, &equipment.shelf),
            renewing(house),
            counting(),
        ],
    }
}

/// Letters leave where there is a way; else they wait.
fn delivering(house: &House, equipment: &Equipment) -> Vec<Arc<dyn Runner>> {
    let Outbox { office, carrier } = equipment.outbox.clone();
    let runner = |carrier| Arc::new(Delivering { carrier, office, site: Arc::clone(&house.site) }) as Arc<dyn Runner>;
    carrier.map(runner).into_iter().collect()
}

/// All that follows the log.
pub fn consumers() -> Vec<Arc<dyn Consumer>> {
    vec![Arc::new(Leaving), Arc::new(invitations::Triggers), Arc::new(invitations::Bounces), Arc::new(invitations::Replies)]
}

/// Makes the acts of background work.
pub fn acts(house: &House) -> Acts {
    let house = house.clone();
    Arc::new(move |workspace, actor| house.act(workspace, actor))
}

/// Old events and keys go.
fn tidying(house: &House) -> Chore {
    let house = house.clone();
    chore("tidying the records", Duration::from_hours(1), move || {
        let house = house.clone();
        async move {
            let act = house.act(NOWHERE, Actor::System("tidying"));
            let tidied = store::maintenance::tidy(&house.store, &act).await?;
            identity::tidy(&house.store, &act).await?;
            tracing::debug!(events = tidied.events, keys = tidied.keys, "the records are tidy");
            Ok(())
        }
    })
}

/// Files that came into folders of sources are taken in.
fn looking(house: &House, equipment: &Equipment) -> Chore {
    let (house, folders, collector) = (house.clone(), equipment.folders.clone(), equipment.collector.clone());
    chore("looking into folders", Duration::from_mins(1), move || {
        let (house, folders, collector) = (house.clone(), folders.clone(), collector.clone());
        async move {
            let files = folders.round(&house, &collector).await?;
            tracing::debug!(files, "the folders are looked into");
            Ok(())
        }
    })
}

/// Interactions go after the time for which a workspace keeps them.
fn forgetting(house: &House) -> Chore {
    let house = house.clone();
    chore("tidying interactions", Duration::from_hours(6), move || {
        let house = house.clone();
        async move {
            for workspace in workspaces(&house).await? {
                let act = house.act(workspace, Actor::System("tidying"));
                let mut tx = house.store.begin(&act).await?;
                let (interactions, refused) = listen::interactions::tidy(&mut tx).await?;
                tx.commit().await?;
                tracing::debug!(interactions, refused, "the interactions are tidy");
            }
            Ok(())
        }
    })
}

/// Columns follow the records, so that whoever asks first after a start or an import does not wait for all of it.
fn catching_up(house: &House, columns: &Columns) -> Chore {
    let (house, columns) = (house.clone(), columns.clone());
    chore("bringing the columns up to date", Duration::from_secs(5), move || {
        let (house, columns) = (house.clone(), columns.clone());
        async move {
            for workspace in workspaces(&house).await? {
                columns.catch_up(workspace).await?;
            }
            Ok(())
        }
    })
}

/// Columns go from memory into files, and small files into larger ones.
fn compacting(house: &House, columns: &Columns) -> Chore {
    let (house, columns) = (house.clone(), columns.clone());
    chore("writing the columns", Duration::from_mins(5), move || {
        let (house, columns) = (house.clone(), columns.clone());
        async move {
            for workspace in workspaces(&house).await? {
                columns.compact(workspace).await?;
            }
            Ok(())
        }
    })
}

/// What another process erased is still in the files of this one.
fn erasing(house: &House, columns: &Columns) -> Chore {
    let (house, columns) = (house.clone(), columns.clone());
    chore("erasing from the columns", Duration::from_hours(6), move || {
        let (house, columns) = (house.clone(), columns.clone());
        async move {
            for workspace in workspaces(&house).await? {
                columns.erase(workspace).await?;
            }
            Ok(())
        }
    })
}

/// Content of uploads that nothing refers to goes.
fn sweeping(house: &House, shelf: &Shelf) -> Chore {
    let (house, shelf) = (house.clone(), shelf.clone());
    chore("sweeping files", Duration::from_hours(6), move || {
        let (house, shelf) = (house.clone(), shelf.clone());
        async move {
            let swept = files::sweep(&house.store, &shelf, house.now()).await?;
            tracing::debug!(files = swept, "the files are swept");
            Ok(())
        }
    })
}

/// Programmes ask those whose time has come, remind them, and find out who is next.
fn asking(house: &House) -> Chore {
    let house = house.clone();
    chore("asking customers", Duration::from_secs(10), move || {
        let house = house.clone();
        async move {
            for workspace in workspaces(&house).await? {
                if programmes::store::running(&mut house.store.read(workspace).await?).await?.is_empty()
                    && !invitations::follows(&house.store, workspace).await?
                {
                    continue;
                }
                let act = || house.act(workspace, Actor::System("programmes"));
                let looking = act();
                let mut tx = house.store.begin(&looking).await?;
                invitations::look_for_occasions(&mut tx).await?;
                tx.commit().await?;
                loop {
                    let asking = act();
                    let mut tx = house.store.begin(&asking).await?;
                    let asked = invitations::ask(&mut tx, &house.site).await? + invitations::follow_up(&mut tx, &house.site).await?;
                    tx.commit().await?;
                    if asked == 0 {
                        break;
                    }
                }
            }
            Ok(())
        }
    })
}

/// Contracts that went on by themselves have their end in the future again.
fn renewing(house: &House) -> Chore {
    let house = house.clone();
    chore("renewing contracts", Duration::from_hours(1), move || {
        let house = house.clone();
        async move {
            for workspace in workspaces(&house).await? {
                let act = house.act(workspace, Actor::System("contracts"));
                let mut tx = house.store.begin(&act).await?;
                customers::contracts::roll_on(&mut tx).await?;
                tx.commit().await?;
            }
            Ok(())
        }
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

/// All workspaces, the oldest first.
pub async fn workspaces(house: &House) -> Result<Vec<Id<Workspace>>, Error> {
    let rows = house.store.door().await?.all("SELECT id FROM workspace ORDER BY made_at, id", vec![]).await?;
    rows.iter().map(|row| row.get("id")).collect()
}
