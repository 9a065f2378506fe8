//! A request that a command makes.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use bytes::{Bytes, BytesMut};
use futures_util::Stream;
use http::Method;
use tokio::fs::File;
use tokio::io::AsyncReadExt;

/// A request to the API, before it is known how it travels.
#[derive(Clone, Debug)]
pub struct Call {
    /// What is done.
    pub method: Method,
    /// To what, with its query.
    pub path: String,
    /// What is sent along.
    pub content: Content,
}

/// What is sent along.
#[derive(Clone, Debug)]
pub enum Content {
    /// Nothing.
    Nothing,
    /// A JSON value.
    Json(serde_json::Value),
    /// A file with its media type, read while it is sent.
    File(PathBuf, &'static str),
}

impl Call {
    /// Reads.
    pub fn get(path: impl Into<String>) -> Self {
        Self { method: Method::GET, path: path.into(), content: Content::Nothing }
    }

    /// Sends JSON.
    pub fn post(path: impl Into<String>, body: serde_json::Value) -> Self {
        Self { method: Method::POST, path: path.into(), content: Content::Json(body) }
    }

    /// Sends a file.
    pub fn send(path: impl Into<String>, file: &Path, media: &'static str) -> Self {
        Self { method: Method::POST, path: path.into(), content: Content::File(file.to_owned(), media) }
    }
}

impl Content {
    /// The media type and the bytes, one part after another.
    pub(super) async fn open(self) -> Result<Option<(&'static str, Parts)>> {
        match self {
            Self::Nothing => Ok(None),
            Self::Json(value) => Ok(Some(("application/json", Parts::Whole(value.to_string().into())))),
            Self::File(path, media) => {
                let file = File::open(&path).await.with_context(|| format!("{} cannot be read", path.display()))?;
                Ok(Some((media, Parts::File(file))))
            }
        }
    }
}

/// The bytes of a body.
pub(super) enum Parts {
    Whole(Bytes),
    File(File),
}

/// Bytes of a file read at once.
const PART: usize = 64 << 10;

/// The bytes of a file, part by part.
pub fn read_along(file: File) -> impl Stream<Item = io::Result<Bytes>> + Send {
    futures_util::stream::try_unfold(file, async |mut file| {
        let mut part = BytesMut::with_capacity(PART);
        let read = file.read_buf(&mut part).await?;
        Ok((read > 0).then(|| (part.freeze(), file)))
    })
}
