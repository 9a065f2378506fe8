//! Files in and out: CSV of any usual form, NDJSON, gzip; read in bounded memory and refused with the place that is wrong.
//!
//! Reading blocks: call it from a blocking task.

mod decode;
mod delimiter;
mod flow;
mod lines;
mod table;
mod unpack;
mod write;

use std::io;

use kernel::{Code, Refusal};

pub use flow::flow;
pub use lines::{Line, Lines};
pub use table::{Row, Table};
pub use write::{Sheet, guard, unguard};

/// How large a file and its parts may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file after unpacking.
    pub bytes: u64,
    /// How many times larger than packed a gzip file may become; looked at behind its first 16 MiB.
    pub ratio: u64,
    /// Bytes of one row or line.
    pub row: usize,
    /// Bytes of one cell.
    pub cell: usize,
    /// Columns of a table.
    pub columns: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 16 << 30, ratio: 250, row: 4 << 20, cell: 1 << 20, columns: 5_000 }
    }
}

/// What is known of a file beforehand; the rest is found out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Format {
    /// What stands between cells; guessed among `,` `;` tab and `|` otherwise.
    pub delimiter: Option<u8>,
    /// The encoding by its usual name, as in `windows-1252`; otherwise UTF-8, or UTF-16 where a byte order mark says so.
    pub encoding: Option<String>,
}

/// Carries a refusal through readers that know I/O errors only.
fn as_io(refusal: Refusal) -> io::Error {
    io::Error::other(refusal)
}

/// The refusal that an I/O error carries, or one about the error itself.
fn from_io(error: io::Error) -> Refusal {
    match error.downcast::<Refusal>() {
        Ok(refusal) => refusal,
        Err(error) => Refusal::new(Code::MalformedBody, format!("the file cannot be read: {error}")),
    }
}
