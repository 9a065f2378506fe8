//! Columns: one field of many rows, as narrow as its values allow.

pub mod codes;
pub mod numbers;
pub mod times;

use codes::Codes;
use numbers::Numbers;
use times::Times;

/// One field of the rows of a segment.
#[derive(Clone, Debug, PartialEq)]
pub enum Column {
    /// Codes of a dimension, or of marks.
    Codes(Codes),
    /// Instants or spans.
    Times(Times),
    /// Numbers.
    Numbers(Numbers),
}

impl Column {
    /// Bytes on the heap.
    pub fn bytes(&self) -> usize {
        match self {
            Self::Codes(codes) => codes.bytes(),
            Self::Times(times) => times.bytes(),
            Self::Numbers(numbers) => numbers.bytes(),
        }
    }

    /// The codes within.
    pub fn codes(&self) -> Option<&Codes> {
        if let Self::Codes(codes) = self { Some(codes) } else { None }
    }

    /// The times within.
    pub fn times(&self) -> Option<&Times> {
        if let Self::Times(times) = self { Some(times) } else { None }
    }

    /// The numbers within.
    pub fn numbers(&self) -> Option<&Numbers> {
        if let Self::Numbers(numbers) = self { Some(numbers) } else { None }
    }
}
