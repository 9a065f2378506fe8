//! Commands that write contracts: many at once by few statements; one is many with a single item.

use identity::workspaces;
use std::collections::HashSet;

use jiff::civil::Date;
use kernel::{Act, Code, Id, Refusal};
use serde_json::json;
use store::{Error, Tx, Value, args};

use super::store::{NO_END, find};
use super::{Contract, Edit, Record};
use crate::accounts::{self, Account, external_key};
use crate::movements;
use crate::offerings::{self, Offering};
use crate::trail::Change;

/// Makes a contract.
pub async fn create(tx: &mut Tx<'_>, edit: &Edit) -> Result<Record, Error> {
    refuse_taken(tx, edit, None).await?;
    let made = try_edit(None, edit, tx.act(), today(tx).await?)?;
    put(tx, vec![(None, made.clone())]).await?;
    Ok(made)
}

/// Changes a contract; `revision` is the one the caller has seen, if it matters.
pub async fn change(tx: &mut Tx<'_>, id: Id<Contract>, revision: Option<i64>, edit: &Edit) -> Result<Record, Error> {
    let before = seen(tx, id, revision).await?;
    refuse_taken(tx, edit, Some(id)).await?;
    let after = try_edit(Some(&before), edit, tx.act(), today(tx).await?)?;
    let changed = put(tx, vec![(Some(before), after.clone())]).await?;
    Ok(changed.into_iter().next().unwrap_or(after))
}

/// Removes a contract that was made by mistake, and what follows from it; one that has ended is kept and ended instead.
pub async fn remove(tx: &mut Tx<'_>, id: Id<Contract>, revision: Option<i64>) -> Result<(), Error> {
    let before = seen(tx, id, revision).await?;
    for sql in [
        "DELETE FROM movement WHERE workspace = $1 AND contract = $2",
        "DELETE FROM contract_terms WHERE workspace = $1 AND contract = $2",
        "DELETE FROM contract WHERE workspace = $1 AND id = $2",
    ] {
        tx.execute(sql, args![tx.workspace(), id]).await?;
    }
    movements::derive(tx, &[before.account]).await?;
    tell(tx, "contract.removed", Some(id), 1, &[before.account]).await
}

/// What a contract would be after an edit; refuses what it cannot be.
pub fn try_edit(before: Option<&Record>, edit: &Edit, act: &Act, today: Date) -> Result<Record, Refusal> {
    match before {
        Some(before) => before.edited(edit, today),
        None => Record::made(edit, act),
    }
}

/// The day it is in the workspace.
pub(crate) async fn today(tx: &mut Tx<'_>) -> Result<Date, Error> {
    let now = tx.act().now;
    Ok(workspaces::zone(tx).await?.date(now))
}

/// Writes new contracts (`None` before) and known ones; gives back those that changed, in the given order.
pub async fn put(tx: &mut Tx<'_>, contracts: Vec<(Option<Record>, Record)>) -> Result<Vec<Record>, Error> {
    let (act, today) = (tx.act(), today(tx).await?);
    let mut saved: Vec<_> = contracts.into_iter().filter(|(before, after)| before.as_ref() != Some(after)).collect();
    if saved.is_empty() {
        return Ok(Vec::new());
    }
    check_references(tx, saved.iter().map(|(_, after)| after)).await?;
    for (before, after) in &mut saved {
        after.changed_at = act.now;
        after.revision += i64::from(before.is_some());
        if before.is_some() {
            update(tx, after, today).await?;
        }
    }
    let made = saved.iter().filter(|(before, _)| before.is_none()).map(|(_, after)| row(act, after, today)).collect();
    tx.insert_rows(&format!("INSERT INTO contract ({WRITTEN})"), made, "").await?;
    let ids = saved.iter().filter(|(before, _)| before.is_some()).map(|(_, after)| Value::from(after.id)).collect::<Vec<_>>();
    tx.execute_by("DELETE FROM contract_terms WHERE workspace = $1 AND contract", &ids).await?;
    let terms = saved.iter().flat_map(|(_, after)| terms(act, after)).collect();
    tx.insert_rows("INSERT INTO contract_terms (workspace, contract, since, quantity, amount, every, reason, note)", terms, "").await?;
    let accounts: Vec<Id<Account>> = saved.iter().map(|(_, after)| after.account).collect::<HashSet<_>>().into_iter().collect();
    movements::derive(tx, &accounts).await?;
    let one = (saved.len() == 1).then(|| saved[0].1.id);
    let action = if saved.iter().all(|(before, _)| before.is_none()) { "contract.created" } else { "contract.changed" };
    tell(tx, action, one, saved.len(), &accounts).await?;
    Ok(saved.into_iter().map(|(_, after)| after).collect())
}

const WRITTEN: &str = "workspace, id, external_id, account, offering, name, currency, starts_on, ends_on, term_months, renews, next_end, notice_days, \
    notice_on, ended_on, end_reason, end_note, made_at, changed_at, revision";

fn row(act: &Act, record: &Record, today: Date) -> Vec<Value> {
    let ended = record.ended.as_ref();
    args![
        act.workspace,
        record.id,
        record.external_id.as_deref(),
        record.account,
        record.offering,
        &record.name,
        record.currency.code(),
        record.starts_on.to_string(),
        text(record.ends_on),
        record.term_months,
        record.renews,
        next_end(record, today),
        record.notice_days,
        text(record.notice_on),
        text(ended.map(|ended| ended.on)),
        ended.map(|ended| ended.reason.text()),
        ended.and_then(|ended| ended.note.as_deref()),
        record.made_at,
        record.changed_at,
        record.revision
    ]
}

/// The end by which contracts are ordered and found.
pub(super) fn next_end(record: &Record, today: Date) -> String {
    text(record.next_end(today)).unwrap_or_else(|| NO_END.to_owned())
}

fn text(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

fn terms<'r>(act: &'r Act, record: &'r Record) -> impl Iterator<Item = Vec<Value>> + 'r {
    record.terms.iter().map(move |terms| {
        args![
            act.workspace,
            record.id,
            terms.since.to_string(),
            terms.quantity,
            terms.amount,
            terms.every.text(),
            terms.reason.map(super::LossReason::text),
            terms.note.as_deref()
        ]
    })
}

async fn update(tx: &mut Tx<'_>, after: &Record, today: Date) -> Result<(), Error> {
    let act = tx.act();
    let sql = "UPDATE contract SET external_id = $3, account = $4, offering = $5, name = $6, currency = $7, starts_on = $8, ends_on = $9, term_months = $10, \
        renews = $11, next_end = $12, notice_days = $13, notice_on = $14, ended_on = $15, end_reason = $16, end_note = $17, made_at = $18, changed_at = $19, \
        revision = $20 WHERE workspace = $1 AND id = $2 AND revision = $20 - 1";
    let written = tx.execute(sql, row(act, after, today)).await?;
    edge::revision::all_written(written, 1)
}

async fn check_references(tx: &mut Tx<'_>, records: impl Iterator<Item = &Record>) -> Result<(), Error> {
    let (mut accounts, mut offerings) = (HashSet::new(), HashSet::new());
    for record in records {
        accounts.insert(record.account);
        offerings.extend(record.offering);
    }
    let accounts: Vec<_> = accounts.into_iter().collect();
    let known: HashSet<_> = accounts::by_ids(tx, &accounts).await?.into_iter().map(|record| record.id).collect();
    if let Some(missing) = accounts.iter().find(|account| !known.contains(account)) {
        return Err(Refusal::field("account", format!("there is no account {missing} here")).into());
    }
    let known: HashSet<Id<Offering>> =
        if offerings.is_empty() { HashSet::new() } else { offerings::all(tx).await?.into_iter().map(|one| one.id).collect() };
    match offerings.iter().find(|offering| !known.contains(offering)) {
        Some(missing) => Err(Refusal::field("offering", format!("there is no offering {missing} here")).into()),
        None => Ok(()),
    }
}

/// The contract, if it is as the caller has seen it.
async fn seen(tx: &mut Tx<'_>, id: Id<Contract>, revision: Option<i64>) -> Result<Record, Error> {
    let record = find(tx, id).await?.ok_or_else(|| Refusal::not_found("contract", id))?;
    edge::revision::check(record.revision, revision)?;
    Ok(record)
}

async fn refuse_taken(tx: &mut Tx<'_>, edit: &Edit, own: Option<Id<Contract>>) -> Result<(), Error> {
    let edge::Patch::Set(external_id) = &edit.external_id else { return Ok(()) };
    let other = super::by_external_ids(tx, &[&external_key(external_id)]).await?.pop();
    match other.filter(|other| Some(other.id) != own) {
        Some(other) => {
            let reason = format!("the external id {external_id:?} belongs to {}: change that contract, or take another id", other.id);
            Err(Refusal::new(Code::Conflict, reason).into())
        }
        None => Ok(()),
    }
}

/// The line in the audit trail, and the event for whoever follows what accounts bring.
pub(crate) async fn tell(
    tx: &mut Tx<'_>,
    action: &'static str,
    id: Option<Id<Contract>>,
    count: usize,
    accounts: &[Id<Account>],
) -> Result<(), Error> {
    let change = Change::of(action, "contract", id).detail(json!({ "count": count }));
    change.event("contracts.changed", json!({ "accounts": accounts })).tell(tx).await
}
