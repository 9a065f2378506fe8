//! Writes a segment as a Parquet file that other tools can read; durable when it returns.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, TimeUnit, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type, TypePtr};

use crate::error::Error;
use crate::fact::{Fact, Field, Kind};
use crate::mark::{ASPECTS, Mark, Marks, PATTERNS};
use crate::row::Row;

/// Rows of one row group: what a reader has to hold at once.
const GROUP: usize = 1 << 18;

/// Writes sorted rows to a new file and waits until they are on disk.
pub fn write(path: &Path, fact: &Fact, rows: &[Row], marks: &Marks) -> Result<u64, Error> {
    let file = File::create(path).map_err(Error::io(path))?;
    let marks = marks.list();
    fill(&file, fact, rows, &marks).map_err(Error::segment(path))?;
    file.sync_all().map_err(Error::io(path))?;
    Ok(file.metadata().map_err(Error::io(path))?.len())
}

fn fill(file: &File, fact: &Fact, rows: &[Row], marks: &[Mark]) -> Result<(), ParquetError> {
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).set_created_by("touchstone".into()).build();
    let mut writer = SerializedFileWriter::new(file, schema(fact)?, Arc::new(properties))?;
    for rows in rows.chunks(GROUP) {
        let mut group = writer.next_row_group()?;
        for (name, kind, field) in fact.leaves {
            let mut column = group.next_column()?.ok_or_else(|| ParquetError::General(format!("the schema has no column {name}")))?;
            leaf(&mut column, name, (*kind, *field), rows, marks)?;
            column.close()?;
        }
        group.close()?;
    }
    writer.close().map(|_| ())
}

fn schema(fact: &Fact) -> Result<TypePtr, ParquetError> {
    let leaves = fact.leaves.iter().map(|(name, kind, _)| {
        let (physical, logical, repetition) = match kind {
            Kind::Instant => (Physical::INT64, Some(LogicalType::timestamp(true, TimeUnit::MICROS)), Repetition::REQUIRED),
            Kind::Code => (Physical::INT32, None, Repetition::OPTIONAL),
            Kind::Number => (Physical::DOUBLE, None, Repetition::REQUIRED),
            Kind::Word => (Physical::BYTE_ARRAY, Some(LogicalType::String), Repetition::REQUIRED),
        };
        Type::primitive_type_builder(name, physical).with_repetition(repetition).with_logical_type(logical).build().map(Arc::new)
    });
    Type::group_type_builder(fact.name).with_fields(leaves.collect::<Result<_, _>>()?).build().map(Arc::new)
}

fn leaf(column: &mut SerializedColumnWriter<'_>, name: &str, (kind, field): (Kind, Field), rows: &[Row], marks: &[Mark]) -> Result<(), ParquetError> {
    let mark = |row: &Row| marks[row.code(Field::Mark) as usize - 1];
    match (kind, field) {
        (Kind::Instant, Field::Experienced) => instants(column, rows.iter().map(|row| row.experienced)),
        (Kind::Instant, _) => instants(column, rows.iter().map(|row| row.answered)),
        (Kind::Number, Field::Mark) => numbers(column, rows.iter().map(|row| mark(row).score)),
        (Kind::Number, _) => numbers(column, rows.iter().map(|row| row.weight)),
        (Kind::Word, _) if name == "pattern" => words(column, rows.iter().map(|row| PATTERNS[usize::from(mark(row).pattern)])),
        (Kind::Word, _) => words(column, rows.iter().map(|row| ASPECTS[usize::from(mark(row).aspect)])),
        (Kind::Code, Field::Mark) => codes(column, rows.iter().map(|row| mark(row).question + 1)),
        (Kind::Code, field) => codes(column, rows.iter().map(|row| row.code(field))),
    }
}

fn instants(column: &mut SerializedColumnWriter<'_>, values: impl Iterator<Item = i64>) -> Result<(), ParquetError> {
    column.typed::<Int64Type>().write_batch(&values.collect::<Vec<_>>(), None, None).map(|_| ())
}

fn numbers(column: &mut SerializedColumnWriter<'_>, values: impl Iterator<Item = f64>) -> Result<(), ParquetError> {
    column.typed::<DoubleType>().write_batch(&values.collect::<Vec<_>>(), None, None).map(|_| ())
}

fn words(column: &mut SerializedColumnWriter<'_>, values: impl Iterator<Item = &'static str>) -> Result<(), ParquetError> {
    let values: Vec<ByteArray> = values.map(ByteArray::from).collect();
    column.typed::<ByteArrayType>().write_batch(&values, None, None).map(|_| ())
}

fn codes(column: &mut SerializedColumnWriter<'_>, codes: impl Iterator<Item = u32> + Clone) -> Result<(), ParquetError> {
    let levels: Vec<i16> = codes.clone().map(|code| i16::from(code != 0)).collect();
    let values: Vec<i32> = codes.filter(|code| *code != 0).map(|code| (code - 1) as i32).collect();
    column.typed::<Int32Type>().write_batch(&values, Some(&levels), None).map(|_| ())
}
