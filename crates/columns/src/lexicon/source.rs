//! Reads parts of the lexicon from the record store.

use kernel::Id;
use measure::dimension::{Dimension, Value};
use store::{Read, Row, args};

use crate::axis::Accounts;
use crate::column::codes::Codes;
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
        Dimension::Pattern | Dimension::Aspect | Dimension::Score => return Ok(Vec::new()),
    };
    let rows = read.all(texts, args![read.workspace()]).await?;
    rows.iter().map(|row| Ok((code(row, "code")?, Value::Text(row.get("text")?)))).collect()
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
    let mut values = Vec::with_capacity(rows.len());
    for row in rows {
        let text = row.get::<Option<String>>("value_text")?.map(Value::Text);
        let value = text.or(row.get::<Option<f64>>("value_num")?.map(Value::Number));
        values.extend(value.map(|value| code(row, "code").map(|code| (code, value))).transpose()?);
    }
    Ok(values)
}

/// A code of the record store as columns keep it.
pub fn code(row: &Row, column: &str) -> Result<u32, Error> {
    Ok(row.get::<Option<i64>>(column)?.map_or(0, |code| code as u32 + 1))
}

/// Which account each version belongs to, and its newest version.
pub async fn accounts(read: &mut Read) -> Result<Accounts, Error> {
    let sql = "SELECT v.code, a.code AS account, a.version FROM account_version v JOIN account a ON a.workspace = v.workspace AND a.id = v.account \
        WHERE v.workspace = $1 ORDER BY v.code";
    let (mut of_version, mut newest) = (vec![0], vec![0]);
    for row in read.all(sql, args![read.workspace()]).await? {
        let version = code(&row, "code")? as usize;
        of_version.resize(version + 1, 0);
        newest.resize(version + 1, 0);
        of_version[version] = code(&row, "account")?;
        newest[version] = code(&row, "version")?;
    }
    Ok(Accounts { of_version: Codes::of(&of_version), newest: Codes::of(&newest) })
}

async fn keyed<N: kernel::Noun>(read: &mut Read, sql: &str) -> Result<Vec<(u32, Value)>, Error> {
    let rows = read.all(sql, args![read.workspace()]).await?;
    let text = |row: &Row| {
        Ok::<_, store::Error>(match row.get::<Option<String>>("external_id")? {
            Some(external) => external,
            None => row.get::<Id<N>>("id")?.to_string(),
        })
    };
    rows.iter().map(|row| Ok((code(row, "code")?, Value::Text(text(row)?)))).collect()
}

async fn attribute(read: &mut Read, noun: &str, name: &str, sql: &str) -> Result<Vec<(u32, Value)>, Error> {
    let Some(attribute) = definition(read, noun, name).await? else { return Ok(Vec::new()) };
    values(&read.all(sql, args![read.workspace(), attribute]).await?)
}
