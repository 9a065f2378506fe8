//! All background work of the house, as the rooms named it.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use columns::Columns;
use desk::files::{self, Shelf, Unlinking};
use desk::{notices, tasks};
use edge::{House, Site};
use kernel::{Actor, Id, Workspace};
use listen::{event_rules, invitations, programmes};
use manage::{announcements, cases, decisions, digests, playbooks, rules};
use monitor::{alerts, classes, silence, watches};
use post::letters::Delivering;
use post::webhooks::{Publishing, Sending};
use store::consumers::Consumer;
use store::jobs::Runner;
use store::{Acts, Error, NOWHERE};

use super::Plan;
use super::chats::Unlisting;
use super::erasing::Erasing;
use super::leaving::Leaving;
use super::schedule::Chore;
use super::warning::Warning;
use crate::building::Equipment;
use crate::delivery::Outbox;
use crate::http::metrics;
use crate::pickup::Pickup;
use crate::published::PUBLISHED;

/// What there is to do for this house.
pub fn of(house: &House, equipment: &Equipment) -> Plan {
    let mut plan = of_process(house, equipment);
    plan.runners.push(Arc::new(Erasing { columns: equipment.columns.clone() }));
    plan.runners.push(Arc::new(event_rules::Applying));
    plan.runners.push(Arc::new(cases::Recounting));
    plan.runners.push(Arc::new(Unlinking { shelf: equipment.shelf.clone() }));
    plan.letters = delivering(house, equipment);
    plan.webhooks = vec![Arc::new(Sending { caller: Arc::clone(&equipment.hooks) })];
    plan.fetching = equipment.pickup.iter().map(|pickup| Arc::new(pickup.clone()) as Arc<dyn Runner>).collect();
    plan.chores.extend(equipment.pickup.iter().map(|pickup| fetching(house, pickup)));
    plan.consumers = consumers(&house.site);
    plan.chores.push(tidying(house));
    plan.chores.push(forgetting(house));
    plan.chores.push(asking(house));
    plan.chores.push(reminding(house));
    plan.chores.push(digesting(house, equipment));
    plan.chores.push(minding(house));
    plan.chores.push(looking(house, equipment));
    plan.chores.push(classing(house, equipment));
    plan.chores.push(listening(house));
    plan.chores.push(watching(house, equipment));
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
        webhooks: Vec::new(),
        fetching: Vec::new(),
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
pub fn consumers(site: &Arc<Site>) -> Vec<Arc<dyn Consumer>> {
    vec![
        Arc::new(Leaving),
        Arc::new(invitations::Triggers),
        Arc::new(invitations::Bounces),
        Arc::new(invitations::Replies),
        Arc::new(cases::Merging),
        Arc::new(cases::letters::Answers),
        Arc::new(decisions::Merging),
        Arc::new(announcements::Merging),
        Arc::new(cases::OtherHours),
        Arc::new(playbooks::Starts),
        Arc::new(playbooks::Ends),
        Arc::new(rules::Opens),
        Arc::new(classes::Watching),
        Arc::new(watches::Follows),
        Arc::new(Publishing::new(PUBLISHED)),
        Arc::new(Warning),
        Arc::new(alerts::Telling { site: Arc::clone(site) }),
        Arc::new(Unlisting),
    ]
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

/// The mailbox is looked into, by whichever process takes the job.
fn fetching(house: &House, pickup: &Pickup) -> Chore {
    let (house, pickup) = (house.clone(), pickup.clone());
    chore("fetching mail", Duration::from_mins(1), move || {
        let (house, pickup) = (house.clone(), pickup.clone());
        async move { Ok(pickup.promise(&house).await?) }
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

/// Interactions, what letters say, notices, and what was sent to webhooks go after the time for which they are kept.
fn forgetting(house: &House) -> Chore {
    each("forgetting what is old", Duration::from_hours(6), house, |house, workspace| async move {
        let act = house.act(workspace, Actor::System("tidying"));
        let mut tx = house.store.begin(&act).await?;
        let (interactions, refused) = listen::interactions::tidy(&mut tx).await?;
        tx.commit().await?;
        tracing::debug!(interactions, refused, "the interactions are tidy");
        let act = house.act(workspace, Actor::System("tidying"));
        let mut tx = house.store.begin(&act).await?;
        notices::tidy(&mut tx).await?;
        tx.commit().await?;
        loop {
            let act = house.act(workspace, Actor::System("tidying"));
            let mut tx = house.store.begin(&act).await?;
            let forgotten = post::tidy(&mut tx).await?;
            tx.commit().await?;
            if forgotten == 0 {
                break;
            }
        }
        Ok(())
    })
}

/// Columns follow the records, so that whoever asks first after a start or an import does not wait for all of it.
fn catching_up(house: &House, columns: &Columns) -> Chore {
    let columns = columns.clone();
    each("bringing the columns up to date", Duration::from_secs(5), house, move |_, workspace| {
        let columns = columns.clone();
        async move {
            columns.catch_up(workspace).await?;
            Ok(())
        }
    })
}

/// Columns go from memory into files, and small files into larger ones.
fn compacting(house: &House, columns: &Columns) -> Chore {
    let columns = columns.clone();
    each("writing the columns", Duration::from_mins(5), house, move |_, workspace| {
        let columns = columns.clone();
        async move {
            columns.compact(workspace).await?;
            Ok(())
        }
    })
}

/// What another process erased is still in the files of this one.
fn erasing(house: &House, columns: &Columns) -> Chore {
    let columns = columns.clone();
    each("erasing from the columns", Duration::from_hours(6), house, move |_, workspace| {
        let columns = columns.clone();
        async move {
            columns.erase(workspace).await?;
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
    each("asking customers", Duration::from_secs(10), house, |house, workspace| async move {
        if programmes::store::running(&mut house.store.read(workspace).await?).await?.is_empty()
            && !invitations::follows(&house.store, workspace).await?
        {
            return Ok(());
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
        Ok(())
    })
}

/// Who is to do something hears of it when it is due.
fn reminding(house: &House) -> Chore {
    each("reminding of tasks", Duration::from_secs(30), house, |house, workspace| async move {
        while tasks::are_due(&mut house.store.read(workspace).await?, house.now()).await? {
            let act = house.act(workspace, Actor::System("tasks"));
            let mut tx = house.store.begin(&act).await?;
            tasks::remind(&mut tx).await?;
            tx.commit().await?;
        }
        Ok(())
    })
}

/// Customers of whom something changed, or whose answers left a window, are classified anew.
fn classing(house: &House, equipment: &Equipment) -> Chore {
    let evaluator = equipment.evaluator();
    each("classing customers", Duration::from_secs(5), house, move |house, workspace| {
        let evaluator = Arc::clone(&evaluator);
        async move {
            let act = || house.act(workspace, Actor::System("classes"));
            while classes::round(&house.store, &evaluator, &act()).await?.more {}
            Ok(())
        }
    })
}

/// Accounts from which nobody was heard for longer than fits their rhythm are found.
fn listening(house: &House) -> Chore {
    each("looking for silent customers", Duration::from_hours(1), house, |house, workspace| async move {
        let act = house.act(workspace, Actor::System("silence"));
        let mut tx = house.store.begin(&act).await?;
        let silent = silence::look(&mut tx).await?;
        tx.commit().await?;
        tracing::debug!(silent, "silent customers are found");
        Ok(())
    })
}

/// Members get the digests they wished for, at their hour.
fn digesting(house: &House, equipment: &Equipment) -> Chore {
    let evaluator = equipment.evaluator();
    each("sending digests", Duration::from_mins(1), house, move |house, workspace| {
        let evaluator = Arc::clone(&evaluator);
        async move {
            while digests::send_due(&house, evaluator.as_ref(), workspace).await? != digests::Sent::Nothing {}
            Ok(())
        }
    })
}

/// Watches look whose time has come: many answers are one look.
fn watching(house: &House, equipment: &Equipment) -> Chore {
    let evaluator = equipment.evaluator();
    each("letting watches look", Duration::from_mins(1), house, move |house, workspace| {
        let evaluator = Arc::clone(&evaluator);
        async move {
            let act = house.act(workspace, Actor::System("watches"));
            let turn = watches::round(&house.store, evaluator.as_ref(), &act).await?;
            if turn.looked > 0 {
                tracing::debug!(?turn, "watches have looked");
            }
            Ok(())
        }
    })
}

/// Promises to customers that were not kept in time are told, level by level.
fn minding(house: &House) -> Chore {
    each("minding promises to customers", Duration::from_secs(30), house, |house, workspace| async move {
        while cases::are_late(&mut house.store.read(workspace).await?, house.now()).await? {
            let act = house.act(workspace, Actor::System("cases"));
            let mut tx = house.store.begin(&act).await?;
            cases::look(&mut tx).await?;
            tx.commit().await?;
        }
        Ok(())
    })
}

/// Contracts that went on by themselves have their end in the future again.
fn renewing(house: &House) -> Chore {
    each("renewing contracts", Duration::from_hours(1), house, |house, workspace| async move {
        loop {
            let act = house.act(workspace, Actor::System("contracts"));
            let mut tx = house.store.begin(&act).await?;
            let rolled = customers::contracts::roll_on(&mut tx).await?;
            tx.commit().await?;
            if rolled == 0 {
                break;
            }
        }
        Ok(())
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

/// A chore that is done for one workspace after the other; where one fails, the others have their turn all the same.
fn each<F>(name: &'static str, every: Duration, house: &House, run: impl Fn(House, Id<Workspace>) -> F + Send + Sync + 'static) -> Chore
where
    F: Future<Output = Result<()>> + Send + 'static,
{
    let (house, run) = (house.clone(), Arc::new(run));
    chore(name, every, move || {
        let (house, run) = (house.clone(), Arc::clone(&run));
        async move {
            for workspace in workspaces(&house).await? {
                if let Err(error) = run(house.clone(), workspace).await {
                    tracing::warn!(workspace.id = %workspace, "{name} failed and will be tried again: {error:#}");
                }
            }
            Ok(())
        }
    })
}

/// All workspaces, the oldest first.
pub async fn workspaces(house: &House) -> Result<Vec<Id<Workspace>>, Error> {
    let rows = house.store.door().await?.all("SELECT id FROM workspace ORDER BY made_at, id", vec![]).await?;
    rows.iter().map(|row| row.get("id")).collect()
}
