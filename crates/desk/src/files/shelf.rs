//! Where the content of files lies: a folder with one file per id, written whole or not at all.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kernel::Id;

use super::File;

/// The content of all files; clones share the folder. Several servers over one database share it too, or each has only what came to it.
#[derive(Clone, Debug)]
pub struct Shelf(Arc<Path>);

impl Shelf {
    /// The shelf in this folder, which is made when the first file comes.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self(folder.into().into())
    }

    fn path(&self, id: Id<File>) -> PathBuf {
        self.0.join(id.to_string())
    }

    /// Puts the content of a file there, durably.
    pub fn put(&self, id: Id<File>, content: &[u8]) -> io::Result<()> {
        DirBuilder::new().recursive(true).mode(0o700).create(&self.0)?;
        let (path, beside) = (self.path(id), self.0.join(format!("{id}.part")));
        let written = OpenOptions::new().create(true).truncate(true).write(true).mode(0o600).open(&beside).and_then(|mut file| {
            file.write_all(content)?;
            file.sync_all()?;
            fs::rename(&beside, &path)?;
            // A rename is durable once its folder is.
            fs::File::open(&self.0)?.sync_all()
        });
        if written.is_err() {
            let _ = fs::remove_file(&beside);
        }
        written
    }

    /// The content of a file, if it is here.
    pub fn get(&self, id: Id<File>) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.path(id)) {
            Ok(content) => Ok(Some(content)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Takes the content of a file away; one that is not here is no error.
    pub fn remove(&self, id: Id<File>) -> io::Result<()> {
        match fs::remove_file(self.path(id)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// What lies here, also of writes that were cut off: each with the id in its name.
    pub(super) fn all(&self) -> io::Result<Vec<(Id<File>, PathBuf)>> {
        let entries = match fs::read_dir(&self.0) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let mut found = Vec::new();
        for entry in entries {
            let path = entry?.path();
            let id = path.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| stem.parse().ok());
            found.extend(id.map(|id| (id, path)));
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_comes_back_and_goes() {
        let place = tempfile::tempdir().expect("a folder");
        let (shelf, id) = (Shelf::new(place.path().join("files")), Id::from_bytes([7; 16]));
        assert_eq!((shelf.get(id).expect("none"), shelf.all().expect("none").len()), (None, 0));
        shelf.put(id, b"content").expect("put");
        assert_eq!(shelf.get(id).expect("read").as_deref(), Some(&b"content"[..]));
        assert_eq!(shelf.all().expect("listed").len(), 1);
        shelf.remove(id).expect("removed");
        shelf.remove(id).expect("removed before");
        assert_eq!(shelf.get(id).expect("gone"), None);
    }
}
