//! SQL of promises: made, kept, given up, and what of them a case shows as due next.

use desk::{hours, notices};
use kernel::{Id, Time};
use store::{Error, Read, Row, Tx, args};

use super::{BEFORE_CHECK, Clockwork, DAY};
use crate::cases::{Case, Due, Kind, Record, State, present};
use crate::services::{self, Level};

/// A promise as it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Promised {
    /// What.
    pub what: Due,
    /// When it began.
    pub from: Time,
    /// By when.
    pub due_at: Time,
    /// When it was kept, or was no longer of use.
    pub met_at: Option<Time>,
    /// Since when it is known to be late.
    pub late_at: Option<Time>,
}

const SELECT: &str = "SELECT what, from_at, due_at, met_at, late_at FROM case_due WHERE workspace = $1 AND case_id = $2";

/// All promises of a case, in the order of their times.
pub(crate) async fn of(read: &mut Read, case: Id<Case>) -> Result<Vec<Promised>, Error> {
    let rows = read.all(&format!("{SELECT} ORDER BY due_at, from_at"), args![read.workspace(), case]).await?;
    rows.iter().map(promised).collect()
}

/// Those of them that are to be kept still.
pub(super) async fn standing(read: &mut Read, case: Id<Case>) -> Result<Vec<Promised>, Error> {
    Ok(of(read, case).await?.into_iter().filter(|promised| promised.met_at.is_none()).collect())
}

/// Promises what begins now, as far as the case and its class promise it.
async fn promise(tx: &mut Tx<'_>, case: &Record, whats: &[Due]) -> Result<(), Error> {
    let (hours, class) = (hours::of(tx).await?, class_of(tx, case).await?);
    let clockwork = Clockwork { hours: &hours, class: class.as_ref(), kind: case.kind, priority: case.priority };
    let from = tx.act().now;
    for (what, due_at) in whats.iter().filter_map(|what| Some((*what, clockwork.due_at(*what, from)?))) {
        // The same moment again, as when somebody speaks twice at once, begins anew.
        let sql = "INSERT INTO case_due (workspace, case_id, what, from_at, due_at) VALUES ($1, $2, $3, $4, $5) \
            ON CONFLICT (workspace, case_id, what, from_at) DO UPDATE SET due_at = excluded.due_at, met_at = NULL, late_at = NULL";
        tx.execute(sql, args![tx.workspace(), case.id, what.text(), from, due_at]).await?;
    }
    Ok(())
}

async fn class_of(read: &mut Read, case: &Record) -> Result<Option<services::Record>, Error> {
    match case.service_class {
        Some(class) => services::find(read, class).await,
        None => Ok(None),
    }
}

/// Promises were kept.
async fn met(tx: &mut Tx<'_>, case: Id<Case>, whats: &[Due]) -> Result<(), Error> {
    for what in whats {
        let sql = "UPDATE case_due SET met_at = $4 WHERE workspace = $1 AND case_id = $2 AND what = $3 AND met_at IS NULL";
        tx.execute(sql, args![tx.workspace(), case, what.text(), tx.act().now]).await?;
    }
    Ok(())
}

/// Promises are no longer of use: what is not late yet goes, what is late ends late.
async fn ended(tx: &mut Tx<'_>, case: Id<Case>, whats: &[Due]) -> Result<(), Error> {
    for what in whats {
        let sql = "DELETE FROM case_due WHERE workspace = $1 AND case_id = $2 AND what = $3 AND met_at IS NULL AND due_at > $4";
        tx.execute(sql, args![tx.workspace(), case, what.text(), tx.act().now]).await?;
    }
    met(tx, case, whats).await
}

/// A case opened: it gets the class of its account unless another was told, and what it promises begins.
pub(in crate::cases) async fn opened(tx: &mut Tx<'_>, id: Id<Case>) -> Result<(), Error> {
    let case = present(tx, id).await?;
    let case = classed(tx, case).await?;
    promise(tx, &case, &[Due::FirstWord, Due::Plan, Due::Resolve]).await?;
    settle(tx, id).await
}

/// The case with the class of its account, where it has none.
async fn classed(tx: &mut Tx<'_>, case: Record) -> Result<Record, Error> {
    if case.service_class.is_some() {
        return Ok(case);
    }
    let class = services::of(tx, case.account).await?.map(|class| class.id);
    let sql = "UPDATE customer_case SET service_class = $3 WHERE workspace = $1 AND id = $2";
    tx.execute(sql, args![tx.workspace(), case.id, class]).await?;
    Ok(Record { service_class: class, ..case })
}

/// The customer heard from us.
pub(in crate::cases) async fn heard(tx: &mut Tx<'_>, case: &Record) -> Result<(), Error> {
    met(tx, case.id, &[Due::FirstWord, Due::Word]).await?;
    if case.state.is_open() {
        promise(tx, case, &[Due::Word]).await?;
    } else {
        met(tx, case.id, &[Due::Confirm]).await?;
        let now = tx.act().now;
        if standing(tx, case.id).await?.iter().any(|promised| promised.what == Due::Check && promised.due_at <= now.plus_seconds(BEFORE_CHECK * DAY))
        {
            met(tx, case.id, &[Due::Check]).await?;
        }
    }
    settle(tx, case.id).await
}

/// The customer said whether it is done: to ask them was promised, and is kept.
pub(in crate::cases) async fn answered(tx: &mut Tx<'_>, case: Id<Case>) -> Result<(), Error> {
    met(tx, case, &[Due::Confirm]).await?;
    settle(tx, case).await
}

/// A case was changed: promises begin, are kept and end with it.
pub(in crate::cases) async fn changed(tx: &mut Tx<'_>, before: &Record, after: &Record) -> Result<(), Error> {
    if before.plan.is_none() && after.plan.is_some() {
        met(tx, after.id, &[Due::Plan]).await?;
    }
    if before.state != after.state {
        moved(tx, before.state, after).await?;
    }
    if before.kind != after.kind && after.state.is_open() {
        ended(tx, after.id, Due::ALL).await?;
        begin_again(tx, after).await?;
    }
    if before.priority != after.priority || before.service_class != after.service_class {
        recount(tx, after).await?;
    }
    settle(tx, after.id).await
}

async fn moved(tx: &mut Tx<'_>, from: State, case: &Record) -> Result<(), Error> {
    match case.state {
        State::Resolved => {
            met(tx, case.id, &[Due::Resolve]).await?;
            ended(tx, case.id, &[Due::Plan, Due::Word]).await?;
            promise(tx, case, &[Due::Confirm, Due::Check]).await
        }
        State::Closed => {
            met(tx, case.id, &[Due::Resolve]).await?;
            ended(tx, case.id, &[Due::FirstWord, Due::Plan, Due::Word, Due::Confirm]).await
        }
        _ if !from.is_open() => {
            ended(tx, case.id, &[Due::Confirm, Due::Check]).await?;
            promise(tx, case, &[Due::Resolve, Due::Word]).await
        }
        _ => Ok(()),
    }
}

/// What the open case promises by its new kind, and did not keep already, begins now.
async fn begin_again(tx: &mut Tx<'_>, case: &Record) -> Result<(), Error> {
    let spoken = case.first_word_at.is_some();
    let begins = [(Due::FirstWord, !spoken), (Due::Word, spoken), (Due::Plan, case.plan.is_none()), (Due::Resolve, true)];
    let begins: Vec<Due> = begins.into_iter().filter(|(_, begins)| *begins).map(|(what, _)| what).collect();
    promise(tx, case, &begins).await
}

/// Counts again by when a case keeps what it promised; a case that had no class gets one, and what that promises begins now. What is late
/// no more was never late, for all to see.
pub(super) async fn recount(tx: &mut Tx<'_>, case: &Record) -> Result<(), Error> {
    let before = case.service_class;
    let case = &classed(tx, case.clone()).await?;
    let (hours, class) = (hours::of(tx).await?, class_of(tx, case).await?);
    let clockwork = Clockwork { hours: &hours, class: class.as_ref(), kind: case.kind, priority: case.priority };
    let now = tx.act().now;
    for promised in standing(tx, case.id).await? {
        let Some(due_at) = clockwork.due_at(promised.what, promised.from) else {
            ended(tx, case.id, &[promised.what]).await?;
            continue;
        };
        if due_at == promised.due_at {
            continue;
        }
        let late_at = promised.late_at.filter(|_| due_at <= now);
        if promised.late_at.is_some() && late_at.is_none() {
            notices::take_back(tx, &late_key(case.id, &promised)).await?;
        }
        let sql = "UPDATE case_due SET due_at = $5, late_at = $6 WHERE workspace = $1 AND case_id = $2 AND what = $3 AND from_at = $4";
        tx.execute(sql, args![tx.workspace(), case.id, promised.what.text(), promised.from, due_at, late_at]).await?;
    }
    if before.is_none() && case.service_class.is_some() && case.state.is_open() {
        let known: Vec<Due> = of(tx, case.id).await?.into_iter().map(|promised| promised.what).collect();
        let missing = [(Due::FirstWord, case.first_word_at.is_none()), (Due::Resolve, true)];
        let missing: Vec<Due> = missing.into_iter().filter(|(what, begins)| *begins && !known.contains(what)).map(|(what, _)| what).collect();
        promise(tx, case, &missing).await?;
    }
    Ok(())
}

/// The key of the notice that a promise is late.
pub(super) fn late_key(case: Id<Case>, promised: &Promised) -> String {
    format!("late {case} {} {}", promised.what, promised.from.micros())
}

/// Lets the case show what is due next, and when to look whether that is late or goes to the next level.
pub(in crate::cases) async fn settle(tx: &mut Tx<'_>, id: Id<Case>) -> Result<(), Error> {
    let (standing, case) = (standing(tx, id).await?, present(tx, id).await?);
    let next = standing.first();
    let late_at = next.and_then(|next| next.late_at);
    let level = if late_at.is_some() { case.level } else { 0 };
    let to_mark = standing.iter().filter(|promised| promised.late_at.is_none()).map(|promised| promised.due_at).min();
    let to_tell = match next.filter(|_| late_at.is_some()) {
        Some(next) => {
            let levels = levels(tx, &case).await?;
            level_at(tx, levels.get(usize::try_from(level).unwrap_or(usize::MAX)), next.due_at).await?
        }
        None => None,
    };
    let sql = "UPDATE customer_case SET due_at = $3, due = $4, late_at = $5, level = $6, escalate_at = $7 WHERE workspace = $1 AND id = $2";
    let looked_at = [to_mark, to_tell].into_iter().flatten().min();
    let (due_at, due) = (next.map_or(Time::END, |next| next.due_at), next.map(|next| next.what.text()));
    tx.execute(sql, args![tx.workspace(), id, due_at, due, late_at, level, looked_at]).await.map(drop)
}

/// The levels of a case; late thanks are nobody's emergency.
pub(in crate::cases) async fn levels(read: &mut Read, case: &Record) -> Result<Vec<Level>, Error> {
    if case.kind == Kind::Praise {
        return Ok(Vec::new());
    }
    Ok(class_of(read, case).await?.map(|class| class.escalation).unwrap_or_default())
}

/// When a level of the escalation comes, if there is one more.
pub(in crate::cases) async fn level_at(read: &mut Read, level: Option<&Level>, late: Time) -> Result<Option<Time>, Error> {
    let Some(level) = level else { return Ok(None) };
    Ok(Some(hours::of(read).await?.due(late, u32::try_from(level.after_minutes).unwrap_or(u32::MAX))))
}

fn promised(row: &Row) -> Result<Promised, Error> {
    Ok(Promised {
        what: row.word("what")?,
        from: row.get("from_at")?,
        due_at: row.get("due_at")?,
        met_at: row.get("met_at")?,
        late_at: row.get("late_at")?,
    })
}
