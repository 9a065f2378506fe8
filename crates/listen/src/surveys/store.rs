//! SQL of surveys and their drafts.

use std::sync::Arc;

use ::surveys::Definition;
use edge::revision;
use kernel::{Code, Id, Refusal, text};
use serde_json::json;
use store::{Error, Read, Sql, Tx, Value, args};

use super::begin::title;
use super::links::{self, Kind};
use super::list::{SELECT, summary};
use super::{NAME_LENGTH, Record, State, Survey, key, written};
use crate::questions::check_key;
use crate::{answering, responses};

/// A survey that is about to be made.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// Its key; made from the name unless told.
    pub key: Option<String>,
    /// What people call it.
    pub name: String,
    /// The draft.
    pub definition: Definition,
}

/// The survey with this id.
pub async fn find(read: &mut Read, id: Id<Survey>) -> Result<Option<Record>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.bind(read.workspace()).push(" AND s.id = ").bind(id);
    let Some(row) = read.optional_of(sql).await? else { return Ok(None) };
    Ok(Some(Record { summary: summary(&row)?, draft: draft(read, id).await? }))
}

/// The draft of a survey of our own.
pub async fn draft(read: &mut Read, id: Id<Survey>) -> Result<Option<Arc<Definition>>, Error> {
    let row = read.optional("SELECT draft FROM survey_design WHERE workspace = $1 AND id = $2", args![read.workspace(), id]).await?;
    row.map(|row| read_back(&row.get::<String>("draft")?)).transpose()
}

/// The survey with this id, or a refusal.
pub(super) async fn present(read: &mut Read, id: Id<Survey>) -> Result<Record, Error> {
    find(read, id).await?.ok_or_else(|| Refusal::not_found("survey", id).into())
}

/// A definition from its column.
pub(super) fn read_back(json: &str) -> Result<Arc<Definition>, Error> {
    let definition = serde_json::from_str(json).map_err(|error| Error::Column { column: "definition".into(), reason: error.to_string() })?;
    Ok(Arc::new(definition))
}

/// Makes a survey as a draft, with its public and its trial link.
pub async fn create(tx: &mut Tx<'_>, wish: Wish) -> Result<Record, Error> {
    let (name, draft) = (text::line("name", &wish.name, NAME_LENGTH)?, written(&wish.definition)?);
    tx.take_turn("survey").await?;
    let key = match wish.key {
        Some(key) => own_key(tx, key).await?,
        None => key::free(tx, &name).await?,
    };
    let (act, code) = (tx.act(), tx.next_codes("survey", 1).await?);
    let id: Id<Survey> = act.ids.next();
    let survey = "INSERT INTO survey (workspace, id, code, key, name, made_at) VALUES ($1, $2, $3, $4, $5, $6)";
    tx.execute(survey, args![act.workspace, id, code, &key, name, act.now]).await?;
    let design = "INSERT INTO survey_design (workspace, id, state, draft, revision, version, changed_at) VALUES ($1, $2, 'draft', $3, 0, NULL, $4)";
    tx.execute(design, args![act.workspace, id, draft, act.now]).await?;
    for kind in [Kind::Public, Kind::Trial] {
        links::make(tx, id, links::Wish::of(kind)).await?;
    }
    dictionary_changed(tx).await?;
    audit(tx, "survey.created", id, &json!({ "key": key })).await?;
    present(tx, id).await
}

async fn own_key(tx: &mut Tx<'_>, key: String) -> Result<String, Error> {
    check_key("key", &key)?;
    if key::taken(tx, &key).await? {
        let reason = format!("there is a survey {key:?} already: choose another key");
        return Err(Refusal { code: Code::Conflict, ..Refusal::field("key", reason) }.into());
    }
    Ok(key)
}

/// Keeps another draft; `seen` is the revision the caller has seen, if it matters.
pub async fn save(tx: &mut Tx<'_>, id: Id<Survey>, seen: Option<i64>, definition: &Definition) -> Result<Record, Error> {
    let before = present(tx, id).await?;
    revision::check(before.summary.revision, seen)?;
    if **before.design()? == *definition {
        return Ok(before);
    }
    let sql = "UPDATE survey_design SET draft = $3, revision = revision + 1, changed_at = $4 WHERE workspace = $1 AND id = $2 AND revision = $5";
    let values = args![tx.workspace(), id, written(definition)?, tx.act().now, before.summary.revision];
    revision::all_written(tx.execute(sql, values).await?, 1)?;
    follow_title(tx, &before, definition).await?;
    audit(tx, "survey.changed", id, &json!({ "key": before.summary.key })).await?;
    present(tx, id).await
}

/// A survey that nobody gave a name of its own is called like its title.
async fn follow_title(tx: &mut Tx<'_>, before: &Record, definition: &Definition) -> Result<(), Error> {
    let (former, title) = (title(before.design()?), title(definition));
    if before.summary.name != former || former == title {
        return Ok(());
    }
    tx.execute("UPDATE survey SET name = $3 WHERE workspace = $1 AND id = $2", args![tx.workspace(), before.summary.id, title]).await?;
    dictionary_changed(tx).await
}

/// Gives a survey another name; one of imported answers too.
pub async fn rename(tx: &mut Tx<'_>, id: Id<Survey>, name: &str) -> Result<Record, Error> {
    let (before, name) = (present(tx, id).await?, text::line("name", name, NAME_LENGTH)?);
    if before.summary.name == name {
        return Ok(before);
    }
    tx.execute("UPDATE survey SET name = $3 WHERE workspace = $1 AND id = $2", args![tx.workspace(), id, name]).await?;
    dictionary_changed(tx).await?;
    audit(tx, "survey.renamed", id, &json!({ "key": before.summary.key })).await?;
    present(tx, id).await
}

/// Closes a published survey, or opens it again.
pub async fn set_state(tx: &mut Tx<'_>, id: Id<Survey>, seen: Option<i64>, open: bool) -> Result<Record, Error> {
    let before = present(tx, id).await?;
    before.design()?;
    revision::check(before.summary.revision, seen)?;
    let (state, action) = if open { (State::Open, "survey.opened") } else { (State::Closed, "survey.closed") };
    if before.summary.version.is_none() {
        return Err(Refusal::new(Code::Conflict, "this survey takes no answers yet: publish it first").into());
    }
    if before.summary.state == state {
        return Ok(before);
    }
    let sql = "UPDATE survey_design SET state = $3, revision = revision + 1, changed_at = $4 WHERE workspace = $1 AND id = $2 AND revision = $5";
    let values = args![tx.workspace(), id, state.text(), tx.act().now, before.summary.revision];
    revision::all_written(tx.execute(sql, values).await?, 1)?;
    audit(tx, action, id, &json!({ "key": before.summary.key })).await?;
    present(tx, id).await
}

/// What hangs on a survey, in the order in which it goes.
const PARTS: [&str; 6] = [
    "DELETE FROM survey_link WHERE workspace = $1 AND survey = $2",
    "DELETE FROM quota_count WHERE workspace = $1 AND survey = $2",
    "DELETE FROM survey_promise WHERE workspace = $1 AND survey = (SELECT code FROM survey WHERE workspace = $1 AND id = $2)",
    "DELETE FROM survey_version WHERE workspace = $1 AND survey = $2",
    "DELETE FROM survey_design WHERE workspace = $1 AND id = $2",
    "DELETE FROM survey WHERE workspace = $1 AND id = $2",
];

/// Removes a survey that nobody has answered, with its trials.
pub async fn remove(tx: &mut Tx<'_>, id: Id<Survey>) -> Result<(), Error> {
    // Nobody records a response between the look and the removal.
    responses::take_turn(tx).await?;
    let survey = present(tx, id).await?.summary;
    if survey.responses > 0 {
        let detail = format!("{:?} has {} responses, which would lose what was asked: close it instead", survey.key, survey.responses);
        return Err(Refusal::new(Code::Conflict, detail).into());
    }
    let workspace = tx.workspace();
    let asking = tx.optional("SELECT name FROM programme WHERE workspace = $1 AND survey = $2 ORDER BY name_key", args![workspace, id]).await?;
    if let Some(programme) = asking {
        let detail = format!("the programme {:?} asks it: choose another survey there, or remove it first", programme.get::<String>("name")?);
        return Err(Refusal::new(Code::Conflict, detail).into());
    }
    let rows = tx.all("SELECT id, code FROM response WHERE workspace = $1 AND survey = $2 ORDER BY id", args![workspace, survey.code]).await?;
    let trials = rows.iter().map(|row| Ok((row.get("id")?, row.get("code")?))).collect::<Result<Vec<_>, Error>>()?;
    responses::remove_all(tx, &trials).await?;
    answering::remove(tx, "survey", &[id.into()]).await?;
    for part in PARTS {
        let keys: [Value; 2] = [tx.workspace().into(), id.into()];
        tx.execute(part, keys.into()).await?;
    }
    dictionary_changed(tx).await?;
    audit(tx, "survey.removed", id, &json!({ "key": survey.key, "trials": trials.len() })).await
}

/// Tells those who know surveys by name.
pub(super) async fn dictionary_changed(tx: &mut Tx<'_>) -> Result<(), Error> {
    tx.append("dictionary.changed", &json!({ "of": "survey" })).await
}

/// A line in the trail about a survey.
pub(super) async fn audit(tx: &mut Tx<'_>, action: &str, id: Id<Survey>, detail: &serde_json::Value) -> Result<(), Error> {
    identity::audit::audit(tx, action, "survey", Some(id), detail).await
}
