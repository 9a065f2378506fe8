//! `touchstone migrate`: brings the records up to this release.

use anyhow::Result;
use clap::Args;
use edge::Site;

use super::print;
use crate::building::Building;
use crate::data_folder::DataFolder;
use crate::settings::Records;

/// Bring the records up to this release; serve does so as well
#[derive(Args, Debug)]
pub struct Migrate {
    #[command(flatten)]
    records: Records,
}

impl Migrate {
    pub(super) async fn run(self) -> Result<()> {
        let folder = DataFolder::hold_alone(&self.records.data)?;
        Building::open(folder, &self.records, Site::default()).await?.close().await;
        print(&format!("The records are at schema {}.\n", store::migrations::newest()))
    }
}
