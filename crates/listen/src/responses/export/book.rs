//! A workbook that is written row by row, with what is a number or a time as such.

use std::fs::File;
use std::io::{BufWriter, Write};

use kernel::{Time, Zone};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::columns::Cell;

/// The longest text a cell may hold, in UTF-16 units.
const LONGEST: usize = 32_767;

/// A workbook with one sheet.
pub(super) struct Book {
    workbook: Workbook,
    row: u32,
    zone: Zone,
    moment: Format,
}

impl Book {
    /// Begins a workbook with its header; times are those of the zone.
    pub fn new(zone: Zone, headers: &[String]) -> Result<Self, XlsxError> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet_with_constant_memory()?;
        sheet.set_freeze_panes(1, 0)?;
        let bold = Format::new().set_bold();
        for (column, header) in (0..).zip(headers) {
            sheet.write_string_with_format(0, column, cut(header), &bold)?;
        }
        Ok(Self { workbook, row: 1, zone, moment: Format::new().set_num_format("yyyy-mm-dd hh:mm") })
    }

    /// Writes a row. A text stays a text, whatever it begins with.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        let Self { workbook, row, zone, moment } = self;
        let sheet: &mut Worksheet = workbook.worksheet_from_index(0)?;
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Empty => continue,
                Cell::Text(text) => sheet.write_string(*row, column, cut(text))?,
                Cell::Number(number) => sheet.write_number(*row, column, *number)?,
                Cell::Time(time) => sheet.write_datetime_with_format(*row, column, local(zone, *time)?, moment)?,
            };
        }
        *row += 1;
        Ok(())
    }

    /// Ends the file.
    pub fn finish(mut self, file: File) -> Result<(), XlsxError> {
        let mut target = BufWriter::new(file);
        self.workbook.save_to_writer(&mut target)?;
        target.flush().map_err(XlsxError::from)
    }
}

/// What the clock on the wall showed.
fn local(zone: &Zone, time: Time) -> Result<ExcelDateTime, XlsxError> {
    let day = zone.date(time);
    let seconds = ((time.micros() - zone.start_of(day).micros()) / 1_000_000).clamp(0, 86_399) as u32;
    let (year, month, day) = (day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs());
    ExcelDateTime::from_ymd(year, month, day)?.and_hms((seconds / 3600) as u16, (seconds / 60 % 60) as u8, f64::from(seconds % 60))
}

fn cut(text: &str) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > LONGEST
    });
    end.map_or(text, |(at, _)| &text[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_where_a_cell_ends() {
        assert_eq!(cut("short"), "short");
        assert_eq!(cut(&"x".repeat(40_000)).len(), LONGEST);
        assert_eq!(cut(&"🙏".repeat(40_000)).chars().count(), LONGEST / 2);
    }
}
