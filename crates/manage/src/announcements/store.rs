//! SQL of announcements.

use kernel::{Id, Page, Refusal, Time};
use store::{Error, Read, Row, Sql, args};

use super::{Announcement, Record, State};
use crate::decisions::Decision;

const COLUMNS: &str = "id, decision, state, texts, decided_at, done_at, made_at, changed_at, actor, revision";

/// Which announcements a list shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    /// That stand here.
    pub state: Option<State>,
    /// Of this decision.
    pub decision: Option<Id<Decision>>,
}

/// The announcement with this id.
pub async fn find(read: &mut Read, id: Id<Announcement>) -> Result<Option<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM announcement WHERE workspace = $1 AND id = $2");
    read.optional(&sql, args![read.workspace(), id]).await?.as_ref().map(record).transpose()
}

/// The announcement with this id, or the refusal that it is not here.
pub(super) async fn present(read: &mut Read, id: Id<Announcement>) -> Result<Record, Error> {
    Ok(find(read, id).await?.ok_or_else(|| Refusal::not_found("announcement", id))?)
}

/// A page of announcements, those made last first.
pub async fn page(read: &mut Read, list: &edge::List<Filter>) -> Result<Page<Record>, Error> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM announcement WHERE workspace = "));
    sql.bind(read.workspace()).push_some(" AND state = ", list.filter.state.map(State::text)).push_some(" AND decision = ", list.filter.decision);
    sql.push_some(" AND id < ", list.after::<Id<Announcement>>()?);
    sql.push(" ORDER BY id DESC LIMIT ").bind(list.fetch());
    let records = read.all_of(sql).await?.iter().map(record).collect::<Result<Vec<_>, _>>()?;
    Ok(list.page(records, |record| record.id))
}

/// What everybody sees, published last first, behind a moment if one is given.
pub(super) async fn published(read: &mut Read, before: Option<Time>, limit: i64) -> Result<Vec<Record>, Error> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM announcement WHERE workspace = "));
    sql.bind(read.workspace()).push(" AND shown_at IS NOT NULL").push_some(" AND shown_at < ", before);
    sql.push(" ORDER BY shown_at DESC, id DESC LIMIT ").bind(limit);
    read.all_of(sql).await?.iter().map(record).collect()
}

/// When the newest stage that everybody sees was published.
pub(super) fn shown_at(record: &Record) -> Option<Time> {
    record.stage().and(record.done_at.or(record.decided_at))
}

fn record(row: &Row) -> Result<Record, Error> {
    let texts: String = row.get("texts")?;
    let texts = serde_json::from_str(&texts).map_err(|error| Error::Column { column: "texts".into(), reason: error.to_string() })?;
    Ok(Record {
        id: row.get("id")?,
        decision: row.get("decision")?,
        state: row.word("state")?,
        texts,
        decided_at: row.get("decided_at")?,
        done_at: row.get("done_at")?,
        made_at: row.get("made_at")?,
        changed_at: row.get("changed_at")?,
        actor: row.get("actor")?,
        revision: row.get("revision")?,
    })
}
