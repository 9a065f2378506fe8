//! Movements that somebody tells: from a system that has no contracts, or that knows better.

use std::collections::HashSet;

use jiff::civil::{Date, date};
use kernel::{Code, Currency, Id, Refusal, text};
use serde_json::json;
use store::{Error, Tx, Value, args};

use super::store::{by, derive, insert};
use super::{Change, Kind, Movement, Record};
use crate::accounts::{Account, checked_external_id};
use crate::contracts::{self, Contract, LossReason};
use crate::trail;

const DAYS: std::ops::RangeInclusive<Date> = date(1900, 1, 1)..=date(2199, 12, 31);
const MOST: i64 = 1_000_000_000_000_000;
const NOTE_LENGTH: usize = 2_000;

/// A movement as somebody tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// Its name in the system it comes from.
    pub external_id: Option<String>,
    /// Whose it is.
    pub account: Id<Account>,
    /// The contract it is about; what follows from that contract by itself does not count any more then.
    pub contract: Option<Id<Contract>>,
    /// The day from which it holds.
    pub on: Date,
    /// What happened.
    pub kind: Kind,
    /// How much more a year brings, in minor units; what was lost may be written either way.
    pub amount: i64,
    /// Its currency.
    pub currency: Currency,
    /// How much more of it.
    pub quantity: Option<f64>,
    /// Why something was lost; unknown unless told.
    pub reason: Option<LossReason>,
    /// What people should know about it.
    pub note: Option<String>,
}

/// What a told movement is as a record, made now; refuses what it cannot be.
pub fn try_tell(told: &Told) -> Result<Change, Refusal> {
    if !DAYS.contains(&told.on) {
        return Err(Refusal::field("on", format!("{} lies outside the years 1900 to 2199", told.on)));
    }
    if !(-MOST..=MOST).contains(&told.amount) {
        return Err(Refusal::field("amount", format!("is more than {MOST} minor units")));
    }
    if !told.kind.is_loss() && told.amount < 0 {
        return Err(Refusal::field("amount", format!("is negative, and a movement of the kind {} brings more", told.kind)));
    }
    if told.quantity.is_some_and(|quantity| !quantity.is_finite() || quantity.abs() > 1e12) {
        return Err(Refusal::field("quantity", "is not between minus and plus a million million"));
    }
    let amount = if told.kind.is_loss() { -told.amount.abs() } else { told.amount };
    let note = told.note.as_deref().filter(|note| !note.trim().is_empty()).map(|note| text::lines("note", note, NOTE_LENGTH)).transpose()?;
    let reason = if told.kind.is_loss() { Some(told.reason.unwrap_or(LossReason::Unknown)) } else { None };
    Ok(Change { on: told.on, kind: told.kind, amount, currency: told.currency, quantity: told.quantity, reason, note })
}

/// What became of told movements.
#[derive(Clone, Debug, Default)]
pub struct Became {
    /// Those that are new.
    pub created: Vec<Record>,
    /// Those that say something else than before.
    pub changed: Vec<Record>,
    /// Those that say what is known.
    pub unchanged: Vec<Record>,
}

/// Keeps told movements; one with the external id of another says anew what that one said.
pub async fn tell(tx: &mut Tx<'_>, told: Vec<Told>) -> Result<Became, Error> {
    let act = tx.act();
    check_references(tx, &told).await?;
    let keys: HashSet<String> = told.iter().filter_map(|one| one.external_id.clone()).collect();
    let known = by(tx, "external_id", keys.into_iter().map(Value::from).collect()).await?;
    let (mut became, mut accounts) = (Became::default(), HashSet::new());
    for one in told {
        let external_id = one.external_id.as_deref().map(|text| checked_external_id("external_id", text)).transpose()?;
        let before = known.iter().find(|record| external_id.is_some() && record.external_id == external_id);
        let change = try_tell(&one)?;
        let id = before.map_or_else(|| act.ids.next(), |before| before.id);
        let made_at = before.map_or(act.now, |before| before.made_at);
        let record = Record { id, external_id, account: one.account, contract: one.contract, change, told: true, made_at };
        if before == Some(&record) {
            became.unchanged.push(record);
            continue;
        }
        accounts.extend(before.map(|before| before.account).into_iter().chain([record.account]));
        if before.is_some() { became.changed.push(record) } else { became.created.push(record) }
    }
    let replaced: Vec<Value> = became.changed.iter().map(|record| record.id.into()).collect();
    tx.execute_by("DELETE FROM movement WHERE workspace = $1 AND id", &replaced).await?;
    insert(tx, became.created.iter().chain(&became.changed).cloned().collect()).await?;
    settle(tx, "movements.told", None, &accounts.into_iter().collect::<Vec<_>>()).await?;
    Ok(became)
}

/// Takes back what somebody told. What follows from contracts goes with them only.
pub async fn forget(tx: &mut Tx<'_>, id: Id<Movement>) -> Result<(), Error> {
    let record = by(tx, "id", vec![id.into()]).await?.pop().ok_or_else(|| Refusal::not_found("movement", id))?;
    if !record.told {
        return Err(Refusal::new(Code::Conflict, "this movement follows from a contract: change the contract").into());
    }
    tx.execute("DELETE FROM movement WHERE workspace = $1 AND id = $2", args![tx.workspace(), id]).await?;
    settle(tx, "movement.removed", Some(id), &[record.account]).await
}

/// What follows from contracts depends on what was told about them.
async fn settle(tx: &mut Tx<'_>, action: &'static str, id: Option<Id<Movement>>, accounts: &[Id<Account>]) -> Result<(), Error> {
    if accounts.is_empty() {
        return Ok(());
    }
    derive(tx, accounts).await?;
    let change = trail::Change::of(action, "movement", id).detail(json!({ "accounts": accounts.len() }));
    change.event("contracts.changed", json!({ "accounts": accounts })).tell(tx).await
}

async fn check_references(tx: &mut Tx<'_>, told: &[Told]) -> Result<(), Error> {
    let accounts: Vec<_> = told.iter().map(|one| one.account).collect::<HashSet<_>>().into_iter().collect();
    let known: HashSet<_> = crate::accounts::by_ids(tx, &accounts).await?.into_iter().map(|record| record.id).collect();
    if let Some(missing) = accounts.iter().find(|account| !known.contains(account)) {
        return Err(Refusal::field("account", format!("there is no account {missing} here")).into());
    }
    let named: HashSet<_> = told.iter().filter_map(|one| one.contract).collect();
    if named.is_empty() {
        return Ok(());
    }
    let contracts = contracts::of_accounts(tx, &accounts).await?;
    for one in told {
        let Some(contract) = one.contract else { continue };
        if !contracts.iter().any(|known| known.id == contract && known.account == one.account) {
            return Err(Refusal::field("contract", format!("the account has no contract {contract}")).into());
        }
    }
    Ok(())
}
