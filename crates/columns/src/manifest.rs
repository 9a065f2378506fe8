//! The manifest of a workspace's fact: which segments make it up, swapped in one step.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::mark::Mark;
use crate::segment::Summary;

/// The form of manifests and segments this version writes and reads; another one is rebuilt from the records.
const FORMAT: u32 = 1;

/// What is durable of a workspace's columns.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of the files.
    pub format: u32,
    /// Counts the manifests of this workspace; part of the names of segments.
    pub generation: u64,
    /// The position of the log that the segments include.
    pub upto_seq: i64,
    /// Responses below this code were read by a rebuild and may be told of again by later events.
    pub rebuilt: u32,
    /// Marks in the order of their codes.
    pub marks: Vec<Mark>,
    /// The segments.
    pub segments: Vec<Entry>,
}

/// A segment in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its file, from the folder of the fact.
    pub file: String,
    /// Size of the file.
    pub bytes: u64,
    /// What is known without reading it.
    pub summary: Summary,
    /// Responses whose rows in it are dead.
    pub tombs: Vec<u32>,
}

/// The name of the manifest in its folder.
const NAME: &str = "manifest.json";

impl Manifest {
    /// The manifest of a folder; none when there is none or it is of another form.
    pub fn load(folder: &Path) -> Result<Option<Self>, Error> {
        let path = folder.join(NAME);
        let text = match fs::read(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            read => read.map_err(Error::io(&path))?,
        };
        let manifest: Self = serde_json::from_slice(&text).map_err(|source| Error::Manifest { path, source })?;
        Ok(Some(manifest).filter(|manifest| manifest.format == FORMAT))
    }

    /// Puts this manifest in the place of the former one; durable when it returns.
    pub fn save(&mut self, folder: &Path) -> Result<(), Error> {
        self.format = FORMAT;
        let (path, fresh) = (folder.join(NAME), folder.join("manifest.new"));
        let text = serde_json::to_vec(self).map_err(|source| Error::Manifest { path: path.clone(), source })?;
        let mut file = File::create(&fresh).map_err(Error::io(&fresh))?;
        file.write_all(&text).and_then(|()| file.sync_all()).map_err(Error::io(&fresh))?;
        fs::rename(&fresh, &path).map_err(Error::io(&path))?;
        sync(folder)
    }

    /// Removes files that no manifest names: left behind by a fall between two steps.
    pub fn sweep(&self, folder: &Path) -> Result<(), Error> {
        for month in folders(folder)? {
            let name = month.file_name().unwrap_or_default().to_string_lossy().into_owned();
            for entry in fs::read_dir(&month).map_err(Error::io(&month))? {
                let entry = entry.map_err(Error::io(&month))?;
                let file = format!("{name}/{}", entry.file_name().to_string_lossy());
                if !self.segments.iter().any(|segment| segment.file == file) {
                    fs::remove_file(entry.path()).map_err(Error::io(&entry.path()))?;
                }
            }
        }
        Ok(())
    }
}

fn folders(folder: &Path) -> Result<Vec<std::path::PathBuf>, Error> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        read => read.map_err(Error::io(folder))?,
    };
    let paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>().map_err(Error::io(folder))?;
    Ok(paths.into_iter().filter(|path| path.is_dir()).collect())
}

/// Makes new and renamed files of a folder durable.
pub fn sync(folder: &Path) -> Result<(), Error> {
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(Error::io(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_survives_and_strangers_are_swept() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(Manifest::load(folder.path()).expect("readable"), None);
        let mut manifest = Manifest { upto_seq: 42, ..Manifest::default() };
        manifest.save(folder.path()).expect("saved");
        fs::create_dir(folder.path().join("2017-05")).expect("a month");
        fs::write(folder.path().join("2017-05/9-1.parquet"), b"left behind").expect("a file");
        manifest.sweep(folder.path()).expect("swept");
        assert_eq!(Manifest::load(folder.path()).expect("readable"), Some(manifest));
        assert!(!folder.path().join("2017-05/9-1.parquet").exists());
    }
}
