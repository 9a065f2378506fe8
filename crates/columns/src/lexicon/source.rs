//! Reads parts of the lexicon from the record store.

use kernel::Id;
use measure::dimension::{Dimension, Value};
use rustc_hash::{FxHashMap, FxHashSet};
use store::{Read, Row, args};

use crate::axis::{Accounts, Version};
use crate::error::Error;
use crate::nouns::{Account, Contact};

/// What each code of a dimension says; codes as columns keep them.
pub async fn named(read: &mut Read, dimension: &Dimension) -> Result<Vec<(u32, Value)>, Error> {
    let texts = match dimension {
        Dimension::Touchpoint => "SELECT code, key AS text FROM touchpoint WHERE workspace = $1",
        Dimension::Offering => "SELECT code, key AS text FROM offering WHERE workspace = $1",
        Dimension::Team => "SELECT code, key AS text FROM team WHERE workspace = $1",
        Dimension::Survey => "SELECT code, key AS text FROM survey WHERE workspace = $1",
        Dimension::Question => "SELECT code, key AS text FROM survey_question WHERE workspace = $1",
        Dimension::Channel => "SELECT code, text FROM word WHERE workspace = $1 AND dimension = 'channel'",
        Dimension::Language => "SELECT code, text FROM word WHERE workspace = $1 AND dimension = 'language'",
        Dimension::Account => return keyed::<Account>(read, "SELECT code, external_id, id FROM account WHERE workspace = $1").await,
        Dimension::Contact => return keyed::<Contact>(read, "SELECT code, external_id, id FROM contact WHERE workspace = $1").await,
        Dimension::OfAccount(name) => return attribute(read, "account", name, OF_ACCOUNT).await,
        Dimension::OfContact(name) => return attribute(read, "contact", name, OF_CONTACT).await,
        Dimension::OfResponse(name) => return attribute(read, "response", name, OF_RESPONSE).await,
        Dimension::Pattern | Dimension::Aspect | Dimension::Score | Dimension::Block => return Ok(Vec::new()),
    };
    let rows = read.all(texts, args![read.workspace()]).await?;
    rows.iter().map(|row| Ok((code(row, "code")?, Value::text(row.get::<String>("text")?)))).collect()
}

const OF_ACCOUNT: &str = "SELECT version AS code, value_text, value_num FROM account_value WHERE workspace = $1 AND attribute = $2";
const OF_CONTACT: &str = "SELECT c.code, v.value_text, v.value_num FROM contact_value v JOIN contact c ON c.workspace = v.workspace AND c.id = v.contact \
    WHERE v.workspace = $1 AND v.attribute = $2";
const OF_RESPONSE: &str = "SELECT r.code, v.value_text, v.value_num FROM response_value v JOIN response r ON r.workspace = v.workspace AND r.id = v.response \
    WHERE v.workspace = $1 AND v.attribute = $2";

/// The id of an attribute, if it is defined.
pub async fn definition(read: &mut Read, noun: &str, name: &str) -> Result<Option<Vec<u8>>, Error> {
    let sql = "SELECT id FROM attribute WHERE workspace = $1 AND noun = $2 AND name = $3";
    let row = read.optional(sql, args![read.workspace(), noun, name]).await?;
    Ok(row.map(|row| row.get("id")).transpose()?)
}

/// What an attribute says in these rows.
pub fn values(rows: &[Row]) -> Result<Vec<(u32, Value)>, Error> {
    rows.iter().filter_map(|row| value(row).transpose()).collect()
}

fn value(row: &Row) -> Result<Option<(u32, Value)>, Error> {
    let text = row.get::<Option<String>>("value_text")?.map(Value::text);
    let value = text.or(row.get::<Option<f64>>("value_num")?.map(Value::Number));
    value.map(|value| Ok((code(row, "code")?, value))).transpose()
}

/// A code of the record store as columns keep it.
pub fn code(row: &Row, column: &str) -> Result<u32, Error> {
    Ok(row.get::<Option<i64>>(column)?.map_or(0, |code| code as u32 + 1))
}

/// Which account each version belongs to, and its newest version.
pub async fn accounts(read: &mut Read) -> Result<Accounts, Error> {
    let sql = "SELECT v.code, a.code AS account, a.version FROM account_version v JOIN account a ON a.workspace = v.workspace AND a.id = v.account \
        WHERE v.workspace = $1";
    Ok(Accounts::default().with(&versions(&read.all(sql, args![read.workspace()]).await?)?))
}

fn versions(rows: &[Row]) -> Result<Vec<Version>, Error> {
    let version = |row: &Row| Ok(Version { code: code(row, "code")?, account: code(row, "account")?, newest: code(row, "version")? });
    rows.iter().map(version).collect()
}

/// What is known of some accounts.
#[derive(Debug, Default)]
pub struct Known {
    /// Their names by code.
    pub names: Vec<(u32, Value)>,
    /// All their versions.
    pub versions: Vec<Version>,
    /// What attributes say of their versions, by name.
    pub values: FxHashMap<String, Vec<(u32, Value)>>,
}

/// Reads some accounts again; none when not all of them are there.
pub async fn some_accounts(read: &mut Read, codes: &[i64]) -> Result<Option<Known>, Error> {
    let keys = || codes.iter().copied().map(store::Value::from).collect::<Vec<_>>();
    let names = names::<Account>(&read.all_by("SELECT code, external_id, id FROM account WHERE workspace = $1 AND code", keys()).await?)?;
    if names.iter().map(|(code, _)| code).collect::<FxHashSet<_>>().len() < codes.len() {
        return Ok(None);
    }
    let versions = versions(&read.all_by(VERSIONS, keys()).await?)?;
    let mut values: FxHashMap<String, Vec<(u32, Value)>> = FxHashMap::default();
    for row in read.all_by(VALUES, keys()).await? {
        values.entry(row.get("name")?).or_default().extend(value(&row)?);
    }
    Ok(Some(Known { names, versions, values }))
}

const VERSIONS: &str = "SELECT v.code, a.code AS account, a.version FROM account a JOIN account_version v ON v.workspace = a.workspace AND v.account = a.id \
    WHERE a.workspace = $1 AND a.code";
const VALUES: &str = "SELECT v.code, d.name, w.value_text, w.value_num FROM account a \
    JOIN account_version v ON v.workspace = a.workspace AND v.account = a.id \
    JOIN account_value w ON w.workspace = v.workspace AND w.version = v.code \
    JOIN attribute d ON d.workspace = w.workspace AND d.id = w.attribute WHERE a.workspace = $1 AND a.code";

async fn keyed<N: kernel::Noun>(read: &mut Read, sql: &str) -> Result<Vec<(u32, Value)>, Error> {
    names::<N>(&read.all(sql, args![read.workspace()]).await?)
}

fn names<N: kernel::Noun>(rows: &[Row]) -> Result<Vec<(u32, Value)>, Error> {
    let text = |row: &Row| {
        Ok::<_, store::Error>(match row.get::<Option<String>>("external_id")? {
            Some(external) => external,
            None => row.get::<Id<N>>("id")?.to_string(),
        })
    };
    rows.iter().map(|row| Ok((code(row, "code")?, Value::text(text(row)?)))).collect()
}

async fn attribute(read: &mut Read, noun: &str, name: &str, sql: &str) -> Result<Vec<(u32, Value)>, Error> {
    let Some(attribute) = definition(read, noun, name).await? else { return Ok(Vec::new()) };
    values(&read.all(sql, args![read.workspace(), attribute]).await?)
}
