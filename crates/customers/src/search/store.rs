//! SQL of the search keys: ranges of an index, never a scan.

use std::collections::{BTreeSet, HashMap, HashSet};

use kernel::{Id, Noun};
use store::{Error, Read, Row, Sql, Tx, Value, args};

use super::Wanted;
use crate::accounts::{self, Account};
use crate::contacts::{self, Contact};

/// Records of one beginning that are looked through.
const CANDIDATES: i64 = 1_000;

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
    let mut candidates = candidates(read, query, None).await?;
    candidates.truncate(limit);
    load(read, &candidates).await
}

/// The accounts that a query finds.
pub(crate) async fn accounts_found(read: &mut Read, query: &str) -> Result<Vec<Id<Account>>, Error> {
    let candidates = candidates(read, query, Some(Account::WORD)).await?;
    Ok(candidates.into_iter().filter_map(|one| if let Candidate::Account(id) = one { Some(id) } else { None }).collect())
}

/// The contacts that a query finds.
pub(crate) async fn contacts_found(read: &mut Read, query: &str) -> Result<Vec<Id<Contact>>, Error> {
    let candidates = candidates(read, query, Some(Contact::WORD)).await?;
    Ok(candidates.into_iter().filter_map(|one| if let Candidate::Contact(id) = one { Some(id) } else { None }).collect())
}

/// Whoever may be meant by a query, each once; of one noun where that is given.
async fn candidates(read: &mut Read, query: &str, noun: Option<&str>) -> Result<Vec<Candidate>, Error> {
    let Some(Wanted { all, or }) = super::wanted(query) else { return Ok(Vec::new()) };
    let mut candidates = with_all(read, &all, noun).await?;
    for one in or {
        candidates.extend(beginning(read, &one, noun).await?);
    }
    let mut seen = HashSet::new();
    candidates.retain(|candidate| seen.insert(*candidate));
    Ok(candidates)
}

/// A record that may be meant.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Candidate {
    Account(Id<Account>),
    Contact(Id<Contact>),
}

impl Candidate {
    fn of(row: &Row) -> Result<Self, Error> {
        let noun: String = row.get("noun")?;
        Ok(if noun == Account::WORD { Self::Account(row.get("id")?) } else { Self::Contact(row.get("id")?) })
    }

    fn bytes(&self) -> &[u8; 16] {
        match self {
            Self::Account(id) => id.bytes(),
            Self::Contact(id) => id.bytes(),
        }
    }
}

/// Records that have a key for each of the beginnings. The rarest one leads; if even that is frequent, its first records are looked through.
async fn with_all(read: &mut Read, beginnings: &[String], noun: Option<&str>) -> Result<Vec<Candidate>, Error> {
    let mut rarest: Option<Vec<Candidate>> = None;
    for start in beginnings {
        let candidates = beginning(read, start, noun).await?;
        if rarest.as_ref().is_none_or(|known| candidates.len() < known.len()) {
            rarest = Some(candidates);
        }
    }
    let candidates = rarest.unwrap_or_default();
    if beginnings.len() < 2 {
        return Ok(candidates);
    }
    let keys = keys_of(read, &candidates).await?;
    let has_all = |candidate: &Candidate| {
        let keys = keys.get(candidate.bytes()).map_or(&[][..], Vec::as_slice);
        beginnings.iter().all(|start| keys.iter().any(|key| key.starts_with(start.as_str())))
    };
    Ok(candidates.into_iter().filter(has_all).collect())
}

/// The first records with a key that begins so; one with several such keys is named several times.
async fn beginning(read: &mut Read, start: &str, noun: Option<&str>) -> Result<Vec<Candidate>, Error> {
    let mut sql = Sql::new("SELECT noun, id FROM search_key WHERE workspace = ");
    sql.bind(read.workspace()).push(" AND key >= ").bind(start).push(" AND key < ").bind(format!("{start}\u{10ffff}"));
    sql.push_some(" AND noun = ", noun).push(" ORDER BY key, noun, id LIMIT ").bind(CANDIDATES);
    read.all_of(sql).await?.iter().map(Candidate::of).collect()
}

async fn keys_of(read: &mut Read, candidates: &[Candidate]) -> Result<HashMap<[u8; 16], Vec<String>>, Error> {
    let ids = candidates.iter().map(|candidate| Value::from(candidate.bytes().to_vec())).collect();
    let mut keys: HashMap<_, Vec<String>> = HashMap::with_capacity(candidates.len());
    for row in read.all_by("SELECT id, key FROM search_key WHERE workspace = $1 AND id", ids).await? {
        keys.entry(*row.get::<Id<Account>>("id")?.bytes()).or_default().push(row.get("key")?);
    }
    Ok(keys)
}

async fn load(read: &mut Read, candidates: &[Candidate]) -> Result<Vec<Hit>, Error> {
    let (mut accounts, mut contacts) = (Vec::new(), Vec::new());
    for candidate in candidates {
        match candidate {
            Candidate::Account(id) => accounts.push(*id),
            Candidate::Contact(id) => contacts.push(*id),
        }
    }
    let mut organisations = accounts::by_ids(read, &accounts).await?;
    organisations.sort_by(|a, b| a.name.cmp(&b.name));
    let mut people = contacts::by_ids(read, &contacts).await?;
    people.sort_by(|a, b| a.name.cmp(&b.name));
    let names = accounts::names(read, people.iter().filter_map(|person| person.account)).await?;
    let people = people.into_iter().map(|person| {
        let account = person.account.and_then(|id| names.get(&id).cloned());
        Hit::Contact(person, account)
    });
    Ok(organisations.into_iter().map(Hit::Account).chain(people).collect())
}
