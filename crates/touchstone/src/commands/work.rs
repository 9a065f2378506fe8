//! `touchstone work`: the background work alone, beside servers that leave it to others.

use anyhow::Result;
use clap::Args;
use edge::Site;

use crate::building::{Building, Foundations};
use crate::data_folder::DataFolder;
use crate::settings::Records;
use crate::stop;

/// Do the background work alone, for servers elsewhere that run with --no-work
#[derive(Args, Debug)]
pub struct Work {
    #[command(flatten)]
    records: Records,
}

impl Work {
    pub(super) async fn run(self) -> Result<()> {
        let folder = DataFolder::hold_alone(&self.records.data)?;
        let foundations = Foundations::of(&folder, &self.records, Site::default());
        let mut building = Building::open(folder, foundations).await?;
        building.begin_work(true).await?;
        tracing::info!("Touchstone {} works on {}", env!("CARGO_PKG_VERSION"), self.records.in_words());
        stop::asked().await?;
        tracing::info!("stopping");
        building.close().await;
        Ok(())
    }
}
