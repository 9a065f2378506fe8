//! Housekeeping over all workspaces, and what only the engine knows of its condition.

use kernel::Act;

use crate::args;
use crate::engine::Engine;
use crate::error::Error;
use crate::log;
use crate::store::Store;
use crate::tx::Read;

/// Days that events stay in the log, whoever has taken them.
const LOG_DAYS: i64 = 30;
/// Days that the answer to a request with an idempotency key is remembered.
const KEY_DAYS: i64 = 3;
/// Rows deleted in one transaction, so that writers wait only shortly.
const CHUNK: i64 = 5000;
const DAY: i64 = 24 * 3600;

/// What was tidied away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tidied {
    /// Events that all consumers took long ago.
    pub events: u64,
    /// Idempotency keys.
    pub keys: u64,
}

/// Deletes what nobody needs any more, in small transactions, and lets the engine write its journal back.
pub async fn tidy(store: &Store, act: &Act) -> Result<Tidied, Error> {
    let tidied = Tidied { events: trim_log(store, act).await?, keys: forget_keys(store, act).await? };
    checkpoint(store).await?;
    Ok(tidied)
}

/// Events that a consumer has yet to take, or that are parked, stay.
async fn trim_log(store: &Store, act: &Act) -> Result<u64, Error> {
    const OLD: &str = "DELETE FROM event WHERE id IN (SELECT id FROM event WHERE seq <= $1 \
        AND NOT EXISTS (SELECT 1 FROM consumer WHERE consumer.workspace = event.workspace AND consumer.seq < event.seq) \
        AND NOT EXISTS (SELECT 1 FROM parked_event WHERE parked_event.workspace = event.workspace AND parked_event.seq = event.seq) \
        ORDER BY seq LIMIT $2)";
    let mut tx = store.begin(act).await?;
    let end = log::trim_to(&mut tx, act.now.plus_seconds(-LOG_DAYS * DAY)).await?;
    tx.commit().await?;
    let mut trimmed = 0;
    loop {
        let mut tx = store.begin(act).await?;
        let gone = tx.execute(OLD, args![end, CHUNK]).await?;
        tx.commit().await?;
        trimmed += gone;
        if gone < CHUNK as u64 {
            return Ok(trimmed);
        }
    }
}

async fn forget_keys(store: &Store, act: &Act) -> Result<u64, Error> {
    let mut tx = store.begin(act).await?;
    let gone = tx.execute("DELETE FROM idempotency WHERE made_at < $1", args![act.now.plus_seconds(-KEY_DAYS * DAY)]).await?;
    tx.commit().await?;
    Ok(gone)
}

/// SQLite copies its journal into the file as far as no reader stands in the way; PostgreSQL does so by itself.
async fn checkpoint(store: &Store) -> Result<(), Error> {
    if store.shared.engine == Engine::Sqlite {
        store.writer().await?.all("PRAGMA wal_checkpoint(PASSIVE)", vec![]).await?;
    }
    Ok(())
}

impl Store {
    /// Lets the engine count its rows anew, so that it plans well after many were written at once. SQLite keeps to what it was told in
    /// the planner module: it would count tables as empty that are about to be filled, and then read them whole for every look-up.
    pub async fn analyse(&self) -> Result<(), Error> {
        match self.shared.engine {
            Engine::Sqlite => Ok(()),
            Engine::Postgres => self.writer().await?.all("ANALYZE", vec![]).await.map(drop),
        }
    }
}

/// The engine's own account of itself, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Name and version.
    pub engine: String,
    /// Settings on which durability rests, as name and value.
    pub settings: Vec<(String, String)>,
    /// Damage that was found in the records; empty when all is well.
    pub damage: Vec<String>,
}

/// Asks the engine for its condition; on SQLite the whole file is read.
pub async fn condition(store: &Store) -> Result<Condition, Error> {
    let engine = store.shared.engine;
    let mut writer = store.writer().await?;
    let version = engine.choose("SELECT 'SQLite ' || sqlite_version() AS v", "SELECT 'PostgreSQL ' || current_setting('server_version') AS v");
    let damage = engine.choose(
        "SELECT integrity_check AS line FROM pragma_integrity_check WHERE integrity_check <> 'ok' \
         UNION ALL SELECT 'a row of ' || \"table\" || ' refers to a row of ' || parent || ' that is missing' FROM pragma_foreign_key_check",
        // Checksums and foreign keys are watched by the server.
        "SELECT '' AS line WHERE 1 = 0",
    );
    Ok(Condition {
        engine: writer.one(version, vec![]).await?.get("v")?,
        settings: settings(&mut writer).await?,
        damage: store.door().await?.all(damage, vec![]).await?.iter().map(|row| row.get("line")).collect::<Result<_, _>>()?,
    })
}

async fn settings(read: &mut Read) -> Result<Vec<(String, String)>, Error> {
    let sql = read.engine().choose(
        "SELECT 'journal_mode' AS name, CAST(journal_mode AS TEXT) AS value FROM pragma_journal_mode \
         UNION ALL SELECT 'synchronous', CAST(synchronous AS TEXT) FROM pragma_synchronous \
         UNION ALL SELECT 'foreign_keys', CAST(foreign_keys AS TEXT) FROM pragma_foreign_keys",
        "SELECT name, current_setting(name) AS value FROM (VALUES ('fsync'), ('synchronous_commit'), ('full_page_writes')) AS setting (name)",
    );
    read.all(sql, vec![]).await?.iter().map(|row| Ok((row.get("name")?, row.get("value")?))).collect()
}
