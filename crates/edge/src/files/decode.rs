//! Text of any usual encoding as UTF-8; a byte that does not fit is refused with its place.

use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8};
use kernel::{Code, Refusal};

use super::as_io;
use super::unpack::Unpacked;

const CHUNK: usize = 64 * 1024;

/// A reader of UTF-8 without byte order mark and without NUL.
pub(super) struct Decoded {
    source: Unpacked,
    decoder: Decoder,
    raw: Vec<u8>,
    /// Where the part of the file in `raw` begins.
    raw_at: u64,
    text: Vec<u8>,
    given: usize,
    line: u64,
    ended: bool,
}

impl Decoded {
    pub fn open(source: Unpacked, encoding: Option<&str>) -> Result<Self, Refusal> {
        let encoding = encoding.map_or(Ok(UTF_8), |label| {
            Encoding::for_label(label.as_bytes()).ok_or_else(|| {
                Refusal::field("encoding", format!("{label:?} is not an encoding: use utf-8, windows-1252, iso-8859-15, utf-16le or the like"))
            })
        })?;
        Ok(Self {
            source,
            decoder: encoding.new_decoder(),
            raw: Vec::with_capacity(CHUNK),
            raw_at: 0,
            text: Vec::with_capacity(3 * CHUNK + 16),
            given: 0,
            line: 1,
            ended: false,
        })
    }

    /// Decodes the next part of the file; no text behind it means the end.
    fn fill(&mut self) -> io::Result<()> {
        self.text.clear();
        self.given = 0;
        while self.text.is_empty() && !self.ended {
            self.raw.clear();
            self.source.by_ref().take(CHUNK as u64).read_to_end(&mut self.raw)?;
            self.ended = self.raw.len() < CHUNK;
            self.decode().map_err(as_io)?;
            self.raw_at += self.raw.len() as u64;
        }
        Ok(())
    }

    fn decode(&mut self) -> Result<(), Refusal> {
        self.text.resize(3 * CHUNK + 16, 0);
        let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(&self.raw, &mut self.text, self.ended);
        self.text.truncate(written);
        if let Some(at) = self.text.iter().position(|byte| *byte == 0) {
            let line = self.line + breaks(&self.text[..at]);
            let reason = "there is a NUL character, which text cannot hold: clean the file, or name its encoding if it is UTF-16";
            return Err(Refusal::new(Code::MalformedBody, format!("line {line}: {reason}")));
        }
        self.line += breaks(&self.text);
        match result {
            DecoderResult::Malformed(length, after) => Err(self.refuse_byte(read, usize::from(length), usize::from(after))),
            DecoderResult::InputEmpty | DecoderResult::OutputFull => Ok(()),
        }
    }

    /// `read` bytes were taken, `after` of them behind the bad ones; the bad ones may have begun in the chunk before.
    fn refuse_byte(&self, read: usize, length: usize, after: usize) -> Refusal {
        let at = (self.raw_at + read as u64).saturating_sub((length + after) as u64);
        let encoding = self.decoder.encoding();
        let byte =
            at.checked_sub(self.raw_at).and_then(|index| self.raw.get(index as usize)).map_or(String::new(), |byte| format!(" (0x{byte:02X})"));
        let remedy = if encoding == UTF_8 { "save it as UTF-8, or name its encoding, as in windows-1252" } else { "name the encoding it really has" };
        Refusal::new(Code::MalformedBody, format!("line {}, byte {}{byte} of the file is not {}: {remedy}", self.line, at + 1, encoding.name()))
    }
}

fn breaks(text: &[u8]) -> u64 {
    text.split(|byte| *byte == b'\n').count() as u64 - 1
}

impl Read for Decoded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.given == self.text.len() {
            self.fill()?;
        }
        let rest = &self.text[self.given..];
        let count = rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        self.given += count;
        Ok(count)
    }
}
