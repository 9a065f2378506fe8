//! A file on its way out, part by part.

use std::io;

use bytes::{Bytes, BytesMut};
use futures_util::{Stream, stream};
use tokio::fs::File;
use tokio::io::AsyncReadExt;

/// How much is read at once.
const PART: usize = 64 << 10;

/// The bytes of a file from where it stands, for a body or a form.
pub fn flow(file: File) -> impl Stream<Item = io::Result<Bytes>> + Send {
    stream::try_unfold(file, async |mut file| {
        let mut part = BytesMut::with_capacity(PART);
        let read = file.read_buf(&mut part).await?;
        Ok((read > 0).then(|| (part.freeze(), file)))
    })
}
