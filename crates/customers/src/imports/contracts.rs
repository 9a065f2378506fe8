//! Contracts from a file.

use std::collections::{HashMap, HashSet};

use edge::Patch;
use jiff::civil::Date;
use kernel::{Act, Id, Refusal};
use store::{Error, Store, Tx};

use super::cells::Cells;
use super::{CHUNK, Options, Problems, Report, Sheet, refuse_others, refuse_twice};
use crate::accounts::{self, AccountRef, external_key};
use crate::contracts::{self, Edit, NewTerms, Record};
use crate::offerings::{self, Offering};

const COLUMNS: [&str; 19] = [
    "external_id",
    "account",
    "offering",
    "name",
    "currency",
    "amount",
    "amount_minor",
    "every",
    "quantity",
    "since",
    "starts_on",
    "ends_on",
    "term_months",
    "renews",
    "notice_days",
    "notice_on",
    "ended_on",
    "reason",
    "note",
];

/// One contract as a file names it.
struct ContractRow {
    place: String,
    external_id: String,
    /// Contract and day of the terms: no two rows are about the same.
    key: String,
    account: Option<String>,
    offering: Option<String>,
    edit: Edit,
}

/// Imports contracts from a file, within one transaction. A row is about the contract with its external id; other terms than before hold from
/// its `since` on, or from today. Several rows about one contract tell what it brought since when.
pub async fn contracts(store: &Store, act: &Act, sheet: &Sheet, options: Options) -> Result<Report, Error> {
    refuse_others(sheet, &COLUMNS)?;
    if !sheet.has("external_id") {
        return Err(Refusal::field("column external_id", "is missing: it tells which contract a row is about").into());
    }
    let mut tx = store.begin(act).await?;
    let (mut report, mut problems) = (Report { rows: sheet.len(), ..Report::default() }, Problems::of(sheet));
    let known: Vec<_> = sheet.rows.iter().filter_map(|row| sheet.cell(row, "external_id")).map(external_key).collect();
    let known = contracts::by_external_ids(&mut tx, &known.iter().map(String::as_str).collect::<Vec<_>>()).await?;
    let known: HashMap<String, Record> = known.into_iter().filter_map(|record| Some((record.external_id.clone()?, record))).collect();
    let mut rows = Vec::with_capacity(sheet.rows.len());
    for row in &sheet.rows {
        match read(Cells::of(sheet, row), &known) {
            Ok(row) => rows.push(row),
            Err(refusal) => problems.add(&row.place(), &refusal),
        }
    }
    refuse_twice(&mut rows, &mut problems, |row| (&row.place, &row.key));
    put(&mut tx, rows, &known, &mut problems, &mut report).await?;
    super::end(store, tx, problems, report, options).await
}

fn read(cells: Cells<'_>, known: &HashMap<String, Record>) -> Result<ContractRow, Refusal> {
    let external_id = external_key(cells.needed("external_id", "it tells which contract the row is about")?);
    let currency = cells.word("currency")?;
    let money = cells.money(currency.or_else(|| known.get(&external_id).map(|record| record.currency)))?;
    let edit = Edit {
        external_id: Patch::Set(external_id.clone()),
        name: cells.text("name").map(ToOwned::to_owned),
        currency,
        starts_on: cells.day("starts_on")?,
        ends_on: set(cells.day("ends_on")?),
        term_months: set(cells.whole("term_months")?),
        renews: cells.truth("renews")?,
        notice_days: set(cells.whole("notice_days")?),
        notice_on: set(cells.day("notice_on")?),
        ended_on: set(cells.day("ended_on")?),
        terms: NewTerms { since: cells.day("since")?, quantity: set(cells.number("quantity")?), amount: money, every: cells.word("every")? },
        reason: cells.word("reason")?,
        reason_otherwise: Some(contracts::LossReason::Unknown),
        note: cells.text("note").map(ToOwned::to_owned),
        ..Edit::default()
    };
    let owned = |column: &str| cells.text(column).map(ToOwned::to_owned);
    let key = edit.terms.since.map_or_else(|| external_id.clone(), |since| format!("{external_id} since {since}"));
    Ok(ContractRow { place: cells.place(), external_id, key, account: cells.text("account").map(external_key), offering: owned("offering"), edit })
}

fn set<T>(value: Option<T>) -> Patch<T> {
    value.map_or(Patch::Keep, Patch::Set)
}

async fn put(
    tx: &mut Tx<'_>,
    mut rows: Vec<ContractRow>,
    known: &HashMap<String, Record>,
    problems: &mut Problems,
    report: &mut Report,
) -> Result<(), Error> {
    let keys: HashSet<&str> = rows.iter().filter_map(|row| row.account.as_deref()).collect();
    let accounts = accounts::codes_for(tx, &keys.into_iter().collect::<Vec<_>>(), false).await?;
    let offerings = offerings_of(tx, &rows).await?;
    // Earlier terms first, so that each is compared with the one before.
    rows.sort_by_key(|row| row.edit.terms.since);
    let (act, today) = (tx.act(), contracts::today(tx).await?);
    let mut after: HashMap<String, Record> = HashMap::with_capacity(rows.len());
    for row in &mut rows {
        let before = after.get(&row.external_id).or_else(|| known.get(&row.external_id));
        match check(row, &accounts, &offerings, before, (act, today)) {
            Ok(record) => drop(after.insert(row.external_id.clone(), record)),
            Err(refusal) => problems.add(&row.place, &refusal),
        }
    }
    report.created = after.keys().filter(|key| !known.contains_key(*key)).count() as u64;
    let all = after.len() as u64;
    let mut touched = 0;
    let mut contracts = after.into_iter().map(|(key, record)| (known.get(&key).cloned(), record)).peekable();
    while contracts.peek().is_some() {
        touched += contracts::put(tx, contracts.by_ref().take(CHUNK).collect()).await?.len() as u64;
    }
    report.changed = touched - report.created;
    report.unchanged = all - touched;
    Ok(())
}

/// The offerings of the rows by key; those that are not here yet are made, named like their keys.
async fn offerings_of(tx: &mut Tx<'_>, rows: &[ContractRow]) -> Result<HashMap<String, Id<Offering>>, Error> {
    let keys: HashSet<&str> = rows.iter().filter_map(|row| row.offering.as_deref()).collect();
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    offerings::codes_for(tx, &keys.into_iter().collect::<Vec<_>>(), true).await?;
    Ok(offerings::all(tx).await?.into_iter().map(|record| (record.key, record.id)).collect())
}

fn check(
    row: &mut ContractRow,
    accounts: &HashMap<String, AccountRef>,
    offerings: &HashMap<String, Id<Offering>>,
    before: Option<&Record>,
    (act, today): (&Act, Date),
) -> Result<Record, Refusal> {
    if let Some(key) = &row.account {
        let account = accounts.get(key).ok_or_else(|| unknown_account(key))?;
        row.edit.account = Some(account.id);
    }
    if let Some(offering) = row.offering.as_deref().and_then(|key| offerings.get(key.trim())) {
        row.edit.offering = Patch::Set(*offering);
    }
    contracts::try_edit(before, &row.edit, act, today)
}

/// Money of an account that is not here would be nobody's.
pub(super) fn unknown_account(key: &str) -> Refusal {
    Refusal::field("account", format!("there is no account with the external id {key:?}: import the accounts first"))
}
