//! Writes a file of responses page by page, into a temporary file that goes with its last reader.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufWriter, Seek, Write};

use edge::List;
use edge::files::Sheet;
use kernel::{Code, Cursor, Id, Refusal, Zone};
use rust_xlsxwriter::XlsxError;
use store::{Error, Read};

use super::Format;
use super::book::Book;
use super::columns::{Cell, Columns, asked};
use crate::responses::called::call;
use crate::responses::list::{Filter, Order, page};
use crate::responses::{Recorded, Response, load};

/// Responses read and written at once.
const ROWS: usize = 500;

/// What is wanted.
pub(super) struct Wanted {
    pub filter: Filter,
    pub order: Order,
    pub format: Format,
    pub zone: Zone,
    pub sees_customers: bool,
}

/// The file, from its beginning, and how many responses it has.
pub(super) async fn write(read: &mut Read, wanted: &Wanted) -> Result<(File, u64), Error> {
    let file = tempfile::tempfile().map_err(Error::File)?;
    let mut out = Out::begin(read, wanted, file.try_clone().map_err(Error::File)?).await?;
    let (mut cursor, mut rows) = (None, 0);
    loop {
        let (ids, next) = ids(read, wanted, cursor).await?;
        rows += ids.len() as u64;
        if rows > wanted.format.most() {
            return Err(too_many(wanted.format).into());
        }
        let mut responses = load(read, &ids).await?;
        call(read, &mut responses, wanted.sees_customers).await?;
        for one in responses {
            out.row(&one.seen(wanted.sees_customers))?;
        }
        cursor = next;
        if cursor.is_none() {
            break;
        }
    }
    tokio::task::spawn_blocking(move || out.finish()).await.map_err(|_| Error::Misuse("the file ended early".into()))??;
    let mut file = file;
    file.rewind().map_err(Error::File)?;
    Ok((file, rows))
}

fn too_many(format: Format) -> Refusal {
    let detail = format!("a file of form {format} has room for {} responses: take fewer by more filters, or choose csv", format.most());
    Refusal::new(Code::TooLarge, detail)
}

async fn ids(read: &mut Read, wanted: &Wanted, cursor: Option<Cursor>) -> Result<(Vec<Id<Response>>, Option<Cursor>), Error> {
    let list = List { cursor, limit: ROWS, filter: wanted.filter.clone() };
    let page = page(read, &list, wanted.order).await?;
    Ok((page.items, page.next))
}

/// A file on its way.
enum Out {
    Csv(Columns, Box<Sheet<BufWriter<File>>>),
    Xlsx(Columns, Box<Book>, File),
    Lines(BufWriter<File>),
}

impl Out {
    async fn begin(read: &mut Read, wanted: &Wanted, file: File) -> Result<Self, Error> {
        if wanted.format == Format::Ndjson {
            return Ok(Self::Lines(BufWriter::new(file)));
        }
        let columns = columns(read, wanted).await?;
        let headers = columns.headers();
        Ok(match wanted.format {
            Format::Xlsx => Self::Xlsx(columns, Box::new(Book::new(wanted.zone.clone(), &headers).map_err(|error| fault(&error))?), file),
            _ => Self::Csv(columns, Box::new(Sheet::new(BufWriter::new(file), headers)?)),
        })
    }

    fn row(&mut self, one: &Recorded) -> Result<(), Error> {
        match self {
            Self::Csv(columns, sheet) => Ok(sheet.row(columns.cells(one).into_iter().map(text))?),
            Self::Xlsx(columns, book, _) => book.row(&columns.cells(one)).map_err(|error| fault(&error)),
            Self::Lines(file) => {
                serde_json::to_writer(&mut *file, one).map_err(|error| Error::File(error.into()))?;
                file.write_all(b"\n").map_err(Error::File)
            }
        }
    }

    fn finish(self) -> Result<(), Error> {
        match self {
            Self::Csv(_, sheet) => sheet.finish()?.flush().map_err(Error::File),
            Self::Xlsx(_, book, file) => book.finish(file).map_err(|error| fault(&error)),
            Self::Lines(mut file) => file.flush().map_err(Error::File),
        }
    }
}

fn fault(error: &XlsxError) -> Error {
    Error::Misuse(format!("the workbook: {error}"))
}

/// A cell as CSV has it.
fn text(cell: Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text,
        Cell::Number(number) => number.to_string(),
        Cell::Time(time) => time.to_string(),
    }
}

/// The columns are known once all responses were looked at; the look ends when every question was found that was ever asked.
async fn columns(read: &mut Read, wanted: &Wanted) -> Result<Columns, Error> {
    let values = store::args![read.workspace()];
    let all = read.one("SELECT count(*) AS n FROM survey_question WHERE workspace = $1", values).await?.get::<i64>("n")? as usize;
    let (mut found, mut cursor, mut looked) = (BTreeSet::new(), None, 0);
    loop {
        let (ids, next) = ids(read, wanted, cursor).await?;
        looked += ids.len() as u64;
        found.extend(asked(read, &ids).await?);
        cursor = next;
        if cursor.is_none() || found.len() >= all || looked > wanted.format.most() {
            return Columns::of(read, &found.into_iter().collect::<Vec<_>>()).await;
        }
    }
}
