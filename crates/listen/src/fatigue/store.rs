//! SQL of fatigue: the rules of a workspace, and who was asked when.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use customers::audiences::{self, Audience};
use identity::Sees;
use kernel::{Id, Time};
use serde_json::json;
use store::{Error, Read, Row, Tx, Value, args};

use super::{Asked, Clocks, Rules};
use crate::invitations::{Invitation, number_in};

/// The rules of the workspace and their revision; the usual ones until somebody changes them.
pub async fn rules(read: &mut Read) -> Result<(Rules, i64), Error> {
    let row = read.optional("SELECT rules, exceptions, revision FROM fatigue WHERE workspace = $1", args![read.workspace()]).await?;
    let Some(row) = row else { return Ok((Rules::default(), 0)) };
    let misuse = |error: serde_json::Error| Error::Misuse(format!("the rules of fatigue: {error}"));
    let rules = serde_json::from_str(&row.get::<String>("rules")?).map_err(misuse)?;
    let exceptions = serde_json::from_str(&row.get::<String>("exceptions")?).map_err(misuse)?;
    Ok((Rules { rules, exceptions }, row.get("revision")?))
}

/// Replaces the rules; `seen` is the revision the caller has seen, if it matters. Exceptions by names stay for those who may not see names, and none
/// come from them: whether somebody is asked would tell.
pub async fn set_rules(tx: &mut Tx<'_>, seen: Option<i64>, wanted: Rules, eyes: Sees) -> Result<(Rules, i64), Error> {
    let wanted = wanted.checked()?;
    let (before, revision) = rules(tx).await?;
    edge::revision::check(revision, seen)?;
    for exception in wanted.exceptions.iter().filter(|exception| !before.exceptions.contains(exception)) {
        audiences::refuse_hidden(&exception.filter, eyes)?;
        let now = tx.act().now;
        audiences::try_filter(tx, &exception.filter, now).await?;
    }
    if before == wanted {
        return Ok((before, revision));
    }
    let misuse = |error: serde_json::Error| Error::Misuse(error.to_string());
    let (texts, now) =
        ((serde_json::to_string(&wanted.rules).map_err(misuse)?, serde_json::to_string(&wanted.exceptions).map_err(misuse)?), tx.act().now);
    let sql = "INSERT INTO fatigue (workspace, rules, exceptions, changed_at, revision) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (workspace) DO UPDATE SET rules = excluded.rules, exceptions = excluded.exceptions, changed_at = excluded.changed_at, revision = excluded.revision";
    tx.execute(sql, args![tx.workspace(), texts.0, texts.1, now, revision + 1]).await?;
    let detail = json!({ "rules": wanted.rules, "exceptions": wanted.exceptions });
    identity::audit::audit(tx, "fatigue.changed", "fatigue", None::<Id<Audience>>, &detail).await?;
    Ok((wanted, revision + 1))
}

/// Who of these people, and of these accounts, was asked since a moment; our own staff have numbers below zero.
pub async fn clocks(read: &mut Read, people: &[i64], accounts: &[i64], since: Time) -> Result<Clocks, Error> {
    let mut remembering = Remembering::default();
    let mut seen: HashSet<Id<Invitation>> = HashSet::new();
    for (column, keys) in [("contact", people), ("account", accounts)] {
        let sql = format!("SELECT contact, account, family, sent_at, id, member FROM invitation WHERE workspace = $1 AND {column}");
        let keys: Vec<Value> = keys.iter().copied().filter(|key| *key >= 0).collect::<BTreeSet<_>>().into_iter().map(Value::from).collect();
        for row in read.all_by(&sql, keys).await? {
            if row.get::<Option<Time>>("sent_at")?.is_some_and(|at| at > since) && seen.insert(row.get("id")?) {
                remembering.take(&row)?;
            }
        }
    }
    if people.iter().any(|person| *person < 0) {
        let sql = "SELECT contact, account, family, sent_at, member FROM invitation WHERE workspace = $1 AND member IS NOT NULL AND sent_at > $2";
        for row in read.all(sql, args![read.workspace(), since]).await? {
            remembering.take(&row)?;
        }
    }
    Ok(remembering.clocks)
}

/// Everybody of the workspace who was asked since a moment.
pub async fn all_clocks(read: &mut Read, since: Time) -> Result<Clocks, Error> {
    let mut remembering = Remembering::default();
    let sql = "SELECT contact, account, family, sent_at, member FROM invitation WHERE workspace = $1 AND sent_at > $2";
    for row in read.all(sql, args![read.workspace(), since]).await? {
        remembering.take(&row)?;
    }
    Ok(remembering.clocks)
}

/// Clocks that are being filled; a family is kept once.
#[derive(Default)]
struct Remembering {
    clocks: Clocks,
    families: HashMap<String, Arc<str>>,
}

impl Remembering {
    /// Takes a row of contact, account, family, the moment and, where there is no contact, the member.
    fn take(&mut self, row: &Row) -> Result<(), Error> {
        let family = self.families.entry(row.at(2)?).or_insert_with_key(|name| Arc::from(name.as_str()));
        let person = row.at::<Option<i64>>(0)?.map_or_else(|| number_in(row), Ok)?;
        self.clocks.remember(Asked { person, account: row.at(1)?, family: Arc::clone(family), at: row.at(3)? });
        Ok(())
    }
}

/// For each exception the numbers of the people it is about, among these or all.
pub async fn excepted(read: &mut Read, rules: &Rules, among: Option<&[i64]>, now: Time) -> Result<Vec<HashSet<i64>>, Error> {
    let mut within = Vec::with_capacity(rules.exceptions.len());
    for exception in &rules.exceptions {
        within.push(audiences::chosen_by(read, &exception.filter, among, now).await?);
    }
    Ok(within)
}
