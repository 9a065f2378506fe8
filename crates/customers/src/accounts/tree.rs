//! The hierarchy of accounts: every chain of parents ends.

use std::collections::{HashMap, HashSet};

use kernel::{Id, Refusal};
use store::{Error, Tx, Value};

use super::{Account, Record};

type Parents = HashMap<Id<Account>, Option<Id<Account>>>;

/// The parents of `records` and of all above them, as they will be; refuses a circle. Accounts behind which no other writer can close one:
/// the lock is kept until the transaction ends.
pub(super) async fn depths(tx: &mut Tx<'_>, records: &[&Record]) -> Result<HashMap<Id<Account>, usize>, Error> {
    tx.take_turn("account_tree").await?;
    let mut parents: Parents = records.iter().map(|record| (record.id, record.parent)).collect();
    loop {
        let unknown: HashSet<_> = parents.values().flatten().filter(|parent| !parents.contains_key(parent)).copied().collect();
        if unknown.is_empty() {
            break;
        }
        let rows =
            tx.all_by("SELECT id, parent FROM account WHERE workspace = $1 AND id", unknown.iter().copied().map(Value::from).collect()).await?;
        for row in &rows {
            parents.insert(row.get("id")?, row.get("parent")?);
        }
        if let Some(missing) = unknown.iter().find(|id| !parents.contains_key(id)) {
            return Err(Refusal::field("parent", format!("there is no account {missing} here")).into());
        }
    }
    records.iter().map(|record| Ok((record.id, depth(&parents, record)?))).collect()
}

/// How many accounts stand above this one.
fn depth(parents: &Parents, record: &Record) -> Result<usize, Refusal> {
    let (mut depth, mut above) = (0, record.parent);
    while let Some(parent) = above {
        depth += 1;
        if parent == record.id || depth > parents.len() {
            let name = record.external_id.as_deref().unwrap_or(&record.name);
            return Err(Refusal::field("parent", format!("{name} would stand above itself: choose a parent that does not belong to it")));
        }
        above = parents.get(&parent).copied().flatten();
    }
    Ok(depth)
}
