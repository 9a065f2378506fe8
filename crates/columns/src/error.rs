//! Why columns could not be read, written or brought up to date.

use std::path::{Path, PathBuf};

use kernel::{Code, Refusal};

/// The error of columns; every one but the record store's own is mended by a rebuild.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The record store failed or refused.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A file or folder cannot be used.
    #[error("{} cannot be used", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// A segment is not what was written.
    #[error("segment {} is damaged", path.display())]
    Segment {
        /// Its file.
        path: PathBuf,
        /// What the reader said.
        #[source]
        source: parquet::errors::ParquetError,
    },
    /// A manifest is not what was written.
    #[error("manifest {} is damaged", path.display())]
    Manifest {
        /// Its file.
        path: PathBuf,
        /// What the reader said.
        #[source]
        source: serde_json::Error,
    },
    /// A row or event of the record store does not hold what its kind promises.
    #[error("{0}")]
    Promise(String),
    /// An evaluating thread ended before its work did.
    #[error("the evaluation was interrupted")]
    Interrupted,
}

impl Error {
    /// Wraps a system error with its place.
    pub(crate) fn io(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { path, source }
    }

    /// Wraps a Parquet error with its place.
    pub(crate) fn segment(path: &Path) -> impl FnOnce(parquet::errors::ParquetError) -> Self {
        let path = path.to_owned();
        move |source| Self::Segment { path, source }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Store(refusal.into())
    }
}

impl From<Error> for store::Error {
    fn from(error: Error) -> Self {
        match error {
            Error::Store(error) => error,
            other => {
                let cause = std::error::Error::source(&other).map_or_else(String::new, |source| format!(": {source}"));
                Refusal::new(Code::Internal, format!("the columns cannot answer ({other}{cause}); `touchstone columns rebuild` makes them anew"))
                    .into()
            }
        }
    }
}
