//! Who was what, and is what: how many customers moved from which class to which between two moments, and who did.

use std::collections::HashMap;

use customers::accounts::Account;
use kernel::{Id, Time};
use store::{Error, Read, Sql, args};

use super::store::{Noun, of};
use super::{Class, Whose};

/// Steps that are looked through for those who moved.
const MOST: i64 = 50_000;

/// How many customers of a class are of which class now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// What they were.
    pub was: Class,
    /// What they are.
    pub is: Class,
    /// How many.
    pub count: i64,
}

/// How many customers moved between two moments; those that stayed are there, too. Accounts that are no customers are left out, and all but some
/// accounts where those are named.
pub async fn moved(read: &mut Read, noun: Noun, among: Option<&[Id<Account>]>, from: Time, until: Time) -> Result<Vec<Moved>, Error> {
    let (table, here) = match noun {
        Noun::Account => ("account", "AND n.state NOT IN ('prospect', 'former')"),
        Noun::Contact => ("contact", "AND n.account IS NULL"),
    };
    // The class at a moment is that of the last step until then; who took no step is not known.
    let mut sql = Sql::new("SELECT m.was, m.now, COUNT(*) AS n FROM (SELECT ");
    for (moment, name) in [(from, "was"), (until, "now")] {
        sql.push("COALESCE((SELECT t.class FROM class_step t WHERE t.workspace = s.workspace AND t.record = s.record AND t.at <= ").bind(moment);
        sql.push(&format!(" ORDER BY t.at DESC, t.id DESC LIMIT 1), '{}') AS {name}", Class::NotKnown.text()));
        sql.push(if name == "was" { ", " } else { "" });
    }
    sql.push(&format!(" FROM class_standing s JOIN {table} n ON n.workspace = s.workspace AND n.id = s.{table} {here} WHERE s.workspace = "));
    sql.bind(read.workspace());
    if let Some(among) = among {
        sql.push(" AND ").push_in("s.account", among.iter().copied());
    }
    sql.push(") m GROUP BY m.was, m.now");
    let rows = read.all_of(sql).await?;
    let mut moved =
        rows.iter().map(|row| Ok(Moved { was: row.word("was")?, is: row.word("now")?, count: row.get("n")? })).collect::<Result<Vec<_>, Error>>()?;
    moved.sort_by_key(|moved| (moved.was, moved.is));
    Ok(moved)
}

/// A customer that moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mover {
    /// Who.
    pub whose: Whose,
    /// What it was.
    pub was: Class,
    /// What it is.
    pub is: Class,
}

/// Who moved between two moments and is another class than before: those that got worse first, then the last to move.
pub async fn movers(read: &mut Read, from: Time, until: Time) -> Result<Vec<Mover>, Error> {
    let sql = "SELECT record, account, contact, was, class FROM class_step WHERE workspace = $1 AND at > $2 AND at <= $3 ORDER BY at, id LIMIT $4";
    let mut last: HashMap<Whose, (usize, Mover)> = HashMap::new();
    for (place, row) in read.all(sql, args![read.workspace(), from, until, MOST]).await?.iter().enumerate() {
        let (whose, was, is) = (of(row)?, row.word("was")?, row.word("class")?);
        let was = last.get(&whose).map_or(was, |(_, mover)| mover.was);
        last.insert(whose, (place, Mover { whose, was, is }));
    }
    let mut movers: Vec<(usize, Mover)> = last.into_values().filter(|(_, mover)| mover.was != mover.is).collect();
    movers.sort_by_key(|(place, mover)| (urgency(mover.is), std::cmp::Reverse(*place)));
    Ok(movers.into_iter().map(|(_, mover)| mover).collect())
}

/// What is to be seen to first.
const fn urgency(class: Class) -> u8 {
    match class {
        Class::Dangling => 0,
        Class::AtRisk => 1,
        Class::Growth => 2,
        Class::Happy => 3,
        Class::Mixed => 4,
        Class::NotKnown => 5,
    }
}

/// Whether anybody was looked at yet: before that nothing is known, which is not the same as nobody.
pub async fn is_known(read: &mut Read, noun: Noun) -> Result<bool, Error> {
    let column = match noun {
        Noun::Account => "account",
        Noun::Contact => "contact",
    };
    let sql = format!("SELECT 1 AS one FROM class_standing WHERE workspace = $1 AND rules IS NOT NULL AND {column} IS NOT NULL LIMIT 1");
    Ok(read.optional(&sql, args![read.workspace()]).await?.is_some())
}
