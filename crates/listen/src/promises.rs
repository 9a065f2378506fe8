//! What surveys promise to those who answer: that no figure rests on fewer people, and that nobody is told who said what.

use std::collections::{BTreeSet, HashMap, HashSet};

use kernel::Id;
use store::{Error, Read, Tx, args};

use crate::words::Survey;

/// The promise of one survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// Dense code of the survey.
    pub survey: i64,
    /// Its key.
    pub key: String,
    /// No figure of it rests on fewer people.
    pub people: u64,
}

/// SQL that holds for a response `r` unless its survey promised anonymity.
pub(crate) const NOT_PROMISED: &str =
    "NOT EXISTS (SELECT 1 FROM survey_promise promise WHERE promise.workspace = r.workspace AND promise.survey = r.survey)";

/// A survey promises anonymity, as it does by being published with that setting. A promise stays, and may only grow.
pub async fn promise(tx: &mut Tx<'_>, survey: Id<Survey>, people: u16) -> Result<(), Error> {
    let sql = "INSERT INTO survey_promise (workspace, survey, people, made_at) SELECT workspace, code, $3, $4 FROM survey \
        WHERE workspace = $1 AND id = $2 ON CONFLICT (workspace, survey) DO UPDATE SET people = \
        CASE WHEN excluded.people > survey_promise.people THEN excluded.people ELSE survey_promise.people END";
    tx.execute(sql, args![tx.workspace(), survey, i64::from(people), tx.act().now]).await.map(drop)
}

/// Whether a survey promised anonymity.
pub(crate) async fn is_made(read: &mut Read, survey: Id<Survey>) -> Result<bool, Error> {
    let sql =
        "SELECT p.people FROM survey_promise p JOIN survey s ON s.workspace = p.workspace AND s.code = p.survey WHERE s.workspace = $1 AND s.id = $2";
    Ok(read.optional(sql, args![read.workspace(), survey]).await?.is_some())
}

/// All promises of the workspace.
pub async fn all(read: &mut Read) -> Result<Vec<Promise>, Error> {
    let sql = "SELECT p.survey, s.key, p.people FROM survey_promise p JOIN survey s ON s.workspace = p.workspace AND s.code = p.survey \
        WHERE p.workspace = $1 ORDER BY p.survey";
    let rows = read.all(sql, args![read.workspace()]).await?;
    rows.iter().map(|row| Ok(Promise { survey: row.get("survey")?, key: row.get("key")?, people: people(row.get("people")?) })).collect()
}

/// Those of these surveys that promised anonymity.
pub(crate) async fn among(tx: &mut Tx<'_>, keys: BTreeSet<&str>) -> Result<HashSet<String>, Error> {
    if keys.is_empty() {
        return Ok(HashSet::new());
    }
    // Also those without a promise, so that they are known and not looked for again.
    let sql = "SELECT s.key, p.people FROM survey s LEFT JOIN survey_promise p ON p.workspace = s.workspace AND p.survey = s.code \
        WHERE s.workspace = $1 AND s.key";
    let mut promised = HashSet::new();
    for row in tx.kept_by(sql, keys).await? {
        if row.get::<Option<i64>>("people")?.is_some() {
            promised.insert(row.get("key")?);
        }
    }
    Ok(promised)
}

/// By key of the surveys that promised anonymity, whether as many people answered as were promised: only then words are shown.
pub(crate) async fn kept(read: &mut Read) -> Result<HashMap<String, bool>, Error> {
    let mut kept = HashMap::new();
    for promise in all(read).await? {
        // No need to count further than what was promised.
        let sql = "SELECT count(*) AS n FROM (SELECT id FROM response WHERE workspace = $1 AND survey = $2 AND test = 0 AND excluded IS NULL LIMIT $3) AS few";
        let n: i64 = read.one(sql, args![read.workspace(), promise.survey, promise.people as i64]).await?.get("n")?;
        kept.insert(promise.key, n as u64 >= promise.people);
    }
    Ok(kept)
}

fn people(promised: i64) -> u64 {
    promised.max(2) as u64
}
