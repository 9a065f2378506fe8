//! The record store of one data folder or database server.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use kernel::{Act, Actor, Id, Time, Workspace};

use crate::bells::{Bell, Bells};
use crate::engine::{self, Engine, Pools, Write};
use crate::error::Error;
use crate::kept::Kept;
use crate::migrations;
use crate::signature::Signatures;
use crate::together::Together;
use crate::tx::{Carrier, Read, Tx};

/// How the store is reached.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `sqlite://FILE?mode=rwc` or `postgres://…`.
    pub url: String,
    /// How many connections read at once (PostgreSQL: read and write).
    pub connections: u32,
}

/// The record store; clones share its connections.
#[derive(Clone)]
pub struct Store {
    pools: Arc<Pools>,
    pub(crate) shared: Arc<Shared>,
}

pub(crate) struct Shared {
    pub engine: Engine,
    pub signatures: Signatures,
    pub together: Together,
    pub kept: Kept,
    pub bells: Bells,
    /// Statements that were sent to the engine.
    pub statements: AtomicU64,
    /// When somebody last began to write, in microseconds.
    pub wrote: AtomicI64,
}

/// The act of a door has no workspace yet: this stands in its place and owns no rows.
pub const NOWHERE: Id<Workspace> = Id::from_bytes([0; 16]);

/// Makes the act of a piece of background work: who acts in which workspace.
pub type Acts = Arc<dyn Fn(Id<Workspace>, Actor) -> Act + Send + Sync>;

impl Store {
    /// Opens the store and brings its schema up to date.
    pub async fn open(settings: &Settings) -> Result<Self, Error> {
        let store = Self::connect(settings).await?;
        migrations::run(&store).await?;
        Ok(store)
    }

    /// Opens the store as it is.
    pub(crate) async fn connect(settings: &Settings) -> Result<Self, Error> {
        let engine = Engine::of(&settings.url)?;
        let pools = engine::connect(engine, &settings.url, settings.connections).await?;
        let shared = Shared {
            engine,
            signatures: Signatures::default(),
            together: Together::default(),
            kept: Kept::default(),
            bells: Bells::default(),
            statements: AtomicU64::new(0),
            wrote: AtomicI64::new(0),
        };
        Ok(Self { pools: Arc::new(pools), shared: Arc::new(shared) })
    }

    /// Reads of one workspace, each statement seeing what was committed before it.
    pub async fn read(&self, workspace: Id<Workspace>) -> Result<Read, Error> {
        let connection = self.pools.read.acquire().await?;
        Ok(Read::new(Carrier::Plain(connection), Arc::clone(&self.shared), workspace))
    }

    /// Reads of one workspace that all see one state.
    pub async fn snapshot(&self, workspace: Id<Workspace>) -> Result<Read, Error> {
        let transaction = self.pools.read.begin_with(self.shared.engine.begin_snapshot()).await?;
        Ok(Read::new(Carrier::Transaction(transaction), Arc::clone(&self.shared), workspace))
    }

    /// A transaction of this act, in its workspace.
    pub async fn begin<'act>(&self, act: &'act Act) -> Result<Tx<'act>, Error> {
        if !matches!(act.actor, Actor::System(_)) {
            self.shared.wrote.fetch_max(act.now.micros(), Ordering::Relaxed);
        }
        let carrier = match &self.pools.write {
            Write::File(writer) => Carrier::Writer(writer.begin().await?),
            Write::Server(pool) => Carrier::Transaction(pool.begin_with(self.shared.engine.begin()).await?),
        };
        Ok(Tx::new(Read::new(carrier, Arc::clone(&self.shared), act.workspace), act))
    }

    /// Reads across workspaces, for what leads into one: sessions, tokens, public links, the log, maintenance.
    pub async fn door(&self) -> Result<Read, Error> {
        self.read(NOWHERE).await
    }

    /// Does work that writes very many rows, with room for the pages of the indexes they go to; whoever writes after it gives the room back.
    pub async fn with_room<T>(&self, work: impl Future<Output = T>) -> T {
        let _room = match &self.pools.write {
            Write::File(writer) => Some(writer.make_room()),
            Write::Server(_) => None,
        };
        work.await
    }

    /// The connection that writes, outside a transaction.
    pub(crate) async fn writer(&self) -> Result<Read, Error> {
        let carrier = match &self.pools.write {
            Write::File(writer) => Carrier::Writer(writer.take().await?),
            Write::Server(pool) => Carrier::Plain(pool.acquire().await?),
        };
        Ok(Read::new(carrier, Arc::clone(&self.shared), NOWHERE))
    }

    /// A bell that rings when an event of one of these kinds or a job of one of these names was committed here.
    pub fn bell(&self, names: impl IntoIterator<Item = &'static str>) -> Arc<Bell> {
        self.shared.bells.hang(names.into_iter().collect())
    }

    /// How many statements were sent since the store was opened: what a page asks shows by the difference.
    pub fn statements(&self) -> u64 {
        self.shared.statements.load(Ordering::Relaxed)
    }

    /// When somebody last began to write here; what the house does by itself is not counted.
    pub fn wrote_at(&self) -> Time {
        Time::from_micros(self.shared.wrote.load(Ordering::Relaxed))
    }

    /// Ends all connections; what was committed stays.
    pub async fn close(&self) {
        self.pools.read.close().await;
        if let Write::File(writer) = &self.pools.write {
            writer.close().await;
        }
    }
}
