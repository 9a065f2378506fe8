//! A look at the customers whose time has come: what changed of them, or which window an answer has left.

use futures_util::future;
use jiff::ToSpan;
use kernel::{Act, Time};
use measure::Evaluator;
use rustc_hash::FxHashMap;
use store::{Error, Store, args};

use super::decide::decide;
use super::evidence::Evidence;
use super::gather::{World, customers};
use super::rules::Rules;
use super::store::{Standing, due, forget, look_at_all, rules};
use super::write::{Look, settle};

/// Customers that are looked at together: as many as one answer of the evaluator has room for.
pub(super) const TOGETHER: usize = 10_000;
/// Lots of customers that are gathered side by side: while the store reads of one, another is put together.
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
}

/// Looks at the customers whose time has come; comes to nothing when there are none. While what was found of some is written, the next ones
/// are looked at.
pub async fn round(store: &Store, evaluator: &dyn Evaluator, act: &Act) -> Result<Turn, Error> {
    let mut read = store.read(act.workspace).await?;
    let mut holding = rules(&mut read).await?;
    if holding.version == 0 {
        drop(read);
        begin(store, act, &holding.rules).await?;
        read = store.read(act.workspace).await?;
        holding = rules(&mut read).await?;
    }
    if due(&mut read, act.now, None, 1).await?.is_empty() {
        return Ok(Turn::default());
    }
    let world = World::load(&mut read, act.now).await?;
    drop(read);
    let mut turn = Turn::default();
    let mut next = look(store, evaluator, act, &world, &holding.rules, None).await?;
    while let Some(Found { looks, gone, last }) = next {
        turn.looked += looks.len() + gone.len();
        let following =
            async { if turn.looked >= ROUND { Ok(None) } else { look(store, evaluator, act, &world, &holding.rules, Some(&last)).await } };
        let (changed, following) = future::try_join(write(store, act, holding.version, looks, gone), following).await?;
        turn.changed += changed;
        next = following;
    }
    Ok(turn)
}

/// Writes what was found; gives back how many classes changed.
async fn write(store: &Store, act: &Act, rules: i64, looks: Vec<Look>, gone: Vec<Standing>) -> Result<usize, Error> {
    let mut tx = store.begin(act).await?;
    let changed = settle(&mut tx, rules, looks).await?;
    forget(&mut tx, &gone.iter().map(|gone| gone.whose.record()).collect::<Vec<_>>()).await?;
    tx.commit().await?;
    Ok(changed)
}

/// Puts everybody on the list of those to be looked at.
pub async fn look_again(store: &Store, act: &Act) -> Result<(), Error> {
    let mut tx = store.begin(act).await?;
    look_at_all(&mut tx).await?;
    tx.commit().await
}

/// The first look at a workspace: the rules to start with hold, and everybody is looked at.
async fn begin(store: &Store, act: &Act, rules: &Rules) -> Result<(), Error> {
    let mut tx = store.begin(act).await?;
    let sql = "INSERT INTO class_rules (workspace, version, rules, note, made_at, actor) VALUES ($1, 1, $2, '', $3, $4) ON CONFLICT (workspace, version) DO NOTHING";
    let kept = serde_json::json!(rules).to_string();
    if tx.execute(sql, args![act.workspace, kept, act.now, act.actor.to_string()]).await? > 0 {
        look_at_all(&mut tx).await?;
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
}

/// What the rules say of the next customers; none when nobody is left.
async fn look(
    store: &Store,
    evaluator: &dyn Evaluator,
    act: &Act,
    world: &World,
    rules: &Rules,
    after: Option<&Standing>,
) -> Result<Option<Found>, Error> {
    let due = due(&mut store.read(act.workspace).await?, act.now, after, LOTS * TOGETHER).await?;
    let Some(last) = due.last().map(|due| due.standing.clone()) else { return Ok(None) };
    let whose: Vec<_> = due.iter().map(|due| due.standing.whose).collect();
    let lots = whose.chunks(TOGETHER).map(|whose| customers(store, evaluator, act.workspace, world, rules, whose));
    let mut known: FxHashMap<_, _> = future::try_join_all(lots).await?.into_iter().flatten().collect();
    let (mut looks, mut gone) = (Vec::new(), Vec::new());
    for before in due {
        let Some(customer) = known.remove(&before.standing.whose) else {
            gone.push(before.standing);
            continue;
        };
        let evidence = Evidence::of(&customer, &world.asked, rules, world.today);
        let verdict = decide(&evidence, rules, before.standing.by_rules);
        looks.push(Look { before, verdict, moves_at: moves_at(world, &evidence) });
    }
    Ok(Some(Found { looks, gone, last }))
}

/// The begin of the local day on which the same records say something else, or of the last day without a look.
fn moves_at(world: &World, evidence: &Evidence) -> Time {
    let latest = world.today.saturating_add(DAYS.days());
    world.zone.start_of(evidence.moves_on.map_or(latest, |day| day.min(latest)))
}
