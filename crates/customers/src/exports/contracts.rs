//! Contracts as a file: a row for each of their terms, so that the file brings back what they brought since when.

use kernel::Id;
use store::{Error, Read};

use super::{Part, ROWS, written};
use crate::contracts::{self, Contract, LossReason, Record, Terms};
use crate::offerings;

const HEADER: [&str; 18] = [
    "external_id",
    "account",
    "offering",
    "name",
    "currency",
    "amount",
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

/// The part of the file behind `after`, or its beginning with the header. A contract without an external id goes by its own id.
pub async fn contracts(read: &mut Read, after: Option<Id<Contract>>) -> Result<Part<Id<Contract>>, Error> {
    let records = contracts::behind(read, after, ROWS).await?;
    let accounts = super::accounts::external_ids(read, records.iter().map(|record| record.account)).await?;
    let offerings = offerings::all(read).await?;
    let mut rows = if after.is_none() { vec![HEADER.map(ToOwned::to_owned).to_vec()] } else { vec![] };
    for record in &records {
        let account = accounts.get(&record.account).map_or("", String::as_str);
        let offering = offerings.iter().find(|offering| Some(offering.id) == record.offering).map_or("", |offering| &offering.key);
        rows.extend(record.terms.iter().map(|terms| row(record, terms, account, offering)));
    }
    let after = records.last().map(|last| last.id).filter(|_| records.len() as i64 == ROWS);
    Ok(Part { csv: written(rows)?, after })
}

fn row(record: &Record, terms: &Terms, account: &str, offering: &str) -> Vec<String> {
    let text = |value: Option<String>| value.unwrap_or_default();
    // Why a contract ended stands beside its last terms; why it shrank beside those.
    let last = record.terms.last() == Some(terms);
    let ended = record.ended.as_ref().filter(|_| last);
    vec![
        record.external_id.clone().unwrap_or_else(|| record.id.to_string()),
        account.to_owned(),
        offering.to_owned(),
        record.name.clone(),
        record.currency.to_string(),
        record.currency.major(terms.amount),
        terms.every.to_string(),
        text(terms.quantity.map(|quantity| quantity.to_string())),
        terms.since.to_string(),
        record.starts_on.to_string(),
        text(record.ends_on.map(|day| day.to_string())),
        text(record.term_months.map(|months| months.to_string())),
        (if record.renews { "yes" } else { "no" }).to_owned(),
        text(record.notice_days.map(|days| days.to_string())),
        text(record.notice_on.map(|day| day.to_string())),
        text(ended.map(|ended| ended.on.to_string())),
        text(ended.map(|ended| ended.reason).or(terms.reason).map(LossReason::text).map(ToOwned::to_owned)),
        text(ended.and_then(|ended| ended.note.clone()).or_else(|| terms.note.clone())),
    ]
}
