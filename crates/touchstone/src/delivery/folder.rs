//! Letters as files, for trying out: nobody gets them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use futures_util::future::BoxFuture;
use post::letters::{Carrier, Mail, Undelivered};

/// A folder that letters are written into, one file each by its id.
pub(super) struct Folder(PathBuf);

impl Folder {
    pub fn new(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        Ok(Self(folder.to_owned()))
    }

    /// Whole or not at all.
    fn write(&self, mail: &Mail) -> io::Result<()> {
        let (whole, part) = (self.0.join(format!("{}.eml", mail.id)), self.0.join(format!("{}.part", mail.id)));
        fs::write(&part, &mail.bytes)?;
        fs::rename(part, whole)
    }
}

impl Carrier for Folder {
    fn carry<'c>(&'c self, mail: &'c Mail) -> BoxFuture<'c, Result<(), Undelivered>> {
        Box::pin(async move { self.write(mail).map_err(|error| Undelivered::Later(error.to_string())) })
    }
}
