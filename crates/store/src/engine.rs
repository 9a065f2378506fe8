//! The two engines: how each is opened and the few places where they differ.

use std::path::Path;

use sqlx::any::{AnyPoolOptions, install_default_drivers};
use sqlx::{AnyConnection, AnyPool, Executor};

use crate::error::Error;
use crate::writer::{PATIENCE, Writer};

/// Where the records live. Nothing outside this crate may depend on which one it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Engine {
    /// One file in the data folder.
    Sqlite,
    /// A server that several nodes share.
    Postgres,
}

impl Engine {
    pub(crate) fn of(url: &str) -> Result<Self, Error> {
        match url.split(':').next() {
            Some("sqlite") => Ok(Self::Sqlite),
            Some("postgres" | "postgresql") => Ok(Self::Postgres),
            _ => Err(Error::Misuse("a database address begins with sqlite: or postgres://".into())),
        }
    }

    /// The text for this engine: the way out where one text cannot serve both. Each use says why.
    pub(crate) const fn choose<'a>(self, sqlite: &'a str, postgres: &'a str) -> &'a str {
        match self {
            Self::Sqlite => sqlite,
            Self::Postgres => postgres,
        }
    }

    /// How a transaction that writes begins; SQLite must take the write lock at once, or a later upgrade could fail.
    pub(crate) const fn begin(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN IMMEDIATE",
            Self::Postgres => "BEGIN",
        }
    }

    /// How a transaction that reads one state begins.
    pub(crate) const fn begin_snapshot(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN DEFERRED",
            Self::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        }
    }
}

/// The address of an SQLite file.
pub fn sqlite_url(file: &Path) -> String {
    format!("sqlite://{}?mode=rwc", file.display().to_string().replace('%', "%25").replace('?', "%3f").replace('#', "%23"))
}

/// The connections that write and read.
pub(crate) struct Pools {
    pub write: Write,
    pub read: AnyPool,
}

/// What writes.
pub(crate) enum Write {
    /// One connection to the file.
    File(Writer),
    /// Those that read too.
    Server(AnyPool),
}

pub(crate) async fn connect(engine: Engine, url: &str, connections: u32) -> Result<Pools, Error> {
    install_default_drivers();
    match engine {
        Engine::Sqlite => {
            let write = Writer::open(url).await?;
            let read = options(connections).after_connect(|connection, _| Box::pin(prepare_sqlite_reader(connection))).connect_lazy(url)?;
            Ok(Pools { write: Write::File(write), read })
        }
        Engine::Postgres => {
            let pool = options(connections).connect(url).await?;
            Ok(Pools { write: Write::Server(pool.clone()), read: pool })
        }
    }
}

/// A connection is never tested before use: that would cost a round trip for each command.
fn options(connections: u32) -> AnyPoolOptions {
    AnyPoolOptions::new().max_connections(connections).test_before_acquire(false).idle_timeout(None).max_lifetime(None).acquire_timeout(PATIENCE)
}

/// Pages that the connection that writes keeps, in kibibytes: enough for single writes. SQLite often looks through all of them at a commit while the file is
/// smaller than a gibibyte.
pub(crate) const LITTLE_ROOM: &str = "PRAGMA cache_size = -32768";
/// The same while very many rows are written: they go to places all over the indexes, which would be read from the file again and again.
pub(crate) const ROOM: &str = "PRAGMA cache_size = -262144";

pub(crate) async fn prepare_sqlite(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    for pragma in [
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
        "PRAGMA foreign_keys = ON",
        "PRAGMA busy_timeout = 30000",
        // A checkpoint after every 64 MiB (pages of 4 KiB); a journal that grew while somebody read for long is cut back.
        "PRAGMA wal_autocheckpoint = 16384",
        "PRAGMA journal_size_limit = 67108864",
        LITTLE_ROOM,
        "PRAGMA temp_store = MEMORY",
    ] {
        connection.execute(pragma).await?;
    }
    Ok(())
}

async fn prepare_sqlite_reader(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    prepare_sqlite(connection).await?;
    connection.execute("PRAGMA cache_size = -16384").await?;
    connection.execute("PRAGMA query_only = ON").await?;
    Ok(())
}
