//! Reads one field of a segment's file into a column.

use std::fs::File;
use std::path::Path;

use parquet::column::reader::get_typed_column_reader;
use parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};

use crate::column::Column;
use crate::column::codes::Codes;
use crate::column::numbers::Numbers;
use crate::column::times::Times;
use crate::error::Error;
use crate::fact::Field;
use crate::mark::{ASPECTS, Mark, Marks, PATTERNS, place};

/// One field of a file with so many rows.
pub fn column(path: &Path, field: Field, rows: usize, marks: &Marks) -> Result<Column, Error> {
    let file = File::open(path).map_err(Error::io(path))?;
    let reader = SerializedFileReader::new(file).map_err(Error::segment(path))?;
    let column = Leaves { reader, rows }.column(field, marks).map_err(Error::segment(path))?;
    Ok(column)
}

struct Leaves {
    reader: SerializedFileReader<File>,
    rows: usize,
}

impl Leaves {
    fn column(&self, field: Field, marks: &Marks) -> Result<Column, ParquetError> {
        Ok(match field {
            Field::Experienced => Column::Times(Times::of(&self.values::<Int64Type>("experienced_at")?.0)),
            Field::Delay => Column::Times(Times::of(&self.delays()?)),
            Field::Weight => Column::Numbers(Numbers::of(self.values::<DoubleType>("weight")?.0)),
            Field::Mark => Column::Codes(Codes::of(&self.marks(marks)?)),
            Field::Response => self.reference("response")?,
            Field::Contact => self.reference("contact")?,
            Field::Version => self.reference("account_version")?,
            Field::Survey => self.reference("survey")?,
            Field::Touchpoint => self.reference("touchpoint")?,
            Field::Offering => self.reference("offering")?,
            Field::Channel => self.reference("channel")?,
            Field::Team => self.reference("team")?,
            Field::Language => self.reference("language")?,
        })
    }

    fn delays(&self) -> Result<Vec<i64>, ParquetError> {
        let (answered, experienced) = (self.values::<Int64Type>("answered_at")?.0, self.values::<Int64Type>("experienced_at")?.0);
        Ok(answered.iter().zip(&experienced).map(|(answered, experienced)| answered - experienced).collect())
    }

    fn marks(&self, marks: &Marks) -> Result<Vec<u32>, ParquetError> {
        let questions = self.codes("question")?;
        let scores = self.values::<DoubleType>("score")?.0;
        let (patterns, aspects) = (self.places("pattern", &PATTERNS)?, self.places("aspect", &ASPECTS)?);
        let code = |row: usize| {
            marks.code(Mark { question: questions[row].saturating_sub(1), score: scores[row], pattern: patterns[row], aspect: aspects[row] })
        };
        let mut known = rustc_hash::FxHashMap::default();
        Ok((0..self.rows)
            .map(|row| *known.entry((questions[row], scores[row].to_bits(), patterns[row], aspects[row])).or_insert_with(|| code(row)))
            .collect())
    }

    fn places(&self, name: &str, set: &[&str]) -> Result<Vec<u8>, ParquetError> {
        let place = |word: &ByteArray| word.as_utf8().ok().and_then(|word| place(set, word));
        let unknown = || ParquetError::General(format!("column {name} holds an unknown word"));
        self.values::<ByteArrayType>(name)?.0.iter().map(|word| place(word).ok_or_else(unknown)).collect()
    }

    fn reference(&self, name: &str) -> Result<Column, ParquetError> {
        Ok(Column::Codes(Codes::of(&self.codes(name)?)))
    }

    fn codes(&self, name: &str) -> Result<Vec<u32>, ParquetError> {
        let (values, levels) = self.values::<Int32Type>(name)?;
        let mut values = values.into_iter();
        Ok(levels.into_iter().map(|level| if level == 0 { 0 } else { values.next().map_or(0, |code| code as u32 + 1) }).collect())
    }

    fn values<T: DataType>(&self, name: &str) -> Result<(Vec<T::T>, Vec<i16>), ParquetError> {
        let schema = self.reader.metadata().file_metadata().schema_descr();
        let leaf = (0..schema.num_columns()).find(|leaf| schema.column(*leaf).name() == name);
        let leaf = leaf.ok_or_else(|| ParquetError::General(format!("there is no column {name}")))?;
        let optional = schema.column(leaf).max_def_level() > 0;
        let (mut values, mut levels) = (Vec::with_capacity(self.rows), Vec::with_capacity(if optional { self.rows } else { 0 }));
        for group in 0..self.reader.num_row_groups() {
            let group = self.reader.get_row_group(group)?;
            let rows = group.metadata().num_rows() as usize;
            let mut reader = get_typed_column_reader::<T>(group.get_column_reader(leaf)?);
            reader.read_records(rows, optional.then_some(&mut levels), None, &mut values)?;
        }
        let read = if optional { levels.len() } else { values.len() };
        if read == self.rows { Ok((values, levels)) } else { Err(ParquetError::General(format!("column {name} has {read} rows, not {}", self.rows))) }
    }
}
