//! Touchpoints by key, many at once: for packs, and for whoever records facts about them.

use std::collections::{HashMap, HashSet};

use kernel::{Refusal, text};
use store::{Error, Tx, args};

use super::store::{tell, write};
use super::{Edit, KEY_LENGTH, Record};

/// The numbers of touchpoints by key, retired ones included; where `create`, those that are missing are made, named like their key.
pub async fn codes_for(tx: &mut Tx<'_>, keys: &[&str], create: bool) -> Result<HashMap<String, i64>, Error> {
    let keys: HashSet<&str> = keys.iter().map(|key| key.trim()).collect();
    let mut codes = known(tx, keys.iter().copied()).await?;
    if create && codes.len() < keys.len() {
        let missing: Vec<&str> = keys.into_iter().filter(|key| !codes.contains_key(*key)).collect();
        let made = ensure(tx, missing.iter().map(|key| ((*key).to_owned(), Edit::default())).collect()).await?;
        if !made.is_empty() {
            tell(tx, "touchpoints.created", None, made.len()).await?;
        }
        codes.extend(known(tx, missing).await?);
    }
    Ok(codes)
}

/// Makes those touchpoints whose keys are not there yet, behind the others, without telling; gives back the ones made.
pub async fn ensure(tx: &mut Tx<'_>, wanted: Vec<(String, Edit)>) -> Result<Vec<Record>, Error> {
    // Whoever makes touchpoints holds this counter: from here on none appears behind our back.
    tx.take_turn("touchpoint").await?;
    let known = known(tx, wanted.iter().map(|(key, _)| key.as_str())).await?;
    let missing: Vec<_> = wanted.into_iter().filter(|(key, _)| !known.contains_key(key)).collect();
    let (first, workspace) = (tx.next_codes("touchpoint", missing.len() as i64).await?, tx.workspace());
    let last = tx.one("SELECT CAST(COALESCE(MAX(position), -1) AS BIGINT) AS last FROM touchpoint WHERE workspace = $1", args![workspace]).await?;
    let next: i64 = last.get::<i64>("last")? + 1;
    let records = (first..).zip(next..).zip(missing).map(|((code, position), (key, edit))| {
        let key = text::line("touchpoint", &key, KEY_LENGTH)?;
        blank(tx, code, position, key).edited(&edit, tx.act().now)
    });
    let records = records.collect::<Result<Vec<_>, Refusal>>()?;
    write(tx, &records).await?;
    Ok(records)
}

fn blank(tx: &Tx<'_>, code: i64, position: i64, key: String) -> Record {
    Record {
        id: tx.act().ids.next(),
        code,
        name: key.clone(),
        key,
        stage: None,
        channel: None,
        team: None,
        target: None,
        behaviours: Vec::new(),
        position,
        retired_at: None,
        revision: 0,
    }
}

async fn known(tx: &mut Tx<'_>, keys: impl IntoIterator<Item = &str>) -> Result<HashMap<String, i64>, Error> {
    let rows = tx.kept_by("SELECT key, code FROM touchpoint WHERE workspace = $1 AND key", keys).await?;
    rows.iter().map(|row| Ok((row.get("key")?, row.get("code")?))).collect()
}
