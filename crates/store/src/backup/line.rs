//! The lines of a backup file: a head, a row each, an end that shows the file is whole.

use std::io::Write;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::error::Error;
use crate::migrations;
use crate::row::Row;
use crate::schema::Table;
use crate::value::{Kind, Value};

/// The first line: what follows and of which schema.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Head {
    pub schema: i64,
    pub table: String,
    pub columns: Vec<String>,
}

impl Head {
    pub(super) fn of(table: &Table) -> Self {
        let columns = table.columns.iter().map(|column| column.name.clone()).collect();
        Self { schema: migrations::newest(), table: table.name.clone(), columns }
    }
}

/// The last line.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct End {
    pub rows: u64,
}

pub(super) fn write(file: &mut impl Write, line: &impl Serialize) -> Result<(), Error> {
    let mut text = serde_json::to_vec(line).map_err(|error| Error::File(error.into()))?;
    text.push(b'\n');
    file.write_all(&text).map_err(Error::File)
}

/// A row as its line shows it: bytes in hexadecimal.
pub(super) fn cells(table: &Table, row: &Row) -> Result<Vec<Json>, Error> {
    let cell = |(place, kind)| -> Result<Json, Error> {
        Ok(match kind {
            Kind::Int => row.at::<Option<i64>>(place)?.into(),
            Kind::Real => row.at::<Option<f64>>(place)?.map_or(Json::Null, real),
            Kind::Text => row.at::<Option<String>>(place)?.into(),
            Kind::Bytes => row.at::<Option<Vec<u8>>>(place)?.map(|bytes| HEXLOWER.encode(&bytes)).into(),
        })
    };
    table.columns.iter().map(|column| column.kind).enumerate().map(cell).collect()
}

/// JSON has no infinite numbers: they are written as text.
fn real(number: f64) -> Json {
    if number.is_finite() { number.into() } else { number.to_string().into() }
}

/// The values of a line; `None` when it does not fit the table.
pub(super) fn values(table: &Table, cells: &[Json]) -> Option<Vec<Value>> {
    let fits = cells.len() == table.columns.len();
    let value = |(column, cell): (&crate::schema::Column, &Json)| {
        if cell.is_null() {
            return column.optional.then_some(Value::Null(column.kind));
        }
        Some(match column.kind {
            Kind::Int => Value::Int(cell.as_i64()?),
            Kind::Real => Value::Real(cell.as_f64().or_else(|| cell.as_str()?.parse().ok())?),
            Kind::Text => Value::Text(cell.as_str()?.to_owned()),
            Kind::Bytes => Value::Bytes(HEXLOWER.decode(cell.as_str()?.as_bytes()).ok()?),
        })
    };
    if fits { table.columns.iter().zip(cells).map(value).collect() } else { None }
}
