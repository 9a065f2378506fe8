//! Imports: a file and a map become drafts, and problems by row; good drafts become responses.

mod bound;
mod cells;
mod report;
mod rows;

pub use report::{QuestionReport, Report, RowProblem};
