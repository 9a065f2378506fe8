//! The one connection that writes into a file. It is in no pool: a pool looks after each use whether a connection still answers, by a task that stands in
//! line behind all others, and whoever writes next would wait for that.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use sqlx::{AnyConnection, Connection};
use tokio::sync::{Mutex, OwnedMappedMutexGuard, OwnedMutexGuard};
use tokio::time::timeout;

use crate::engine::{Engine, LITTLE_ROOM, ROOM, prepare_sqlite};

/// Whoever waits for longer is told that the store is busy.
pub(crate) const PATIENCE: Duration = Duration::from_mins(1);

/// What SQLite answers to the end of a transaction that it has ended itself.
const NO_TRANSACTION: &str = "1";

pub(crate) struct Writer {
    url: String,
    place: Arc<Mutex<Option<Pen>>>,
    /// How many works want room for very many rows.
    roomy: AtomicUsize,
}

struct Pen {
    connection: AnyConnection,
    /// The last who had it ended what they began.
    settled: bool,
    /// It has room for very many rows.
    roomy: bool,
}

/// A wish for room, until it is dropped.
pub(crate) struct Room<'w>(&'w AtomicUsize);

impl Drop for Room<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The connection, for as long as somebody has it. A transaction that was not committed is undone before the next gets it.
pub(crate) struct Held(OwnedMappedMutexGuard<Option<Pen>, Pen>);

impl Writer {
    pub async fn open(url: &str) -> Result<Self, sqlx::Error> {
        let pen = Pen { connection: connect(url).await?, settled: true, roomy: false };
        Ok(Self { url: url.to_owned(), place: Arc::new(Mutex::new(Some(pen))), roomy: AtomicUsize::new(0) })
    }

    /// Wishes for room for very many rows; the next who gets the connection gives it, and takes it back when nobody wishes for it any more.
    pub fn make_room(&self) -> Room<'_> {
        self.roomy.fetch_add(1, Ordering::Relaxed);
        Room(&self.roomy)
    }

    /// The connection, in the order of asking.
    pub async fn take(&self) -> Result<Held, sqlx::Error> {
        let place = timeout(PATIENCE, Arc::clone(&self.place).lock_owned()).await.map_err(|_| sqlx::Error::PoolTimedOut)?;
        let mut pen = OwnedMutexGuard::try_map(place, Option::as_mut).map_err(|_| sqlx::Error::PoolClosed)?;
        if !pen.settled {
            pen.mend(&self.url).await?;
        }
        let roomy = self.roomy.load(Ordering::Relaxed) > 0;
        if pen.roomy != roomy {
            run(&mut pen.connection, if roomy { ROOM } else { LITTLE_ROOM }).await?;
            pen.roomy = roomy;
        }
        Ok(Held(pen))
    }

    /// The connection with a transaction.
    pub async fn begin(&self) -> Result<Held, sqlx::Error> {
        let mut held = self.take().await?;
        held.0.settled = false;
        run(&mut held.0.connection, Engine::Sqlite.begin()).await?;
        Ok(held)
    }

    /// Ends the connection when nobody has it any more.
    pub async fn close(&self) {
        if let Some(pen) = self.place.lock().await.take() {
            drop(pen.connection.close().await);
        }
    }
}

impl Held {
    pub fn connection(&mut self) -> &mut AnyConnection {
        &mut self.0.connection
    }

    /// Makes the transaction durable.
    pub async fn commit(mut self) -> Result<(), sqlx::Error> {
        run(&mut self.0.connection, "COMMIT").await?;
        self.0.settled = true;
        Ok(())
    }
}

impl Pen {
    /// Undoes what was left open. A connection that cannot do that any more is replaced: the engine undoes it then.
    async fn mend(&mut self, url: &str) -> Result<(), sqlx::Error> {
        if let Err(error) = run(&mut self.connection, "ROLLBACK").await {
            let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
            if code.as_deref() != Some(NO_TRANSACTION) {
                tracing::warn!(error = &error as &dyn std::error::Error, "the connection that writes is opened anew");
                self.connection = connect(url).await?;
                self.roomy = false;
            }
        }
        self.settled = true;
        Ok(())
    }
}

async fn connect(url: &str) -> Result<AnyConnection, sqlx::Error> {
    let mut connection = AnyConnection::connect(url).await?;
    prepare_sqlite(&mut connection).await?;
    Ok(connection)
}

async fn run(connection: &mut AnyConnection, sql: &'static str) -> Result<(), sqlx::Error> {
    sqlx::query(sql).execute(connection).await.map(drop)
}
