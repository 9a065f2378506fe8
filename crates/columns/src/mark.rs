//! Marks: each point that was ever given on a question's scale, as one dense code, so that most plans read a single byte per rating.

use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// The patterns of listening, as rows keep them.
pub const PATTERNS: [&str; 3] = ["past", "present", "potential"];
/// The aspects of a rating, as rows keep them.
pub const ASPECTS: [&str; 5] = ["experience", "expectation", "importance", "intent", "belief"];

/// A point of a question's scale, under one pattern and aspect.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Code of the survey question, as the record store has it.
    pub question: u32,
    /// The score.
    pub score: f64,
    /// Place in [`PATTERNS`].
    pub pattern: u8,
    /// Place in [`ASPECTS`].
    pub aspect: u8,
}

type Key = (u32, u64, u8, u8);

impl Mark {
    fn key(&self) -> Key {
        (self.question, self.score.to_bits(), self.pattern, self.aspect)
    }
}

#[derive(Debug, Default)]
struct Table {
    marks: Vec<Mark>,
    codes: FxHashMap<Key, u32>,
}

/// The marks of one workspace; it only grows.
#[derive(Debug, Default)]
pub struct Marks(RwLock<Table>);

impl Marks {
    /// The marks a manifest kept, in the order of their codes.
    pub fn of(marks: Vec<Mark>) -> Self {
        let codes = marks.iter().zip(1..).map(|(mark, code)| (mark.key(), code)).collect();
        Self(RwLock::new(Table { marks, codes }))
    }

    /// The code of a mark, a new one if it was never given.
    pub fn code(&self, mark: Mark) -> u32 {
        if let Some(code) = self.table().codes.get(&mark.key()) {
            return *code;
        }
        let mut table = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let next = table.marks.len() as u32 + 1;
        let code = *table.codes.entry(mark.key()).or_insert(next);
        if code == next {
            table.marks.push(mark);
        }
        code
    }

    /// All marks; the first has code 1.
    pub fn list(&self) -> Vec<Mark> {
        self.table().marks.clone()
    }

    /// The mark of a code.
    pub fn get(&self, code: u32) -> Option<Mark> {
        self.table().marks.get((code as usize).checked_sub(1)?).copied()
    }

    fn table(&self) -> RwLockReadGuard<'_, Table> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The place of a word in a closed set.
pub fn place(set: &[&str], word: &str) -> Option<u8> {
    set.iter().position(|known| *known == word).map(|place| place as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_keeps_its_code_over_a_restart() {
        let marks = Marks::default();
        let (nine, ten) = (Mark { question: 3, score: 9.0, pattern: 0, aspect: 0 }, Mark { question: 3, score: 10.0, pattern: 0, aspect: 0 });
        assert_eq!((marks.code(nine), marks.code(ten), marks.code(nine)), (1, 2, 1));
        let again = Marks::of(marks.list());
        assert_eq!((again.code(ten), again.get(1), again.get(0)), (2, Some(nine), None));
    }
}
