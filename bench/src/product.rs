//! The product as its users run it: the release binary, its commands and its server.

pub mod server;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::clock::Stopwatch;
use crate::data::files::{Files, People};
use crate::machine;

/// The workspace that is measured.
pub const WORKSPACE: &str = "bench";

/// A data folder of the product.
#[derive(Clone, Debug)]
pub struct House {
    binary: PathBuf,
    data: PathBuf,
}

/// How long the imports took, in seconds.
#[derive(Clone, Copy, Debug, serde::Deserialize, serde::Serialize)]
pub struct Loaded {
    /// 100,000 accounts.
    pub accounts: f64,
    /// 300,000 people.
    pub contacts: f64,
    /// The responses.
    pub responses: f64,
}

/// Bytes on disk.
#[derive(Clone, Copy, Debug, serde::Deserialize, serde::Serialize)]
pub struct Disk {
    /// The record store.
    pub records: u64,
    /// Everything else in the data folder: segments and dictionaries.
    pub columns: u64,
}

impl House {
    /// An empty data folder.
    pub fn new(binary: &Path, data: &Path) -> Result<Self> {
        if data.exists() {
            std::fs::remove_dir_all(data)?;
        }
        Ok(Self { binary: binary.to_owned(), data: data.to_owned() })
    }

    /// The product's own imports, into a workspace that the first one makes.
    pub fn load(&self, files: &Files) -> Result<Loaded> {
        Ok(Loaded {
            accounts: self.import("accounts", &files.accounts, &["--create"])?,
            contacts: self.import("contacts", &files.contacts, &[])?,
            responses: self.import("responses", &files.responses, &["--map", &files.map.to_string_lossy()])?,
        })
    }

    /// Accounts and people alone; gives the seconds of both imports.
    pub fn load_people(&self, files: &People) -> Result<f64> {
        Ok(self.import("accounts", &files.accounts, &["--create"])? + self.import("contacts", &files.contacts, &[])?)
    }

    /// One import; gives its seconds.
    pub fn import(&self, kind: &str, file: &Path, more: &[&str]) -> Result<f64> {
        let watch = Stopwatch::start();
        let file = file.to_string_lossy();
        self.run(&[&["import", kind, &file, "--workspace", WORKSPACE], more].concat())?;
        Ok(watch.seconds())
    }

    fn run(&self, arguments: &[&str]) -> Result<()> {
        let mut command = self.command(arguments);
        let output = command.output().with_context(|| format!("cannot start {command:?}"))?;
        if !output.status.success() {
            bail!("{command:?} ended with {}: {}", output.status, String::from_utf8_lossy(&output.stderr));
        }
        Ok(())
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = machine::on_two_cores(&self.binary);
        command.args(arguments).arg("--data").arg(&self.data);
        command
    }

    /// The file of the record store.
    pub fn records(&self) -> PathBuf {
        self.data.join("touchstone.db")
    }

    /// What the data folder takes on disk.
    pub fn disk(&self) -> Result<Disk> {
        let all = machine::bytes_under(&self.data)?;
        let records = ["touchstone.db", "touchstone.db-wal", "touchstone.db-shm"];
        let records = records.iter().filter_map(|name| std::fs::metadata(self.data.join(name)).ok()).map(|file| file.len()).sum();
        Ok(Disk { records, columns: all.saturating_sub(records) })
    }
}
