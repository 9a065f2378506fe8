//! Files that somebody puts into a folder of the server: looked for again and again, and taken when they have stopped changing.

use std::collections::HashMap;
use std::fs::{self, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use edge::House;
use kernel::{Actor, Code, Refusal};
use store::Error;
use tempfile::NamedTempFile;

use super::files::{self, File, How, Opened};
use super::{Arrived, Collector, Unread};
use crate::sources::{self, Origin};

/// Where files go that were taken, within their folder.
const DONE: &str = "done";
/// Where files go that nothing can be made of.
const REFUSED: &str = "refused";

/// The folders of all sources of an installation: `BASE/WORKSPACE/FOLDER`.
#[derive(Clone, Debug)]
pub struct Folders {
    base: Arc<Path>,
    /// How files looked in the round before: one that looks the same has come whole.
    seen: Arc<Mutex<HashMap<PathBuf, Look>>>,
}

/// What tells whether a file changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Look {
    bytes: u64,
    changed: Option<SystemTime>,
}

impl Look {
    fn of(file: &Metadata) -> Self {
        Self { bytes: file.len(), changed: file.modified().ok() }
    }
}

impl Folders {
    /// The folders below one.
    pub fn new(base: PathBuf) -> Self {
        Self { base: base.into(), seen: Arc::default() }
    }

    /// Takes what has come whole since the round before, in all workspaces; returns how many files were taken.
    pub async fn round(&self, house: &House, collector: &Collector) -> Result<usize, Error> {
        let mut door = house.store.door().await?;
        let rows = door.all("SELECT id, key FROM workspace ORDER BY id", vec![]).await?;
        drop(door);
        let mut taken = 0;
        for row in &rows {
            let (workspace, key): (_, String) = (row.get("id")?, row.get("key")?);
            let all = sources::all(&mut house.store.read(workspace).await?).await?;
            for source in all.iter().filter(|source| source.closed_at.is_none()) {
                let Some(folder) = &source.folder else { continue };
                let place = self.base.join(&key).join(folder);
                taken += self.look_into(house, collector, &Origin::of(workspace, source), &place).await?;
            }
        }
        Ok(taken)
    }

    async fn look_into(&self, house: &House, collector: &Collector, origin: &Origin, place: &Path) -> Result<usize, Error> {
        let mut taken = 0;
        for (path, look) in list(place) {
            let before = self.seen.lock().unwrap_or_else(PoisonError::into_inner).insert(path.clone(), look);
            if before != Some(look) {
                continue;
            }
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
            match take(house, collector, origin, &path, look).await {
                Ok(()) => taken += 1,
                Err(Trouble::Store(error)) => return Err(error),
                Err(Trouble::Told(reason)) => tell(collector, origin, &name, reason).await?,
            }
        }
        Ok(taken)
    }
}

/// Why a file was not taken, or not put away.
enum Trouble {
    Store(Error),
    Told(String),
}

/// Takes a file in from a copy of it, which cannot change while it is read, and puts it away.
async fn take(house: &House, collector: &Collector, origin: &Origin, path: &Path, look: Look) -> Result<(), Trouble> {
    let told = |reason: String| Trouble::Told(reason);
    let copied = copy(path, look, || {}).map_err(|error| told(format!("{error}: it is left for the next round")))?;
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
    let copied = Arc::new(copied);
    let opened: Opened = Arc::new(move || Ok(Box::new(copied.reopen()?) as Box<dyn Read + Send>));
    let plain_name = name.strip_suffix(".gz").unwrap_or(&name);
    let is_lines = [".ndjson", ".jsonl"].iter().any(|ending| plain_name.to_ascii_lowercase().ends_with(ending));
    let file = File { name: name.clone(), is_lines, opened };
    match files::import(house, collector, origin, &file, How { dry_run: false, keep_good: true }).await {
        Ok(report) => {
            let act = house.act(origin.workspace, Actor::System("folder"));
            files::audit(house, &act, origin, &name, &report).await.map_err(Trouble::Store)?;
            put_away(path, look, DONE).map_err(told)
        }
        Err(problem) if matches!(problem.refusal().code, Code::Unavailable | Code::Internal) => {
            Err(told("the records were out of reach: it is left for the next round".into()))
        }
        Err(problem) => {
            let reason = problem.refusal().detail.clone();
            put_away(path, look, REFUSED).map_err(told)?;
            Err(told(format!("{reason}; it lies in the folder {REFUSED} now")))
        }
    }
}

/// The files of a folder, in order of their names; those that begin with a dot are somebody's work in progress.
fn list(place: &Path) -> Vec<(PathBuf, Look)> {
    let Ok(entries) = fs::read_dir(place) else { return Vec::new() };
    let files = entries.filter_map(Result::ok).filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'));
    let mut files: Vec<_> = files
        .filter_map(|entry| {
            let file = entry.metadata().ok().filter(Metadata::is_file)?;
            Some((entry.path(), Look::of(&file)))
        })
        .collect();
    files.sort_by(|a, b| a.0.cmp(&b.0));
    files
}

/// A copy of a file that did not change while it was copied; `meanwhile` is what happens then.
fn copy(path: &Path, look: Look, meanwhile: impl FnOnce()) -> io::Result<NamedTempFile> {
    let mut copied = NamedTempFile::with_prefix("touchstone-folder-")?;
    let mut file = fs::File::open(path)?;
    io::copy(&mut file, &mut copied)?;
    meanwhile();
    if Look::of(&fs::metadata(path)?) != look || copied.as_file().metadata()?.len() != look.bytes {
        return Err(io::Error::other("it changed while it was read"));
    }
    Ok(copied)
}

/// Moves a file that is done with; one that changed since it was copied stays, and is read again.
fn put_away(path: &Path, look: Look, folder: &str) -> Result<(), String> {
    let in_words = |error: io::Error| format!("it was taken in, but cannot be moved to the folder {folder}: {error}");
    if Look::of(&fs::metadata(path).map_err(in_words)?) != look {
        return Err("it was taken in whole as it was, and changed since: it is read again in the next round".into());
    }
    let (Some(place), Some(name)) = (path.parent(), path.file_name()) else { return Ok(()) };
    let place = place.join(folder);
    fs::create_dir_all(&place).map_err(in_words)?;
    let mut target = place.join(name);
    for number in 2.. {
        if !target.exists() {
            break;
        }
        target = place.join(format!("{number}-{}", name.to_string_lossy()));
    }
    fs::rename(path, target).map_err(in_words)
}

/// Tells what happened to a file on the page of refused items.
async fn tell(collector: &Collector, origin: &Origin, name: &str, reason: String) -> Result<(), Error> {
    tracing::warn!(source.key = origin.key, file = name, reason, "a file of a folder was not taken as it should");
    let refusal = Refusal::field(format!("file {name}"), reason);
    let unread = Unread { id: Some(format!("file {name}")), call: None, person: None, refusal };
    collector.one(origin, Arrived { source: origin.code, merges: origin.merges, message: Err(unread), payload: None }).await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(path: &Path) -> Look {
        Look::of(&fs::metadata(path).expect("a file"))
    }

    #[test]
    fn a_file_that_changes_while_it_is_read_is_left() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("events.csv");
        fs::write(&path, "event\nA\n").expect("written");
        let before = look(&path);
        let changed = copy(&path, before, || fs::write(&path, "event\nA\nB\n").expect("written"));
        assert_eq!(changed.expect_err("left").to_string(), "it changed while it was read");
        let copied = copy(&path, look(&path), || {}).expect("a copy");
        assert_eq!(fs::read_to_string(copied.path()).expect("read"), "event\nA\nB\n");
    }

    #[test]
    fn a_file_is_put_away_beside_another_of_its_name() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("events.csv");
        for _ in 0..2 {
            fs::write(&path, "event\nA\n").expect("written");
            put_away(&path, look(&path), DONE).expect("put away");
        }
        assert!(place.path().join("done/events.csv").exists() && place.path().join("done/2-events.csv").exists() && list(place.path()).is_empty());
        fs::write(&path, "event\nA\n").expect("written");
        let before = look(&path);
        fs::write(&path, "event\nA\nB\n").expect("written");
        assert!(put_away(&path, before, DONE).expect_err("stays").contains("read again"));
        assert!(path.exists());
    }
}
