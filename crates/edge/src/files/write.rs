//! CSV out, safe to open in a spreadsheet.

use std::borrow::Cow;
use std::io::Write;

use kernel::{Code, Refusal};

/// A CSV file that is written row by row.
pub struct Sheet<W: Write> {
    csv: csv::Writer<W>,
}

impl<W: Write> Sheet<W> {
    /// Begins a file with its header.
    pub fn new<H: AsRef<str>>(target: W, headers: impl IntoIterator<Item = H>) -> Result<Self, Refusal> {
        let mut sheet = Self { csv: csv::Writer::from_writer(target) };
        sheet.row(headers)?;
        Ok(sheet)
    }

    /// Writes a row; cells that a spreadsheet would take for a formula are guarded.
    pub fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) -> Result<(), Refusal> {
        for cell in cells {
            self.csv.write_field(guard(cell.as_ref()).as_bytes()).map_err(|error| refuse(&error))?;
        }
        self.csv.write_record(None::<&[u8]>).map_err(|error| refuse(&error))
    }

    /// Ends the file.
    pub fn finish(self) -> Result<W, Refusal> {
        self.csv.into_inner().map_err(|error| Refusal::new(Code::Internal, format!("the file could not be written to its end: {error}")))
    }
}

fn refuse(error: &csv::Error) -> Refusal {
    Refusal::new(Code::Internal, format!("the file could not be written: {error}"))
}

/// What a spreadsheet takes for the beginning of a formula.
const RUNS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// The cell without the apostrophe that [`guard`] has put before it.
pub fn unguard(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|bare| bare.starts_with(RUNS)).unwrap_or(cell)
}

/// The cell with an apostrophe before what a spreadsheet would run as a formula; plain numbers stay as they are.
pub fn guard(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(RUNS) && !is_number(cell) { format!("'{cell}").into() } else { cell.into() }
}

fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    digits.starts_with(|first: char| first.is_ascii_digit() || first == '.') && digits.parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("=cmd()", "'=cmd()")]
    #[case("@SUM(A1)", "'@SUM(A1)")]
    #[case("+49 30 1234", "'+49 30 1234")]
    #[case("-12.5", "-12.5")]
    #[case("+3e4", "+3e4")]
    #[case("-inf", "'-inf")]
    #[case("-1+cmd()", "'-1+cmd()")]
    #[case("\tx", "'\tx")]
    #[case("＝1", "'＝1")]
    #[case("plain", "plain")]
    #[case("", "")]
    fn formulas_are_guarded_and_numbers_stay(#[case] cell: &str, #[case] guarded: &str) {
        assert_eq!(guard(cell), guarded);
        assert_eq!(unguard(guarded), cell);
    }

    #[test]
    fn a_sheet_quotes_what_needs_it() {
        let mut sheet = Sheet::new(Vec::new(), ["name", "score"]).expect("begun");
        sheet.row(["a \"b\", c", "-3"]).expect("written");
        sheet.row(["", "=1+1"]).expect("written");
        let text = String::from_utf8(sheet.finish().expect("finished")).expect("UTF-8");
        assert_eq!(text, "name,score\n\"a \"\"b\"\", c\",-3\n,'=1+1\n");
    }
}
