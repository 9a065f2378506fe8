//! Gzip or plain bytes, told apart by their beginning and bounded in size.

use std::io::{self, Cursor, Read};

use flate2::read::MultiGzDecoder;
use kernel::{Code, Refusal};

use super::{Limits, as_io};

type Source = io::Chain<Cursor<Vec<u8>>, Box<dyn Read + Send>>;

/// The bytes of a file, unpacked if need be.
pub(super) struct Unpacked {
    source: Packing,
    limits: Limits,
    given: u64,
}

enum Packing {
    Plain(Source),
    Gzip(Box<MultiGzDecoder<Counted>>),
}

/// Counts what is read from the packed file.
struct Counted {
    source: Source,
    count: u64,
}

/// A small file may unpack to this size at any ratio.
const RATIO_FROM: u64 = 16 << 20;

impl Unpacked {
    pub fn open(mut source: Box<dyn Read + Send>, limits: Limits) -> Result<Self, Refusal> {
        let mut beginning = Vec::with_capacity(4);
        source.by_ref().take(4).read_to_end(&mut beginning).map_err(super::from_io)?;
        let packing = match beginning.as_slice() {
            [0x1f, 0x8b, ..] => Packing::Gzip(Box::new(MultiGzDecoder::new(Counted { source: Cursor::new(beginning).chain(source), count: 0 }))),
            [b'P', b'K', 3, 4] => {
                return Err(Refusal::new(
                    Code::MalformedBody,
                    "this is a ZIP archive or a spreadsheet file: save the sheet as CSV, or unpack the archive",
                ));
            }
            _ => Packing::Plain(Cursor::new(beginning).chain(source)),
        };
        Ok(Self { source: packing, limits, given: 0 })
    }

    fn refuse_excess(&self) -> Result<(), Refusal> {
        if self.given > self.limits.bytes {
            let megabytes = self.limits.bytes >> 20;
            return Err(Refusal::new(Code::TooLarge, format!("the file holds more than {megabytes} MB: split it, or raise the limit")));
        }
        let Packing::Gzip(decoder) = &self.source else { return Ok(()) };
        if self.given > RATIO_FROM && self.given / self.limits.ratio > decoder.get_ref().count {
            let ratio = self.limits.ratio;
            return Err(Refusal::new(
                Code::TooLarge,
                format!("the gzip file unpacks to more than {ratio} times its size: send it unpacked if it is meant"),
            ));
        }
        Ok(())
    }
}

impl Read for Unpacked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = match &mut self.source {
            Packing::Plain(source) => source.read(buffer)?,
            Packing::Gzip(decoder) => decoder.read(buffer).map_err(damaged)?,
        };
        self.given += read as u64;
        self.refuse_excess().map_err(as_io)?;
        Ok(read)
    }
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        self.count += read as u64;
        Ok(read)
    }
}

fn damaged(error: io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof => {
            as_io(Refusal::new(Code::MalformedBody, "the gzip file is damaged or breaks off: pack it again"))
        }
        _ => error,
    }
}
