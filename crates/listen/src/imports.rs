//! Imports: a file and a map become drafts, and problems by row; good drafts become responses.

mod bound;
mod cells;
mod customers;
mod look;
mod reading;
mod report;
mod rows;
mod run;
mod write;

pub mod routes;
pub mod store;

pub use reading::guess_map;
pub use report::{QuestionReport, Report, RowProblem};
pub use run::{Request, import};

kernel::nouns! {
    /// A file that was brought in.
    Import("imp", "import");
}
