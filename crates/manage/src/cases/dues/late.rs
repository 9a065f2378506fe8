//! Promises that were not kept in time: marked, told to whom the case belongs, and on to the next level.

use ::store::{Error, Read, Tx, args};
use desk::notices::{self, Kind};
use kernel::{About, Id, Time};
use serde_json::json;

use super::store::{Promised, late_key, level_at, levels, settle, standing};
use crate::cases::steps::{self, What};
use crate::cases::{Case, Record, present};
use crate::services;

/// Cases that are looked at in one transaction.
const TOGETHER: i64 = 50;

/// Whether there are cases to be looked at.
pub async fn are_late(read: &mut Read, now: Time) -> Result<bool, Error> {
    let sql = "SELECT id FROM customer_case WHERE workspace = $1 AND escalate_at <= $2 LIMIT 1";
    let values = args![read.workspace(), now];
    Ok(read.optional(sql, values).await?.is_some())
}

/// Looks at cases whose time has come; returns how many, and is to be called again until it is none.
pub async fn look(tx: &mut Tx<'_>) -> Result<usize, Error> {
    let sql = "SELECT id FROM customer_case WHERE workspace = $1 AND escalate_at <= $2 ORDER BY escalate_at, id LIMIT $3";
    let values = args![tx.workspace(), tx.act().now, TOGETHER];
    let rows = tx.all(sql, values).await?;
    for row in &rows {
        let case = present(tx, row.get("id")?).await?;
        mark(tx, &case).await?;
        escalate(tx, case.id).await?;
        settle(tx, case.id).await?;
    }
    Ok(rows.len())
}

/// Marks what is late, each promise once.
async fn mark(tx: &mut Tx<'_>, case: &Record) -> Result<(), Error> {
    let now = tx.act().now;
    for promised in standing(tx, case.id).await?.into_iter().filter(|promised| promised.late_at.is_none() && promised.due_at <= now) {
        let sql = "UPDATE case_due SET late_at = $5 WHERE workspace = $1 AND case_id = $2 AND what = $3 AND from_at = $4";
        tx.execute(sql, args![tx.workspace(), case.id, promised.what.text(), promised.from, now]).await?;
        steps::add(tx, case.id, What::Late, &json!({ "what": promised.what, "due_at": promised.due_at }), None).await?;
        steps::tell(tx, "case.late", case, json!({ "what": promised.what, "due_at": promised.due_at, "owner": case.owner })).await?;
        tell_owner(tx, case, &promised).await?;
    }
    settle(tx, case.id).await
}

async fn tell_owner(tx: &mut Tx<'_>, case: &Record, promised: &Promised) -> Result<(), Error> {
    let Some(owner) = case.owner else { return Ok(()) };
    let params = json!({ "case": case.id, "number": case.number, "what": promised.what, "due_at": promised.due_at });
    notices::give(tx, owner, Kind::Late, Some(&About::of(case.id)), &params, &late_key(case.id, promised)).await.map(drop)
}

/// Goes to the next level when its time has come. One that leads to nobody new is passed over at once, so that somebody hears of it.
async fn escalate(tx: &mut Tx<'_>, id: Id<Case>) -> Result<(), Error> {
    let case = present(tx, id).await?;
    let Some(late) = standing(tx, id).await?.into_iter().next().filter(|first| first.late_at.is_some()) else { return Ok(()) };
    let (levels, reached) = (levels(tx, &case).await?, usize::try_from(case.level).unwrap_or(usize::MAX));
    if level_at(tx, levels.get(reached), late.due_at).await?.is_none_or(|at| at > tx.act().now) {
        return Ok(());
    }
    let path = services::told(tx, &case, &levels).await?;
    let level = (reached..path.len()).find(|level| path[*level].ours.is_some()).unwrap_or(path.len() - 1);
    let services::Told { ours, theirs } = path[level];
    let level = i64::try_from(level).unwrap_or(i64::MAX) + 1;
    let detail = json!({ "level": level, "what": late.what, "to": ours, "theirs": theirs });
    tx.execute("UPDATE customer_case SET level = $3 WHERE workspace = $1 AND id = $2", args![tx.workspace(), id, level]).await?;
    steps::add(tx, id, What::Escalated, &detail, None).await?;
    steps::tell(tx, "case.escalated", &case, json!({ "level": level, "what": late.what, "to": ours, "owner": case.owner })).await?;
    if let Some(ours) = ours {
        let params = json!({ "case": id, "number": case.number, "what": late.what, "level": level });
        let key = format!("escalated {id} {} {} {level}", late.what, late.from.micros());
        notices::give(tx, ours, Kind::Escalated, Some(&About::of(case.id)), &params, &key).await?;
    }
    Ok(())
}
