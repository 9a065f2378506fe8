//! People who decide and were not heard: before a contract ends, or after they used to speak.

use customers::accounts::Account;
use customers::contacts::Contact;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{Id, Page, Time, Zone, closed};
use store::{Error, Read, Row, Sql};

use super::store::day;
use super::{REACH, WITHOUT_RHYTHM};

/// Days before the end of a contract in which those who decide should have been heard.
const BEFORE_RENEWAL: i64 = 180;
/// Who was heard on so many days before used to speak.
const USED_TO: i64 = 3;

closed! {
    /// Why somebody who decides is missed.
    #[schema(as = UnheardWhy)]
    Why, "reason why somebody is missed" {
        /// A contract ends within 180 days.
        BeforeRenewal = "before_renewal",
        /// They used to speak.
        GoneQuiet = "gone_quiet",
    }
}

/// Somebody who decides and was not heard in 180 days.
#[derive(Clone, Debug, PartialEq)]
pub struct Unheard {
    /// Who.
    pub contact: Id<Contact>,
    /// What they are called.
    pub name: String,
    /// Of which account.
    pub account: Id<Account>,
    /// What that is called.
    pub account_name: String,
    /// Why they are missed.
    pub why: Why,
    /// When a contract ends within 180 days, if one does.
    pub next_end: Option<Date>,
    /// When they were heard last in two years.
    pub heard_at: Option<Time>,
    order: String,
}

/// A page of them: first those whose account has a contract that ends, by its end.
pub async fn page(read: &mut Read, list: &edge::List<Option<Why>>, zone: &Zone, now: Time) -> Result<Page<Unheard>, Error> {
    let today = zone.date(now);
    let until = today.saturating_add(BEFORE_RENEWAL.days());
    let quiet = now.plus_seconds(-WITHOUT_RHYTHM * 86_400);
    let reach = now.plus_seconds(-REACH * 86_400);
    let mut sql = Sql::new(
        "SELECT u.contact, u.name, u.account, u.account_name, u.next_end, u.heard_at, COALESCE(u.next_end, '9999-12-31') AS place FROM (\
         SELECT c.id AS contact, c.name, a.id AS account, a.name AS account_name, \
         (SELECT MIN(k.next_end) FROM contract k WHERE k.workspace = a.workspace AND k.account = a.id AND k.ended_on IS NULL AND k.next_end >= ",
    );
    sql.bind(today.to_string()).push(" AND k.next_end <= ").bind(until.to_string()).push(") AS next_end, ");
    sql.push("(SELECT MAX(r.experienced_at) FROM response r WHERE r.workspace = c.workspace AND r.contact = c.code AND r.experienced_at >= ")
        .bind(reach);
    sql.push(") AS heard_at, (SELECT COUNT(*) FROM response r WHERE r.workspace = c.workspace AND r.contact = c.code AND r.experienced_at >= ")
        .bind(reach);
    sql.push(") AS answers, (SELECT MAX(o.happened_at) FROM observation o WHERE o.workspace = c.workspace AND o.contact = c.code AND o.kind <> 'field_note') AS spoken_at");
    sql.push(" FROM contact c JOIN account a ON a.workspace = c.workspace AND a.id = c.account WHERE c.workspace = ").bind(read.workspace());
    sql.push(" AND c.role = 'decides' AND a.state NOT IN ('prospect', 'former')) u WHERE COALESCE(u.heard_at, 0) < ").bind(quiet);
    sql.push(" AND COALESCE(u.spoken_at, 0) < ").bind(quiet);
    match list.filter {
        Some(Why::BeforeRenewal) => sql.push(" AND u.next_end IS NOT NULL"),
        Some(Why::GoneQuiet) => sql.push(" AND u.next_end IS NULL AND u.answers >= ").bind(USED_TO),
        None => sql.push(" AND (u.next_end IS NOT NULL OR u.answers >= ").bind(USED_TO).push(")"),
    };
    if let Some((place, contact)) = list.after::<(String, Id<Contact>)>()? {
        sql.push(" AND (COALESCE(u.next_end, '9999-12-31'), u.contact) > (").bind(place).push(", ").bind(contact).push(")");
    }
    sql.push(" ORDER BY place, u.contact LIMIT ").bind(list.fetch());
    let items = read.all_of(sql).await?.iter().map(unheard).collect::<Result<Vec<_>, _>>()?;
    Ok(list.page(items, |item| (item.order.clone(), item.contact)))
}

fn unheard(row: &Row) -> Result<Unheard, Error> {
    let next_end = day(row, "next_end")?;
    Ok(Unheard {
        contact: row.get("contact")?,
        name: row.get("name")?,
        account: row.get("account")?,
        account_name: row.get("account_name")?,
        why: if next_end.is_some() { Why::BeforeRenewal } else { Why::GoneQuiet },
        next_end,
        heard_at: row.get("heard_at")?,
        order: row.get("place")?,
    })
}
