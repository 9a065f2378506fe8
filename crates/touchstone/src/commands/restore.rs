//! `touchstone restore`: a backup becomes the records of a new installation, on either engine.

use std::fs::File;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;
use edge::{House, Site};
use kernel::{Actor, Code};
use store::{Error, NOWHERE};

use super::print;
use crate::backup::{self, Restored};
use crate::building::{Building, Foundations};
use crate::data_folder::DataFolder;
use crate::personal::{self, Erased, LEDGER};
use crate::settings::Records;

/// Read a backup into a new data folder or an empty database
#[derive(Args, Debug)]
pub struct Restore {
    #[command(flatten)]
    records: Records,
    /// The file that `touchstone backup` wrote
    file: PathBuf,
    /// A ledger of people who were erased since (erased.jsonl of the lost data folder); one in the new data folder is read anyway
    #[arg(long, value_name = "FILE")]
    erased: Option<PathBuf>,
}

impl Restore {
    pub(super) async fn run(self) -> Result<()> {
        let file = File::open(&self.file).with_context(|| format!("{} cannot be read", self.file.display()))?;
        let folder = DataFolder::hold_alone(&self.records.data)?;
        let foundations = Foundations::of(&folder, &self.records, Site::default());
        let mut ledger = Erased::ledger(&folder.path().join(LEDGER))?;
        if let Some(file) = &self.erased {
            ledger.extend(Erased::ledger(file)?);
        }
        let building = Building::open(folder, foundations).await?;
        let restored = restore(&building, file, ledger).await;
        building.close().await;
        let (Restored { manifest, rows, without_content }, erased) = restored.with_context(|| self.file.display().to_string())?;
        if without_content > 0 {
            print(&format!("{without_content} uploaded files are not in the backup: copy them from the files/ of the old data folder\n"))?;
        }
        print(&format!("{rows} rows of {} are in {}; {erased} people were erased again\n", manifest.made_at, self.records.in_words()))
    }
}

/// Restores, and erases again whoever the backup or the ledger names as erased.
async fn restore(building: &Building, file: File, mut ledger: Vec<Erased>) -> Result<(Restored, usize)> {
    let house = building.house();
    let act = house.act(NOWHERE, Actor::Operator);
    let restored = backup::read(&house.store, building.shelf(), &act, file).await?;
    building.folder().remove_columns()?;
    ledger.extend(erased_people(house).await?);
    let mut erased = 0;
    for Erased { workspace, contact, .. } in ledger {
        let act = house.act(workspace, Actor::Operator);
        match personal::erase(&house.store, &act, contact).await {
            Ok(_) => erased += 1,
            Err(Error::Refused(refusal)) if refusal.code == Code::NotFound => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok((restored, erased))
}

async fn erased_people(house: &House) -> Result<Vec<Erased>, Error> {
    let rows = house.store.door().await?.all("SELECT workspace, contact, erased_at FROM erased_person ORDER BY workspace, contact", vec![]).await?;
    rows.iter().map(|row| Ok(Erased { workspace: row.get("workspace")?, contact: row.get("contact")?, at: row.get("erased_at")? })).collect()
}
