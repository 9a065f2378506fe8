//! A row on its way between the record store, memory and files.

use std::cmp::Ordering;

use crate::fact::Field;

/// One fact as codes; 0 is blank.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// When it was experienced, in microseconds.
    pub experienced: i64,
    /// When it was answered, in microseconds.
    pub answered: i64,
    /// Codes by [`Field::index`], each one more than the record store's.
    pub codes: [u32; Field::CODES],
    /// Weight of the response.
    pub weight: f64,
}

impl Row {
    /// The code of one field.
    pub fn code(&self, field: Field) -> u32 {
        self.codes[field.index()]
    }

    /// The order within a segment: the later of two rows is the latest answer.
    pub fn order(&self, other: &Self) -> Ordering {
        (self.experienced, self.answered, self.code(Field::Response)).cmp(&(other.experienced, other.answered, other.code(Field::Response)))
    }
}

/// Sorts rows as segments keep them; ratings of one response stay in their order.
pub fn sort(rows: &mut [Row]) {
    rows.sort_by(Row::order);
}
