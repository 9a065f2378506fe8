//! Movements from a file.

use std::collections::{HashMap, HashSet};

use kernel::{Act, Id, Refusal};
use store::{Error, Store, Tx};

use super::cells::Cells;
use super::contracts::unknown_account;
use super::{CHUNK, Options, Problems, Report, Sheet, refuse_others, refuse_twice};
use crate::accounts::{self, external_key};
use crate::contracts;
use crate::movements::{self, Told};

const COLUMNS: [&str; 11] = ["external_id", "account", "contract", "on", "kind", "amount", "amount_minor", "currency", "quantity", "reason", "note"];

/// One movement as a file names it.
struct MovementRow {
    place: String,
    external_id: String,
    account: String,
    contract: Option<String>,
    told: Told,
}

/// Imports movements from a file, within one transaction. A row is about the movement with its external id.
pub async fn movements(store: &Store, act: &Act, sheet: &Sheet, options: Options) -> Result<Report, Error> {
    refuse_others(sheet, &COLUMNS)?;
    if !sheet.has("external_id") {
        return Err(Refusal::field("column external_id", "is missing: without it the same file would count twice").into());
    }
    let mut tx = store.begin(act).await?;
    let (mut report, mut problems) = (Report { rows: sheet.len(), ..Report::default() }, Problems::of(sheet));
    let mut rows = Vec::with_capacity(sheet.rows.len());
    for row in &sheet.rows {
        match read(Cells::of(sheet, row)) {
            Ok(row) => rows.push(row),
            Err(refusal) => problems.add(&row.place(), &refusal),
        }
    }
    refuse_twice(&mut rows, &mut problems, |row| (&row.place, &row.external_id));
    put(&mut tx, rows, &mut problems, &mut report).await?;
    super::end(store, tx, problems, report, options).await
}

fn read(cells: Cells<'_>) -> Result<MovementRow, Refusal> {
    let missing = |column: &str, what: &str| Refusal::field(column, format!("is empty: {what}"));
    let external_id = external_key(cells.needed("external_id", "it tells which movement the row is about")?);
    let account = external_key(cells.needed("account", "tell the external id of the account")?);
    let currency = cells.word("currency")?.ok_or_else(|| missing("currency", "tell it by its ISO code, as in EUR"))?;
    let told = Told {
        external_id: Some(external_id.clone()),
        account: Id::from_bytes([0; 16]),
        contract: None,
        on: cells.day("on")?.ok_or_else(|| missing("on", "tell the day from which it holds"))?,
        kind: cells.word("kind")?.ok_or_else(|| missing("kind", "use new, expansion, contraction, churn or reactivation"))?,
        amount: cells.money(Some(currency))?.ok_or_else(|| missing("amount", "tell how much more or less a year brings"))?,
        currency,
        quantity: cells.number("quantity")?,
        reason: cells.word("reason")?,
        note: cells.text("note").map(ToOwned::to_owned),
    };
    Ok(MovementRow { place: cells.place(), external_id, account, contract: cells.text("contract").map(external_key), told })
}

async fn put(tx: &mut Tx<'_>, mut rows: Vec<MovementRow>, problems: &mut Problems, report: &mut Report) -> Result<(), Error> {
    let keys: HashSet<&str> = rows.iter().map(|row| row.account.as_str()).collect();
    let accounts = accounts::codes_for(tx, &keys.into_iter().collect::<Vec<_>>(), false).await?;
    let keys: HashSet<&str> = rows.iter().filter_map(|row| row.contract.as_deref()).collect();
    let known = contracts::by_external_ids(tx, &keys.into_iter().collect::<Vec<_>>()).await?;
    let known: HashMap<_, _> = known.into_iter().filter_map(|record| Some((record.external_id.clone()?, record))).collect();
    rows.retain_mut(|row| {
        let checked = accounts.get(&row.account).ok_or_else(|| unknown_account(&row.account)).and_then(|account| {
            row.told.account = account.id;
            row.told.contract = row.contract.as_ref().map(|key| contract_of(&known, key, account.id)).transpose()?;
            movements::try_tell(&row.told).map(drop)
        });
        checked.map_err(|refusal| problems.add(&row.place, &refusal)).is_ok()
    });
    for chunk in rows.chunks(CHUNK) {
        let became = movements::tell(tx, chunk.iter().map(|row| row.told.clone()).collect()).await?;
        report.created += became.created.len() as u64;
        report.changed += became.changed.len() as u64;
        report.unchanged += became.unchanged.len() as u64;
    }
    Ok(())
}

fn contract_of(known: &HashMap<String, contracts::Record>, key: &str, account: Id<accounts::Account>) -> Result<Id<contracts::Contract>, Refusal> {
    match known.get(key) {
        Some(contract) if contract.account == account => Ok(contract.id),
        Some(_) => Err(Refusal::field("contract", format!("{key:?} is a contract of another account"))),
        None => Err(Refusal::field(
            "contract",
            format!("there is no contract with the external id {key:?}: import the contracts first, or leave it blank"),
        )),
    }
}
