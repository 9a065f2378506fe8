//! What is wrong with which row.

use kernel::Refusal;
use serde::Serialize;
use utoipa::ToSchema;

use super::Sheet;

/// Problems that are told in full; the others are counted.
const TOLD: usize = 1_000;

/// What is wrong with a row and what would be right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = CustomerImportProblem)]
pub struct RowProblem {
    /// The place, as in `row 17 (line 18), column state` or `items[3].state`.
    pub place: String,
    /// What is wrong there and what would be right.
    pub reason: String,
}

/// The problems of an import, in the order they were found.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    rows: u64,
    told: Vec<RowProblem>,
}

impl Problems {
    /// The problems of rows that are no rows of this table.
    pub(super) fn of(sheet: &Sheet) -> Self {
        let mut problems = Self::default();
        for refusal in &sheet.crooked {
            let row = refusal.params.first().map_or("", |param| &param.name);
            problems.add(row, refusal);
        }
        problems
    }

    /// Adds what is wrong with one row; the refusal names the column.
    pub(super) fn add(&mut self, row: &str, refusal: &Refusal) {
        self.rows += 1;
        let places: Vec<_> = refusal.params.iter().map(|param| (within(row, &param.name), param.reason.clone())).collect();
        let places = if places.is_empty() { vec![(row.to_owned(), refusal.detail.clone())] } else { places };
        let room = TOLD - self.told.len();
        self.told.extend(places.into_iter().take(room).map(|(place, reason)| RowProblem { place, reason }));
    }

    /// How many rows have problems.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// The problems that are told.
    pub(super) fn told(self) -> Vec<RowProblem> {
        self.told
    }
}

/// A column within a row of a file, or a field within an item of a list.
fn within(row: &str, name: &str) -> String {
    if row == name {
        row.to_owned()
    } else if row.starts_with("items[") {
        format!("{row}.{name}")
    } else {
        format!("{row}, column {name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_have_places_and_an_end() {
        let mut problems = Problems::default();
        problems.add("row 3 (line 4)", &Refusal::field("state", "is odd"));
        problems.add("items[2]", &Refusal::field("state", "is odd"));
        (0..2_000).for_each(|_| problems.add("row 9", &Refusal::new(kernel::Code::Invalid, "is odd")));
        assert_eq!(problems.rows(), 2_002);
        let told = problems.told();
        let places: Vec<_> = told.iter().take(3).map(|problem| problem.place.as_str()).collect();
        assert_eq!((told.len(), places), (TOLD, vec!["row 3 (line 4), column state", "items[2].state", "row 9"]));
    }
}
