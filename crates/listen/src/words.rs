//! Short words that become dense codes: channels, languages and surveys.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;
use serde_json::json;
use store::{Error, Tx, args};

kernel::nouns! {
    /// Where answers come from.
    Survey("srv", "survey");
}

/// Codes by word.
pub type Codes = FxHashMap<String, i64>;

/// A series of words without a table of their own.
#[derive(Clone, Copy, Debug)]
pub enum Dimension {
    /// How people were asked.
    Channel,
    /// In which language they answered.
    Language,
}

impl Dimension {
    const fn text(self) -> &'static str {
        match self {
            Self::Channel => "channel",
            Self::Language => "language",
        }
    }

    const fn select(self) -> &'static str {
        match self {
            Self::Channel => "SELECT code, text AS key FROM word WHERE workspace = $1 AND dimension = 'channel' AND text",
            Self::Language => "SELECT code, text AS key FROM word WHERE workspace = $1 AND dimension = 'language' AND text",
        }
    }
}

/// The codes of words; new ones are taken up.
pub async fn codes_for(tx: &mut Tx<'_>, dimension: Dimension, words: BTreeSet<&str>) -> Result<Codes, Error> {
    let (mut codes, new) = known(tx, dimension.select(), words).await?;
    if new.is_empty() {
        return Ok(codes);
    }
    let dimension = dimension.text();
    let first = tx.next_codes(dimension, new.len() as i64).await?;
    let workspace = tx.workspace();
    let rows = new.iter().zip(first..).map(|(word, code)| args![workspace, dimension, code, *word]).collect();
    tx.insert_rows("INSERT INTO word (workspace, dimension, code, text)", rows, "").await?;
    tx.append("dictionary.changed", &json!({ "of": "word" })).await?;
    codes.extend(new.into_iter().map(ToOwned::to_owned).zip(first..));
    Ok(codes)
}

/// The codes of surveys by key; new ones are taken up with the key as name.
pub async fn survey_codes(tx: &mut Tx<'_>, keys: BTreeSet<&str>) -> Result<Codes, Error> {
    let (mut codes, new) = known(tx, "SELECT code, key FROM survey WHERE workspace = $1 AND key", keys).await?;
    if new.is_empty() {
        return Ok(codes);
    }
    let first = tx.next_codes("survey", new.len() as i64).await?;
    let act = tx.act();
    let row = |(key, code): (&&str, i64)| args![act.workspace, act.ids.next::<Survey>(), code, *key, *key, act.now];
    let rows = new.iter().zip(first..).map(row).collect();
    tx.insert_rows("INSERT INTO survey (workspace, id, code, key, name, made_at)", rows, "").await?;
    tx.append("dictionary.changed", &json!({ "of": "survey" })).await?;
    codes.extend(new.into_iter().map(ToOwned::to_owned).zip(first..));
    Ok(codes)
}

async fn known<'w>(tx: &mut Tx<'_>, select: &'static str, words: BTreeSet<&'w str>) -> Result<(Codes, Vec<&'w str>), Error> {
    let rows = tx.kept_by(select, words.iter().copied()).await?;
    let codes = rows.iter().map(|row| Ok((row.get("key")?, row.get("code")?))).collect::<Result<Codes, Error>>()?;
    let new = words.into_iter().filter(|word| !codes.contains_key(*word)).collect();
    Ok((codes, new))
}
