//! NDJSON: one JSON value per line, read line by line.

use std::io::{BufRead, BufReader, Read};

use kernel::{Code, Refusal};
use serde::de::DeserializeOwned;

use super::unpack::Unpacked;
use super::{Limits, from_io};

/// A file of lines, plain or gzipped; blank lines are passed over.
pub struct Lines {
    source: BufReader<Unpacked>,
    limits: Limits,
    number: u64,
    failed: bool,
}

/// One line of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Counted from 1, blank lines included.
    pub number: u64,
    /// The line without its end.
    pub bytes: Vec<u8>,
}

impl Line {
    /// The line's JSON; a refusal names the line of the file.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, Refusal> {
        crate::body::parse(&self.bytes).map_err(|refusal| {
            let detail = refusal.detail.replacen("line 1, ", "", 1);
            Refusal { detail: format!("line {}: {detail}", self.number), ..refusal }
        })
    }
}

impl Lines {
    /// Opens a file of lines.
    pub fn open(source: impl Read + Send + 'static, limits: &Limits) -> Result<Self, Refusal> {
        let source = BufReader::with_capacity(64 * 1024, Unpacked::open(Box::new(source), *limits)?);
        Ok(Self { source, limits: *limits, number: 0, failed: false })
    }

    fn next_line(&mut self) -> Result<Option<Line>, Refusal> {
        loop {
            let mut bytes = Vec::new();
            let read = self.source.by_ref().take(self.limits.row as u64 + 2).read_until(b'\n', &mut bytes).map_err(from_io)?;
            if read == 0 {
                return Ok(None);
            }
            self.number += 1;
            let text = bytes.trim_ascii();
            if text.len() > self.limits.row {
                let limit = self.limits.row >> 10;
                return Err(Refusal::new(
                    Code::TooLarge,
                    format!("line {}: it is longer than {limit} kB: write one JSON value per line", self.number),
                ));
            }
            let text = if self.number == 1 { text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text) } else { text };
            if !text.is_empty() {
                return Ok(Some(Line { number: self.number, bytes: text.to_vec() }));
            }
        }
    }
}

impl Iterator for Lines {
    type Item = Result<Line, Refusal>;

    /// The next line; a refusal is the last item.
    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let line = self.next_line();
        self.failed = line.is_err();
        line.transpose()
    }
}
