//! What happens to a response after it was recorded: replaced with its history kept, excluded, marked as a trial, removed.

use kernel::{Id, Refusal, Time};
use rustc_hash::FxHashMap;
use serde::Serialize;
use serde_json::{Value as Json, json};
use store::{Error, Read, Row, Tx, Value, args};

use super::record::Good;
use super::recorded::load;
use super::{Recorded, Response};
use crate::answering;

/// The tables whose rows hang on a response and are its content.
const PARTS: [&str; 3] = [
    "DELETE FROM rating WHERE workspace = $1 AND response",
    "DELETE FROM verbatim WHERE workspace = $1 AND response",
    "DELETE FROM response_value WHERE workspace = $1 AND response",
];

/// Keeps what responses say as history and takes their content away, before they get a new one.
pub(super) async fn keep_history(tx: &mut Tx<'_>, replacing: &[Good<'_>]) -> Result<(), Error> {
    let ids: Vec<Id<Response>> = replacing.iter().map(|good| good.id).collect();
    let former = load(tx, &ids).await?;
    let whose = contacts(tx, &ids).await?;
    let act = tx.act();
    let row = |one: &Recorded| {
        let contact = whose.get(&one.id).copied().flatten();
        args![act.workspace, one.id, one.revision, contact, json!(one).to_string(), act.now, act.actor.to_string()]
    };
    let rows = former.iter().map(row).collect();
    tx.insert_rows("INSERT INTO response_history (workspace, response, revision, contact, content, replaced_at, actor)", rows, "").await?;
    remove_parts(tx, &ids).await
}

/// The codes of the people whose responses these are.
async fn contacts(read: &mut Read, ids: &[Id<Response>]) -> Result<FxHashMap<Id<Response>, Option<i64>>, Error> {
    let sql = "SELECT id, contact FROM response WHERE workspace = $1 AND id";
    let rows = read.all_by(sql, ids.iter().copied().map(Value::from).collect()).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("contact")?))).collect()
}

async fn remove_parts(tx: &mut Tx<'_>, ids: &[Id<Response>]) -> Result<(), Error> {
    let keys: Vec<Value> = ids.iter().copied().map(Value::from).collect();
    for part in PARTS {
        tx.execute_by(part, &keys).await?;
    }
    Ok(())
}

/// What a response said before it was replaced.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Former {
    /// The revision it had.
    pub revision: i64,
    /// When it was replaced.
    #[schema(value_type = edge::TimeText)]
    pub replaced_at: Time,
    /// By whom.
    pub actor: String,
    /// The response as it was.
    #[schema(value_type = Recorded)]
    pub content: Json,
}

impl Former {
    /// Takes the names of customers out.
    pub(super) fn withhold_names(&mut self) {
        if let Some(contact) = self.content.get_mut("contact").and_then(Json::as_object_mut) {
            contact.remove("external_id");
        }
    }
}

/// The history of a response, the latest replacement first.
pub async fn history(read: &mut Read, id: Id<Response>) -> Result<Vec<Former>, Error> {
    let sql = "SELECT revision, content, replaced_at, actor FROM response_history WHERE workspace = $1 AND response = $2 ORDER BY revision DESC";
    read.all(sql, args![read.workspace(), id]).await?.iter().map(former).collect()
}

/// What a row of the history says.
pub(super) fn former(row: &Row) -> Result<Former, Error> {
    let content: String = row.get("content")?;
    let content = serde_json::from_str(&content).map_err(|error| Error::Column { column: "content".into(), reason: error.to_string() })?;
    Ok(Former { revision: row.get("revision")?, replaced_at: row.get("replaced_at")?, actor: row.get("actor")?, content })
}

/// The response with this id, or a refusal.
pub async fn present(read: &mut Read, id: Id<Response>) -> Result<Recorded, Error> {
    load(read, &[id]).await?.pop().ok_or_else(|| Refusal::not_found("response", id).into())
}

/// Sets whether figures count a response: `excluded` gives the reason why not, `test` marks a trial. Nothing is lost.
pub async fn mark(tx: &mut Tx<'_>, id: Id<Response>, excluded: Option<&str>, test: bool) -> Result<Recorded, Error> {
    let before = present(tx, id).await?;
    let excluded = kernel::text::optional_line("excluded", excluded, 500)?;
    if (before.excluded.as_ref(), before.test) == (excluded.as_ref(), test) {
        return Ok(before);
    }
    tx.execute("UPDATE response SET excluded = $3, test = $4 WHERE workspace = $1 AND id = $2", args![tx.workspace(), id, excluded.as_deref(), test])
        .await?;
    tx.append("responses.changed", &json!({ "codes": [before.code], "ids": [id] })).await?;
    identity::audit::audit(tx, "response.marked", "response", Some(id), &json!({ "excluded": excluded.is_some(), "test": test })).await?;
    Ok(Recorded { test, excluded, ..before })
}

/// Removes a response with all it said and its history.
pub async fn remove(tx: &mut Tx<'_>, id: Id<Response>) -> Result<(), Error> {
    let code = present(tx, id).await?.code;
    remove_all(tx, &[(id, code)]).await?;
    identity::audit::audit(tx, "response.removed", "response", Some(id), &json!({ "code": code })).await
}

/// Removes responses with all they say, their history, and how they were answered.
pub(crate) async fn remove_all(tx: &mut Tx<'_>, responses: &[(Id<Response>, i64)]) -> Result<(), Error> {
    if responses.is_empty() {
        return Ok(());
    }
    let (ids, codes): (Vec<Id<Response>>, Vec<i64>) = responses.iter().copied().unzip();
    remove_parts(tx, &ids).await?;
    desk::files::remove_of(tx, &ids).await?;
    desk::tags::untag(tx, &ids).await?;
    desk::records::forget(tx, &ids).await?;
    let keys: Vec<Value> = ids.iter().copied().map(Value::from).collect();
    answering::remove(tx, "response", &keys).await?;
    tx.execute_by("DELETE FROM response_history WHERE workspace = $1 AND response", &keys).await?;
    tx.execute_by("DELETE FROM feedback_record WHERE workspace = $1 AND response", &keys).await?;
    tx.execute_by("UPDATE observation SET response = NULL WHERE workspace = $1 AND response", &keys).await?;
    tx.execute_by("DELETE FROM response WHERE workspace = $1 AND id", &keys).await?;
    tx.append("responses.removed", &json!({ "codes": codes, "ids": ids })).await
}
