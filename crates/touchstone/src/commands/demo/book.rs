//! What a data folder says of itself when it holds a demo: `demo.toml`.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::data_folder::{DataFolder, write_whole};

const NAME: &str = "demo.toml";

/// Which demo it is, and whether it is whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Book {
    pub seed: u64,
    /// As 2026-11-21.
    pub until: String,
    pub filled: bool,
}

impl Book {
    /// What the folder says; none when it says nothing.
    pub fn read(folder: &Path) -> Result<Option<Self>> {
        let path = folder.join(NAME);
        match std::fs::read_to_string(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            text => text
                .map_err(anyhow::Error::from)
                .and_then(|text| Ok(Some(toml::from_str(&text)?)))
                .with_context(|| format!("{} cannot be read", path.display())),
        }
    }

    /// Says it.
    pub fn write(&self, folder: &DataFolder) -> Result<()> {
        let text = toml::to_string(self)?;
        write_whole(&folder.path().join(NAME), |file| Ok(file.write_all(text.as_bytes())?))
    }
}
