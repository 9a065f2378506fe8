//! SQL that reads cases.

use std::collections::HashMap;

use kernel::{Id, Refusal};
use store::{Error, Read, Row, Value};

use super::{Case, Priority, Record};

pub(super) const COLUMNS: &str = "c.id, c.number, c.kind, c.state, c.priority, c.rule, c.title, c.account, c.contact, c.touchpoint, c.owner, c.team, c.cause, \
    c.action, c.plan, c.service_class, c.playbook, c.hold_on, c.hold, c.due_at, c.due, c.late_at, c.level, c.outcome, c.opened_at, c.first_word_at, \
    c.replied_at, c.resolved_at, c.closed_at, c.changed_at, c.revision";

/// The cases with these ids, in the same order; ids that are not here are left out.
pub async fn by_ids(read: &mut Read, ids: &[Id<Case>]) -> Result<Vec<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM customer_case c WHERE c.workspace = $1 AND c.id");
    let rows = read.all_by(&sql, ids.iter().copied().map(Value::from).collect()).await?;
    let mut found = rows.iter().map(|row| record(row).map(|record| (record.id, record))).collect::<Result<HashMap<_, _>, _>>()?;
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// The case with this id.
pub async fn find(read: &mut Read, id: Id<Case>) -> Result<Option<Record>, Error> {
    Ok(by_ids(read, &[id]).await?.pop())
}

/// The case with this id, or a refusal.
pub async fn present(read: &mut Read, id: Id<Case>) -> Result<Record, Error> {
    Ok(find(read, id).await?.ok_or_else(|| Refusal::not_found("case", id))?)
}

pub(super) fn record(row: &Row) -> Result<Record, Error> {
    Ok(Record {
        id: row.get("id")?,
        number: row.get("number")?,
        kind: row.word("kind")?,
        state: row.word("state")?,
        priority: Priority::of(row.get("priority")?),
        rule: row.get("rule")?,
        title: row.get("title")?,
        account: row.get("account")?,
        contact: row.get("contact")?,
        touchpoint: row.get("touchpoint")?,
        owner: row.get("owner")?,
        team: row.get("team")?,
        cause: row.get("cause")?,
        action: row.get("action")?,
        plan: row.get("plan")?,
        service_class: row.get("service_class")?,
        playbook: row.get("playbook")?,
        hold_on: row.word("hold_on")?,
        hold: row.get("hold")?,
        due_at: row.get("due_at")?,
        due: row.optional_word("due")?,
        late_at: row.get("late_at")?,
        level: row.get("level")?,
        outcome: row.optional_word("outcome")?,
        opened_at: row.get("opened_at")?,
        first_word_at: row.get("first_word_at")?,
        replied_at: row.get("replied_at")?,
        resolved_at: row.get("resolved_at")?,
        closed_at: row.get("closed_at")?,
        changed_at: row.get("changed_at")?,
        revision: row.get("revision")?,
    })
}
