//! What the cells of one column look like.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::fmt::strtime;

use crate::maps::number;

/// Spellings of "no answer" that exports use.
const NO_ANSWER: [&str; 10] = ["blank", "n/a", "na", "none", "null", "-", "no answer", "refused", "don't know", "k.a."];

/// How exports write dates when they do not write them as ISO 8601 does.
const DATES: [&str; 8] = ["%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%Y/%m/%d", "%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M", "%d.%m.%Y %H:%M", "%Y/%m/%d %H:%M:%S"];

/// How dates are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dates {
    /// As ISO 8601 does.
    Iso,
    /// In this format.
    As(&'static str),
}

/// What is known of a column.
pub struct Profile {
    /// Its header.
    pub name: String,
    /// The header in small letters.
    pub key: String,
    /// Cells that are not empty.
    pub filled: usize,
    /// How often each value occurs.
    pub values: BTreeMap<String, usize>,
    /// Bytes of all cells.
    pub length: usize,
}

impl Profile {
    pub fn of<'c>(name: &str, cells: impl Iterator<Item = &'c String>) -> Self {
        let mut profile = Self { name: name.to_owned(), key: kernel::name_key(name), filled: 0, values: BTreeMap::new(), length: 0 };
        for cell in cells.map(|cell| cell.trim()).filter(|cell| !cell.is_empty()) {
            profile.filled += 1;
            profile.length += cell.len();
            *profile.values.entry(cell.to_owned()).or_default() += 1;
        }
        profile
    }

    /// Whether the header holds one of these words.
    pub fn is_called(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.key.contains(word))
    }

    /// Whether no two cells are the same.
    pub fn is_distinct(&self) -> bool {
        self.filled > 0 && self.values.len() == self.filled
    }

    /// Whether every cell passes.
    pub fn all(&self, test: impl Fn(&str) -> bool) -> bool {
        self.filled > 0 && self.values.keys().all(|value| test(value))
    }

    /// Mean length of a cell.
    pub fn mean_length(&self) -> usize {
        self.length / self.filled.max(1)
    }

    /// The whole numbers of the column with their counts, and the spellings of "no answer" among them; none when something else occurs.
    pub fn whole_numbers(&self) -> Option<(BTreeMap<i64, usize>, Vec<String>)> {
        let (mut numbers, mut blank) = (BTreeMap::new(), Vec::new());
        for (value, count) in &self.values {
            match number(value) {
                Some(number) if number.fract() == 0.0 && number.abs() < 1e9 => *numbers.entry(number as i64).or_default() += count,
                None if NO_ANSWER.contains(&value.to_lowercase().as_str()) => blank.push(value.clone()),
                _ => return None,
            }
        }
        (!numbers.is_empty()).then_some((numbers, blank))
    }

    /// How the dates of the column are written, if they are dates.
    pub fn dates(&self) -> Option<Dates> {
        let iso = |text: &str| text.len() >= 10 && text.get(..10).is_some_and(|date| date.parse::<Date>().is_ok());
        if self.all(|text| iso(text) && super::super::Clock::default().read(text, &kernel::Zone::utc()).is_ok()) {
            return Some(Dates::Iso);
        }
        let fits =
            |format: &&str| self.all(|text| strtime::parse(format, text).is_ok_and(|broken| broken.to_date().is_ok_and(|date| date.year() >= 1900)));
        DATES.into_iter().find(fits).map(Dates::As)
    }

    /// A line for people.
    pub fn summary(&self) -> String {
        let some: Vec<_> = self.values.keys().take(3).map(|value| value.chars().filter(|c| !c.is_control()).take(24).collect::<String>()).collect();
        format!("{} filled, {} different: {}{}", self.filled, self.values.len(), some.join(" | "), if self.values.len() > 3 { " | …" } else { "" })
    }
}
