//! The whole house in one process: its store, its rooms, its front door.

use anyhow::{Context, Result};
use axum::Router;
use edge::{House, Site};
use store::Store;

use crate::data_folder::DataFolder;
use crate::settings::Records;
use crate::{clock, http};

/// A house that is open.
pub struct Building {
    house: House,
    folder: DataFolder,
}

impl Building {
    /// Opens the records and reads the columns.
    pub async fn open(folder: DataFolder, records: &Records, site: Site) -> Result<Self> {
        let store = Store::open(&records.store_in(folder.path())).await.context("the records cannot be opened")?;
        Ok(Self { house: House::new(store, site, clock::now, clock::seed), folder })
    }

    /// The state of all routes.
    pub fn house(&self) -> &House {
        &self.house
    }

    /// The folder it lies in.
    pub fn folder(&self) -> &DataFolder {
        &self.folder
    }

    /// All routes, for everybody.
    pub fn router(&self) -> Router {
        http::router::router(&self.house)
    }

    /// All routes, for somebody with a shell on the machine.
    pub fn operators_router(&self) -> Router {
        http::router::router(&self.house).layer(axum::Extension(identity::Operator::default()))
    }

    /// Writes what is in memory only, and closes.
    pub async fn close(self) {
        self.house.store.close().await;
    }
}
