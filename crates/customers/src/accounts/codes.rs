//! Accounts by the names other systems give them, many at once: for whoever records facts about customers.

use std::collections::{HashMap, HashSet};

use edge::Patch;
use kernel::Id;
use store::{Error, Read, Row, Tx, Value};

use super::{Account, Edit, by_ids, external_key, upsert};
use crate::attributes::Wishes;

/// What a fact keeps of its account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountRef {
    /// Its id.
    pub id: Id<Account>,
    /// Its dense number.
    pub code: i64,
    /// Number of its present set of attribute values.
    pub version: i64,
}

/// The accounts with these external ids, however their blanks were typed; where `create`, those that are missing are made, named like their
/// id.
pub async fn codes_for(tx: &mut Tx<'_>, keys: &[&str], create: bool) -> Result<HashMap<String, AccountRef>, Error> {
    let mut known = by_kept(tx, keys.iter().map(|key| external_key(key)).collect(), create).await?;
    for typed in keys.iter().filter(|key| external_key(key) != **key) {
        known.extend(known.get(&external_key(typed)).map(|account| ((*typed).to_owned(), *account)));
    }
    Ok(known)
}

async fn by_kept(tx: &mut Tx<'_>, keys: HashSet<String>, create: bool) -> Result<HashMap<String, AccountRef>, Error> {
    let values = |keys: &mut dyn Iterator<Item = &String>| keys.map(|key| Value::from(key.as_str())).collect();
    let mut known = refs(tx, values(&mut keys.iter())).await?;
    if !create || known.len() == keys.len() {
        return Ok(known);
    }
    // Whoever makes accounts holds this counter: from here on none appears behind our back.
    tx.take_turn("account").await?;
    let missing = refs(tx, values(&mut keys.iter().filter(|key| !known.contains_key(*key)))).await?;
    known.extend(missing);
    let missing = keys.into_iter().filter(|key| !known.contains_key(key));
    let edits = missing.map(|key| (None, Edit { external_id: Patch::Set(key), ..Edit::default() })).collect();
    for made in upsert(tx, edits).await? {
        let account = AccountRef { id: made.id, code: made.code, version: made.version };
        known.extend(made.external_id.map(|key| (key, account)));
    }
    Ok(known)
}

/// Sets attributes of several accounts, or clears them; gives back each account with the version that holds from now on.
pub async fn set_values(tx: &mut Tx<'_>, wishes: &[(Id<Account>, Wishes)]) -> Result<HashMap<Id<Account>, AccountRef>, Error> {
    let mut edits: HashMap<Id<Account>, Edit> = HashMap::new();
    for (account, values) in wishes {
        edits.entry(*account).or_default().values.extend(values.iter().cloned());
    }
    let records = by_ids(tx, &edits.keys().copied().collect::<Vec<_>>()).await?;
    let mut refs: HashMap<_, _> =
        records.iter().map(|record| (record.id, AccountRef { id: record.id, code: record.code, version: record.version })).collect();
    let edits = records.into_iter().filter_map(|record| edits.remove(&record.id).map(|edit| (Some(record), edit))).collect();
    for changed in upsert(tx, edits).await? {
        refs.insert(changed.id, AccountRef { id: changed.id, code: changed.code, version: changed.version });
    }
    Ok(refs)
}

async fn refs(read: &mut Read, keys: Vec<Value>) -> Result<HashMap<String, AccountRef>, Error> {
    let rows = read.all_by("SELECT external_id, id, code, version FROM account WHERE workspace = $1 AND external_id", keys).await?;
    rows.iter().map(|row| Ok((row.get("external_id")?, reference(row)?))).collect()
}

fn reference(row: &Row) -> Result<AccountRef, Error> {
    Ok(AccountRef { id: row.get("id")?, code: row.get("code")?, version: row.get("version")? })
}
