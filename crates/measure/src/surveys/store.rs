//! Reads one survey: its definitions, and how far everybody came.

use std::collections::BTreeMap;

use kernel::{Id, Refusal, Time};
use listen::programmes::Programme;
use listen::surveys::record::VERSION;
use listen::words::Survey;
use serde::de::DeserializeOwned;
use store::{Error, Read, Row, Sql, args};
use surveys::{Definition, Given};

/// Answers under way that are looked at; those begun last where there are more.
pub(super) const MOST: usize = 20_000;

/// A survey of our own.
pub(super) struct Found {
    pub key: String,
    pub code: i64,
    /// The draft of a survey that was never published.
    pub draft: Option<Definition>,
    /// What people answered, by version.
    pub versions: BTreeMap<i64, Definition>,
    /// When each was published.
    pub published: BTreeMap<i64, Time>,
    /// What it promised.
    pub anonymous: Option<u64>,
}

pub(super) async fn find(read: &mut Read, id: Id<Survey>) -> Result<Found, Error> {
    let sql = "SELECT s.key, s.code, d.draft, p.people FROM survey s JOIN survey_design d ON d.workspace = s.workspace AND d.id = s.id \
        LEFT JOIN survey_promise p ON p.workspace = s.workspace AND p.survey = s.code WHERE s.workspace = $1 AND s.id = $2";
    let row = read.optional(sql, args![read.workspace(), id]).await?.ok_or_else(|| Refusal::not_found("survey", id))?;
    let sql = "SELECT version, definition, published_at FROM survey_version WHERE workspace = $1 AND survey = $2";
    let (mut versions, mut published) = (BTreeMap::new(), BTreeMap::new());
    for version in read.all(sql, args![read.workspace(), id]).await? {
        versions.insert(version.get("version")?, json(&version, "definition")?);
        published.insert(version.get("version")?, version.get("published_at")?);
    }
    let draft = if versions.is_empty() { Some(json(&row, "draft")?) } else { None };
    let anonymous = row.get::<Option<i64>>("people")?.map(i64::unsigned_abs);
    Ok(Found { key: row.get("key")?, code: row.get("code")?, draft, versions, published, anonymous })
}

impl Found {
    /// The definitions to look at, the one that gives the order first: of one version, or of all with the newest first.
    pub fn definitions(&self, version: Option<i64>) -> Vec<&Definition> {
        match version {
            Some(version) => self.versions.get(&version).into_iter().collect(),
            None => self.draft.iter().chain(self.versions.values().rev()).collect(),
        }
    }
}

/// How far somebody came.
pub(super) struct Came {
    pub version: i64,
    pub given: Given,
    pub sent: bool,
    pub turned_away: bool,
    pub seconds: Option<f64>,
}

/// Which answers are looked at.
#[derive(Clone, Debug, Default)]
pub(super) struct Wanted {
    /// Begun from here, and until there exclusively.
    pub during: Option<(Time, Time)>,
    /// In this language.
    pub language: Option<String>,
    /// To this version.
    pub version: Option<i64>,
    /// By an invitation of this programme, or its open link.
    pub programme: Option<Id<Programme>>,
}

/// Everybody who began, those who began last first: one more than [`MOST`] where there are more.
pub(super) async fn came(read: &mut Read, survey: Id<Survey>, wanted: &Wanted) -> Result<Vec<Came>, Error> {
    let mut sql = Sql::new("SELECT version, language, state, answers, hidden, done, started_at, sent_at FROM answering WHERE workspace = ");
    sql.bind(read.workspace()).push(" AND survey = ").bind(survey).push(" AND version IS NOT NULL AND suspect IS NULL");
    if let Some((from, until)) = wanted.during {
        sql.push(" AND started_at >= ").bind(from).push(" AND started_at < ").bind(until);
    }
    sql.push_some(" AND language = ", wanted.language.as_deref());
    sql.push_some(" AND version = ", wanted.version);
    if let Some(programme) = wanted.programme {
        sql.push(" AND link IN (SELECT i.link FROM invitation i WHERE i.workspace = ").bind(read.workspace());
        sql.push(" AND i.programme = ").bind(programme).push(" UNION ALL SELECT l.id FROM survey_link l WHERE l.workspace = ").bind(read.workspace());
        sql.push(" AND l.programme = ").bind(programme).push(")");
    }
    sql.push(" ORDER BY id DESC LIMIT ").bind(MOST as i64 + 1);
    read.all_of(sql).await?.iter().map(one).collect()
}

fn one(row: &Row) -> Result<Came, Error> {
    let (started, sent): (Time, Option<Time>) = (row.get("started_at")?, row.get("sent_at")?);
    let state: String = row.get("state")?;
    let given = Given {
        answers: json(row, "answers")?,
        done: json(row, "done")?,
        hidden: json(row, "hidden")?,
        language: row.get("language")?,
        ..Given::default()
    };
    let is_sent = state == "sent";
    let seconds = sent.filter(|_| is_sent).map(|sent| (sent.micros() - started.micros()).max(0) as f64 / 1e6);
    Ok(Came { version: row.get("version")?, given, sent: is_sent, turned_away: state == "turned_away", seconds })
}

/// How many wrote words, by key of the question.
pub(super) async fn words(read: &mut Read, survey: i64, wanted: &Wanted) -> Result<BTreeMap<String, u64>, Error> {
    let mut sql = Sql::new("SELECT q.key, count(*) AS n FROM response r JOIN verbatim v ON v.workspace = r.workspace AND v.response = r.id ");
    sql.push("JOIN survey_question q ON q.workspace = v.workspace AND q.code = v.question ");
    sql.push("LEFT JOIN word l ON l.workspace = r.workspace AND l.dimension = 'language' AND l.code = r.language ");
    sql.push("WHERE r.test = 0 AND r.excluded IS NULL AND r.workspace = ").bind(read.workspace()).push(" AND r.survey = ").bind(survey);
    if let Some((from, until)) = wanted.during {
        sql.push(" AND r.experienced_at >= ").bind(from).push(" AND r.experienced_at < ").bind(until);
    }
    sql.push_some(" AND l.text = ", wanted.language.as_deref());
    if let Some(version) = wanted.version {
        sql.push(" AND EXISTS (SELECT 1 FROM response_value x JOIN attribute t ON t.workspace = x.workspace AND t.id = x.attribute ");
        sql.push("WHERE x.workspace = r.workspace AND x.response = r.id AND t.noun = 'response' AND t.name = ").bind(VERSION);
        sql.push(" AND x.value_num = ").bind(version as f64).push(")");
    }
    sql.push(" GROUP BY q.key");
    let rows = read.all_of(sql).await?;
    rows.iter().map(|row| Ok((row.get("key")?, row.get::<i64>("n")?.unsigned_abs()))).collect()
}

fn json<T: DeserializeOwned>(row: &Row, column: &str) -> Result<T, Error> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|error| Error::Column { column: column.into(), reason: error.to_string() })
}
