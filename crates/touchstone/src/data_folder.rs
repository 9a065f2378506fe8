//! The data folder: one process works on it at a time, and others find that one by its local socket.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The longest path a socket can have on every system (`sun_path` less its end mark; macOS has the least).
const LONGEST_SOCKET_PATH: usize = 103;

/// A data folder that this process holds; given back when dropped or when the process ends in any way.
#[derive(Debug)]
pub struct DataFolder {
    path: PathBuf,
    _lock: File,
}

/// What an attempt to hold a data folder came to.
#[derive(Debug)]
pub enum Holding {
    /// It is ours.
    Held(DataFolder),
    /// Another process holds it.
    Busy,
}

impl DataFolder {
    /// Makes the folder when it is not there, and holds it when nobody else does.
    pub fn hold(path: &Path) -> Result<Holding> {
        DirBuilder::new().recursive(true).mode(0o700).create(path).with_context(|| format!("the data folder {} cannot be made", path.display()))?;
        let path = path.canonicalize().with_context(|| format!("the data folder {} cannot be read", path.display()))?;
        let file = path.join("lock");
        let mut lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(&file)
            .with_context(|| format!("{} cannot be opened: may this user write there?", file.display()))?;
        match lock.try_lock() {
            Ok(()) => {
                lock.set_len(0)?;
                writeln!(lock, "{}", std::process::id())?;
                Ok(Holding::Held(Self { path, _lock: lock }))
            }
            Err(TryLockError::WouldBlock) => Ok(Holding::Busy),
            Err(TryLockError::Error(error)) => Err(error).with_context(|| format!("{} cannot be locked", file.display())),
        }
    }

    /// The same for a command that nobody else can carry out: somebody else there is an error.
    pub fn hold_alone(path: &Path) -> Result<Self> {
        match Self::hold(path)? {
            Holding::Held(folder) => Ok(folder),
            Holding::Busy => bail!("{} is in use by {}: end that first", path.display(), holder(path)),
        }
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where the columns lie.
    pub fn columns(&self) -> PathBuf {
        self.path.join("columns")
    }

    /// Where the content of uploaded files lies.
    pub fn files(&self) -> PathBuf {
        self.path.join("files")
    }

    /// Where files wait that sources read: `incoming/WORKSPACE/FOLDER`.
    pub fn incoming(&self) -> PathBuf {
        self.path.join("incoming")
    }

    /// Takes the columns away, before they are opened: those of other records.
    pub fn remove_columns(&self) -> Result<()> {
        match fs::remove_dir_all(self.columns()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(error).with_context(|| format!("{} cannot be removed", self.columns().display()))
            }
            _ => Ok(()),
        }
    }

    /// The path for this folder's socket, with nothing there; a process that was killed may have left one.
    pub fn make_socket_path(&self, secret: [u8; 32]) -> Result<PathBuf> {
        self.remove_socket();
        let near = self.path.join("touchstone.sock");
        if near.as_os_str().len() <= LONGEST_SOCKET_PATH {
            return Ok(near);
        }
        let folder = std::env::temp_dir().join(format!("touchstone-{:016x}", u64::from_le_bytes(secret[..8].try_into()?)));
        DirBuilder::new().mode(0o700).create(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        let far = folder.join("touchstone.sock");
        let pointer = self.path.join("socket-path");
        fs::write(&pointer, far.as_os_str().as_encoded_bytes()).with_context(|| format!("{} cannot be written", pointer.display()))?;
        Ok(far)
    }

    /// Takes the socket away, so that nobody knocks in vain.
    pub fn remove_socket(&self) {
        let socket = socket_of(&self.path);
        let _ = fs::remove_file(&socket);
        if socket.parent() != Some(&self.path) {
            let _ = socket.parent().map(fs::remove_dir);
            let _ = fs::remove_file(self.path.join("socket-path"));
        }
    }
}

/// The socket of the process that serves a data folder, if there is one.
pub fn socket_of(folder: &Path) -> PathBuf {
    match fs::read_to_string(folder.join("socket-path")) {
        Ok(far) => PathBuf::from(far),
        Err(_) => folder.join("touchstone.sock"),
    }
}

/// Who holds a data folder, for messages.
pub fn holder(folder: &Path) -> String {
    match fs::read_to_string(folder.join("lock")) {
        Ok(process) if !process.trim().is_empty() => format!("process {}", process.trim()),
        _ => "another process".into(),
    }
}

/// Writes a file as a whole or not at all: under another name first, then made durable and renamed.
pub fn write_whole(path: &Path, write: impl FnOnce(&mut File) -> Result<()>) -> Result<()> {
    let mut name = path.file_name().with_context(|| format!("{} names no file", path.display()))?.to_owned();
    name.push(".part");
    let beside = path.with_file_name(name);
    let written = (|| {
        let mut file = OpenOptions::new().create(true).truncate(true).write(true).mode(0o600).open(&beside)?;
        write(&mut file)?;
        file.sync_all()?;
        fs::rename(&beside, path)?;
        sync_folder(path)
    })();
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written.with_context(|| format!("{} cannot be written", path.display()))
}

/// A rename is durable once its folder is.
fn sync_folder(path: &Path) -> Result<()> {
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(File::open(folder).and_then(|folder| folder.sync_all()).or_else(|error| match error.kind() {
        io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported => Ok(()),
        _ => Err(error),
    })?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_holds_a_folder_and_giving_back_frees_it() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("data");
        let Holding::Held(held) = DataFolder::hold(&path).expect("held") else { panic!("nobody else is here") };
        assert!(matches!(DataFolder::hold(&path).expect("asked"), Holding::Busy));
        assert_eq!(holder(&path), format!("process {}", std::process::id()));
        drop(held);
        assert!(matches!(DataFolder::hold(&path).expect("asked"), Holding::Held(_)));
    }

    #[test]
    fn a_path_too_long_for_a_socket_has_one_elsewhere() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("x".repeat(120));
        let Holding::Held(held) = DataFolder::hold(&path).expect("held") else { panic!("nobody else is here") };
        let socket = held.make_socket_path([3; 32]).expect("a path");
        assert!(socket.as_os_str().len() <= LONGEST_SOCKET_PATH);
        assert_eq!(socket_of(held.path()), socket);
        std::os::unix::net::UnixListener::bind(&socket).expect("bound");
        held.remove_socket();
        assert!(!socket.exists() && socket_of(held.path()).parent() == Some(held.path()));
    }

    #[test]
    fn a_file_that_fails_half_way_leaves_the_old_one() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("backup");
        write_whole(&path, |file| Ok(file.write_all(b"old")?)).expect("written");
        write_whole(&path, |_| anyhow::bail!("no room")).expect_err("failed");
        assert_eq!(fs::read(&path).expect("read"), b"old");
        assert_eq!(fs::read_dir(place.path()).expect("listed").count(), 1);
    }
}
