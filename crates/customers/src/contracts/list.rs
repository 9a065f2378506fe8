//! Pages of contracts.

use jiff::civil::Date;
use kernel::{Currency, Id, Page};
use store::{Error, Read, Sql};

use super::store::{COLUMNS, NO_END, whole};
use super::{Contract, Every, Record};
use crate::accounts::Account;
use crate::offerings::Offering;

/// Which contracts a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of this account.
    pub account: Option<Id<Account>>,
    /// About this offering.
    pub offering: Option<Id<Offering>>,
    /// Running on this day, or not running then.
    pub running: Option<(bool, Date)>,
    /// With an end on this day or behind it.
    pub ends_from: Option<Date>,
    /// With an end before this day.
    pub ends_before: Option<Date>,
}

impl Filter {
    /// Goes on with the condition of a statement about contracts `c`.
    fn narrow(&self, sql: &mut Sql) {
        let Self { account, offering, running, ends_from, ends_before } = self;
        sql.push_some(" AND c.account = ", *account);
        sql.push_some(" AND c.offering = ", *offering);
        sql.push_some(" AND c.next_end >= ", ends_from.map(|day| day.to_string()));
        sql.push_some(" AND c.next_end < ", ends_before.map(|day| day.to_string()));
        if let Some((running, day)) = running {
            let day = day.to_string();
            sql.push(if *running { " AND (c.starts_on <= " } else { " AND NOT (c.starts_on <= " }).bind(&day);
            sql.push(" AND COALESCE(c.ended_on, '").push(NO_END).push("') > ").bind(&day).push(")");
        }
    }
}

/// What contracts come to together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// How many they are.
    pub contracts: i64,
    /// How many have an end that is past, and nobody has told what became of them.
    pub overdue: i64,
    /// What they bring in a year, in minor units, by currency: the most frequent first.
    pub yearly: Vec<(Currency, i64)>,
}

/// What contracts come to together, as they are on a day.
pub async fn sums(read: &mut Read, filter: &Filter, day: Date) -> Result<Sums, Error> {
    let day = day.to_string();
    let mut sql =
        Sql::new("SELECT c.currency, COUNT(*) AS contracts, COUNT(t.since) AS bringing, CAST(SUM(CASE WHEN c.ended_on IS NULL AND c.next_end < ");
    sql.bind(&day).push(" THEN 1 ELSE 0 END) AS BIGINT) AS overdue, CAST(COALESCE(SUM(t.amount * CASE t.every ");
    for every in Every::ALL {
        sql.push(&format!("WHEN '{every}' THEN {} ", every.times_a_year()));
    }
    sql.push(
        "END), 0) AS BIGINT) AS yearly FROM contract c LEFT JOIN contract_terms t ON t.workspace = c.workspace AND t.contract = c.id \
        AND COALESCE(c.ended_on, '",
    )
    .push(NO_END)
    .push("') > ")
    .bind(&day);
    sql.push(" AND t.since = (SELECT MAX(l.since) FROM contract_terms l WHERE l.workspace = c.workspace AND l.contract = c.id AND l.since <= ");
    sql.bind(&day).push(") WHERE c.workspace = ").bind(read.workspace());
    filter.narrow(&mut sql);
    sql.push(" GROUP BY c.currency");
    let mut sums = Sums::default();
    let mut brought: Vec<(i64, Currency, i64)> = Vec::new();
    for row in read.all_of(sql).await? {
        sums.contracts += row.get::<i64>("contracts")?;
        sums.overdue += row.get::<i64>("overdue")?;
        match row.get("bringing")? {
            0 => {}
            bringing => brought.push((bringing, row.word("currency")?, row.get("yearly")?)),
        }
    }
    brought.sort_by(|(one, first, _), (other, second, _)| other.cmp(one).then_with(|| first.code().cmp(second.code())));
    sums.yearly = brought.into_iter().map(|(_, currency, yearly)| (currency, yearly)).collect();
    Ok(sums)
}

/// A page of contracts, those that end first at the beginning.
pub async fn page(read: &mut Read, list: &edge::List<Filter>) -> Result<Page<Record>, Error> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS}, c.next_end FROM contract c WHERE c.workspace = "));
    sql.bind(read.workspace());
    list.filter.narrow(&mut sql);
    if let Some((end, id)) = list.after::<(String, Id<Contract>)>()? {
        sql.push(" AND (c.next_end, c.id) > (").bind(end).push(", ").bind(id).push(")");
    }
    sql.push(" ORDER BY c.next_end, c.id LIMIT ").bind(list.fetch());
    let rows = read.all_of(sql).await?;
    let ends = rows.iter().map(|row| row.get("next_end")).collect::<Result<Vec<String>, _>>()?;
    let records = whole(read, &rows).await?.into_iter().zip(ends).collect();
    let page = list.page(records, |(record, end): &(Record, String)| (end.clone(), record.id));
    Ok(Page { items: page.items.into_iter().map(|(record, _)| record).collect(), next: page.next })
}
