//! A look at all accounts: who is silent now.

use std::collections::{BTreeMap, HashMap};

use customers::accounts::Account;
use customers::contracts;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use kernel::{Currency, Id, Time};
use store::{Error, Row, Tx, args};

use super::store::{Record, Stake, replace};
use super::{Heard, REACH, silence};

const DAY: i64 = 86_400_000_000;
const EPOCH: Date = date(1970, 1, 1);

/// Looks at all customers; gives back how many are silent.
pub async fn look(tx: &mut Tx<'_>) -> Result<usize, Error> {
    tx.take_turn("silence").await?;
    let settings = identity::workspaces::settings(tx).await?;
    let now = tx.act().now;
    let today = settings.zone.date(now);
    let heard = heard(tx, now).await?;
    let mut silent = Vec::new();
    let sql = "SELECT a.id, a.code, a.made_at, (SELECT MIN(s.since) FROM account_state s WHERE s.workspace = a.workspace AND s.account = a.id \
        AND s.state IN ('onboarding', 'live')) AS since FROM account a WHERE a.workspace = $1 AND a.state IN ('onboarding', 'live', 'leaving')";
    let values = args![tx.workspace()];
    for row in tx.all(sql, values).await? {
        let since: Time = row.get::<Option<Time>>("since")?.map_or_else(|| row.get("made_at"), Ok)?;
        let heard = heard.get(&row.get::<i64>("code")?).copied();
        if let Some(silence) = silence(heard, settings.zone.date(since), today) {
            silent.push(Record { account: row.get("id")?, heard, silence, stakes: Vec::new(), next_end: None });
        }
    }
    add_stakes(tx, &mut silent, today).await?;
    let count = silent.len();
    replace(tx, &silent, &settings.currency).await?;
    Ok(count)
}

/// On which days somebody was heard, by account: who answered, or was spoken with.
async fn heard(tx: &mut Tx<'_>, now: Time) -> Result<HashMap<i64, Heard>, Error> {
    let sql = format!(
        "SELECT h.account, COUNT(*) AS days, MIN(h.day) AS first, MAX(h.day) AS last FROM (\
         SELECT account, experienced_at / {DAY} AS day FROM response WHERE workspace = $1 AND account IS NOT NULL AND experienced_at >= $2 AND experienced_at <= $3 AND test = 0 \
         UNION SELECT account, happened_at / {DAY} AS day FROM observation WHERE workspace = $1 AND kind <> 'field_note' AND account IS NOT NULL AND happened_at >= $2 AND happened_at <= $3\
         ) h GROUP BY h.account"
    );
    let values = args![tx.workspace(), now.plus_seconds(-REACH * 86_400), now];
    let rows = tx.all(&sql, values).await?;
    let day = |row: &Row, column: &str| Ok::<_, Error>(EPOCH.saturating_add(row.get::<i64>(column)?.days()));
    rows.iter().map(|row| Ok((row.get("account")?, Heard { first: day(row, "first")?, last: day(row, "last")?, days: row.get("days")? }))).collect()
}

/// What contracts that run bring in a year by currency, and when the next one ends.
type Running = (BTreeMap<&'static str, Stake>, Option<Date>);

/// What their contracts bring in a year, and when the next one ends.
async fn add_stakes(tx: &mut Tx<'_>, silent: &mut [Record], today: Date) -> Result<(), Error> {
    let accounts: Vec<Id<Account>> = silent.iter().map(|record| record.account).collect();
    let mut stakes: HashMap<Id<Account>, Running> = HashMap::new();
    for contract in contracts::of_accounts(tx, &accounts).await? {
        let (sums, next_end) = stakes.entry(contract.account).or_default();
        if let Some(terms) = contract.on(today) {
            let currency: Currency = contract.currency;
            sums.entry(currency.code()).or_insert(Stake { currency, yearly: 0 }).yearly += terms.yearly();
            let end = contract.next_end(today).filter(|end| *end >= today);
            *next_end = [*next_end, end].into_iter().flatten().min();
        }
    }
    for record in silent {
        if let Some((sums, next_end)) = stakes.remove(&record.account) {
            (record.stakes, record.next_end) = (sums.into_values().collect(), next_end);
        }
    }
    Ok(())
}
