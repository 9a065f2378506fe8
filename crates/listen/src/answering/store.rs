//! SQL of answers under way. Their personal addresses are kept as hashes only.

use std::collections::{BTreeMap, HashSet};

use customers::accounts::Account;
use customers::contacts::Contact;
use kernel::{Id, Time, Workspace};
use serde::de::DeserializeOwned;
use serde_json::json;
use store::{Error, Read, Row, Tx, Value, args};

use super::definitions::Which;
use super::guard::Seal;
use super::{Answering, Record, State};
use crate::programmes::Programme;
use crate::surveys::links::{self, Kind, SurveyLink};
use crate::surveys::{self, Survey};

/// Where a link leads.
pub(super) struct Way {
    pub workspace: Id<Workspace>,
    pub link: Id<SurveyLink>,
    pub kind: Kind,
    pub seal: Seal,
    pub survey: Id<Survey>,
    pub survey_key: String,
    pub state: surveys::State,
    pub version: Option<i64>,
    pub revision: i64,
    pub contact: Option<Id<Contact>>,
    pub account: Option<Id<Account>>,
    pub programme: Option<Id<Programme>>,
    pub hidden: BTreeMap<String, String>,
    pub language: Option<String>,
    pub single: bool,
    pub expires_at: Option<Time>,
    pub closed_at: Option<Time>,
}

impl Way {
    /// Which definition somebody who begins now answers; none before the first was published.
    pub fn which(&self) -> Option<Which> {
        match self.kind {
            Kind::Trial => Some(Which::Draft(self.revision)),
            Kind::Public | Kind::Personal => self.version.map(Which::Version),
        }
    }

    /// Whom a website names and proves, on the open link of a programme.
    pub fn proved<'q>(&self, find: impl Fn(&str) -> Option<&'q str>) -> Option<&'q str> {
        self.programme?;
        find("contact").filter(|contact| find("proof").is_some_and(|proof| self.seal.proves(contact, proof)))
    }

    /// The nonce of a link that takes one answer: however often it is opened, it leads to the same.
    pub fn only_nonce(&self) -> Option<&'static str> {
        self.single.then_some("single")
    }
}

const WAY: &str = "l.workspace, l.id AS link, l.kind, l.token_hash, l.survey, s.key AS survey_key, d.state AS survey_state, d.version AS survey_version, \
    d.revision AS survey_revision, l.contact, l.account, l.programme, l.hidden, l.language, l.single, l.expires_at, l.closed_at";

const JOINED: &str =
    "JOIN survey_design d ON d.workspace = l.workspace AND d.id = l.survey JOIN survey s ON s.workspace = l.workspace AND s.id = l.survey";

/// Where a token leads, in whichever workspace.
pub(super) async fn way(door: &mut Read, token: &str) -> Result<Option<Way>, Error> {
    let sql = format!("SELECT {WAY} FROM survey_link l {JOINED} WHERE l.token_hash = $1");
    door.optional(&sql, args![links::hash(token)]).await?.as_ref().map(read_way).transpose()
}

fn read_way(row: &Row) -> Result<Way, Error> {
    let link = row.get("link")?;
    Ok(Way {
        workspace: row.get("workspace")?,
        link,
        kind: row.word("kind")?,
        seal: Seal::of(link, &row.get::<Vec<u8>>("token_hash")?),
        survey: row.get("survey")?,
        survey_key: row.get("survey_key")?,
        state: row.word("survey_state")?,
        version: row.get("survey_version")?,
        revision: row.get("survey_revision")?,
        contact: row.get("contact")?,
        account: row.get("account")?,
        programme: row.get("programme")?,
        hidden: json_of(row, "hidden")?,
        language: row.get("language")?,
        single: row.get("single")?,
        expires_at: row.get("expires_at")?,
        closed_at: row.get("closed_at")?,
    })
}

const RECORD: &str = "id, version, contact, account, language, seed, state, answers, hidden, done, suspect, response, started_at, sent_at";

/// The answer of a personal address, and the way by which it was begun.
pub(super) async fn find(door: &mut Read, token: &str) -> Result<Option<(Way, Record)>, Error> {
    let record = RECORD.split(", ").map(|column| format!("a.{column} AS a_{column}")).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "SELECT {WAY}, {record} FROM answering a JOIN survey_link l ON l.workspace = a.workspace AND l.id = a.link {JOINED} WHERE a.token_hash = $1"
    );
    let row = door.optional(&sql, args![links::hash(token)]).await?;
    let both = |row: Row| {
        let way = read_way(&row)?;
        let record = read_record(&row, "a_", way.kind == Kind::Personal)?;
        Ok((way, record))
    };
    row.map(both).transpose()
}

fn read_record(row: &Row, prefix: &str, personal: bool) -> Result<Record, Error> {
    let column = |name: &str| format!("{prefix}{name}");
    Ok(Record {
        id: row.get(&column("id"))?,
        version: row.get(&column("version"))?,
        personal,
        contact: row.get(&column("contact"))?,
        account: row.get(&column("account"))?,
        language: row.get(&column("language"))?,
        seed: row.get(&column("seed"))?,
        state: row.word(&column("state"))?,
        answers: json_of(row, &column("answers"))?,
        hidden: json_of(row, &column("hidden"))?,
        done: json_of(row, &column("done"))?,
        suspect: row.get(&column("suspect"))?,
        response: row.get(&column("response"))?,
        started_at: row.get(&column("started_at"))?,
        sent_at: row.get(&column("sent_at"))?,
    })
}

fn json_of<T: DeserializeOwned>(row: &Row, column: &str) -> Result<T, Error> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|error| Error::Column { column: column.into(), reason: error.to_string() })
}

/// What an answer begins with.
pub(super) struct Begin<'b> {
    pub way: &'b Way,
    pub token: &'b str,
    pub seed: i64,
    pub language: &'b str,
    pub hidden: &'b BTreeMap<String, String>,
}

/// Begins an answer, or finds the one that was begun with this token; either way nobody else changes it until this transaction ends.
pub(super) async fn begin(tx: &mut Tx<'_>, begin: &Begin<'_>) -> Result<Record, Error> {
    let Begin { way, token, seed, language, hidden } = begin;
    let (act, hash) = (tx.act(), links::hash(token));
    let version = if way.kind == Kind::Trial { None } else { way.version };
    let mut values =
        args![act.workspace, act.ids.next::<Answering>(), way.survey, version, way.link, hash, way.contact, way.account, *language, *seed];
    values.extend(args![json!(hidden).to_string(), act.now]);
    let sql = "INSERT INTO answering (workspace, id, survey, version, link, token_hash, contact, account, language, seed, state, answers, hidden, done, \
        suspect, response, started_at, changed_at, sent_at, revision) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', '{}', $11, '[]', NULL, NULL, $12, $12, NULL, 0) ON CONFLICT (token_hash) DO NOTHING";
    tx.execute(sql, values).await?;
    lock(tx, way, token).await?.ok_or_else(|| Error::Misuse("an answer is gone that was just begun".into()))
}

/// The link of a survey for everybody, under which answers that were given elsewhere are kept.
pub(super) async fn public_link(read: &mut Read, survey: Id<Survey>) -> Result<Id<SurveyLink>, Error> {
    let sql = "SELECT id FROM survey_link WHERE workspace = $1 AND survey = $2 AND kind = 'public' ORDER BY id LIMIT 1";
    read.one(sql, args![read.workspace(), survey]).await?.get("id")
}

/// Keeps answers that were given elsewhere. Nobody has their personal address.
pub(super) async fn insert(tx: &mut Tx<'_>, survey: Id<Survey>, link: Id<SurveyLink>, records: &[Record]) -> Result<(), Error> {
    let act = tx.act();
    let row = |record: &Record| {
        let token = links::hash(&links::fresh(&act.ids));
        let mut row = args![act.workspace, record.id, survey, record.version, link, token, record.contact, record.account, &record.language];
        row.extend(args![record.seed, record.state.text(), json!(record.answers).to_string(), json!(record.hidden).to_string()]);
        let changed_at = record.sent_at.unwrap_or(record.started_at);
        row.extend(args![json!(record.done).to_string(), record.response, record.started_at, changed_at, record.sent_at, 0_i64]);
        row
    };
    let rows = records.iter().map(row).collect();
    let sql = "INSERT INTO answering (workspace, id, survey, version, link, token_hash, contact, account, language, seed, state, answers, hidden, done, \
        response, started_at, changed_at, sent_at, revision)";
    tx.insert_rows(sql, rows, "").await.map(drop)
}

/// Which of these answers are here.
pub(super) async fn known(read: &mut Read, ids: &[Id<Answering>]) -> Result<HashSet<Id<Answering>>, Error> {
    let rows = read.all_by("SELECT id FROM answering WHERE workspace = $1 AND id", ids.iter().copied().map(Value::from).collect()).await?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// The answer with this id.
pub(super) async fn with_id(read: &mut Read, id: Id<Answering>) -> Result<Option<Record>, Error> {
    let sql = format!("SELECT {RECORD} FROM answering WHERE workspace = $1 AND id = $2");
    read.optional(&sql, args![read.workspace(), id]).await?.map(|row| read_record(&row, "", false)).transpose()
}

/// The answer of a personal address that was begun by a way; nobody else changes it until this transaction ends.
pub(super) async fn lock(tx: &mut Tx<'_>, way: &Way, token: &str) -> Result<Option<Record>, Error> {
    let sql = format!("UPDATE answering SET revision = revision + 1 WHERE workspace = $1 AND token_hash = $2 RETURNING {RECORD}");
    let values = args![tx.workspace(), links::hash(token)];
    let row = tx.optional(&sql, values).await?;
    row.as_ref().map(|row| read_record(row, "", way.kind == Kind::Personal)).transpose()
}

/// Keeps what has changed.
pub(super) async fn save(tx: &mut Tx<'_>, record: &Record) -> Result<(), Error> {
    let sql = "UPDATE answering SET language = $3, state = $4, answers = $5, done = $6, suspect = $7, response = $8, changed_at = $9, sent_at = $10 \
        WHERE workspace = $1 AND id = $2";
    let (answers, done) = (json!(record.answers).to_string(), json!(record.done).to_string());
    let mut values = args![tx.workspace(), record.id, &record.language, record.state.text(), answers, done, record.suspect.as_deref()];
    values.extend(args![record.response, tx.act().now, record.sent_at]);
    tx.execute(sql, values).await.map(drop)
}

/// Counts an answer for quotas, each in the order of its name; the first that is full ends it, and then none has counted.
pub(super) async fn count(tx: &mut Tx<'_>, survey: Id<Survey>, quotas: &[(String, u32)]) -> Result<Option<String>, Error> {
    let workspace = tx.workspace();
    for (at, (quota, limit)) in quotas.iter().enumerate() {
        let made =
            "INSERT INTO quota_count (workspace, survey, quota, count) VALUES ($1, $2, $3, 0) ON CONFLICT (workspace, survey, quota) DO NOTHING";
        tx.execute(made, args![workspace, survey, quota]).await?;
        let counted = "UPDATE quota_count SET count = count + 1 WHERE workspace = $1 AND survey = $2 AND quota = $3 AND count < $4";
        if tx.execute(counted, args![workspace, survey, quota, i64::from(*limit)]).await? == 0 {
            for (before, _) in &quotas[..at] {
                let back = "UPDATE quota_count SET count = count - 1 WHERE workspace = $1 AND survey = $2 AND quota = $3";
                tx.execute(back, args![workspace, survey, before]).await?;
            }
            return Ok(Some(quota.clone()));
        }
    }
    Ok(None)
}

/// Removes the answers with these values in a column, and the files that came for them.
pub(crate) async fn remove(tx: &mut Tx<'_>, column: &str, keys: &[Value]) -> Result<(), Error> {
    if keys.is_empty() {
        return Ok(());
    }
    let rows = tx.all_by(&format!("SELECT id FROM answering WHERE workspace = $1 AND {column}"), keys.to_vec()).await?;
    let ids = rows.iter().map(|row| row.get("id")).collect::<Result<Vec<Id<Answering>>, _>>()?;
    desk::files::remove_of(tx, &ids).await?;
    tx.execute_by(&format!("DELETE FROM answering WHERE workspace = $1 AND {column}"), keys).await.map(drop)
}

/// How far the one answer of a link has come; nothing before it was begun.
pub(super) async fn only_state(read: &mut Read, link: Id<SurveyLink>) -> Result<Option<State>, Error> {
    let sql = "SELECT state FROM answering WHERE workspace = $1 AND link = $2 ORDER BY id LIMIT 1";
    read.optional(sql, args![read.workspace(), link]).await?.map(|row| row.word("state")).transpose()
}

/// Whether a person, by the id of another system, has answered this survey already.
pub(super) async fn has_answered(read: &mut Read, survey: Id<Survey>, external_id: &str) -> Result<bool, Error> {
    let sql = "SELECT a.id FROM contact c JOIN answering a ON a.workspace = c.workspace AND a.contact = c.id \
        WHERE c.workspace = $1 AND c.external_id = $2 AND a.survey = $3 AND a.state <> 'open' LIMIT 1";
    Ok(read.optional(sql, args![read.workspace(), external_id, survey]).await?.is_some())
}

/// The key by which a website proves to the widget of a programme who reads its page; none before the programme has a link.
pub(crate) async fn visit_key(read: &mut Read, programme: Id<Programme>) -> Result<Option<String>, Error> {
    let sql = "SELECT id, token_hash FROM survey_link WHERE workspace = $1 AND programme = $2 AND kind = 'public' ORDER BY id LIMIT 1";
    let row = read.optional(sql, args![read.workspace(), programme]).await?;
    row.map(|row| Ok(Seal::of(row.get("id")?, &row.get::<Vec<u8>>("token_hash")?).visit_key())).transpose()
}
