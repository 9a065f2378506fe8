//! `touchstone backup`: all records in one file, whatever holds them.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;
use futures_util::StreamExt;

use super::print;
use crate::data_folder::write_whole;
use crate::operator::{Answer, Call, Target, Transport};

/// Write all records into one file, also while a server runs
#[derive(Args, Debug)]
pub struct Backup {
    #[command(flatten)]
    target: Target,
    /// The file; replaced as a whole when it is there
    file: PathBuf,
}

impl Backup {
    pub(super) async fn run(self) -> Result<()> {
        let transport = Transport::find(&self.target).await?;
        let written = async { keep(transport.call(Call::get("/v1/operator/backup")).await?.accepted().await?, &self.file).await }.await;
        transport.close().await;
        print(&format!("{} has {} bytes\n", self.file.display(), written?))
    }
}

/// Writes what is answered into a file, which is there only once it is whole.
async fn keep(answer: Answer, file: &Path) -> Result<u64> {
    let mut parts = answer.parts();
    let (runtime, path) = (tokio::runtime::Handle::current(), file.to_owned());
    let writing = move || {
        let mut bytes = 0;
        write_whole(&path, |file| {
            while let Some(part) = runtime.block_on(parts.next()) {
                let part = part?;
                bytes += part.len() as u64;
                file.write_all(&part)?;
            }
            Ok(())
        })?;
        Ok(bytes)
    };
    tokio::task::spawn_blocking(writing).await?
}
