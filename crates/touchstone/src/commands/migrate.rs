//! `touchstone migrate`: brings the records up to this release.

use anyhow::Result;
use clap::Args;
use edge::Site;

use super::print;
use crate::building::{Building, Foundations};
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
        let foundations = Foundations::of(&folder, &self.records, Site::default());
        Building::open(folder, foundations).await?.close().await;
        print(&format!("The records are at schema {}.\n", store::migrations::newest()))
    }
}
