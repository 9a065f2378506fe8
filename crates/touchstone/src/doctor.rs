//! What is in order in an installation and what is not.

use std::collections::BTreeMap;

use columns::Columns;
use edge::{House, TimeText};
use kernel::{Id, Time, Workspace};
use serde::{Deserialize, Serialize};
use store::maintenance::condition;
use store::{Error, Read, Row, args};
use utoipa::ToSchema;

/// What was found.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Findings {
    /// The release that runs.
    pub version: String,
    /// What holds the records, by name and version.
    pub engine: String,
    /// Its settings on which durability rests.
    pub settings: BTreeMap<String, String>,
    /// The schema of the records.
    pub schema: i64,
    /// How many workspaces there are.
    pub workspaces: i64,
    /// How many responses there are.
    pub responses: i64,
    /// What figures are computed from, in this process's own folder.
    pub columns: ColumnsState,
    /// What changes from moment to moment.
    #[serde(flatten)]
    pub pulse: Pulse,
}

/// The columns of all workspaces.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct ColumnsState {
    /// Ratings they hold.
    pub ratings: usize,
    /// Files they lie in.
    pub files: usize,
    /// Bytes of the files.
    pub bytes: u64,
    /// Events of the log that the next questions bring in.
    pub events_to_take: i64,
    /// Workspaces whose columns the next question makes anew from the records.
    pub to_make: usize,
}

/// What changes from moment to moment, and is cheap to find out.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Pulse {
    /// The number of the newest event in the log.
    pub log_head: i64,
    /// Jobs by state.
    pub jobs: Jobs,
    /// Consumers that do not keep up with the log.
    pub behind: Vec<Behind>,
    /// What somebody has to look at; empty when all is well.
    pub troubles: Vec<Trouble>,
}

/// Jobs by state.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct Jobs {
    /// To be run.
    pub waiting: i64,
    /// Being run.
    pub running: i64,
    /// Given up.
    pub failed: i64,
}

/// A consumer that does not keep up.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Behind {
    /// Its name.
    pub consumer: String,
    /// How many events it has not taken yet, over all workspaces.
    pub events: i64,
}

/// Something that will not mend itself.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Trouble {
    /// What it is about: a job, a consumer or a mailbox, by name.
    pub what: String,
    /// What went wrong.
    pub why: String,
    /// Since when.
    #[schema(value_type = TimeText)]
    pub since: Time,
}

/// Jobs that run longer than this after their lease are stuck, for nobody works on them.
const STUCK_SECONDS: i64 = 600;
/// A mailbox that nobody looked into for so long is none of ours any more.
const LOOKED_SECONDS: i64 = 3600;
/// Troubles of one sort that are listed.
const LISTED: i64 = 20;

/// Examines an installation from the ground up; where the records are one file, all of it is read.
pub async fn examine(house: &House, columns: &Columns, now: Time) -> Result<Findings, Error> {
    let condition = condition(&house.store).await?;
    let mut pulse = pulse(house, now).await?;
    let damage = condition.damage.into_iter().map(|why| Trouble { what: "records".into(), why, since: now });
    pulse.troubles.extend(damage);
    let mut door = house.store.door().await?;
    Ok(Findings {
        version: env!("CARGO_PKG_VERSION").into(),
        engine: condition.engine,
        settings: condition.settings.into_iter().collect(),
        schema: count(&mut door, "SELECT COALESCE(MAX(version), 0) AS n FROM schema_version").await?,
        workspaces: count(&mut door, "SELECT count(*) AS n FROM workspace").await?,
        responses: count(&mut door, "SELECT count(*) AS n FROM response").await?,
        columns: state(columns, &mut door).await?,
        pulse,
    })
}

async fn state(columns: &Columns, door: &mut Read) -> Result<ColumnsState, Error> {
    let mut state = ColumnsState::default();
    for row in door.all("SELECT id FROM workspace ORDER BY id", vec![]).await? {
        let workspace: Id<Workspace> = row.get("id")?;
        let Some(held) = columns.peek(workspace) else {
            state.to_make += 1;
            continue;
        };
        state.ratings += held.ratings;
        state.files += held.segments;
        state.bytes += held.disk_bytes;
        let ahead = door.one("SELECT count(*) AS n FROM event WHERE workspace = $1 AND seq > $2", args![workspace, held.upto_seq]).await?;
        state.events_to_take += ahead.get::<i64>("n")?;
    }
    Ok(state)
}

/// Feels the pulse of an installation.
pub async fn pulse(house: &House, now: Time) -> Result<Pulse, Error> {
    let mut door = house.store.door().await?;
    Ok(Pulse {
        log_head: count(&mut door, "SELECT COALESCE(MAX(seq), 0) AS n FROM event").await?,
        jobs: jobs(&mut door).await?,
        behind: behind(&mut door).await?,
        troubles: troubles(&mut door, now).await?,
    })
}

async fn count(door: &mut Read, sql: &str) -> Result<i64, Error> {
    door.one(sql, vec![]).await?.get("n")
}

async fn jobs(door: &mut Read) -> Result<Jobs, Error> {
    let mut jobs = Jobs::default();
    for row in door.all("SELECT state, count(*) AS n FROM job GROUP BY state", vec![]).await? {
        let n = row.get("n")?;
        match row.get::<String>("state")?.as_str() {
            "waiting" => jobs.waiting = n,
            "running" => jobs.running = n,
            _ => jobs.failed = n,
        }
    }
    Ok(jobs)
}

async fn behind(door: &mut Read) -> Result<Vec<Behind>, Error> {
    let sql =
        "SELECT c.name, count(*) AS n FROM consumer c JOIN event e ON e.workspace = c.workspace AND e.seq > c.seq GROUP BY c.name ORDER BY c.name";
    let rows = door.all(sql, vec![]).await?;
    rows.iter().map(|row| Ok(Behind { consumer: row.get("name")?, events: row.get("n")? })).collect()
}

async fn troubles(door: &mut Read, now: Time) -> Result<Vec<Trouble>, Error> {
    let failed = "SELECT name, COALESCE(last_error, '') AS why, made_at AS since FROM job WHERE state = 'failed' ORDER BY made_at LIMIT $1";
    let stuck = "SELECT name, 'it began to run and nobody works on it' AS why, lease_until AS since FROM job WHERE state = 'running' AND lease_until < $2 \
                 ORDER BY lease_until LIMIT $1";
    let parked = "SELECT consumer AS name, error AS why, parked_at AS since FROM parked_event ORDER BY parked_at LIMIT $1";
    let held = "SELECT name, COALESCE(last_error, '') AS why, retry_at AS since FROM consumer WHERE failures > 0 ORDER BY name LIMIT $1";
    let mailbox = "SELECT name, trouble AS why, since FROM mailbox WHERE trouble IS NOT NULL AND looked_at > $2 ORDER BY since LIMIT $1";
    let mut troubles = Vec::new();
    for (sort, rows) in [
        ("job", door.all(failed, args![LISTED]).await?),
        ("job", door.all(stuck, args![LISTED, now.plus_seconds(-STUCK_SECONDS)]).await?),
        ("consumer", door.all(parked, args![LISTED]).await?),
        ("consumer", door.all(held, args![LISTED]).await?),
        ("mailbox", door.all(mailbox, args![LISTED, now.plus_seconds(-LOOKED_SECONDS)]).await?),
    ] {
        for row in &rows {
            troubles.push(trouble(sort, row)?);
        }
    }
    Ok(troubles)
}

fn trouble(sort: &str, row: &Row) -> Result<Trouble, Error> {
    Ok(Trouble { what: format!("{sort} {}", row.get::<String>("name")?), why: row.get("why")?, since: row.get("since")? })
}
