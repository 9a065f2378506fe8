//! SQL of movements.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use kernel::{Id, Page};
use store::{Error, Read, Row, Sql, Tx, Value, args};

use super::{Change, Kind, Movement, Record, of_contracts};
use crate::accounts::Account;
use crate::contracts::store::day;
use crate::contracts::{self, Contract, LossReason};

pub(super) const COLUMNS: &str =
    "m.id, m.external_id, m.account, m.contract, m.happened_on, m.kind, m.amount, m.currency, m.quantity, m.reason, m.note, m.told, m.made_at";

/// Which movements a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of this account.
    pub account: Option<Id<Account>>,
    /// Of this contract.
    pub contract: Option<Id<Contract>>,
    /// Of this kind.
    pub kind: Option<Kind>,
    /// On this day or behind it.
    pub from: Option<Date>,
    /// Before this day.
    pub until: Option<Date>,
}

/// A page of movements, the last at the beginning.
pub async fn page(read: &mut Read, list: &edge::List<Filter>) -> Result<Page<Record>, Error> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM movement m WHERE m.workspace = "));
    sql.bind(read.workspace());
    let Filter { account, contract, kind, from, until } = &list.filter;
    sql.push_some(" AND m.account = ", *account).push_some(" AND m.contract = ", *contract).push_some(" AND m.kind = ", kind.map(Kind::text));
    sql.push_some(" AND m.happened_on >= ", from.map(|day| day.to_string()));
    sql.push_some(" AND m.happened_on < ", until.map(|day| day.to_string()));
    if let Some((on, id)) = list.after::<(String, Id<Movement>)>()? {
        sql.push(" AND (m.happened_on, m.id) < (").bind(on).push(", ").bind(id).push(")");
    }
    sql.push(" ORDER BY m.happened_on DESC, m.id DESC LIMIT ").bind(list.fetch());
    let records = read.all_of(sql).await?.iter().map(record).collect::<Result<Vec<_>, _>>()?;
    Ok(list.page(records, |record| (record.change.on.to_string(), record.id)))
}

/// Those behind `after` in the order they were made; for whoever goes through all of them.
pub async fn behind(read: &mut Read, after: Option<Id<Movement>>, limit: i64) -> Result<Vec<Record>, Error> {
    let after = after.unwrap_or(Id::from_bytes([0; 16]));
    let sql = format!("SELECT {COLUMNS} FROM movement m WHERE m.workspace = $1 AND m.id > $2 ORDER BY m.id LIMIT $3");
    read.all(&sql, args![read.workspace(), after, limit]).await?.iter().map(record).collect()
}

/// Movements with these values of a column, in no order.
pub(super) async fn by(read: &mut Read, column: &str, keys: Vec<Value>) -> Result<Vec<Record>, Error> {
    let rows = read.all_by(&format!("SELECT {COLUMNS} FROM movement m WHERE m.workspace = $1 AND m.{column}"), keys).await?;
    rows.iter().map(record).collect()
}

/// Brings the movements that follow from the contracts of these accounts up to date; what stays the same keeps its id. A contract about which
/// somebody told movements has only those.
pub(crate) async fn derive(tx: &mut Tx<'_>, accounts: &[Id<Account>]) -> Result<(), Error> {
    let mut contracts = contracts::of_accounts(tx, accounts).await?;
    contracts.sort_by_key(|contract| contract.account);
    let known = by(tx, "account", accounts.iter().copied().map(Value::from).collect()).await?;
    let told: HashSet<Id<Contract>> = known.iter().filter(|record| record.told).filter_map(|record| record.contract).collect();
    let mut wanted: HashMap<Id<Contract>, (Id<Account>, Vec<Change>)> = HashMap::new();
    for of_one in contracts.chunk_by(|one, next| one.account == next.account) {
        for (contract, change) in of_contracts(of_one).into_iter().filter(|(contract, _)| !told.contains(contract)) {
            wanted.entry(contract).or_insert((of_one[0].account, Vec::new())).1.push(change);
        }
    }
    let mut gone = Vec::new();
    for record in known.iter().filter(|record| !record.told) {
        let changes = record.contract.and_then(|contract| wanted.get_mut(&contract)).map(|(_, changes)| changes);
        match changes.and_then(|changes| changes.iter().position(|change| *change == record.change).map(|at| changes.swap_remove(at))) {
            Some(_) => {}
            None => gone.push(Value::from(record.id)),
        }
    }
    tx.execute_by("DELETE FROM movement WHERE workspace = $1 AND id", &gone).await?;
    let act = tx.act();
    let made = wanted.into_iter().flat_map(|(contract, (account, changes))| {
        changes.into_iter().map(move |change| Record {
            id: act.ids.next(),
            external_id: None,
            account,
            contract: Some(contract),
            change,
            told: false,
            made_at: act.now,
        })
    });
    insert(tx, made.collect()).await
}

/// Writes new movements.
pub(super) async fn insert(tx: &mut Tx<'_>, records: Vec<Record>) -> Result<(), Error> {
    let sql = "INSERT INTO movement (workspace, id, external_id, account, contract, happened_on, kind, amount, currency, quantity, reason, note, told, made_at)";
    let workspace = tx.workspace();
    let rows = records.iter().map(|Record { id, external_id, account, contract, change, told, made_at }| {
        args![
            workspace,
            *id,
            external_id.as_deref(),
            *account,
            *contract,
            change.on.to_string(),
            change.kind.text(),
            change.amount,
            change.currency.code(),
            change.quantity,
            change.reason.map(LossReason::text),
            change.note.as_deref(),
            *told,
            *made_at
        ]
    });
    tx.insert_rows(sql, rows.collect(), "").await.map(drop)
}

fn record(row: &Row) -> Result<Record, Error> {
    Ok(Record {
        id: row.get("id")?,
        external_id: row.get("external_id")?,
        account: row.get("account")?,
        contract: row.get("contract")?,
        change: Change {
            on: day(row, "happened_on")?,
            kind: row.word("kind")?,
            amount: row.get("amount")?,
            currency: row.word("currency")?,
            quantity: row.get("quantity")?,
            reason: row.optional_word("reason")?,
            note: row.get("note")?,
        },
        told: row.get("told")?,
        made_at: row.get("made_at")?,
    })
}
