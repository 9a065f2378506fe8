//! SQL of silent accounts.

use std::collections::HashMap;

use customers::accounts::Account;
use jiff::civil::Date;
use kernel::{Currency, Id, Member, Page};
use serde::{Deserialize, Serialize};
use store::{Error, Read, Row, Sql, Tx, Value, args};
use utoipa::ToSchema;

use super::{Heard, Silence, Why};

/// Rows read at once.
const TOGETHER: usize = 500;

/// What the contracts of an account bring in a year, in one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Stake {
    /// The currency.
    #[schema(value_type = String, example = "EUR")]
    pub currency: Currency,
    /// Minor units in a year.
    pub yearly: i64,
}

/// A silent account as a look finds it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Record {
    pub account: Id<Account>,
    pub heard: Option<Heard>,
    pub silence: Silence,
    pub stakes: Vec<Stake>,
    pub next_end: Option<Date>,
}

/// A silent account as it is listed.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Which.
    pub account: Id<Account>,
    /// What it is called.
    pub name: String,
    /// Who of us answers for it.
    pub owner: Option<Id<Member>>,
    /// Why it counts as silent.
    pub why: Why,
    /// When somebody was heard last; none where nobody was in two years.
    pub heard_on: Option<Date>,
    /// On how many days in two years.
    pub days_heard: i64,
    /// The mean number of days between two of them.
    pub rhythm: Option<f64>,
    /// When the gap became a silence.
    pub since: Date,
    /// What its contracts bring in a year.
    pub stakes: Vec<Stake>,
    /// When the next of them ends.
    pub next_end: Option<Date>,
    worth: i64,
}

/// Which of them a list shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    /// Silent for this reason.
    pub why: Option<Why>,
    /// Owned by this member.
    pub owner: Option<Id<Member>>,
}

/// A page of silent accounts, those with most at stake at the beginning.
pub async fn page(read: &mut Read, list: &edge::List<Filter>) -> Result<Page<Listed>, Error> {
    let mut sql = Sql::new(
        "SELECT s.account, a.name, a.owner, s.why, s.heard_on, s.days_heard, s.rhythm, s.since_on, s.at_stake, s.next_end, s.worth FROM silent_account s \
         JOIN account a ON a.workspace = s.workspace AND a.id = s.account WHERE s.workspace = ",
    );
    sql.bind(read.workspace()).push_some(" AND s.why = ", list.filter.why.map(Why::text)).push_some(" AND a.owner = ", list.filter.owner);
    if let Some((worth, account)) = list.after::<(i64, Id<Account>)>()? {
        sql.push(" AND (s.worth, s.account) < (").bind(worth).push(", ").bind(account).push(")");
    }
    sql.push(" ORDER BY s.worth DESC, s.account DESC LIMIT ").bind(list.fetch());
    let items = read.all_of(sql).await?.iter().map(listed).collect::<Result<Vec<_>, _>>()?;
    Ok(list.page(items, |item| (item.worth, item.account)))
}

/// All of them, or those of some accounts, those with most at stake at the beginning.
pub async fn all(read: &mut Read, among: Option<&[Id<Account>]>) -> Result<Vec<Listed>, Error> {
    let (mut all, mut cursor) = (Vec::new(), None);
    loop {
        let page = page(read, &edge::List { cursor, limit: TOGETHER, filter: Filter::default() }).await?;
        all.extend(page.items.into_iter().filter(|one| among.is_none_or(|among| among.contains(&one.account))));
        cursor = page.next;
        if cursor.is_none() {
            return Ok(all);
        }
    }
}

/// Takes the place of what the look before found.
pub(super) async fn replace(tx: &mut Tx<'_>, silent: &[Record], currency: &str) -> Result<(), Error> {
    let (workspace, now) = (tx.workspace(), tx.act().now);
    tx.execute("DELETE FROM silent_account WHERE workspace = $1", args![workspace]).await?;
    let rows = silent.iter().map(|Record { account, heard, silence, stakes, next_end }| {
        let worth: i64 = stakes.iter().filter(|stake| stake.currency.code() == currency).map(|stake| stake.yearly).sum();
        let (heard_on, days) = (heard.map(|heard| heard.last.to_string()), heard.map_or(0, |heard| heard.days));
        let (since, stakes) = (silence.since.to_string(), serde_json::json!(stakes).to_string());
        let next_end = next_end.map(|end| end.to_string());
        args![workspace, *account, silence.why.text(), heard_on, days, silence.rhythm, since, stakes, worth, next_end, now]
    });
    tx.insert_rows(
        "INSERT INTO silent_account (workspace, account, why, heard_on, days_heard, rhythm, since_on, at_stake, worth, next_end, looked_at)",
        rows.collect(),
        "",
    )
    .await
    .map(drop)
}

/// Somebody of these accounts was heard, the last time on these days: whoever is heard again is silent no more.
pub(crate) async fn heard(tx: &mut Tx<'_>, last: &HashMap<Id<Account>, Date>) -> Result<(), Error> {
    let keys = last.keys().copied().map(Value::from).collect();
    let rows = tx.all_by("SELECT account, heard_on FROM silent_account WHERE workspace = $1 AND account", keys).await?;
    let mut again: Vec<Value> = Vec::new();
    for row in &rows {
        let account: Id<Account> = row.get("account")?;
        if last.get(&account).copied() > day(row, "heard_on")? {
            again.push(account.into());
        }
    }
    tx.execute_by("DELETE FROM silent_account WHERE workspace = $1 AND account", &again).await.map(drop)
}

fn listed(row: &Row) -> Result<Listed, Error> {
    let unreadable = |column: &str, reason: String| Error::Column { column: column.into(), reason };
    let stakes: String = row.get("at_stake")?;
    Ok(Listed {
        account: row.get("account")?,
        name: row.get("name")?,
        owner: row.get("owner")?,
        why: row.word("why")?,
        heard_on: day(row, "heard_on")?,
        days_heard: row.get("days_heard")?,
        rhythm: row.get("rhythm")?,
        since: day(row, "since_on")?.ok_or_else(|| unreadable("since_on", "it is null".into()))?,
        stakes: serde_json::from_str(&stakes).map_err(|error| unreadable("at_stake", error.to_string()))?,
        next_end: day(row, "next_end")?,
        worth: row.get("worth")?,
    })
}

pub(super) fn day(row: &Row, column: &str) -> Result<Option<Date>, Error> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| text.parse().map_err(|error: jiff::Error| Error::Column { column: column.into(), reason: error.to_string() })).transpose()
}
