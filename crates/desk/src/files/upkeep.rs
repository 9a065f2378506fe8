//! Content that nothing refers to goes: at once by a job where a row was removed, and from time to time what a crash left.

use std::collections::HashSet;

use futures_util::future::BoxFuture;
use kernel::{Id, Time};
use serde::Deserialize;
use store::jobs::{Failure, Runner, Work};
use store::{Error, Store};

use super::{File, Shelf};

/// The name of the job that takes content away.
pub(super) const UNLINK: &str = "unlink files";

/// How long content may lie without a row: its upload may still go on.
const YOUNG_SECONDS: i64 = 24 * 3600;

/// Takes the content of removed files from the shelf.
#[derive(Debug)]
pub struct Unlinking {
    /// Where it lies.
    pub shelf: Shelf,
}

#[derive(Deserialize)]
struct Removed {
    ids: Vec<Id<File>>,
}

impl Runner for Unlinking {
    fn name(&self) -> &'static str {
        UNLINK
    }

    fn run<'w>(&'w self, work: &'w Work) -> BoxFuture<'w, Result<(), Failure>> {
        Box::pin(async move {
            let removed = Removed::deserialize(&work.payload).map_err(|error| Failure::GiveUp(error.to_string()))?;
            removed.ids.into_iter().try_for_each(|id| self.shelf.remove(id)).map_err(|error| Failure::Retry(Box::new(error)))
        })
    }
}

/// Takes content away that has no row in any workspace and is older than a day; returns how many.
pub async fn sweep(store: &Store, shelf: &Shelf, now: Time) -> Result<usize, Error> {
    let shelf = shelf.clone();
    let lying = tokio::task::spawn_blocking(move || shelf.all()).await.map_err(|_| Error::Misuse("the sweep ended early".into()))?;
    let lying = lying.map_err(Error::File)?;
    if lying.is_empty() {
        return Ok(0);
    }
    let rows = store.door().await?.all("SELECT id FROM file", vec![]).await?;
    let kept = rows.iter().map(|row| row.get("id")).collect::<Result<HashSet<Id<File>>, _>>()?;
    let old = now.plus_seconds(-YOUNG_SECONDS);
    let mut swept = 0;
    for (id, path) in lying {
        let whole = path.extension().is_none();
        if made_at(id) < old && !(whole && kept.contains(&id)) {
            std::fs::remove_file(path).map_err(Error::File)?;
            swept += 1;
        }
    }
    Ok(swept)
}

/// An id carries the moment it was made, in milliseconds.
fn made_at(id: Id<File>) -> Time {
    let millis = id.bytes()[..6].iter().fold(0_i64, |millis, byte| millis << 8 | i64::from(*byte));
    Time::from_micros(millis * 1000)
}
