//! What was published: each version stays as it is.

use std::sync::Arc;

use ::surveys::Definition;
use kernel::{Id, Time};
use store::{Error, Read, args};

use super::Survey;
use super::store::read_back;

/// A version as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its number, from 1.
    pub version: i64,
    /// When it was published.
    pub published_at: Time,
    /// By whom.
    pub actor: String,
}

/// All versions, the newest first.
pub async fn versions(read: &mut Read, survey: Id<Survey>) -> Result<Vec<Version>, Error> {
    let sql = "SELECT version, published_at, actor FROM survey_version WHERE workspace = $1 AND survey = $2 ORDER BY version DESC";
    let rows = read.all(sql, args![read.workspace(), survey]).await?;
    let version = |row: &store::Row| Ok(Version { version: row.get("version")?, published_at: row.get("published_at")?, actor: row.get("actor")? });
    rows.iter().map(version).collect()
}

/// What was published as that version; it never changes, so that it may be kept in memory.
pub async fn definition(read: &mut Read, survey: Id<Survey>, version: i64) -> Result<Option<Arc<Definition>>, Error> {
    let sql = "SELECT definition FROM survey_version WHERE workspace = $1 AND survey = $2 AND version = $3";
    let row = read.optional(sql, args![read.workspace(), survey, version]).await?;
    row.map(|row| read_back(&row.get::<String>("definition")?)).transpose()
}
