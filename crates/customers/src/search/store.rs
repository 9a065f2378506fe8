//! SQL of the search keys: ranges of an index, never a scan.

use std::collections::BTreeSet;

use kernel::{Id, Noun};
use store::{Error, Read, Row, Sql, Tx, Value, args};

use super::Wanted;
use crate::accounts::{self, Account};
use crate::contacts::{self, Contact};

/// Somebody or something that was found.
#[derive(Clone, Debug, PartialEq)]
pub enum Hit {
    /// An organisation.
    Account(accounts::Record),
    /// A person, and the name of the account.
    Contact(contacts::Record, Option<String>),
}

/// Replaces the keys of records.
pub(crate) async fn index<N: Noun>(tx: &mut Tx<'_>, known: &[Id<N>], keys: Vec<(Id<N>, BTreeSet<String>)>) -> Result<(), Error> {
    forget(tx, known).await?;
    let workspace = tx.workspace();
    let rows = keys.into_iter().flat_map(|(id, keys)| keys.into_iter().map(move |key| args![workspace, key, N::WORD, id])).collect();
    tx.insert_rows("INSERT INTO search_key (workspace, key, noun, id)", rows, "").await?;
    Ok(())
}

/// Removes the keys of records.
pub(crate) async fn forget<N: Noun>(tx: &mut Tx<'_>, ids: &[Id<N>]) -> Result<(), Error> {
    let ids: Vec<_> = ids.iter().copied().map(Value::from).collect();
    tx.execute_by("DELETE FROM search_key WHERE workspace = $1 AND id", &ids).await?;
    Ok(())
}

/// What is found by a query, accounts first, each kind by name; at most `limit` of both together.
pub async fn found(read: &mut Read, query: &str, limit: usize) -> Result<Vec<Hit>, Error> {
    let Some(wanted) = super::wanted(query) else { return Ok(Vec::new()) };
    let (mut accounts, mut contacts) = (Vec::new(), Vec::new());
    for statement in statements(read, &wanted, limit) {
        for row in read.all_of(statement).await? {
            match row.get::<String>("noun")?.as_str() {
                "account" => add(&mut accounts, &row)?,
                _ => add(&mut contacts, &row)?,
            }
        }
    }
    let mut hits = load(read, &accounts, &contacts).await?;
    hits.truncate(limit);
    Ok(hits)
}

fn add<N>(ids: &mut Vec<Id<N>>, row: &Row) -> Result<(), Error> {
    let id = row.get("id")?;
    if !ids.contains(&id) {
        ids.push(id);
    }
    Ok(())
}

fn statements(read: &Read, wanted: &Wanted, limit: usize) -> Vec<Sql> {
    let leads = std::iter::once((wanted.all.as_slice(), limit)).chain(wanted.or.iter().map(|one| (std::slice::from_ref(one), limit)));
    leads.map(|(all, limit)| statement(read, all, limit)).collect()
}

/// Records that have a key for each beginning; several keys of one record may answer, hence more rows than records.
fn statement(read: &Read, all: &[String], limit: usize) -> Sql {
    let mut sql = Sql::new("SELECT DISTINCT k.noun, k.id, k.key FROM search_key k WHERE k.workspace = ");
    sql.bind(read.workspace());
    let (lead, others) = all.split_first().expect("a query has a first beginning");
    begins(&mut sql, "k", lead);
    for other in others {
        sql.push(" AND EXISTS (SELECT 1 FROM search_key o WHERE o.workspace = k.workspace AND o.id = k.id");
        begins(&mut sql, "o", other);
        sql.push(")");
    }
    sql.push(" ORDER BY k.key, k.id LIMIT ").bind(limit as i64 * 2);
    sql
}

fn begins(sql: &mut Sql, table: &str, start: &str) {
    sql.push(&format!(" AND {table}.key >= ")).bind(start);
    sql.push(&format!(" AND {table}.key < ")).bind(format!("{start}\u{10ffff}"));
}

async fn load(read: &mut Read, accounts: &[Id<Account>], contacts: &[Id<Contact>]) -> Result<Vec<Hit>, Error> {
    let mut organisations = accounts::by_ids(read, accounts).await?;
    organisations.sort_by(|a, b| a.name.cmp(&b.name));
    let mut people = contacts::by_ids(read, contacts).await?;
    people.sort_by(|a, b| a.name.cmp(&b.name));
    let names = accounts::names(read, people.iter().filter_map(|person| person.account)).await?;
    let people = people.into_iter().map(|person| {
        let account = person.account.and_then(|id| names.get(&id).cloned());
        Hit::Contact(person, account)
    });
    Ok(organisations.into_iter().map(Hit::Account).chain(people).collect())
}
