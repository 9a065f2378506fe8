//! Puts rows into segment files, one or more for each month.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use kernel::{Every, Time, Zone};

use crate::error::Error;
use crate::fact::RATING;
use crate::manifest::{Entry, Manifest, sync};
use crate::mark::Marks;
use crate::row::{Row, sort};
use crate::segment::{Home, Segment, Summary, write};
use crate::snapshot::{Live, Snapshot};

/// The most rows of one segment.
pub const SEGMENT: usize = 1 << 20;

/// Writes segments and manifests of one workspace.
#[derive(Clone, Debug)]
pub struct Keeper {
    folder: PathBuf,
    marks: Arc<Marks>,
    generation: u64,
    files: u64,
}

impl Keeper {
    /// A keeper for a folder whose manifest has this generation.
    pub fn new(folder: PathBuf, marks: Arc<Marks>, generation: u64) -> Self {
        Self { folder, marks, generation, files: 0 }
    }

    /// The generation of the manifest.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// The marks of the workspace.
    pub fn marks(&self) -> &Arc<Marks> {
        &self.marks
    }

    /// Writes rows to new files; nobody sees them before a manifest names them.
    pub fn keep(&mut self, rows: &mut [Row]) -> Result<Vec<Live>, Error> {
        sort(rows);
        let (mut kept, mut rest) = (Vec::new(), &*rows);
        while let Some(first) = rest.first() {
            let month = Every::Month.period(&Zone::utc(), Time::from_micros(first.experienced));
            let end = rest.partition_point(|row| row.experienced < month.until.micros()).max(1);
            let (this, later) = rest.split_at(end);
            for rows in this.chunks(SEGMENT) {
                kept.push(self.segment(&month.label, rows)?);
            }
            rest = later;
        }
        Ok(kept)
    }

    fn segment(&mut self, month: &str, rows: &[Row]) -> Result<Live, Error> {
        let folder = self.folder.join(month);
        fs::create_dir_all(&folder).map_err(Error::io(&folder))?;
        self.files += 1;
        let file = format!("{month}/{}-{}.parquet", self.generation + 1, self.files);
        let path = self.folder.join(&file);
        let bytes = write::write(&path, &RATING, rows, &self.marks)?;
        sync(&folder)?;
        let home = Home { folder: self.folder.clone(), file, bytes };
        Ok(Live::new(Segment::in_file(Summary::of(rows), home, self.marks.clone())))
    }

    /// Makes the segments of a snapshot the durable state; all of them are in files.
    pub fn save(&mut self, snapshot: &Snapshot, rebuilt: u32) -> Result<(), Error> {
        fs::create_dir_all(&self.folder).map_err(Error::io(&self.folder))?;
        let entry = |live: &Live| {
            let home = live.segment.home()?;
            Some(Entry { file: home.file.clone(), bytes: home.bytes, summary: live.segment.summary.clone(), tombs: live.tombs.responses.clone() })
        };
        self.generation += 1;
        self.files = 0;
        let mut manifest = Manifest {
            generation: self.generation,
            upto_seq: snapshot.upto_seq,
            rebuilt,
            marks: self.marks.list(),
            segments: snapshot.segments.iter().filter_map(entry).collect(),
            ..Manifest::default()
        };
        manifest.save(&self.folder)
    }
}
