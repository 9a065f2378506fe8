//! SQL that reads contracts.

use std::collections::HashMap;

use jiff::civil::Date;
use kernel::Id;
use store::{Error, Read, Row, Value, args};

use super::{Contract, Ended, Record, Terms};
use crate::accounts::Account;

/// Columns of a record; the table is called `c`.
pub(super) const COLUMNS: &str = "c.id, c.external_id, c.account, c.offering, c.name, c.currency, c.starts_on, c.ends_on, c.term_months, c.renews, \
    c.notice_days, c.notice_on, c.ended_on, c.end_reason, c.end_note, c.made_at, c.changed_at, c.revision";

/// What stands for an end that is not agreed: behind every day.
pub(crate) const NO_END: &str = "9999-12-31";

/// The contract with this id.
pub async fn find(read: &mut Read, id: Id<Contract>) -> Result<Option<Record>, Error> {
    Ok(by(read, "id", vec![id.into()]).await?.pop())
}

/// The contracts with these external ids, in no order.
pub async fn by_external_ids(read: &mut Read, external_ids: &[&str]) -> Result<Vec<Record>, Error> {
    by(read, "external_id", external_ids.iter().copied().map(Value::from).collect()).await
}

/// All contracts of these accounts, in order of their beginning.
pub async fn of_accounts(read: &mut Read, accounts: &[Id<Account>]) -> Result<Vec<Record>, Error> {
    let mut records = by(read, "account", accounts.iter().copied().map(Value::from).collect()).await?;
    records.sort_by_key(|record| (record.starts_on, record.id));
    Ok(records)
}

/// Those behind `after` in the order they were made; for whoever goes through all of them.
pub async fn behind(read: &mut Read, after: Option<Id<Contract>>, limit: i64) -> Result<Vec<Record>, Error> {
    let after = after.unwrap_or(Id::from_bytes([0; 16]));
    let sql = format!("SELECT {COLUMNS} FROM contract c WHERE c.workspace = $1 AND c.id > $2 ORDER BY c.id LIMIT $3");
    let rows = read.all(&sql, args![read.workspace(), after, limit]).await?;
    whole(read, &rows).await
}

async fn by(read: &mut Read, column: &str, keys: Vec<Value>) -> Result<Vec<Record>, Error> {
    let rows = read.all_by(&format!("SELECT {COLUMNS} FROM contract c WHERE c.workspace = $1 AND c.{column}"), keys).await?;
    let mut records = whole(read, &rows).await?;
    records.sort_by_key(|record| record.id);
    records.dedup_by_key(|record| record.id);
    Ok(records)
}

/// Records of rows, with their terms.
pub(super) async fn whole(read: &mut Read, rows: &[Row]) -> Result<Vec<Record>, Error> {
    let mut records = rows.iter().map(record).collect::<Result<Vec<_>, _>>()?;
    let sql = "SELECT contract, since, quantity, amount, every, reason, note FROM contract_terms WHERE workspace = $1 AND contract";
    let rows = read.all_by(sql, records.iter().map(|record| record.id.into()).collect()).await?;
    let mut terms: HashMap<Id<Contract>, Vec<Terms>> = HashMap::new();
    for row in &rows {
        terms.entry(row.get("contract")?).or_default().push(Terms {
            since: day(row, "since")?,
            quantity: row.get("quantity")?,
            amount: row.get("amount")?,
            every: row.word("every")?,
            reason: row.optional_word("reason")?,
            note: row.get("note")?,
        });
    }
    for record in &mut records {
        record.terms = terms.remove(&record.id).unwrap_or_default();
        record.terms.sort_by_key(|terms| terms.since);
    }
    Ok(records)
}

/// A record without its terms.
fn record(row: &Row) -> Result<Record, Error> {
    let ended = match optional_day(row, "ended_on")? {
        Some(on) => Some(Ended { on, reason: row.word("end_reason")?, note: row.get("end_note")? }),
        None => None,
    };
    Ok(Record {
        id: row.get("id")?,
        external_id: row.get("external_id")?,
        account: row.get("account")?,
        offering: row.get("offering")?,
        name: row.get("name")?,
        currency: row.word("currency")?,
        starts_on: day(row, "starts_on")?,
        ends_on: optional_day(row, "ends_on")?,
        term_months: row.get("term_months")?,
        renews: row.get("renews")?,
        notice_days: row.get("notice_days")?,
        notice_on: optional_day(row, "notice_on")?,
        ended,
        terms: Vec::new(),
        made_at: row.get("made_at")?,
        changed_at: row.get("changed_at")?,
        revision: row.get("revision")?,
    })
}

/// A local day as the store keeps it.
pub(crate) fn day(row: &Row, column: &str) -> Result<Date, Error> {
    let text: String = row.get(column)?;
    text.parse().map_err(|error| Error::Misuse(format!("{column} holds {text:?}, which is no day: {error}")))
}

fn optional_day(row: &Row, column: &str) -> Result<Option<Date>, Error> {
    if row.get::<Option<String>>(column)?.is_none() { Ok(None) } else { day(row, column).map(Some) }
}
