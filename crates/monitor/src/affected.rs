//! Others affected: who went through the same touchpoint in a window and said nothing.

mod reach;
pub mod routes;

use customers::accounts::Account;
use customers::contacts::Contact;
use kernel::{Id, Page, Time};
use store::{Error, Read, Row, Sql};

pub use reach::{Reached, Wish, reach_out};

/// Somebody who went through a touchpoint and said nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Affected {
    /// Who.
    pub contact: Id<Contact>,
    /// What they are called.
    pub name: String,
    /// Of which account.
    pub account: Option<Id<Account>>,
    /// What that is called.
    pub account_name: Option<String>,
    /// How often they went through it in the window.
    pub times: i64,
    /// When they did so last.
    pub last_at: Time,
}

/// Where and when.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    /// Number of the touchpoint.
    pub touchpoint: i64,
    /// From this moment.
    pub from: Time,
    /// Until this one, not included.
    pub until: Time,
}

/// How many they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// People.
    pub people: i64,
    /// Accounts of which they are.
    pub accounts: i64,
    /// Customers: these accounts, and people without one.
    pub customers: i64,
}

/// Those who did something at the touchpoint within the window and have not answered about it since, as `t`, `c` and `a`.
fn from(read: &Read, columns: &str, Window { touchpoint, from, until }: Window) -> Sql {
    let mut sql = Sql::new(&format!("SELECT {columns} FROM (SELECT i.contact, COUNT(*) AS times, MIN(i.happened_at) AS first_at, "));
    let workspace = read.workspace();
    sql.push("MAX(i.happened_at) AS last_at FROM interaction i WHERE i.workspace = ").bind(workspace);
    sql.push(" AND i.touchpoint = ").bind(touchpoint).push(" AND i.happened_at >= ").bind(from).push(" AND i.happened_at < ").bind(until);
    sql.push(" AND i.contact IS NOT NULL GROUP BY i.contact) t JOIN contact c ON c.workspace = ").bind(workspace).push(" AND c.code = t.contact");
    sql.push(" LEFT JOIN account a ON a.workspace = c.workspace AND a.id = c.account WHERE NOT EXISTS (SELECT 1 FROM response r");
    sql.push(" JOIN rating q ON q.workspace = r.workspace AND q.response = r.id AND q.touchpoint = ").bind(touchpoint);
    sql.push(" WHERE r.workspace = c.workspace AND r.contact = t.contact AND r.experienced_at >= t.first_at)");
    sql
}

/// How many they are.
pub async fn count(read: &mut Read, window: Window) -> Result<Count, Error> {
    let columns = "COUNT(*) AS people, COUNT(DISTINCT a.id) AS accounts, COUNT(CASE WHEN a.id IS NULL THEN 1 END) AS alone";
    let sql = from(read, columns, window);
    let Some(row) = read.all_of(sql).await?.into_iter().next() else { return Ok(Count::default()) };
    let accounts: i64 = row.get("accounts")?;
    Ok(Count { people: row.get("people")?, accounts, customers: accounts + row.get::<i64>("alone")? })
}

/// A page of them; the last at the beginning.
pub async fn page(read: &mut Read, list: &edge::List<Window>) -> Result<Page<Affected>, Error> {
    let mut sql = from(read, "c.id AS contact, c.name, a.id AS account, a.name AS account_name, t.times, t.last_at", list.filter);
    if let Some((last_at, contact)) = list.after::<(i64, Id<Contact>)>()? {
        sql.push(" AND (t.last_at, c.id) < (").bind(last_at).push(", ").bind(contact).push(")");
    }
    sql.push(" ORDER BY t.last_at DESC, c.id DESC LIMIT ").bind(list.fetch());
    let items = read.all_of(sql).await?.iter().map(affected).collect::<Result<Vec<_>, _>>()?;
    Ok(list.page(items, |item| (item.last_at.micros(), item.contact)))
}

fn affected(row: &Row) -> Result<Affected, Error> {
    Ok(Affected {
        contact: row.get("contact")?,
        name: row.get("name")?,
        account: row.get("account")?,
        account_name: row.get("account_name")?,
        times: row.get("times")?,
        last_at: row.get("last_at")?,
    })
}
