//! SQL of imports: what was brought in, by whom, and what came of it.

use kernel::{Id, Page, Time};
use serde::Serialize;
use serde_json::{Value as Json, json};
use store::{Error, Read, Row, Tx, args};
use utoipa::ToSchema;

use super::{Import, Report, Request};

/// The id of an import; OpenAPI's macros do not look into generic types.
pub type ImportId = edge::IdOf<Import>;

/// An import as it is kept.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Record {
    /// Its id.
    #[schema(value_type = ImportId)]
    pub id: Id<Import>,
    /// What was brought in: `responses`.
    pub kind: String,
    /// Name of the file.
    pub file: String,
    /// Who brought it in.
    pub actor: String,
    /// `writing`, `done` or `failed`. A file of more than 100,000 rows that was cut short stays `writing`: `written` says how far it came,
    /// and importing the same file again goes on from there.
    pub state: String,
    /// Rows of the file.
    pub rows: i64,
    /// Good rows handled so far.
    pub written: i64,
    /// The report, when it is done; it says where rows were refused and does not quote them.
    #[schema(value_type = Option<Report>)]
    pub report: Option<Json>,
    /// When it began.
    #[schema(value_type = edge::TimeText)]
    pub made_at: Time,
    /// When it ended.
    #[schema(value_type = Option<edge::TimeText>)]
    pub done_at: Option<Time>,
}

const SELECT: &str = "SELECT id, kind, file, actor, state, row_count, written, result, made_at, done_at FROM import WHERE workspace = $1";

/// Notes that writing begins.
pub(super) async fn begin(tx: &mut Tx<'_>, request: &Request, rows: u64) -> Result<Id<Import>, Error> {
    let act = tx.act();
    let id = act.ids.next();
    let sql = "INSERT INTO import (workspace, id, kind, file, actor, state, row_count, written, result, made_at, done_at) \
        VALUES ($1, $2, 'responses', $3, $4, 'writing', $5, 0, '{}', $6, NULL)";
    tx.execute(sql, args![act.workspace, id, &request.name, act.actor.to_string(), rows as i64, act.now]).await?;
    identity::audit::audit(tx, "import.begun", "import", Some(id), &json!({ "file": request.name, "rows": rows })).await?;
    Ok(id)
}

/// Notes how many rows are handled.
pub(super) async fn progress(tx: &mut Tx<'_>, id: Id<Import>, written: i64) -> Result<(), Error> {
    tx.execute("UPDATE import SET written = $3 WHERE workspace = $1 AND id = $2", args![tx.workspace(), id, written]).await?;
    Ok(())
}

/// Notes what came of it, without quoting the file.
pub(super) async fn finish(tx: &mut Tx<'_>, id: Id<Import>, state: &'static str, written: i64, report: &Report) -> Result<(), Error> {
    let sql = "UPDATE import SET state = $3, written = $4, result = $5, done_at = $6 WHERE workspace = $1 AND id = $2";
    tx.execute(sql, args![tx.workspace(), id, state, written, json!(report.without_cells()).to_string(), tx.act().now]).await?;
    Ok(())
}

/// Imports, the newest first, those behind `after`.
pub async fn page(read: &mut Read, after: Option<Id<Import>>, limit: usize) -> Result<Page<Record>, Error> {
    let last = after.unwrap_or(Id::from_bytes([0xff; 16]));
    let rows = read.all(&format!("{SELECT} AND id < $2 ORDER BY id DESC LIMIT $3"), args![read.workspace(), last, limit as i64 + 1]).await?;
    let records = rows.iter().map(record).collect::<Result<_, _>>()?;
    Ok(Page::cut(records, limit, |record: &Record| record.id))
}

/// The import with this id.
pub async fn find(read: &mut Read, id: Id<Import>) -> Result<Option<Record>, Error> {
    read.optional(&format!("{SELECT} AND id = $2"), args![read.workspace(), id]).await?.as_ref().map(record).transpose()
}

fn record(row: &Row) -> Result<Record, Error> {
    let result: String = row.get("result")?;
    let done_at: Option<Time> = row.get("done_at")?;
    Ok(Record {
        id: row.get("id")?,
        kind: row.get("kind")?,
        file: row.get("file")?,
        actor: row.get("actor")?,
        state: row.get("state")?,
        rows: row.get("row_count")?,
        written: row.get("written")?,
        report: done_at.and_then(|_| serde_json::from_str(&result).ok()),
        made_at: row.get("made_at")?,
        done_at,
    })
}
