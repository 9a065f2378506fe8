//! A backup as one file: a packed archive of a manifest and one file per table, the same whatever holds the records.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use kernel::{Act, Time};
use serde::{Deserialize, Serialize};
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

/// Writes a backup of all records; writers go on meanwhile.
pub async fn write(store: &Store, act: &Act, target: impl Write + Send) -> Result<()> {
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

/// Reads a backup into an empty store, whole or not at all; returns what it said of itself and how many rows there were.
pub async fn read(store: &Store, act: &Act, source: impl Read) -> Result<(Manifest, u64)> {
    let mut archive = tar::Archive::new(MultiGzDecoder::new(source));
    let mut entries = archive.entries().context("this is not a backup")?;
    let manifest = manifest(entries.next())?;
    let mut restore = Restore::begin(store, act).await?;
    let mut rows = 0;
    for entry in entries {
        let entry = entry.context("the backup is damaged")?;
        let name = entry.path()?.to_string_lossy().into_owned();
        let table = name.strip_suffix(".jsonl").with_context(|| format!("the backup has a file {name} that is no table"))?;
        rows += restore.load(table, BufReader::new(entry)).await?;
    }
    restore.finish().await?;
    Ok((manifest, rows))
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
