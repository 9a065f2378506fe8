//! `touchstone restore`: a backup becomes the records of a new installation, on either engine.

use std::fs::File;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;
use edge::Site;
use kernel::Actor;
use store::NOWHERE;

use super::print;
use crate::backup;
use crate::building::{Building, Foundations};
use crate::data_folder::DataFolder;
use crate::settings::Records;

/// Read a backup into a new data folder or an empty database
#[derive(Args, Debug)]
pub struct Restore {
    #[command(flatten)]
    records: Records,
    /// The file that `touchstone backup` wrote
    file: PathBuf,
}

impl Restore {
    pub(super) async fn run(self) -> Result<()> {
        let file = File::open(&self.file).with_context(|| format!("{} cannot be read", self.file.display()))?;
        let folder = DataFolder::hold_alone(&self.records.data)?;
        let foundations = Foundations::of(&folder, &self.records, Site::default());
        let building = Building::open(folder, foundations).await?;
        let act = building.house().act(NOWHERE, Actor::Operator);
        let restored = backup::read(&building.house().store, &act, file).await;
        building.close().await;
        let (manifest, rows) = restored.with_context(|| self.file.display().to_string())?;
        print(&format!("{rows} rows of {} are in {}\n", manifest.made_at, self.records.in_words()))
    }
}
