//! A backup as one file: a packed archive of a manifest, one file per table, and the uploaded files, the same whatever holds the records.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};

use anyhow::{Context, Result, bail};
use desk::files::{self, Shelf};
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use kernel::{Act, Id, Time};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::Store;
use store::backup::{Backup, Restore, tables};

/// The first entry: what follows.
#[derive(Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of the archive.
    pub format: u32,
    /// The release that made it.
    pub version: String,
    /// The schema of the tables.
    pub schema: i64,
    /// When it was made.
    pub made_at: Time,
    /// The tables in the order of the archive.
    pub tables: Vec<String>,
}

const FORMAT: u32 = 1;
const MANIFEST: &str = "manifest.json";
const FILES: &str = "files/";

/// Writes a backup of all records; writers go on meanwhile.
pub async fn write(store: &Store, shelf: &Shelf, act: &Act, target: impl Write + Send) -> Result<()> {
    let manifest = Manifest {
        format: FORMAT,
        version: env!("CARGO_PKG_VERSION").into(),
        schema: store::migrations::newest(),
        made_at: act.now,
        tables: tables(),
    };
    let mut archive = tar::Builder::new(GzEncoder::new(target, Compression::fast()));
    let mut text = serde_json::to_vec_pretty(&manifest)?;
    text.push(b'\n');
    append(&mut archive, MANIFEST, act.now, text.len() as u64, text.as_slice())?;
    let mut backup = Backup::begin(store, act).await?;
    for table in &manifest.tables {
        let mut spool = spool(&mut backup, table).await?;
        let size = spool.stream_position()?;
        spool.rewind()?;
        append(&mut archive, &format!("{table}.jsonl"), act.now, size, BufReader::new(spool))?;
    }
    for (id, _) in files::every(backup.read()).await? {
        let Some(content) = shelf.get(id)? else {
            tracing::warn!(file.id = %id, "a file is not in the data folder and goes without its content into the backup");
            continue;
        };
        append(&mut archive, &format!("{FILES}{id}"), act.now, content.len() as u64, content.as_slice())?;
    }
    archive.into_inner()?.finish()?.flush()?;
    Ok(())
}

/// An archive names the size of an entry before its bytes, so that a table is written elsewhere first.
async fn spool(backup: &mut Backup, table: &str) -> Result<File> {
    let mut file = BufWriter::new(tempfile::tempfile().context("no room for a table in the folder for temporary files")?);
    backup.save(table, &mut file).await?;
    Ok(file.into_inner().map_err(io::IntoInnerError::into_error)?)
}

fn append(archive: &mut tar::Builder<impl Write>, name: &str, at: Time, size: u64, bytes: impl Read) -> io::Result<()> {
    let mut header = tar::Header::new_gnu();
    header.set_size(size);
    header.set_mode(0o600);
    header.set_mtime(u64::try_from(at.micros() / 1_000_000).unwrap_or(0));
    archive.append_data(&mut header, name, bytes)
}

/// What a backup said of itself, and what was read from it.
#[derive(Debug)]
pub struct Restored {
    /// Its first entry.
    pub manifest: Manifest,
    /// How many rows there were.
    pub rows: u64,
    /// How many files have no content in it.
    pub without_content: usize,
}

/// Reads a backup into an empty store and its files onto the shelf, all records or none.
pub async fn read(store: &Store, shelf: &Shelf, act: &Act, source: impl Read) -> Result<Restored> {
    let mut archive = tar::Archive::new(MultiGzDecoder::new(source));
    let mut entries = archive.entries().context("this is not a backup")?;
    let manifest = manifest(entries.next())?;
    let mut restore = Restore::begin(store, act).await?;
    let (mut rows, mut awaited) = (0, None);
    for entry in entries {
        let entry = entry.context("the backup is damaged")?;
        let name = entry.path()?.to_string_lossy().into_owned();
        if let Some(id) = name.strip_prefix(FILES) {
            if awaited.is_none() {
                awaited = Some(files::every(restore.read()).await?.into_iter().collect());
            }
            put(shelf, id, awaited.get_or_insert_default(), entry)?;
            continue;
        }
        let table = name.strip_suffix(".jsonl").with_context(|| format!("the backup has a file {name} that is no table"))?;
        rows += restore.load(table, BufReader::new(entry)).await?;
    }
    let without_content = match awaited {
        Some(left) => left.len(),
        None => files::every(restore.read()).await?.len(),
    };
    restore.finish().await?;
    Ok(Restored { manifest, rows, without_content })
}

/// Puts the content of a file on the shelf, if it is the one that the records know.
fn put(shelf: &Shelf, id: &str, awaited: &mut HashMap<Id<files::File>, Vec<u8>>, mut entry: impl Read) -> Result<()> {
    let id = id.parse().with_context(|| format!("the backup has a file {FILES}{id} that is none of ours"))?;
    let mut content = Vec::new();
    entry.read_to_end(&mut content).context("the backup is damaged")?;
    let known = awaited.remove(&id).with_context(|| format!("the backup has a file {id} that its records do not know"))?;
    if Sha256::digest(&content)[..] != known[..] {
        bail!("the content of file {id} is damaged in the backup");
    }
    Ok(shelf.put(id, &content)?)
}

fn manifest<R: Read>(entry: Option<io::Result<tar::Entry<'_, R>>>) -> Result<Manifest> {
    let no_backup = "this is not a backup of Touchstone";
    let entry = entry.context(no_backup)?.context(no_backup)?;
    if entry.path()?.to_str() != Some(MANIFEST) {
        bail!(no_backup);
    }
    let manifest: Manifest = serde_json::from_reader(entry.take(1 << 20)).context(no_backup)?;
    if manifest.format != FORMAT {
        bail!("the backup has form {} and this release reads {FORMAT}: restore it with release {}", manifest.format, manifest.version);
    }
    Ok(manifest)
}
