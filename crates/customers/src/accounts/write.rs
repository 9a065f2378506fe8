//! Commands that write accounts: many at once by few statements; one is many with a single item.

use std::collections::{HashMap, HashSet};

use kernel::{Act, Code, Id, Refusal, name_key};
use serde_json::json;
use store::{Error, Tx, Value, args};

use super::states::{self, Since};
use super::store::{check_members, find, histories};
use super::{Account, Edit, Record, external_key, tree};
use crate::attributes::value_rows;
use crate::search;
use crate::trail::Change;

/// An account before and after a command.
pub(super) struct Saving {
    before: Option<Record>,
    after: Record,
    /// The whole history of its state, where that changes.
    states: Option<Vec<Since>>,
}

impl Saving {
    fn is_new(&self) -> bool {
        self.before.is_none()
    }

    fn is_change(&self) -> bool {
        self.states.is_some() || self.before.as_ref() != Some(&self.after)
    }

    fn differs<'a, T: PartialEq>(&'a self, part: impl Fn(&'a Record) -> T) -> bool {
        self.before.as_ref().map(&part) != Some(part(&self.after))
    }
}

/// Makes an account.
pub async fn create(tx: &mut Tx<'_>, edit: &Edit) -> Result<Record, Error> {
    refuse_taken(tx, edit, None).await?;
    let saved = upsert(tx, vec![(None, edit.clone())]).await?;
    saved.into_iter().next().ok_or_else(|| Error::Misuse("an account was made but not given back".into()))
}

/// Changes an account; `revision` is the one the caller has seen, if it matters.
pub async fn change(tx: &mut Tx<'_>, id: Id<Account>, revision: Option<i64>, edit: &Edit) -> Result<Record, Error> {
    let before = seen(tx, id, revision).await?;
    refuse_taken(tx, edit, Some(id)).await?;
    let saved = upsert(tx, vec![(Some(before.clone()), edit.clone())]).await?;
    Ok(saved.into_iter().next().unwrap_or(before))
}

/// Replaces the history of an account's state by one that its caller knows better.
pub async fn replace_history(tx: &mut Tx<'_>, id: Id<Account>, entries: Vec<Since>) -> Result<Record, Error> {
    let before = seen(tx, id, None).await?;
    entries.iter().try_for_each(|entry| states::check_since(entry.since, tx.act().now))?;
    states::check_moments(&entries)?;
    let history = states::tidied(entries);
    let last = *history.last().ok_or_else(|| Refusal::field("states", "is empty: an account is always in some state"))?;
    let after = Record { state: last.state, state_since: last.since, ..before.clone() };
    let saved = save(tx, vec![Saving { before: Some(before.clone()), after, states: Some(history) }]).await?;
    Ok(saved.into_iter().next().unwrap_or(before))
}

/// Removes an account nothing refers to; one with people, answers or accounts below it becomes `former` instead.
pub async fn remove(tx: &mut Tx<'_>, id: Id<Account>, revision: Option<i64>) -> Result<(), Error> {
    let before = seen(tx, id, revision).await?;
    search::forget(tx, &[id]).await?;
    for sql in [
        "DELETE FROM pairing WHERE workspace = $1 AND account = $2",
        "DELETE FROM account_value WHERE workspace = $1 AND version IN (SELECT code FROM account_version WHERE workspace = $1 AND account = $2)",
        "DELETE FROM account_version WHERE workspace = $1 AND account = $2",
        "DELETE FROM account_state WHERE workspace = $1 AND account = $2",
    ] {
        tx.execute(sql, args![tx.workspace(), id]).await?;
    }
    let removed = tx.execute("DELETE FROM account WHERE workspace = $1 AND id = $2", args![tx.workspace(), id]).await;
    if let Err(Error::Reference(_)) = removed {
        let reason = "has people, contracts or accounts below it: move or remove them first, or give it the state former";
        return Err(Refusal { code: Code::Conflict, ..Refusal::field("account", reason) }.into());
    }
    removed?;
    let change = Change::of("account.removed", "account", Some(id)).detail(json!({ "code": before.code }));
    change.event("accounts.changed", json!({ "codes": [before.code] })).tell(tx).await
}

/// The account, if it is as the caller has seen it.
async fn seen(tx: &mut Tx<'_>, id: Id<Account>, revision: Option<i64>) -> Result<Record, Error> {
    let record = find(tx, id).await?.ok_or_else(|| Refusal::not_found("account", id))?;
    edge::revision::check(record.revision, revision)?;
    Ok(record)
}

async fn refuse_taken(tx: &mut Tx<'_>, edit: &Edit, own: Option<Id<Account>>) -> Result<(), Error> {
    let edge::Patch::Set(external_id) = &edit.external_id else { return Ok(()) };
    let other = super::by_external_ids(tx, &[&external_key(external_id)]).await?.pop();
    match other.filter(|other| Some(other.id) != own) {
        Some(other) => Err(Refusal::new(
            Code::Conflict,
            format!("the external id {external_id:?} belongs to {}: change that account, or take another id", other.id),
        )
        .into()),
        None => Ok(()),
    }
}

/// Writes what is wanted of new accounts (`None`) and of known ones; gives back those that changed.
pub async fn upsert(tx: &mut Tx<'_>, edits: Vec<(Option<Record>, Edit)>) -> Result<Vec<Record>, Error> {
    let moved: Vec<_> = edits.iter().filter(|(_, edit)| edit.names_state()).filter_map(|(before, _)| Some(before.as_ref()?.id)).collect();
    let mut known = histories(tx, &moved).await?;
    let savings = edits.into_iter().map(|(before, edit)| {
        let history = before.as_ref().and_then(|before| known.remove(&before.id)).unwrap_or_default();
        wanted(tx.act(), before, &edit, &history)
    });
    let savings = savings.collect::<Result<Vec<_>, _>>()?;
    let owners: HashSet<_> = savings.iter().filter(|saving| saving.differs(|record| record.owner)).filter_map(|saving| saving.after.owner).collect();
    check_members(tx, "owner", &owners.into_iter().collect::<Vec<_>>()).await?;
    save(tx, savings).await
}

/// Refuses an edit that could not be written, as far as the account itself can tell.
pub fn try_edit(before: Option<&Record>, edit: &Edit, act: &Act) -> Result<(), Refusal> {
    wanted(act, before.cloned(), edit, &[]).map(drop)
}

fn wanted(act: &Act, before: Option<Record>, edit: &Edit, history: &[Since]) -> Result<Saving, Refusal> {
    let from = before.clone().unwrap_or_else(|| Record::blank(act));
    let mut after = from.edited(edit)?;
    let since = edit.since(from.state, act.now)?;
    let since = since.or(before.is_none().then_some(Since { since: from.state_since, state: from.state }));
    let states = since.map(|since| states::with(history, since)).filter(|states| states != history);
    if let Some(last) = states.as_ref().and_then(|states| states.last()) {
        (after.state, after.state_since) = (last.state, last.since);
    }
    Ok(Saving { before, after, states })
}

async fn save(tx: &mut Tx<'_>, mut savings: Vec<Saving>) -> Result<Vec<Record>, Error> {
    savings.retain(Saving::is_change);
    if savings.is_empty() {
        return Ok(Vec::new());
    }
    number(tx, &mut savings).await?;
    parents_first(tx, &mut savings).await?;
    write_records(tx, &savings).await?;
    write_versions(tx, &savings).await?;
    write_states(tx, &savings).await?;
    write_keys(tx, &savings).await?;
    tell(tx, &savings).await?;
    Ok(savings.into_iter().map(|saving| saving.after).collect())
}

/// Gives codes to new accounts, versions to new sets of values, and a revision to all.
async fn number(tx: &mut Tx<'_>, savings: &mut [Saving]) -> Result<(), Error> {
    let fresh = savings.iter().filter(|saving| saving.is_new()).count() as i64;
    let valued = savings.iter().filter(|saving| saving.differs(|record| &record.values)).count() as i64;
    let mut code = if fresh > 0 { tx.next_codes("account", fresh).await? } else { 0 };
    let mut version = if valued > 0 { tx.next_codes("account_version", valued).await? } else { 0 };
    for saving in savings {
        if saving.differs(|record| &record.values) {
            saving.after.version = version;
            version += 1;
        }
        saving.after.changed_at = tx.act().now;
        if let Some(before) = &saving.before {
            saving.after.revision = before.revision + 1;
        } else {
            saving.after.code = code;
            code += 1;
        }
    }
    Ok(())
}

/// A parent has to be written before its children.
async fn parents_first(tx: &mut Tx<'_>, savings: &mut [Saving]) -> Result<(), Error> {
    let moved: Vec<_> =
        savings.iter().filter(|saving| saving.after.parent.is_some() && saving.differs(|record| record.parent)).map(|saving| &saving.after).collect();
    if moved.is_empty() {
        return Ok(());
    }
    let depths: HashMap<_, _> = tree::depths(tx, &moved).await?;
    savings.sort_by_key(|saving| depths.get(&saving.after.id).copied().unwrap_or_default());
    Ok(())
}

async fn write_records(tx: &mut Tx<'_>, savings: &[Saving]) -> Result<(), Error> {
    let workspace = tx.workspace();
    let rows = savings.iter().map(|Saving { after, .. }| {
        let Record { id, code, version, external_id, name, parent, state, owner, made_at, changed_at, revision, .. } = after;
        args![
            workspace,
            *id,
            *code,
            *version,
            external_id.as_deref(),
            name,
            name_key(name),
            *parent,
            state.text(),
            *owner,
            *made_at,
            *changed_at,
            *revision
        ]
    });
    let insert =
        "INSERT INTO account (workspace, id, code, version, external_id, name, name_key, parent, state, owner, made_at, changed_at, revision)";
    let conflict = "ON CONFLICT (workspace, id) DO UPDATE SET version = excluded.version, external_id = excluded.external_id, name = excluded.name, \
        name_key = excluded.name_key, parent = excluded.parent, state = excluded.state, owner = excluded.owner, changed_at = excluded.changed_at, \
        revision = excluded.revision WHERE account.revision = excluded.revision - 1";
    let written = tx.insert_rows(insert, rows.collect(), conflict).await?;
    edge::revision::all_written(written, savings.len())
}

async fn write_versions(tx: &mut Tx<'_>, savings: &[Saving]) -> Result<(), Error> {
    let (workspace, now) = (tx.workspace(), tx.act().now);
    let renewed: Vec<_> = savings.iter().filter(|saving| saving.differs(|record| record.version)).map(|saving| &saving.after).collect();
    let versions = renewed.iter().map(|record| args![workspace, record.version, record.id, now]).collect();
    tx.insert_rows("INSERT INTO account_version (workspace, code, account, since)", versions, "").await?;
    let owners: Vec<_> = renewed.iter().map(|record| [Value::from(workspace), Value::from(record.version)]).collect();
    let values = renewed.iter().zip(&owners).flat_map(|(record, owner)| value_rows(owner, &record.values)).collect();
    tx.insert_rows("INSERT INTO account_value (workspace, version, attribute, value_text, value_num)", values, "").await?;
    Ok(())
}

async fn write_states(tx: &mut Tx<'_>, savings: &[Saving]) -> Result<(), Error> {
    let workspace = tx.workspace();
    let replaced: Vec<_> = savings.iter().filter(|saving| saving.states.is_some() && !saving.is_new()).map(|saving| saving.after.id.into()).collect();
    tx.execute_by("DELETE FROM account_state WHERE workspace = $1 AND account", &replaced).await?;
    let entries = savings.iter().flat_map(|saving| saving.states.iter().flatten().map(|entry| (saving.after.id, entry)));
    let rows = entries.map(|(id, entry)| args![workspace, id, entry.since, entry.state.text()]).collect();
    tx.insert_rows("INSERT INTO account_state (workspace, account, since, state)", rows, "").await?;
    Ok(())
}

async fn write_keys(tx: &mut Tx<'_>, savings: &[Saving]) -> Result<(), Error> {
    let renamed = || savings.iter().filter(|saving| saving.differs(|record| (&record.name, &record.external_id)));
    let known: Vec<_> = renamed().filter(|saving| !saving.is_new()).map(|saving| saving.after.id).collect();
    let keys = renamed().map(|Saving { after, .. }| (after.id, search::keys(&[Some(&after.name), after.external_id.as_deref()], None, None)));
    search::index(tx, &known, keys.collect()).await
}

async fn tell(tx: &mut Tx<'_>, savings: &[Saving]) -> Result<(), Error> {
    let codes: Vec<_> = savings.iter().map(|saving| saving.after.code).collect();
    let fresh = savings.iter().filter(|saving| saving.is_new()).count();
    let change = match savings {
        [one] => Change::of(if one.is_new() { "account.created" } else { "account.changed" }, "account", Some(one.after.id)),
        many => Change::of("accounts.written", "account", None::<Id<Account>>).detail(json!({ "created": fresh, "changed": many.len() - fresh })),
    };
    change.event("accounts.changed", json!({ "codes": codes })).tell(tx).await
}
