//! How decisions are noted and carried out.

use edge::revision;
use identity::members;
use journeys::touchpoints;
use kernel::{Id, Member, Refusal};
use serde_json::json;
use store::{Error, Read, Tx, args};

use super::steps::{self, What};
use super::store::present;
use super::{Decision, Edit, NewDecision, Record, State, checked_note, checked_time, checked_title, words};

/// Notes a decision.
pub async fn make(tx: &mut Tx<'_>, new: NewDecision) -> Result<Record, Error> {
    check_owner(tx, new.owner).await?;
    let act = tx.act();
    let record = Record {
        id: act.ids.next(),
        title: checked_title(&new.title)?,
        note: checked_note(new.note)?,
        state: State::Decided,
        touchpoint: new.touchpoint,
        owner: new.owner,
        reading: new.reading,
        decided_at: checked_time("decided_at", new.decided_at)?.unwrap_or(act.now),
        due_at: checked_time("due_at", new.due_at)?,
        ended_at: None,
        made_at: act.now,
        actor: act.actor.to_string(),
        revision: 0,
    };
    if record.decided_at > act.now {
        return Err(Refusal::field("decided_at", "lies in the future: note it once it is decided").into());
    }
    insert(tx, &record).await?;
    let joined = words::join(tx, record.id, &new.words).await?;
    steps::add(tx, record.id, What::Noted, &json!({ "reading": record.reading.is_some(), "words": joined })).await?;
    steps::tell(tx, "decision.noted", &record).await?;
    Ok(record)
}

async fn insert(tx: &mut Tx<'_>, record: &Record) -> Result<(), Error> {
    let sql = "INSERT INTO decision (workspace, id, title, note, state, touchpoint, owner, reading, decided_at, due_at, made_at, changed_at, actor, revision) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, 0)";
    let mut values = args![tx.workspace(), record.id, &record.title, record.note.clone(), record.state.text(), record.touchpoint, record.owner];
    values.extend(args![record.reading.as_ref().map(ToString::to_string), record.decided_at, record.due_at, record.made_at, &record.actor]);
    tx.execute(sql, values).await.map(drop)
}

/// Changes a decision, carries it out, drops it, or resumes it.
pub async fn change(tx: &mut Tx<'_>, id: Id<Decision>, seen: Option<i64>, edit: Edit) -> Result<Record, Error> {
    tx.take_turn("decision").await?;
    let before = present(tx, id).await?;
    revision::check(before.revision, seen)?;
    let (join, leave) = (edit.join.clone(), edit.leave.clone());
    let (after, changed) = before.edited(edit, tx.act().now)?;
    if after.owner != before.owner {
        check_owner(tx, after.owner).await?;
    }
    let (joined, left) = (words::join(tx, id, &join).await?, words::leave(tx, id, &leave).await?);
    for (what, count) in [(What::Joined, joined), (What::Left, left)].into_iter().filter(|(_, count)| *count > 0) {
        steps::add(tx, id, what, &json!({ "words": count })).await?;
    }
    if !changed.is_empty() {
        steps::add(tx, id, What::Changed, &json!({ "changed": changed })).await?;
    }
    if after.state != before.state {
        steps::add(tx, id, What::State, &json!({ "from": before.state, "to": after.state })).await?;
    }
    if changed.is_empty() && after.state == before.state && joined + left == 0 {
        return Ok(before);
    }
    let after = Record { revision: before.revision + 1, ..after };
    update(tx, &after).await?;
    steps::tell(tx, if after.state == before.state { "decision.changed" } else { after.state.event() }, &after).await?;
    Ok(after)
}

async fn update(tx: &mut Tx<'_>, after: &Record) -> Result<(), Error> {
    let sql = "UPDATE decision SET title = $3, note = $4, state = $5, touchpoint = $6, owner = $7, due_at = $8, ended_at = $9, changed_at = $10, revision = $11 \
        WHERE workspace = $1 AND id = $2";
    let mut values = args![tx.workspace(), after.id, &after.title, after.note.clone(), after.state.text(), after.touchpoint, after.owner];
    values.extend(args![after.due_at, after.ended_at, tx.act().now, after.revision]);
    tx.execute(sql, values).await.map(drop)
}

/// The decisions that a member who leaves was to carry out go to the successor, or to nobody, for all to see.
pub async fn hand_over(tx: &mut Tx<'_>, from: Id<Member>, to: Option<Id<Member>>) -> Result<u64, Error> {
    let sql = "UPDATE decision SET owner = $3, revision = revision + 1 WHERE workspace = $1 AND owner = $2 AND state = 'decided'";
    let decisions = tx.execute(sql, args![tx.workspace(), from, to]).await?;
    if decisions > 0 {
        let detail = json!({ "from": from, "to": to, "decisions": decisions });
        identity::audit::audit(tx, "decisions.handed_over", "member", Some(from), &detail).await?;
    }
    Ok(decisions)
}

/// The touchpoint with this key.
pub(super) async fn touchpoint(read: &mut Read, key: &str) -> Result<Id<touchpoints::Touchpoint>, Error> {
    let found = touchpoints::all(read).await?.into_iter().find(|touchpoint| touchpoint.key == key);
    let missing = || Refusal::field("touchpoint", format!("there is no touchpoint {key:?} here: make it first, or correct the key"));
    Ok(found.ok_or_else(missing)?.id)
}

async fn check_owner(read: &mut Read, owner: Option<Id<Member>>) -> Result<(), Error> {
    let Some(owner) = owner else { return Ok(()) };
    match members::get(read, owner).await? {
        Some(member) if member.left_at.is_none() => Ok(()),
        Some(_) => Err(Refusal::field("owner", format!("{owner} has left: choose somebody who is here")).into()),
        None => Err(Refusal::field("owner", format!("there is no member {owner} here")).into()),
    }
}
