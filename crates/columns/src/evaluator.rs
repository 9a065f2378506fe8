//! Columns as a whole: the evaluator that serves all workspaces of a process.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use kernel::{Id, Time, Workspace};
use measure::anonymity::KeptBlocks;
use measure::evaluator::{Answer, Evaluator};
use measure::plan::Plan;
use measure::product::Product;
use rustc_hash::FxHashMap;
use store::Store;
use tokio::sync::Semaphore;

use crate::error::Error;
use crate::manifest::Manifest;
use crate::run;
use crate::shelf::Shelf;
use crate::snapshot::Snapshot;
use crate::tenant::Tenant;
use crate::tenant::compact::Effort;

/// How columns are kept.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder of the segments.
    pub dir: PathBuf,
    /// Bytes of columns that may stay in memory.
    pub memory: usize,
    /// Threads of one evaluation.
    pub threads: usize,
}

/// What the columns of a workspace amount to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Ratings, those included whose dead rows were not rewritten yet.
    pub ratings: usize,
    /// Bytes in memory, over all workspaces.
    pub memory_bytes: usize,
    /// Bytes of the segments' files.
    pub disk_bytes: u64,
    /// Number of files.
    pub segments: usize,
    /// Ratings in memory only.
    pub tail_rows: usize,
    /// The position of the log they include.
    pub upto_seq: i64,
}

impl Stats {
    fn of(snapshot: &Snapshot) -> Self {
        let files = snapshot.segments.iter().filter_map(|live| live.segment.home().map(|home| (home.bytes, live.segment.summary.rows)));
        let in_files = files.fold(Self::default(), Self::and_file);
        Self { ratings: snapshot.rows(), tail_rows: snapshot.rows() - in_files.ratings, upto_seq: snapshot.upto_seq, ..in_files }
    }

    fn of_manifest(manifest: &Manifest) -> Self {
        let files = manifest.segments.iter().map(|entry| (entry.bytes, entry.summary.rows));
        Self { upto_seq: manifest.upto_seq, ..files.fold(Self::default(), Self::and_file) }
    }

    fn and_file(self, (bytes, rows): (u64, usize)) -> Self {
        Self { ratings: self.ratings + rows, disk_bytes: self.disk_bytes + bytes, segments: self.segments + 1, ..self }
    }
}

/// The columnar evaluator.
#[derive(Clone)]
pub struct Columns(Arc<Inner>);

struct Inner {
    store: Store,
    settings: Settings,
    shelf: Shelf,
    tenants: Mutex<FxHashMap<Id<Workspace>, Arc<Tenant>>>,
    evaluations: Semaphore,
    blocks: KeptBlocks,
}

impl Columns {
    /// Columns over a store; nothing is read before it is asked for.
    pub fn open(store: Store, settings: Settings) -> Self {
        let (shelf, evaluations) = (Shelf::new(settings.memory), Semaphore::new(settings.threads.max(1)));
        Self(Arc::new(Inner { store, settings, shelf, tenants: Mutex::default(), evaluations, blocks: KeptBlocks::default() }))
    }

    /// Includes everything that was committed before the call.
    pub async fn catch_up(&self, workspace: Id<Workspace>) -> Result<(), Error> {
        self.tenant(workspace).catch_up(&self.0.store).await
    }

    /// Makes the columns of a workspace anew from the record store.
    pub async fn rebuild(&self, workspace: Id<Workspace>) -> Result<(), Error> {
        self.tenant(workspace).rebuild(&self.0.store).await
    }

    /// Puts everything into files and merges them: a job calls it now and then, and a process before it ends.
    pub async fn compact(&self, workspace: Id<Workspace>) -> Result<(), Error> {
        self.tenant(workspace).compact(&self.0.store, Effort::FULL).await
    }

    /// Removes from the files what was erased or removed: to be called after an erasure was committed.
    pub async fn erase(&self, workspace: Id<Workspace>) -> Result<(), Error> {
        self.tenant(workspace).compact(&self.0.store, Effort::ERASE).await
    }

    /// Does so for the workspaces that this process used.
    pub async fn compact_used(&self) -> Result<(), Error> {
        for tenant in self.used() {
            tenant.compact(&self.0.store, Effort::FULL).await?;
        }
        Ok(())
    }

    /// What the columns of a workspace amount to, as they were last used.
    pub async fn stats(&self, workspace: Id<Workspace>) -> Result<Stats, Error> {
        let tenant = self.tenant(workspace);
        tenant.open(&self.0.store).await?;
        Ok(Stats { memory_bytes: self.memory().await, ..Stats::of(&tenant.snapshot().0) })
    }

    /// The same without opening or making anything; none when the next use has to make them anew.
    pub fn peek(&self, workspace: Id<Workspace>) -> Option<Stats> {
        let tenant = self.tenants().get(&workspace).filter(|tenant| tenant.is_used()).cloned();
        match tenant {
            Some(tenant) => Some(Stats::of(&tenant.snapshot().0)),
            None => Tenant::new(workspace, &self.0.settings.dir).manifest().as_ref().map(Stats::of_manifest),
        }
    }

    /// What all columns that this process used amount to.
    pub async fn totals(&self) -> Stats {
        let mut totals = Stats { memory_bytes: self.memory().await, ..Stats::default() };
        for tenant in self.used() {
            let stats = Stats::of(&tenant.snapshot().0);
            totals.ratings += stats.ratings;
            totals.disk_bytes += stats.disk_bytes;
            totals.segments += stats.segments;
            totals.tail_rows += stats.tail_rows;
        }
        totals
    }

    /// Bytes of columns and dictionaries in memory, over all workspaces.
    pub async fn memory(&self) -> usize {
        let mut bytes = self.0.shelf.bytes();
        for tenant in self.used() {
            bytes += tenant.bytes().await;
        }
        bytes
    }

    async fn answer(&self, workspace: Id<Workspace>, plan: &Plan) -> Result<Product, Error> {
        let tenant = self.tenant(workspace);
        tenant.catch_up(&self.0.store).await?;
        let (snapshot, marks) = tenant.snapshot();
        let axes = tenant.axes(&self.0.store, plan, &marks).await?;
        let _turn = self.0.evaluations.acquire().await.map_err(|_| Error::Interrupted)?;
        let (inner, plan) = (self.0.clone(), plan.clone());
        let work = move || run::evaluate(&plan, &marks.list(), &axes, &snapshot, &inner.shelf, inner.settings.threads);
        tokio::task::spawn_blocking(work).await.map_err(|_| Error::Interrupted)?
    }

    async fn extent(&self, workspace: Id<Workspace>) -> Result<Option<(i64, i64)>, Error> {
        let tenant = self.tenant(workspace);
        tenant.catch_up(&self.0.store).await?;
        let (inner, snapshot) = (self.0.clone(), tenant.snapshot().0);
        tokio::task::spawn_blocking(move || snapshot.span(&inner.shelf)).await.map_err(|_| Error::Interrupted)?
    }

    fn tenant(&self, workspace: Id<Workspace>) -> Arc<Tenant> {
        self.tenants().entry(workspace).or_insert_with(|| Arc::new(Tenant::new(workspace, &self.0.settings.dir))).clone()
    }

    fn used(&self) -> Vec<Arc<Tenant>> {
        self.tenants().values().filter(|tenant| tenant.is_used()).cloned().collect()
    }

    fn tenants(&self) -> std::sync::MutexGuard<'_, FxHashMap<Id<Workspace>, Arc<Tenant>>> {
        self.0.tenants.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Evaluator for Columns {
    fn evaluate<'a>(&'a self, workspace: Id<Workspace>, plan: &'a Plan) -> Answer<'a, Product> {
        Box::pin(async move { Ok(self.answer(workspace, plan).await?) })
    }

    fn span(&self, workspace: Id<Workspace>) -> Answer<'_, Option<(Time, Time)>> {
        Box::pin(async move { Ok(self.extent(workspace).await?.map(|(from, last)| (Time::from_micros(from), Time::from_micros(last)))) })
    }

    fn kept_blocks(&self) -> Option<&KeptBlocks> {
        Some(&self.0.blocks)
    }
}
