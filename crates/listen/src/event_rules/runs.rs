//! SQL of rules that are applied to interactions that are here: which ones, how far it is, and what changes.

use kernel::{Id, Time};
use serde_json::json;
use store::{Error, Read, Row, Sql, Tx, args};

use super::places::Placed;
use super::{Own, Record};
use crate::interactions::{Call, Interaction, Message};

/// Interactions of one transaction.
const TOGETHER: i64 = 1_000;

/// How far it is.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub asked_at: Time,
    /// The last interaction that was here; none when there was none.
    pub upto: Option<Id<Interaction>>,
    /// The last one that was looked at.
    pub at: Option<Id<Interaction>>,
    pub total: i64,
    pub looked: i64,
    pub changed: i64,
    pub ended_at: Option<Time>,
}

/// An interaction as rules see it.
pub(super) struct Here {
    pub id: Id<Interaction>,
    pub source: i64,
    pub own: i64,
    pub placed: Placed,
    /// With what rules need only: nothing that it said itself.
    pub message: Message,
}

/// Interactions that rules speak of now, or spoke of before: those of events they name, and those that are about something they did not say themselves.
pub(super) struct Candidates(Vec<i64>);

impl Candidates {
    pub async fn of(read: &mut Read, rules: &[Record]) -> Result<Self, Error> {
        let rows = read.all("SELECT code, name FROM event_name WHERE workspace = $1 ORDER BY code", args![read.workspace()]).await?;
        let mut codes = Vec::new();
        for row in &rows {
            let name: String = row.get("name")?;
            if rules.iter().any(|rule| rule.names(&name)) {
                codes.push(row.get("code")?);
            }
        }
        Ok(Self(codes))
    }

    fn push(&self, sql: &mut Sql) {
        sql.push(" AND (").push_in("i.event", self.0.iter().copied());
        for (column, bit) in [("touchpoint", Own::TOUCHPOINT), ("channel", Own::CHANNEL), ("offering", Own::OFFERING)] {
            sql.push(&format!(" OR (i.{column} IS NOT NULL AND (i.own & {bit}) = 0)"));
        }
        sql.push(")");
    }

    /// How many they are.
    pub async fn count(&self, read: &mut Read) -> Result<i64, Error> {
        let mut sql = Sql::new("SELECT COUNT(*) AS n FROM interaction i WHERE i.workspace = ");
        sql.bind(read.workspace());
        self.push(&mut sql);
        read.all_of(sql).await?.first().map_or(Ok(0), |row| row.get("n"))
    }

    /// The next ones that were here when the run was asked for, in their order.
    pub async fn next(&self, read: &mut Read, run: &Run) -> Result<Vec<Here>, Error> {
        let Some(upto) = run.upto else { return Ok(Vec::new()) };
        let mut sql = Sql::new(
            "SELECT i.id, i.source, i.own, i.touchpoint, i.channel, i.offering, i.properties, e.name AS event FROM interaction i \
             JOIN event_name e ON e.workspace = i.workspace AND e.code = i.event WHERE i.workspace = ",
        );
        sql.bind(read.workspace()).push(" AND i.id <= ").bind(upto).push_some(" AND i.id > ", run.at);
        self.push(&mut sql);
        sql.push(" ORDER BY i.id LIMIT ").bind(TOGETHER);
        read.all_of(sql).await?.iter().map(here).collect()
    }
}

fn here(row: &Row) -> Result<Here, Error> {
    let (properties, event): (String, String) = (row.get("properties")?, row.get("event")?);
    let properties = serde_json::from_str(&properties).map_err(|error| Error::Column { column: "properties".into(), reason: error.to_string() })?;
    Ok(Here {
        id: row.get("id")?,
        source: row.get("source")?,
        own: row.get("own")?,
        placed: Placed { touchpoint: row.get("touchpoint")?, channel: row.get("channel")?, offering: row.get("offering")? },
        message: Message { properties, ..Message::of(Call::Track, &event) },
    })
}

/// The last run.
pub(super) async fn last(read: &mut Read) -> Result<Option<Run>, Error> {
    let sql = "SELECT asked_at, upto, at, total, looked, changed, ended_at FROM event_rule_run WHERE workspace = $1";
    let run = |row: Row| {
        Ok(Run {
            asked_at: row.get("asked_at")?,
            upto: row.get("upto")?,
            at: row.get("at")?,
            total: row.get("total")?,
            looked: row.get("looked")?,
            changed: row.get("changed")?,
            ended_at: row.get("ended_at")?,
        })
    };
    read.optional(sql, args![read.workspace()]).await?.map(run).transpose()
}

/// Begins anew, over all that is here now.
pub(super) async fn begin(tx: &mut Tx<'_>, total: i64) -> Result<Run, Error> {
    let workspace = tx.workspace();
    let newest = tx.optional("SELECT id FROM interaction WHERE workspace = $1 ORDER BY id DESC LIMIT 1", args![workspace]).await?;
    let upto: Option<Id<Interaction>> = newest.map(|row| row.get("id")).transpose()?;
    let run = Run { asked_at: tx.act().now, upto, at: None, total, looked: 0, changed: 0, ended_at: None };
    let sql = "INSERT INTO event_rule_run (workspace, asked_at, upto, at, total, looked, changed, ended_at) VALUES ($1, $2, $3, NULL, $4, 0, 0, NULL) \
        ON CONFLICT (workspace) DO UPDATE SET asked_at = excluded.asked_at, upto = excluded.upto, at = NULL, total = excluded.total, looked = 0, \
        changed = 0, ended_at = NULL";
    tx.execute(sql, args![workspace, run.asked_at, upto, total]).await?;
    Ok(run)
}

/// Notes how far it is.
pub(super) async fn note(tx: &mut Tx<'_>, run: &Run) -> Result<(), Error> {
    let sql = "UPDATE event_rule_run SET at = $2, looked = $3, changed = $4, ended_at = $5 WHERE workspace = $1";
    tx.execute(sql, args![tx.workspace(), run.at, run.looked, run.changed, run.ended_at]).await.map(drop)
}

/// Says anew what these interactions are about.
pub(super) async fn place(tx: &mut Tx<'_>, placed: Placed, ids: &[Id<Interaction>]) -> Result<(), Error> {
    let mut sql = Sql::new("UPDATE interaction SET touchpoint = ");
    sql.bind(placed.touchpoint).push(", channel = ").bind(placed.channel).push(", offering = ").bind(placed.offering);
    sql.push(" WHERE workspace = ").bind(tx.workspace()).push(" AND ").push_in("id", ids.iter().copied());
    tx.execute_of(sql).await.map(drop)
}

/// Tells whom it may concern that interactions changed.
pub(super) async fn tell(tx: &mut Tx<'_>, first: Id<Interaction>, last: Id<Interaction>) -> Result<(), Error> {
    tx.append("interactions.changed", &json!({ "first": first, "last": last })).await.map(drop)
}
