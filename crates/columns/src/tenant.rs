//! The columns of one workspace: caught up with the log, kept in segments, seen as snapshots.

pub mod catch_up;
pub mod compact;
pub mod keep;
pub mod merge;

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use kernel::{Id, Workspace};
use measure::plan::Plan;
use store::{Store, log};
use tokio::sync::Mutex;

use crate::axis::Axes;
use crate::error::Error;
use crate::fact::{Field, RATING};
use crate::feed;
use crate::lexicon::Lexicon;
use crate::manifest::Manifest;
use crate::mark::Marks;
use crate::row::Row;
use crate::segment::{Home, Segment};
use crate::snapshot::{Live, Snapshot, Tombs};

use compact::Effort;
use keep::Keeper;

/// The columns of one workspace.
#[derive(Debug)]
pub struct Tenant {
    workspace: Id<Workspace>,
    folder: PathBuf,
    /// Who holds it changes the columns; empty until first used.
    work: Mutex<Option<Work>>,
    seen: RwLock<(Arc<Snapshot>, Arc<Marks>)>,
    lexicon: Mutex<Lexicon>,
}

/// What changes when columns catch up, are flushed or merged.
#[derive(Debug)]
struct Work {
    keeper: Keeper,
    snapshot: Snapshot,
    /// See [`Manifest::rebuilt`].
    rebuilt: u32,
}

/// How many rows are read before they are put into files, so that any import fits the memory.
const BATCH: usize = 500_000;

impl Tenant {
    /// The columns of a workspace below a folder; nothing is read yet.
    pub fn new(workspace: Id<Workspace>, root: &Path) -> Self {
        let folder = root.join(workspace.to_string()).join(RATING.name);
        Self { workspace, folder, work: Mutex::default(), seen: RwLock::default(), lexicon: Mutex::default() }
    }

    /// What was last published.
    pub fn snapshot(&self) -> (Arc<Snapshot>, Arc<Marks>) {
        self.seen.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether this process opened it.
    pub fn is_used(&self) -> bool {
        let snapshot = self.snapshot().0;
        snapshot.upto_seq > 0 || !snapshot.segments.is_empty()
    }

    /// What is durable of it, as far as it can be read.
    pub fn manifest(&self) -> Option<Manifest> {
        Manifest::load(&self.folder).ok().flatten()
    }

    /// The axes of a plan.
    pub async fn axes(&self, store: &Store, plan: &Plan, marks: &Marks) -> Result<Axes, Error> {
        let mut read = store.read(self.workspace).await?;
        self.lexicon.lock().await.axes(&mut read, plan, &marks.list()).await
    }

    /// Bytes that are held beside the shelf.
    pub async fn bytes(&self) -> usize {
        let tail: usize = self.snapshot().0.segments.iter().map(|live| live.segment.bytes()).sum();
        tail + self.lexicon.lock().await.bytes()
    }

    /// Opens what the manifest names, without reading a column.
    pub async fn open(&self, store: &Store) -> Result<(), Error> {
        let mut work = self.work.lock().await;
        self.opened(store, &mut work).await.map(|_| ())
    }

    /// Makes the columns anew from the record store.
    pub async fn rebuild(&self, store: &Store) -> Result<(), Error> {
        let mut work = self.work.lock().await;
        let fresh = self.rebuilt(store, work.take()).await?;
        self.publish(work.insert(fresh));
        Ok(())
    }

    async fn opened<'w>(&self, store: &Store, work: &'w mut Option<Work>) -> Result<&'w mut Work, Error> {
        if work.is_none() {
            let manifest = Manifest::load(&self.folder).unwrap_or_else(|error| {
                tracing::warn!(workspace.id = %self.workspace, error = %error, "the columns are made anew because their manifest is damaged");
                None
            });
            let opened = match manifest {
                Some(manifest) if self.follows(store, manifest.upto_seq).await? => self.reopened(manifest)?,
                _ => self.rebuilt(store, None).await?,
            };
            self.publish(work.insert(opened));
        }
        work.as_mut().ok_or(Error::Interrupted)
    }

    /// Whether the log leads on from a position: it was not trimmed behind it, and it is not the log of a restored backup that ends before it.
    async fn follows(&self, store: &Store, seq: i64) -> Result<bool, Error> {
        let trimmed = log::trimmed(&mut store.read(self.workspace).await?).await?;
        let (_, last) = log::span(store).await?;
        Ok((trimmed..=last).contains(&seq))
    }

    fn reopened(&self, mut manifest: Manifest) -> Result<Work, Error> {
        manifest.sweep(&self.folder)?;
        let marks = Arc::new(Marks::of(std::mem::take(&mut manifest.marks)));
        let live = |entry: crate::manifest::Entry| Live {
            segment: Arc::new(Segment::in_file(
                entry.summary,
                Home { folder: self.folder.clone(), file: entry.file, bytes: entry.bytes },
                marks.clone(),
            )),
            tombs: Arc::new(Tombs::of(entry.tombs)),
        };
        let snapshot = Snapshot { segments: manifest.segments.into_iter().map(live).collect(), upto_seq: manifest.upto_seq };
        let keeper = Keeper::new(self.folder.clone(), marks, manifest.generation);
        Ok(Work { keeper, snapshot, rebuilt: manifest.rebuilt })
    }

    async fn rebuilt(&self, store: &Store, former: Option<Work>) -> Result<Work, Error> {
        let (marks, generation) = (Arc::new(Marks::default()), former.as_ref().map_or(0, |work| work.keeper.generation()));
        log::seal(store, &sealing(self.workspace)).await?;
        let (_, upto_seq) = log::span(store).await?;
        let mut read = store.snapshot(self.workspace).await?;
        let snapshot = Snapshot { upto_seq, ..Snapshot::default() };
        let mut work = Work { keeper: Keeper::new(self.folder.clone(), marks.clone(), generation), snapshot, rebuilt: 0 };
        let mut all = feed::all(&mut read)?;
        loop {
            let rows = feed::some(&mut all, &marks, BATCH).await?;
            if rows.is_empty() {
                break;
            }
            work = blocking(move || work.kept(rows)).await?;
        }
        drop(all);
        drop(read);
        let work = blocking(move || work.compacted(Effort::FULL)).await?;
        *self.lexicon.lock().await = Lexicon::default();
        if let Some(former) = former {
            former.snapshot.segments.iter().for_each(|live| live.segment.replace());
        }
        Ok(work)
    }

    fn publish(&self, work: &Work) {
        let seen = (Arc::new(work.snapshot.clone()), work.keeper.marks().clone());
        *self.seen.write().unwrap_or_else(PoisonError::into_inner) = seen;
    }
}

impl Work {
    /// Puts rows of a rebuild into files that the next manifest will name.
    fn kept(mut self, mut rows: Vec<Row>) -> Result<Self, Error> {
        self.rebuilt = rows.iter().map(|row| row.code(Field::Response)).fold(self.rebuilt, u32::max);
        let segments = self.keeper.keep(&mut rows)?;
        self.snapshot.segments.extend(segments);
        Ok(self)
    }
}

/// Runs work that waits for files on a thread of its own.
async fn blocking(work: impl FnOnce() -> Result<Work, Error> + Send + 'static) -> Result<Work, Error> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::Interrupted)?
}

/// The act under which the log is sealed: numbering events makes no row of its own, so it carries no moment.
fn sealing(workspace: Id<Workspace>) -> kernel::Act {
    let now = kernel::Time::default();
    kernel::Act { workspace, actor: kernel::Actor::System("columns"), now, ids: kernel::Ids::new(now, [0; 32]) }
}
