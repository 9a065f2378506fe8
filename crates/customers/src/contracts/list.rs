//! Pages of contracts.

use jiff::civil::Date;
use kernel::{Id, Page};
use store::{Error, Read, Sql};

use super::store::{COLUMNS, NO_END, whole};
use super::{Contract, Record};
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

/// A page of contracts, those that end first at the beginning.
pub async fn page(read: &mut Read, list: &edge::List<Filter>) -> Result<Page<Record>, Error> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS}, c.next_end FROM contract c WHERE c.workspace = "));
    sql.bind(read.workspace());
    let Filter { account, offering, running, ends_from, ends_before } = &list.filter;
    sql.push_some(" AND c.account = ", *account);
    sql.push_some(" AND c.offering = ", *offering);
    sql.push_some(" AND c.next_end >= ", ends_from.map(|day| day.to_string()));
    sql.push_some(" AND c.next_end < ", ends_before.map(|day| day.to_string()));
    if let Some((running, day)) = running {
        let day = day.to_string();
        sql.push(if *running { " AND (c.starts_on <= " } else { " AND NOT (c.starts_on <= " }).bind(&day);
        sql.push(" AND COALESCE(c.ended_on, '").push(NO_END).push("') > ").bind(&day).push(")");
    }
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
