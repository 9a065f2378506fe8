//! Who belongs to an audience now.

use std::collections::HashSet;

use identity::teams;
use kernel::{Id, Member, Time};
use store::{Error, Read, Row, Sql, args};

use super::known::Known;
use super::{Audience, Kind, Record, compile, find, read_filter};
use crate::accounts::Account;
use crate::contacts::Contact;

/// People named by one statement at most.
const KEYS: usize = 500;

/// Somebody of an audience.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who it is.
    pub contact: Id<Contact>,
    /// Their dense number.
    pub code: i64,
    /// The account they belong to.
    pub account: Option<Id<Account>>,
    /// Its dense number.
    pub account_code: Option<i64>,
}

/// How large an audience is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// How many people.
    pub people: i64,
    /// How many accounts they belong to.
    pub accounts: i64,
}

/// The people of an audience behind a number (-1: all), in the order of their numbers; nobody for staff.
pub async fn people(read: &mut Read, audience: &Record, now: Time, after: i64, limit: i64) -> Result<Vec<Person>, Error> {
    let start = "SELECT c.id, c.code, a.id AS account, a.code AS account_code";
    let Some(mut sql) = chosen(read, audience, now, start).await? else { return Ok(Vec::new()) };
    sql.push(" AND c.code > ").bind(after).push(" ORDER BY c.code LIMIT ").bind(limit);
    read.all_of(sql).await?.iter().map(person).collect()
}

/// What a programme without an audience asks: everybody.
pub async fn of_programme(read: &mut Read, audience: Option<Id<Audience>>) -> Result<Record, Error> {
    match audience {
        Some(id) => find(read, id).await?.ok_or_else(|| Error::Misuse("a programme asks an audience that is gone".into())),
        None => Ok(Record::everybody("")),
    }
}

/// Those among these people, by their numbers, who belong to an audience now.
pub async fn among(read: &mut Read, audience: Id<Audience>, people: &[i64], now: Time) -> Result<HashSet<i64>, Error> {
    let audience = of_programme(read, Some(audience)).await?;
    those(read, &audience, Some(people), now).await
}

/// The numbers of the people whom a condition finds now, all of them or among these.
pub async fn chosen_by(read: &mut Read, filter: &str, among: Option<&[i64]>, now: Time) -> Result<HashSet<i64>, Error> {
    those(read, &Record::everybody(filter), among, now).await
}

/// Refuses a condition that means nothing here.
pub async fn try_filter(read: &mut Read, filter: &str, now: Time) -> Result<(), Error> {
    let filter = read_filter(filter)?;
    Known::of(read, &filter, now).await.map(drop)
}

async fn those(read: &mut Read, audience: &Record, among: Option<&[i64]>, now: Time) -> Result<HashSet<i64>, Error> {
    let mut codes = HashSet::new();
    let chunks: Vec<Option<&[i64]>> = among.map_or_else(|| vec![None], |people| people.chunks(KEYS).map(Some).collect());
    for chunk in chunks {
        let Some(mut sql) = chosen(read, audience, now, "SELECT c.code").await? else { return Ok(codes) };
        if let Some(chunk) = chunk {
            sql.push(" AND ").push_in("c.code", chunk.iter().copied());
        }
        for row in read.all_of(sql).await? {
            codes.insert(row.get("code")?);
        }
    }
    Ok(codes)
}

/// How many people and accounts an audience has now.
pub async fn size(read: &mut Read, audience: &Record, now: Time) -> Result<Size, Error> {
    let Some(sql) = chosen(read, audience, now, "SELECT COUNT(*) AS people, COUNT(DISTINCT a.id) AS accounts").await? else {
        return Ok(Size { people: members(read, audience).await?.len() as i64, accounts: 0 });
    };
    let rows = read.all_of(sql).await?;
    let row = rows.first().ok_or_else(|| Error::Misuse("a count gave no row".into()))?;
    Ok(Size { people: row.get("people")?, accounts: row.get("accounts")? })
}

/// The members of our staff in an audience, those who have left aside.
pub async fn members(read: &mut Read, audience: &Record) -> Result<Vec<Id<Member>>, Error> {
    if audience.kind != Kind::Staff {
        return Ok(Vec::new());
    }
    let mut wanted: HashSet<_> = audience.teams.iter().copied().collect();
    let teams = teams::all(read).await?;
    // Teams nest: whoever is below a wanted team is wanted.
    while teams.iter().any(|team| team.parent.is_some_and(|parent| wanted.contains(&parent)) && wanted.insert(team.id)) {}
    let rows = read.all("SELECT id FROM member WHERE workspace = $1 AND left_at IS NULL ORDER BY id", args![read.workspace()]).await?;
    let members = rows.iter().map(|row| row.get("id")).collect::<Result<Vec<Id<Member>>, _>>()?;
    if audience.teams.is_empty() {
        return Ok(members);
    }
    let keys = wanted.into_iter().map(store::Value::from).collect();
    let rows = read.all_by("SELECT member FROM team_member WHERE workspace = $1 AND team", keys).await?;
    let within = rows.iter().map(|row| row.get("member")).collect::<Result<HashSet<Id<Member>>, _>>()?;
    Ok(members.into_iter().filter(|member| within.contains(member)).collect())
}

/// The statement from its start, which names the columns, up to its condition.
async fn chosen(read: &mut Read, audience: &Record, now: Time, start: &str) -> Result<Option<Sql>, Error> {
    chosen_from(read, audience, now, &format!("{start} FROM contact c LEFT JOIN account a ON a.workspace = c.workspace AND a.id = c.account")).await
}

/// The same with the tables of people `c` and their accounts `a`, from which it chooses.
pub(super) async fn chosen_from(read: &mut Read, audience: &Record, now: Time, start: &str) -> Result<Option<Sql>, Error> {
    let mut sql = Sql::new(&format!("{start} "));
    match audience.kind {
        Kind::Staff => return Ok(None),
        Kind::List => {
            sql.push("JOIN audience_contact p ON p.workspace = c.workspace AND p.contact = c.id AND p.audience = ").bind(audience.id);
            sql.push(" WHERE c.workspace = ").bind(read.workspace());
        }
        Kind::Filter => {
            let filter = read_filter(&audience.filter)?;
            let known = Known::of(read, &filter, now).await?;
            sql.push("WHERE c.workspace = ").bind(read.workspace()).push(" AND ");
            compile::condition(&mut sql, &filter, &known);
        }
    }
    Ok(Some(sql))
}

fn person(row: &Row) -> Result<Person, Error> {
    Ok(Person { contact: row.get("id")?, code: row.get("code")?, account: row.get("account")?, account_code: row.get("account_code")? })
}
