//! SQL of decisions.

use std::collections::HashMap;

use journeys::touchpoints::Touchpoint;
use kernel::about::Any;
use kernel::{Id, Member, Page, Refusal, Time};
use store::{Error, Read, Row, Sql, Value, args};

use super::{Decision, Record, State};

const COLUMNS: &str = "id, title, note, state, touchpoint, owner, reading, decided_at, due_at, ended_at, made_at, actor, revision";

/// Which decisions a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// This far.
    pub state: Option<State>,
    /// About this touchpoint.
    pub touchpoint: Option<Id<Touchpoint>>,
    /// That this member carries out.
    pub owner: Option<Id<Member>>,
    /// That these words led to.
    pub word: Option<Id<Any>>,
}

/// The decision with this id.
pub async fn find(read: &mut Read, id: Id<Decision>) -> Result<Option<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM decision WHERE workspace = $1 AND id = $2");
    read.optional(&sql, args![read.workspace(), id]).await?.as_ref().map(record).transpose()
}

/// The decision with this id, or the refusal that it is not here.
pub(crate) async fn present(read: &mut Read, id: Id<Decision>) -> Result<Record, Error> {
    Ok(find(read, id).await?.ok_or_else(|| Refusal::not_found("decision", id))?)
}

/// A page of decisions, those taken last first.
pub async fn page(read: &mut Read, list: &edge::List<Filter>) -> Result<Page<Record>, Error> {
    let Filter { state, touchpoint, owner, word } = &list.filter;
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM decision WHERE workspace = "));
    sql.bind(read.workspace()).push_some(" AND state = ", state.map(State::text));
    sql.push_some(" AND touchpoint = ", *touchpoint).push_some(" AND owner = ", *owner);
    if let Some(word) = word {
        sql.push(" AND id IN (SELECT w.decision FROM decision_word w WHERE w.workspace = ").bind(read.workspace()).push(" AND w.item = ").bind(*word);
        sql.push(")");
    }
    if let Some((at, id)) = list.after::<(Time, Id<Decision>)>()? {
        sql.push(" AND (decided_at, id) < (").bind(at).push(", ").bind(id).push(")");
    }
    sql.push(" ORDER BY decided_at DESC, id DESC LIMIT ").bind(list.fetch());
    let records = read.all_of(sql).await?.iter().map(record).collect::<Result<Vec<_>, _>>()?;
    Ok(list.page(records, |record| (record.decided_at, record.id)))
}

/// What these decisions are called.
pub async fn named(read: &mut Read, ids: &[Id<Decision>]) -> Result<HashMap<Id<Decision>, String>, Error> {
    let rows = read.all_by("SELECT id, title FROM decision WHERE workspace = $1 AND id", ids.iter().copied().map(Value::from).collect()).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("title")?))).collect()
}

fn record(row: &Row) -> Result<Record, Error> {
    let reading: Option<String> = row.get("reading")?;
    let unreadable = |error: serde_json::Error| Error::Column { column: "reading".into(), reason: error.to_string() };
    Ok(Record {
        id: row.get("id")?,
        title: row.get("title")?,
        note: row.get("note")?,
        state: row.word("state")?,
        touchpoint: row.get("touchpoint")?,
        owner: row.get("owner")?,
        reading: reading.as_deref().map(serde_json::from_str).transpose().map_err(unreadable)?,
        decided_at: row.get("decided_at")?,
        due_at: row.get("due_at")?,
        ended_at: row.get("ended_at")?,
        made_at: row.get("made_at")?,
        actor: row.get("actor")?,
        revision: row.get("revision")?,
    })
}
