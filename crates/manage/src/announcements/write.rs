//! How announcements are written, published and withdrawn.

use edge::revision;
use kernel::{Code, Id, Refusal};
use serde_json::json;
use store::{Error, Tx, args};

use super::quotes::{self, Quote};
use super::store::{present, shown_at};
use super::{Announcement, Record, Stage, State, Text, check_says, checked};
use crate::decisions::{self, Decision};

/// Writes an announcement of a decision; nobody outside sees it yet.
pub async fn make(tx: &mut Tx<'_>, decision: Id<Decision>, texts: &[Text], quotes: &[Quote]) -> Result<Record, Error> {
    decisions::find(tx, decision).await?.ok_or_else(|| Refusal::field("decision", format!("there is no decision {decision} here")))?;
    let act = tx.act();
    let record = Record {
        id: act.ids.next(),
        decision,
        state: State::Draft,
        texts: checked(texts)?,
        decided_at: None,
        done_at: None,
        made_at: act.now,
        changed_at: act.now,
        actor: act.actor.to_string(),
        revision: 0,
    };
    let sql = "INSERT INTO announcement (workspace, id, decision, state, texts, made_at, changed_at, actor, revision) VALUES ($1, $2, $3, $4, $5, $6, $6, $7, 0)";
    let texts = json!(record.texts).to_string();
    tx.execute(sql, args![act.workspace, record.id, decision, record.state.text(), texts, act.now, &record.actor]).await?;
    quotes::set(tx, &record, quotes).await?;
    tell(tx, "announcement.made", &record).await?;
    Ok(record)
}

/// Changes what an announcement says; what was sent by letter stays as it was sent.
pub async fn change(
    tx: &mut Tx<'_>,
    id: Id<Announcement>,
    seen: Option<i64>,
    texts: Option<&[Text]>,
    quotes: Option<&[Quote]>,
) -> Result<Record, Error> {
    tx.take_turn("announcement").await?;
    let before = present(tx, id).await?;
    revision::check(before.revision, seen)?;
    let texts = texts.map(checked).transpose()?.unwrap_or_else(|| before.texts.clone());
    if let Some(stage) = before.stage() {
        check_says(&texts, stage)?;
    }
    let after = keep(tx, Record { texts, ..before }).await?;
    if let Some(quotes) = quotes {
        quotes::set(tx, &after, quotes).await?;
    }
    tell(tx, "announcement.changed", &after).await?;
    Ok(after)
}

/// Shows everybody what was decided, or what was done; doing so again changes nothing.
pub async fn publish(tx: &mut Tx<'_>, id: Id<Announcement>, stage: Stage) -> Result<Record, Error> {
    tx.take_turn("announcement").await?;
    let before = present(tx, id).await?;
    if before.stage() == Some(stage) {
        return Ok(before);
    }
    check_says(&before.texts, stage)?;
    let now = tx.act().now;
    let after = match stage {
        Stage::Decided if before.state == State::Done => {
            return Err(conflict("it tells already what was done: withdraw it first if that is not so"));
        }
        Stage::Decided => Record { state: State::Decided, decided_at: before.decided_at.or(Some(now)), done_at: None, ..before },
        Stage::Done => {
            let decision = decisions::find(tx, before.decision).await?;
            if decision.is_none_or(|decision| decision.state != decisions::State::Done) {
                return Err(conflict("the decision is not carried out yet: mark it as done, then tell customers"));
            }
            Record { state: State::Done, done_at: before.done_at.or(Some(now)), ..before }
        }
    };
    let after = keep(tx, after).await?;
    tell(tx, "announcement.published", &after).await?;
    Ok(after)
}

/// Takes an announcement off the page; it can be published again.
pub async fn withdraw(tx: &mut Tx<'_>, id: Id<Announcement>) -> Result<Record, Error> {
    tx.take_turn("announcement").await?;
    let before = present(tx, id).await?;
    if before.stage().is_none() {
        return Ok(before);
    }
    let after = keep(tx, Record { state: State::Withdrawn, ..before }).await?;
    tell(tx, "announcement.withdrawn", &after).await?;
    Ok(after)
}

/// Removes an announcement that nobody outside has seen.
pub async fn remove(tx: &mut Tx<'_>, id: Id<Announcement>) -> Result<(), Error> {
    tx.take_turn("announcement").await?;
    let record = present(tx, id).await?;
    if record.state != State::Draft {
        return Err(conflict("it was published, so that people know of it: withdraw it instead"));
    }
    for table in ["announcement_quote", "announcement_letter"] {
        tx.execute(&format!("DELETE FROM {table} WHERE workspace = $1 AND announcement = $2"), args![tx.workspace(), id]).await?;
    }
    tx.execute("DELETE FROM announcement WHERE workspace = $1 AND id = $2", args![tx.workspace(), id]).await?;
    tell(tx, "announcement.removed", &record).await
}

async fn keep(tx: &mut Tx<'_>, record: Record) -> Result<Record, Error> {
    let record = Record { revision: record.revision + 1, changed_at: tx.act().now, ..record };
    let sql = "UPDATE announcement SET state = $3, texts = $4, decided_at = $5, done_at = $6, shown_at = $7, changed_at = $8, revision = $9 \
        WHERE workspace = $1 AND id = $2";
    let mut values = args![tx.workspace(), record.id, record.state.text(), json!(record.texts).to_string(), record.decided_at, record.done_at];
    values.extend(args![shown_at(&record), record.changed_at, record.revision]);
    tx.execute(sql, values).await?;
    Ok(record)
}

fn conflict(reason: &str) -> Error {
    Refusal::new(Code::Conflict, reason).into()
}

/// Tells those downstream, and the audit trail; ids and words of closed sets only.
pub(super) async fn tell(tx: &mut Tx<'_>, event: &str, record: &Record) -> Result<(), Error> {
    let payload = json!({ "announcement": record.id, "decision": record.decision, "state": record.state });
    tx.append(event, &payload).await?;
    identity::audit::audit(tx, event, "announcement", Some(record.id), &json!({ "state": record.state })).await
}
