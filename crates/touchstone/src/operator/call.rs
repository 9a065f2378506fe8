//! A request that a command makes.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use bytes::Bytes;
use edge::files::flow;
use futures_util::stream::BoxStream;
use futures_util::{Stream, StreamExt, stream};
use http::Method;
use tokio::fs::File;

/// A request to the API, before it is known how it travels.
#[derive(Clone, Debug)]
pub struct Call {
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) content: Content,
    pub(super) anywhere: bool,
}

/// What is sent along.
#[derive(Clone, Debug)]
pub(super) enum Content {
    Nothing,
    Json(serde_json::Value),
    /// A file with its media type, read while it is sent.
    File(PathBuf, &'static str),
    /// A form: what comes before the file, the file, read while it is sent.
    Form(String, PathBuf),
}

/// What stands between the parts of a form. A part that held it would cut the form short, which the server would refuse.
const BOUNDARY: &str = "touchstone-7b1f4c0a9d3e52868f60";
const FORM: &str = "multipart/form-data; boundary=touchstone-7b1f4c0a9d3e52868f60";

impl Call {
    /// Reads.
    pub fn get(path: impl Into<String>) -> Self {
        Self { method: Method::GET, path: path.into(), content: Content::Nothing, anywhere: false }
    }

    /// Sends JSON.
    pub fn post(path: impl Into<String>, body: serde_json::Value) -> Self {
        Self { method: Method::POST, content: Content::Json(body), ..Self::get(path) }
    }

    /// Puts something in its place.
    pub fn put(path: impl Into<String>, body: serde_json::Value) -> Self {
        Self { method: Method::PUT, ..Self::post(path, body) }
    }

    /// Changes something.
    pub fn patch(path: impl Into<String>, body: serde_json::Value) -> Self {
        Self { method: Method::PATCH, ..Self::post(path, body) }
    }

    /// Removes something.
    pub fn delete(path: impl Into<String>) -> Self {
        Self { method: Method::DELETE, ..Self::get(path) }
    }

    /// Sends a file.
    pub fn send(path: impl Into<String>, file: &Path, media: &'static str) -> Self {
        Self { method: Method::POST, content: Content::File(file.to_owned(), media), ..Self::get(path) }
    }

    /// Sends a form of texts and, at its end, one file.
    pub fn form(path: impl Into<String>, texts: &[(&str, String)], part: &str, file: &Path) -> Self {
        let head = |name: &str| format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"");
        let texts = texts.iter().map(|(name, text)| format!("{}\r\n\r\n{text}\r\n", head(name)));
        let name = file.file_name().map(|name| name.to_string_lossy().replace(['"', '\\', '\r', '\n'], "_")).unwrap_or_default();
        let begin = format!("{}{}; filename=\"{name}\"\r\n\r\n", texts.collect::<String>(), head(part));
        Self { method: Method::POST, content: Content::Form(begin, file.to_owned()), ..Self::get(path) }
    }

    /// Not in the workspace that was named: for what comes before it exists.
    #[must_use]
    pub fn anywhere(self) -> Self {
        Self { anywhere: true, ..self }
    }
}

/// The bytes of a body.
pub(super) type Parts = BoxStream<'static, io::Result<Bytes>>;

impl Content {
    /// The media type and the bytes, one part after another.
    pub(super) async fn open(self) -> Result<Option<(&'static str, Parts)>> {
        Ok(match self {
            Self::Nothing => None,
            Self::Json(value) => Some(("application/json", whole(value.to_string()).boxed())),
            Self::File(path, media) => Some((media, flow(open(&path).await?).boxed())),
            Self::Form(begin, path) => {
                let file = flow(open(&path).await?);
                Some((FORM, whole(begin).chain(file).chain(whole(format!("\r\n--{BOUNDARY}--\r\n"))).boxed()))
            }
        })
    }
}

async fn open(path: &Path) -> Result<File> {
    File::open(path).await.with_context(|| format!("{} cannot be read", path.display()))
}

fn whole(text: String) -> impl Stream<Item = io::Result<Bytes>> + Send {
    stream::iter([Ok(Bytes::from(text))])
}
