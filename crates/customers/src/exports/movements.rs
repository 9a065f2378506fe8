//! Movements that were told, as a file.

use std::collections::HashMap;

use kernel::Id;
use store::{Error, Read, Value};

use super::{Part, ROWS, written};
use crate::contracts::{Contract, LossReason};
use crate::movements::{self, Movement, Record};

const HEADER: [&str; 10] = ["external_id", "account", "contract", "on", "kind", "amount", "currency", "quantity", "reason", "note"];

/// The part of the file behind `after`, or its beginning with the header. A movement without an external id goes by its own id.
pub async fn movements(read: &mut Read, after: Option<Id<Movement>>) -> Result<Part<Id<Movement>>, Error> {
    let records = movements::behind(read, after, ROWS).await?;
    let accounts = super::accounts::external_ids(read, records.iter().map(|record| record.account)).await?;
    let contracts = contracts(read, &records).await?;
    let mut rows = if after.is_none() { vec![HEADER.map(ToOwned::to_owned).to_vec()] } else { vec![] };
    for record in records.iter().filter(|record| record.told) {
        let account = accounts.get(&record.account).cloned().unwrap_or_default();
        rows.push(row(record, account, record.contract.and_then(|contract| contracts.get(&contract).cloned()).unwrap_or_default()));
    }
    let after = records.last().map(|last| last.id).filter(|_| records.len() as i64 == ROWS);
    Ok(Part { csv: written(rows)?, after })
}

/// Contracts by the names that the file of contracts gives them.
async fn contracts(read: &mut Read, records: &[Record]) -> Result<HashMap<Id<Contract>, String>, Error> {
    let ids = records.iter().filter_map(|record| record.contract).map(Value::from).collect();
    let rows = read.all_by("SELECT id, external_id FROM contract WHERE workspace = $1 AND id", ids).await?;
    let named = rows.iter().map(|row| {
        let id: Id<Contract> = row.get("id")?;
        Ok((id, row.get::<Option<String>>("external_id")?.unwrap_or_else(|| id.to_string())))
    });
    named.collect()
}

fn row(record: &Record, account: String, contract: String) -> Vec<String> {
    let change = &record.change;
    vec![
        record.external_id.clone().unwrap_or_else(|| record.id.to_string()),
        account,
        contract,
        change.on.to_string(),
        change.kind.to_string(),
        change.currency.major(change.amount),
        change.currency.to_string(),
        change.quantity.map(|quantity| quantity.to_string()).unwrap_or_default(),
        change.reason.map(LossReason::text).unwrap_or_default().to_owned(),
        change.note.clone().unwrap_or_default(),
    ]
}
