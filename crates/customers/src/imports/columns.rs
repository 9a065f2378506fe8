//! Columns that are attributes: known ones by name, new ones defined by what their cells hold.

use kernel::Refusal;
use store::{Error, Tx};

use super::sheet::{Sheet, cell};
use super::{Options, Report};
use crate::attributes::{self, Attribute, Definition, Kind, Noun, Wishes};

/// The attributes of a file, with the places of their columns.
pub(super) struct Columns(Vec<(usize, Attribute)>);

impl Columns {
    /// Finds or defines an attribute for every column that is not among `known`.
    pub async fn of(tx: &mut Tx<'_>, noun: Noun, sheet: &Sheet, known: &[&str], options: Options, report: &mut Report) -> Result<Self, Error> {
        let defined = attributes::all(tx, noun).await?;
        let (mut places, mut wanted) = (Vec::new(), Vec::new());
        for (at, header) in sheet.others(known) {
            let known_one = defined.iter().find(|attribute| attribute.definition.name == header);
            if known_one.is_some_and(|attribute| attribute.derived_by.is_some()) {
                // A list that was exported here has them, and may come back.
                continue;
            }
            let definition = match known_one {
                Some(attribute) => attribute.definition.clone(),
                None if options.known_attributes_only => return Err(unknown(header, known).into()),
                None => {
                    report.new_attributes.push(header.to_owned());
                    Definition::of(noun, header, guess(sheet, at))
                }
            };
            places.push(at);
            wanted.push(definition);
        }
        Ok(Self(places.into_iter().zip(attributes::ensure_all(tx, wanted).await?).collect()))
    }

    /// The values of a row; blank cells leave what is known.
    pub fn values(&self, row: &edge::files::Row) -> Result<Wishes, Refusal> {
        let cells = self.0.iter().filter_map(|(at, attribute)| cell(row, *at).map(|cell| (attribute, cell)));
        let values = cells.map(|(attribute, cell)| {
            let value = attribute.definition.parse(cell).map_err(|refusal| renamed(&attribute.definition.name, &refusal))?;
            Ok((attribute.id, value))
        });
        values.collect()
    }
}

/// The refusal of a value, named by its column.
fn renamed(column: &str, refusal: &Refusal) -> Refusal {
    Refusal::field(column, refusal.params.first().map_or(refusal.detail.as_str(), |param| &param.reason))
}

fn unknown(header: &str, known: &[&str]) -> Refusal {
    Refusal::field(format!("column {header}"), format!("is neither an attribute nor one of {}: rename it, or define the attribute", known.join(", ")))
}

/// The narrowest kind that fits all cells of a column; blank cells fit every kind.
fn guess(sheet: &Sheet, at: usize) -> Kind {
    let fits = |kind: Kind| {
        let definition = Definition::of(Noun::Account, "guess", kind);
        let mut cells = sheet.rows.iter().filter_map(|row| cell(row, at)).peekable();
        cells.peek().is_some() && cells.all(|cell| definition.parse(cell).is_ok())
    };
    // Zeros and ones are read as numbers: whoever means yes and no writes it.
    [Kind::Number, Kind::Date, Kind::Truth].into_iter().find(|kind| fits(*kind)).unwrap_or(Kind::Text)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("a\n1\n\n2.5\n", Kind::Number)]
    #[case("a\n2026-01-01\n", Kind::Date)]
    #[case("a\nyes\nNo\n", Kind::Truth)]
    #[case("a\n0\n1\n", Kind::Number)]
    #[case("a\n1\nmany\n", Kind::Text)]
    #[case("a,b\n,1\n", Kind::Text)]
    fn the_kind_of_a_column_is_guessed(#[case] file: &'static str, #[case] kind: Kind) {
        assert_eq!(guess(&Sheet::read(file.as_bytes()).expect("readable"), 0), kind);
    }
}
