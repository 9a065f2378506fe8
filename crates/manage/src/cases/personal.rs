//! A person's own rights over cases for them, and what an account has.

use customers::accounts::Account;
use customers::contacts::Contact;
use desk::{files, records, tags};
use kernel::Id;
use serde_json::{Value as Json, json};
use store::{Error, Read, Tx, Value, args};

use super::{Case, by_ids, letters, list, steps};
use crate::{causes, playbooks};

/// Whether there are cases of an account.
pub async fn of_account(read: &mut Read, account: Id<Account>) -> Result<bool, Error> {
    list::any_of(read, account).await
}

/// All cases for a person, in the order they opened, with what was written among us about each.
pub async fn personal(read: &mut Read, contact: Id<Contact>) -> Result<Json, Error> {
    let ids = of_contact(read, contact).await?;
    let names = causes::names(read).await?;
    let mut shown = Vec::with_capacity(ids.len());
    for case in by_ids(read, &ids).await? {
        let steps = steps::of(read, case.id).await?;
        let steps: Vec<Json> = steps.into_iter().map(|step| json!({ "at": step.at, "what": step.what, "note": step.note })).collect();
        shown.push(json!({
            "id": case.id, "number": case.number, "kind": case.kind, "state": case.state, "title": case.title, "opened_at": case.opened_at,
            "cause": case.cause.and_then(|cause| names.get(&cause)), "action": case.action, "plan": case.plan, "outcome": case.outcome,
            "resolved_at": case.resolved_at, "closed_at": case.closed_at, "steps": steps, "desk": records::personal(read, &[case.id]).await?
        }));
    }
    Ok(Json::Array(shown))
}

/// Forgets a person, before the contact goes: cases that are for nobody else go, in others nothing that was written stays.
pub async fn erase(tx: &mut Tx<'_>, contact: Id<Contact>) -> Result<(), Error> {
    let (workspace, ids) = (tx.workspace(), of_contact(tx, contact).await?);
    letters::erase(tx, contact).await?;
    records::forget(tx, &ids).await?;
    playbooks::erase(tx, &ids).await?;
    playbooks::erase(tx, &[contact]).await?;
    tx.execute("DELETE FROM case_item WHERE workspace = $1 AND contact = $2", args![workspace, contact]).await?;
    let cases = by_ids(tx, &ids).await?;
    let (kept, gone): (Vec<_>, Vec<_>) = cases.iter().partition(|case| case.account.is_some());
    let gone: Vec<Id<Case>> = gone.iter().map(|case| case.id).collect();
    remove_all(tx, &gone).await?;
    let keys: Vec<Value> = kept.iter().map(|case| Value::from(case.id)).collect();
    tx.execute_by("UPDATE case_step SET note = NULL WHERE workspace = $1 AND case_id", &keys).await?;
    tx.execute_by("DELETE FROM case_word WHERE workspace = $1 AND case_id", &keys).await?;
    // The hold on the person goes with the person.
    let blank = "UPDATE customer_case SET contact = NULL, title = NULL, action = NULL, plan = NULL, confirm_hash = NULL, \
        hold = CASE WHEN hold_on = 'account' THEN hold ELSE NULL END, revision = revision + 1 WHERE workspace = $1 AND id";
    tx.execute_by(blank, &keys).await.map(drop)
}

async fn remove_all(tx: &mut Tx<'_>, ids: &[Id<Case>]) -> Result<(), Error> {
    if ids.is_empty() {
        return Ok(());
    }
    files::remove_of(tx, ids).await?;
    tags::untag(tx, ids).await?;
    let keys: Vec<Value> = ids.iter().copied().map(Value::from).collect();
    for table in ["case_word", "case_item", "case_step", "case_due"] {
        tx.execute_by(&format!("DELETE FROM {table} WHERE workspace = $1 AND case_id"), &keys).await?;
    }
    tx.execute_by("DELETE FROM customer_case WHERE workspace = $1 AND id", &keys).await?;
    tx.append("case.removed", &json!({ "ids": ids })).await
}

async fn of_contact(read: &mut Read, contact: Id<Contact>) -> Result<Vec<Id<Case>>, Error> {
    let sql = "SELECT id FROM customer_case WHERE workspace = $1 AND contact = $2 ORDER BY number";
    let rows = read.all(sql, args![read.workspace(), contact]).await?;
    rows.iter().map(|row| row.get("id")).collect()
}
