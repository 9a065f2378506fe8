//! The event log: appended with the rows it tells of, numbered without gaps, read in order.

use kernel::{Act, Event, Time};

use crate::args;
use crate::engine::Engine;
use crate::error::Error;
use crate::row::Row;
use crate::sql::Sql;
use crate::store::Store;
use crate::tx::{Read, Tx};

/// The counter that numbers the log.
const COUNTER: &str = "log";
/// The counter that remembers how far it was trimmed.
const TRIMMED: &str = "log trimmed";

impl Tx<'_> {
    /// Appends an event to the log; it becomes visible with the rows of this transaction.
    pub async fn append(&mut self, kind: &str, payload: &serde_json::Value) -> Result<(), Error> {
        self.append_all(kind, std::slice::from_ref(payload)).await
    }

    /// Appends several events of one kind, in their order.
    pub async fn append_all(&mut self, kind: &str, payloads: &[serde_json::Value]) -> Result<(), Error> {
        let act = self.act();
        // On PostgreSQL a number given here could commit after a higher one, so that a reader would skip it: `seal` gives it later.
        let before = match self.engine() {
            Engine::Sqlite if !payloads.is_empty() => Some(next_numbers(self, payloads.len() as i64).await?),
            _ => None,
        };
        let rows = payloads.iter().zip(1..).map(|(payload, place)| {
            let (id, seq): (kernel::Id<EventNoun>, _) = (act.ids.next(), before.map(|before| before + place));
            args![id, act.workspace, seq, kind, act.now, act.actor.to_string(), payload.to_string()]
        });
        let insert = "INSERT INTO event (id, workspace, seq, kind, at, actor, payload)";
        if self.insert_rows(insert, rows.collect(), "").await? > 0 {
            self.rings(kind);
        }
        Ok(())
    }
}

kernel::nouns! {
    /// An entry of the event log.
    EventNoun("evt", "event");
}

/// The number before the first of `count` new ones.
async fn next_numbers(tx: &mut Tx<'_>, count: i64) -> Result<i64, Error> {
    let sql =
        "INSERT INTO counter (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = counter.value + excluded.value RETURNING value";
    Ok(tx.one(sql, args![COUNTER, count]).await?.at::<i64>(0)? - count)
}

/// Numbers every event that was committed before this call; any node may call it at any time. Whoever began to write after he saw
/// another's event comes behind it.
pub async fn seal(store: &Store, act: &Act) -> Result<(), Error> {
    if store.shared.engine == Engine::Sqlite || !has_unnumbered(store).await? {
        return Ok(());
    }
    let mut tx = store.begin(act).await?;
    // A transaction gets its number at its first write: unlike the clocks of several nodes, it knows what came first.
    number(&mut tx, "age(xmin) DESC, id").await?;
    tx.commit().await
}

/// Numbers all events that have no number.
pub(crate) async fn number(tx: &mut Tx<'_>, order: &str) -> Result<(), Error> {
    // Adding nothing takes the lock that lets one node number at a time.
    let sql = "INSERT INTO counter (name, value) VALUES ($1, 0) ON CONFLICT (name) DO UPDATE SET value = counter.value RETURNING value";
    let last: i64 = tx.one(sql, args![COUNTER]).await?.at(0)?;
    let sql = format!(
        "UPDATE event SET seq = $1 + fresh.n FROM (SELECT id, row_number() OVER (ORDER BY {order}) AS n FROM event WHERE seq IS NULL) AS fresh \
         WHERE event.id = fresh.id"
    );
    let numbered = tx.execute(&sql, args![last]).await?;
    tx.execute("UPDATE counter SET value = value + $2 WHERE name = $1", args![COUNTER, numbered as i64]).await?;
    Ok(())
}

async fn has_unnumbered(store: &Store) -> Result<bool, Error> {
    let mut door = store.door().await?;
    Ok(door.optional("SELECT 1 AS one FROM event WHERE seq IS NULL LIMIT 1", vec![]).await?.is_some())
}

/// The events of the reader's workspace behind `seq`, at most `limit`, in order.
pub async fn after(read: &mut Read, seq: i64, limit: i64) -> Result<Vec<Event>, Error> {
    let sql = "SELECT seq, workspace, kind, at, actor, payload FROM event WHERE workspace = $1 AND seq > $2 ORDER BY seq LIMIT $3";
    let rows = read.all(sql, args![read.workspace(), seq, limit]).await?;
    rows.iter().map(event).collect()
}

/// The number of the last event of the reader's workspace, if there is one behind `seq`.
pub(crate) async fn head(read: &mut Read, seq: i64) -> Result<Option<i64>, Error> {
    let sql = "SELECT seq FROM event WHERE workspace = $1 AND seq > $2 ORDER BY seq DESC LIMIT 1";
    read.optional(sql, args![read.workspace(), seq]).await?.map(|row| row.get("seq")).transpose()
}

/// The events of the reader's workspace behind `seq` and up to `head` that are of these kinds, at most `limit`, in order.
pub(crate) async fn between(read: &mut Read, seq: i64, head: i64, kinds: &[&'static str], limit: i64) -> Result<Vec<Event>, Error> {
    let mut sql = Sql::new("SELECT seq, workspace, kind, at, actor, payload FROM event WHERE workspace = ");
    sql.bind(read.workspace()).push(" AND seq > ").bind(seq).push(" AND seq <= ").bind(head);
    sql.push(" AND ").push_in("kind", kinds.iter().copied()).push(" ORDER BY seq LIMIT ").bind(limit);
    read.all_of(sql).await?.iter().map(event).collect()
}

/// The first number that the log still holds of any workspace, and the last one that was given; the first is one more when it holds nothing.
pub async fn span(store: &Store) -> Result<(i64, i64), Error> {
    let mut door = store.door().await?;
    let given = door.optional("SELECT value FROM counter WHERE name = $1", args![COUNTER]).await?;
    let last = given.map_or(Ok(0), |row| row.get("value"))?;
    let first: Option<i64> = door.one("SELECT min(seq) AS first FROM event", vec![]).await?.get("first")?;
    Ok((first.unwrap_or(last + 1), last))
}

/// The number up to which events may have been trimmed; whoever has not come so far has to read the tables instead of the log.
pub async fn trimmed(read: &mut Read) -> Result<i64, Error> {
    let row = read.optional("SELECT value FROM counter WHERE name = $1", args![TRIMMED]).await?;
    row.map_or(Ok(0), |row| row.at(0))
}

/// Marks the beginning of the log, up to the first event that is not older than `before`, as trimmed; returns its last number.
pub(crate) async fn trim_to(tx: &mut Tx<'_>, before: Time) -> Result<i64, Error> {
    let young = tx.optional("SELECT seq FROM event WHERE seq IS NOT NULL AND at >= $1 ORDER BY seq LIMIT 1", args![before]).await?;
    let end: i64 = match young {
        Some(row) => row.get::<i64>("seq")? - 1,
        None => tx.one("SELECT COALESCE(MAX(seq), 0) AS last FROM event", vec![]).await?.get("last")?,
    };
    let sql = "INSERT INTO counter (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE \
               SET value = CASE WHEN excluded.value > counter.value THEN excluded.value ELSE counter.value END RETURNING value";
    tx.one(sql, args![TRIMMED, end]).await?.at(0)
}

fn event(row: &Row) -> Result<Event, Error> {
    let payload: String = row.get("payload")?;
    let payload = serde_json::from_str(&payload).map_err(|error| Error::Column { column: "payload".into(), reason: error.to_string() })?;
    Ok(Event {
        seq: row.get("seq")?,
        workspace: row.get("workspace")?,
        kind: row.get("kind")?,
        at: row.get("at")?,
        actor: row.get("actor")?,
        payload,
    })
}
