//! The whole house in one process: its store, its rooms, its front door.

use std::sync::Arc;

use anyhow::{Context, Result};
use axum::{Extension, Router};
use columns::Columns;
use desk::files::Shelf;
use edge::{House, Site};
use identity::Operator;
use kernel::Time;
use listen::feedback::routes::{Taker, taker};
use listen::interactions::{Collector, Folders, collector};
use listen::responses::routes::{Recorder, recorder};
use listen::sources::Rate;
use measure::Evaluator;
use post::webhooks::{Caller, Reach};
use store::Store;

use crate::data_folder::DataFolder;
use crate::delivery::{Hooks, Outbox};
use crate::http::metrics::Observer;
use crate::http::personal::LedgerFolder;
use crate::pickup::Pickup;
use crate::settings::{Records, Webhooks};
use crate::work::{self, Work};
use crate::{clock, http};

/// A house that is open.
pub struct Building {
    house: House,
    equipment: Equipment,
    folder: DataFolder,
    work: Option<Work>,
}

/// What some routes need besides the house.
#[derive(Clone)]
pub struct Equipment {
    /// What figures are computed from.
    pub columns: Columns,
    /// Takes responses that are sent one by one.
    pub recorder: Recorder,
    /// Takes in what sources send.
    pub collector: Collector,
    /// Takes feedback from elsewhere that is sent one by one.
    pub taker: Taker,
    /// Where files wait that sources read.
    pub folders: Folders,
    /// Where the ledger of erased people lies.
    pub ledger: LedgerFolder,
    /// Where the content of uploaded files lies.
    pub shelf: Shelf,
    /// Looks at the house for `/metrics`.
    pub observer: Observer,
    /// How letters leave.
    pub outbox: Outbox,
    /// Where letters are fetched, if anywhere.
    pub pickup: Option<Pickup>,
    /// How far webhooks may go.
    pub reach: Reach,
    /// Brings webhooks out.
    pub hooks: Arc<dyn Caller>,
}

impl Equipment {
    /// Who answers questions to the data.
    pub fn evaluator(&self) -> Arc<dyn Evaluator> {
        Arc::new(self.columns.clone())
    }
}

/// What a house is opened with; [`Foundations::of`] takes the system's clock and randomness, tests take their own.
pub struct Foundations {
    /// How the records are reached.
    pub store: store::Settings,
    /// What answers depend on.
    pub site: Site,
    /// How letters leave.
    pub outbox: Outbox,
    /// Where letters are fetched, if anywhere.
    pub pickup: Option<Pickup>,
    /// How far webhooks may go.
    pub webhooks: Webhooks,
    /// How many bytes of memory columns may take.
    pub memory: u64,
    /// The present moment.
    pub clock: Arc<dyn Fn() -> Time + Send + Sync>,
    /// The source of ids and secrets.
    pub seeds: Arc<dyn Fn() -> [u8; 32] + Send + Sync>,
}

impl Foundations {
    /// What the operator's settings say; letters wait, and none are fetched.
    pub fn of(folder: &DataFolder, records: &Records, site: Site) -> Self {
        Self {
            store: records.store_in(folder.path()),
            site,
            outbox: Outbox::closed(),
            pickup: None,
            webhooks: Webhooks::default(),
            memory: records.memory.0,
            clock: Arc::new(clock::now),
            seeds: Arc::new(clock::seed),
        }
    }
}

impl Building {
    /// Opens the records and the columns.
    pub async fn open(folder: DataFolder, foundations: Foundations) -> Result<Self> {
        let Foundations { store, site, outbox, pickup, webhooks, memory, clock, seeds } = foundations;
        let store = Store::open(&store).await.context("the records cannot be opened")?;
        let settings = columns::Settings { dir: folder.columns(), memory: usize::try_from(memory)?, threads: threads() };
        let columns = Columns::open(store.clone(), settings);
        let house = House::new(store, site, move || clock(), move || seeds());
        let equipment = Equipment {
            columns,
            recorder: recorder(&house),
            collector: collector(&house, Rate::default()),
            taker: taker(&house),
            folders: Folders::new(folder.incoming()),
            ledger: LedgerFolder(folder.path().into()),
            shelf: Shelf::new(folder.files()),
            observer: Observer::default(),
            outbox,
            pickup,
            reach: Reach::new(webhooks.webhook_allow.clone()),
            hooks: Arc::new(Hooks::new(&webhooks)?),
        };
        Ok(Self { house, equipment, folder, work: None })
    }

    /// The state of all routes.
    pub fn house(&self) -> &House {
        &self.house
    }

    /// What figures are computed from.
    pub fn columns(&self) -> &Columns {
        &self.equipment.columns
    }

    /// What routes and background work need besides the house.
    pub fn equipment(&self) -> &Equipment {
        &self.equipment
    }

    /// Where the content of uploaded files lies.
    pub fn shelf(&self) -> &Shelf {
        &self.equipment.shelf
    }

    /// The folder it lies in.
    pub fn folder(&self) -> &DataFolder {
        &self.folder
    }

    /// Begins the background work: all of it, or the part that every process does for itself.
    pub async fn begin_work(&mut self, all: bool) -> Result<()> {
        let plan = if all { work::plan::of(&self.house, &self.equipment) } else { work::plan::of_process(&self.house, &self.equipment) };
        self.work = Some(Work::begin(plan).await.context("the background work cannot begin")?);
        if let Some(pickup) = self.equipment.pickup.as_ref().filter(|_| all) {
            pickup.promise(&self.house).await?;
        }
        Ok(())
    }

    /// All routes, for everybody.
    pub fn router(&self) -> Router {
        http::router::router(&self.house, &self.equipment)
    }

    /// All routes, for somebody with a shell on the machine.
    pub fn operators_router(&self) -> Router {
        self.router().layer(Extension(Operator::default()))
    }

    /// Ends the background work, writes what is in memory only, and closes.
    pub async fn close(mut self) {
        if let Some(work) = self.work.take() {
            work.end().await;
        }
        if let Err(error) = self.columns().compact_used().await {
            tracing::warn!(error = &error as &dyn std::error::Error, "the columns were not written and will be read from the records again");
        }
        self.house.store.close().await;
    }
}

/// Threads of one evaluation: what the machine has.
fn threads() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from)
}
