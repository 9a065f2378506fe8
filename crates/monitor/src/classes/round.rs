//! A look at the customers whose time has come: what changed of them, or which window an answer has left.

use std::sync::Arc;

use futures_util::future;
use jiff::ToSpan;
use kernel::{Act, Id, Time, Workspace};
use measure::Evaluator;
use rustc_hash::FxHashMap;
use store::{Error, Store, args};

use super::decide::decide;
use super::evidence::Evidence;
use super::gather::{World, customers};
use super::keys::Keys;
use super::rules::Rules;
use super::store::{Due, Standing, due, forget, list_all, rules};
use super::sweeps::{self, Sweep};
use super::write::{Look, settle};

/// Customers that are looked at together: as many as one answer of the evaluator has room for.
pub(super) const TOGETHER: usize = 10_000;
/// Lots of customers that are looked at side by side.
const LOTS: usize = 2;
/// Customers of one round at most, so that whoever wants to stop does not wait for all of them.
const ROUND: usize = 20 * TOGETHER;
/// Every customer is looked at so often at least: what was removed tells nobody whose it was.
const DAYS: i64 = 7;

/// What a look came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// Customers that were looked at.
    pub looked: usize,
    /// Classes that changed.
    pub changed: usize,
    /// Whether some are left whose time had come when it began.
    pub more: bool,
}

/// Looks at the customers whose time has come; comes to nothing when there are none. While what was found of some is written, the next ones
/// are looked at.
pub async fn round(store: &Store, evaluator: &Arc<dyn Evaluator>, act: &Act) -> Result<Turn, Error> {
    let mut read = store.read(act.workspace).await?;
    let mut holding = rules(&mut read).await?;
    if holding.version == 0 {
        drop(read);
        begin(store, act, &holding.rules).await?;
        read = store.read(act.workspace).await?;
        holding = rules(&mut read).await?;
    }
    let sweep = sweeps::under_way(&mut read).await?;
    if sweep.is_none() && due(&mut read, act.now, None, None, 1).await?.is_empty() {
        return Ok(Turn::default());
    }
    drop(read);
    let mut tx = store.begin(act).await?;
    sweeps::note_round(&mut tx).await?;
    tx.commit().await?;
    let mut read = store.read(act.workspace).await?;
    let world = World::load(&mut read, act.now).await?;
    drop(read);
    let ground = Ground { store: store.clone(), evaluator: Arc::clone(evaluator), workspace: act.workspace, world, rules: holding.rules };
    let looking = Looking { ground: Arc::new(ground), act, version: holding.version, sweep };
    let mut turn = Turn::default();
    let mut next = looking.look(None).await?;
    while let Some(found) = next {
        turn.looked += found.looks.len() + found.gone.len();
        let last = found.last.clone();
        turn.more = turn.looked >= ROUND;
        let following = async { if turn.more { Ok(None) } else { looking.look(Some(&last)).await } };
        let (changed, following) = future::try_join(looking.write(found), following).await?;
        turn.changed += changed;
        next = following;
    }
    if let Some(sweep) = looking.sweep.filter(|_| !turn.more) {
        let mut tx = store.begin(act).await?;
        sweep.end(&mut tx).await?;
        tx.commit().await?;
    }
    Ok(turn)
}

/// Lets everybody be looked at.
pub async fn look_again(store: &Store, act: &Act) -> Result<(), Error> {
    let mut tx = store.begin(act).await?;
    sweeps::begin(&mut tx).await?;
    tx.commit().await
}

/// The first look at a workspace: the rules to start with hold, and everybody is looked at.
async fn begin(store: &Store, act: &Act, rules: &Rules) -> Result<(), Error> {
    let mut tx = store.begin(act).await?;
    let sql = "INSERT INTO class_rules (workspace, version, rules, note, made_at, actor) VALUES ($1, 1, $2, '', $3, $4) ON CONFLICT (workspace, version) DO NOTHING";
    let kept = serde_json::json!(rules).to_string();
    if tx.execute(sql, args![act.workspace, kept, act.now, act.actor.to_string()]).await? > 0 {
        list_all(&mut tx).await?;
        sweeps::begin(&mut tx).await?;
    }
    tx.commit().await
}

/// What a look at some customers found.
struct Found {
    looks: Vec<Look>,
    /// Those that are no more.
    gone: Vec<Standing>,
    /// Behind whom the next ones stand.
    last: Standing,
    /// All of them.
    keys: Keys,
}

/// What all customers of a round are looked at with.
struct Ground {
    store: Store,
    evaluator: Arc<dyn Evaluator>,
    workspace: Id<Workspace>,
    world: World,
    rules: Rules,
}

impl Ground {
    /// What the rules say of some customers, and those of them that are no more.
    async fn judge(&self, due: Vec<Due>, keys: Keys) -> Result<(Vec<Look>, Vec<Standing>), Error> {
        let Self { store, evaluator, workspace, world, rules } = self;
        let mut known: FxHashMap<_, _> = customers(store, evaluator.as_ref(), *workspace, world, rules, keys).await?.into_iter().collect();
        let (mut looks, mut gone) = (Vec::with_capacity(due.len()), Vec::new());
        for before in due {
            let Some(customer) = known.remove(&before.standing.whose) else {
                gone.push(before.standing);
                continue;
            };
            let evidence = Evidence::of(&customer, &world.asked, rules, world.today);
            let verdict = decide(&evidence, rules, before.standing.by_rules);
            looks.push(Look { before, verdict, moves_at: moves_at(world, &evidence) });
        }
        Ok((looks, gone))
    }
}

/// A round under way.
struct Looking<'r> {
    ground: Arc<Ground>,
    act: &'r Act,
    /// Of the rules.
    version: i64,
    sweep: Option<Sweep>,
}

impl Looking<'_> {
    /// What the rules say of the next customers; none when nobody is left.
    async fn look(&self, after: Option<&Standing>) -> Result<Option<Found>, Error> {
        let mut read = self.ground.store.read(self.act.workspace).await?;
        let mut due = due(&mut read, self.act.now, self.sweep.as_ref(), after, LOTS * TOGETHER).await?;
        drop(read);
        let Some(last) = due.last().map(|due| due.standing.clone()) else { return Ok(None) };
        let keys = self.keys(&due);
        let mut lots = Vec::with_capacity(LOTS);
        while !due.is_empty() {
            let rest = due.split_off(due.len().min(TOGETHER));
            let lot = std::mem::replace(&mut due, rest);
            let (ground, keys) = (Arc::clone(&self.ground), self.keys(&lot));
            // A task of its own, so that another core may run it.
            lots.push(tokio::spawn(async move { ground.judge(lot, keys).await }));
        }
        let mut found = Found { looks: Vec::new(), gone: Vec::new(), last, keys };
        for lot in lots {
            let (looks, gone) = lot.await.map_err(|error| Error::Misuse(format!("a look ended early: {error}")))??;
            found.looks.extend(looks);
            found.gone.extend(gone);
        }
        Ok(Some(found))
    }

    fn keys(&self, due: &[Due]) -> Keys {
        let whose: Vec<_> = due.iter().map(|due| due.standing.whose).collect();
        if self.sweep.is_some() { Keys::in_a_row(&whose) } else { Keys::these(&whose) }
    }

    /// Writes what was found; gives back how many classes changed.
    async fn write(&self, found: Found) -> Result<usize, Error> {
        let mut tx = self.ground.store.begin(self.act).await?;
        let changed = settle(&mut tx, self.version, found.looks, &found.keys).await?;
        forget(&mut tx, &found.gone.iter().map(|gone| gone.whose.record()).collect::<Vec<_>>()).await?;
        if let Some(sweep) = self.sweep {
            sweep.move_to(&mut tx, found.last.whose.record()).await?;
        }
        tx.commit().await?;
        Ok(changed)
    }
}

/// The begin of the local day on which the same records say something else, or of the last day without a look.
fn moves_at(world: &World, evidence: &Evidence) -> Time {
    let latest = world.today.saturating_add(DAYS.days());
    world.zone.start_of(evidence.moves_on.map_or(latest, |day| day.min(latest)))
}
