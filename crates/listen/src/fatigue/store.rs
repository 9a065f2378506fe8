//! SQL of fatigue: the rules of a workspace, and who was asked when.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use customers::audiences::{self, Audience};
use kernel::{Id, Time};
use serde_json::json;
use store::{Error, Read, Row, Tx, Value, args};

use super::{Asked, Clocks, Rules};

/// The rules of the workspace and their revision; the usual ones until somebody changes them.
pub async fn rules(read: &mut Read) -> Result<(Rules, i64), Error> {
    let row = read.optional("SELECT rules, exceptions, revision FROM fatigue WHERE workspace = $1", args![read.workspace()]).await?;
    let Some(row) = row else { return Ok((Rules::default(), 0)) };
    let misuse = |error: serde_json::Error| Error::Misuse(format!("the rules of fatigue: {error}"));
    let rules = serde_json::from_str(&row.get::<String>("rules")?).map_err(misuse)?;
    let exceptions = serde_json::from_str(&row.get::<String>("exceptions")?).map_err(misuse)?;
    Ok((Rules { rules, exceptions }, row.get("revision")?))
}

/// Replaces the rules; `seen` is the revision the caller has seen, if it matters.
pub async fn set_rules(tx: &mut Tx<'_>, seen: Option<i64>, wanted: Rules) -> Result<(Rules, i64), Error> {
    let wanted = wanted.checked()?;
    let (before, revision) = rules(tx).await?;
    edge::revision::check(revision, seen)?;
    for exception in &wanted.exceptions {
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

/// Who of these people, and of these accounts, was asked since a moment.
pub async fn clocks(read: &mut Read, people: &[i64], accounts: &[i64], since: Time) -> Result<Clocks, Error> {
    let mut clocks = Clocks::default();
    let mut seen = HashSet::new();
    for (column, keys) in [("contact", people), ("account", accounts)] {
        let sql = format!("SELECT id, contact, account, family, sent_at FROM invitation WHERE workspace = $1 AND {column}");
        let keys: Vec<Value> = keys.iter().copied().collect::<BTreeSet<_>>().into_iter().map(Value::from).collect();
        remember(&mut clocks, &mut seen, &read.all_by(&sql, keys).await?, since)?;
    }
    Ok(clocks)
}

/// Everybody of the workspace who was asked since a moment.
pub async fn all_clocks(read: &mut Read, since: Time) -> Result<Clocks, Error> {
    let mut clocks = Clocks::default();
    let sql = "SELECT id, contact, account, family, sent_at FROM invitation WHERE workspace = $1 AND sent_at > $2";
    let rows = read.all(sql, args![read.workspace(), since]).await?;
    remember(&mut clocks, &mut HashSet::new(), &rows, since)?;
    Ok(clocks)
}

fn remember(clocks: &mut Clocks, seen: &mut HashSet<Id<crate::invitations::Invitation>>, rows: &[Row], since: Time) -> Result<(), Error> {
    let mut families: HashMap<String, Arc<str>> = HashMap::new();
    for row in rows {
        let Some(at) = row.get::<Option<Time>>("sent_at")?.filter(|at| *at > since) else { continue };
        if !seen.insert(row.get("id")?) {
            continue;
        }
        let family: String = row.get("family")?;
        let family = Arc::clone(families.entry(family).or_insert_with_key(|name| Arc::from(name.as_str())));
        clocks.remember(Asked { person: row.get("contact")?, account: row.get("account")?, family, at });
    }
    Ok(())
}

/// For each exception the numbers of the people it is about, among these or all.
pub async fn excepted(read: &mut Read, rules: &Rules, among: Option<&[i64]>, now: Time) -> Result<Vec<HashSet<i64>>, Error> {
    let mut within = Vec::with_capacity(rules.exceptions.len());
    for exception in &rules.exceptions {
        within.push(audiences::chosen_by(read, &exception.filter, among, now).await?);
    }
    Ok(within)
}
