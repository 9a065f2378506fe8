//! Responses as a file: those of a list, one row each, with a column per question; names only for those who see them.

mod book;
mod columns;
pub(super) mod routes;
mod write;

kernel::closed! {
    /// The form of a file of responses.
    #[schema(as = ExportFormat)]
    Format, "format of an export" {
        /// Text that every spreadsheet reads; formulas are guarded.
        Csv = "csv",
        /// A workbook with numbers and times as such.
        Xlsx = "xlsx",
        /// A response per line, as the API shows it.
        Ndjson = "ndjson",
    }
}

impl Format {
    /// The most rows such a file may have.
    pub(super) const fn most(self) -> u64 {
        match self {
            // What a spreadsheet opens, less its header.
            Self::Xlsx => 1_048_575,
            Self::Csv | Self::Ndjson => 10_000_000,
        }
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Ndjson => "application/x-ndjson",
        }
    }
}
