//! Cells of contracts and movements: days, money, numbers and words.

use std::str::FromStr;

use edge::files::Row;
use jiff::civil::Date;
use kernel::{Currency, Refusal};

use super::Sheet;

/// A row whose cells are read by the names of their columns; refusals name the column.
#[derive(Clone, Copy)]
pub(super) struct Cells<'s> {
    sheet: &'s Sheet,
    row: &'s Row,
}

impl<'s> Cells<'s> {
    pub fn of(sheet: &'s Sheet, row: &'s Row) -> Self {
        Self { sheet, row }
    }

    /// The place of the row.
    pub fn place(self) -> String {
        self.row.place()
    }

    /// A cell that is not blank.
    pub fn text(self, column: &str) -> Option<&'s str> {
        self.sheet.cell(self.row, column)
    }

    /// A cell that must not be blank.
    pub fn needed(self, column: &str, what: &str) -> Result<&'s str, Refusal> {
        self.text(column).ok_or_else(|| Refusal::field(column, format!("is empty: {what}")))
    }

    /// A word of a closed set, a currency, or whatever reads itself.
    pub fn word<T: FromStr<Err = Refusal>>(self, column: &str) -> Result<Option<T>, Refusal> {
        self.text(column).map(|word| word.parse().map_err(|refusal: Refusal| Refusal::field(column, refusal.detail))).transpose()
    }

    /// A day.
    pub fn day(self, column: &str) -> Result<Option<Date>, Refusal> {
        crate::contracts::queried(column, self.text(column))
    }

    /// A whole number.
    pub fn whole(self, column: &str) -> Result<Option<i64>, Refusal> {
        self.text(column).map(|text| text.parse().map_err(|_| Refusal::field(column, format!("{text:?} is not a whole number")))).transpose()
    }

    /// A number with or without a decimal point.
    pub fn number(self, column: &str) -> Result<Option<f64>, Refusal> {
        let read = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
        self.text(column)
            .map(|text| read(text).ok_or_else(|| Refusal::field(column, format!("{text:?} is not a number: write it as 12.5"))))
            .transpose()
    }

    /// Yes or no.
    pub fn truth(self, column: &str) -> Result<Option<bool>, Refusal> {
        let read = |text: &str| match text.to_lowercase().as_str() {
            "yes" | "true" | "1" => Ok(true),
            "no" | "false" | "0" => Ok(false),
            _ => Err(Refusal::field(column, format!("{text:?} is neither yes nor no"))),
        };
        self.text(column).map(read).transpose()
    }

    /// Money: `amount` as people write it, or `amount_minor` in minor units.
    pub fn money(self, currency: Option<Currency>) -> Result<Option<i64>, Refusal> {
        match (self.text("amount"), self.whole("amount_minor")?) {
            (Some(_), Some(_)) => Err(Refusal::field("amount", "is told twice, here and in amount_minor: keep one of the two")),
            (None, minor) => Ok(minor),
            (Some(text), None) => {
                let currency = currency.ok_or_else(|| Refusal::field("currency", "is empty: tell it by its ISO code, as in EUR"))?;
                currency.minor(text).map(Some).map_err(|refusal| Refusal::field("amount", refusal.detail))
            }
        }
    }
}
