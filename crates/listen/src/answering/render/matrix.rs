//! The same answers for several rows: a table that folds into one block per row on the phone.

use ::surveys::Text;
use ::surveys::ask::{Look, MARKS, Matrix, Scale};
use maud::{Markup, html};

use super::question::{Cells, Field, group};
use super::scale::steps;

/// One row or column: its key and its words.
type Line = (String, String);

/// One or several of a list in each row.
pub(super) fn choices(field: &Field<'_>, matrix: &Matrix) -> Markup {
    let line = |choice: &&::surveys::Choice| (choice.key.clone(), field.reader.say(&choice.label));
    let (rows, columns): (Vec<Line>, Vec<Line>) =
        (field.shown.rows.iter().map(line).collect(), matrix.columns.iter().map(|column| line(&column)).collect());
    table(field, &rows, &columns, if matrix.several { "checkbox" } else { "radio" }, false)
}

/// A point of the same scale in each row.
pub(super) fn ratings(field: &Field<'_>, scale: &Scale) -> Markup {
    let rows: Vec<Line> = field.shown.rows.iter().map(|row| (row.key.clone(), field.reader.say(&row.label))).collect();
    let ends = [field.reader.say(&scale.low), field.reader.say(&scale.high)];
    table(field, &rows, &points(scale, &ends), "radio", true)
}

/// The five marks of good service, from 1 to 5.
pub(super) fn marks(field: &Field<'_>) -> Markup {
    let words = field.words();
    let rows: Vec<Line> = MARKS.iter().map(|mark| ((*mark).to_owned(), words.marks.get(*mark).cloned().unwrap_or_default())).collect();
    let scale = Scale { from: 1.0, to: 5.0, step: 1.0, look: Look::Numbers, low: Text::default(), high: Text::default() };
    table(field, &rows, &points(&scale, &[words.low_quality.clone(), words.high_quality.clone()]), "radio", true)
}

/// The points of a scale as columns; the ends carry their words.
fn points(scale: &Scale, ends: &[String; 2]) -> Vec<Line> {
    let steps = steps(scale);
    let last = steps.len().saturating_sub(1);
    let worded = |at: usize, point: f64| match at {
        0 if !ends[0].is_empty() => format!("{point} {}", ends[0]),
        at if at == last && !ends[1].is_empty() => format!("{point} {}", ends[1]),
        _ => point.to_string(),
    };
    steps.iter().enumerate().map(|(at, point)| (point.to_string(), worded(at, *point))).collect()
}

fn table(field: &Field<'_>, rows: &[Line], columns: &[Line], kind: &str, rated: bool) -> Markup {
    let cells: Cells = rows.iter().map(|(row, _)| (row.clone(), field.cell(row))).collect();
    let wrong = |row: &str| field.faults.iter().any(|fault| fault.row.as_deref() == Some(row));
    let controls = html! {
        table.box {
            thead {
                tr {
                    td {}
                    @for (at, (_, label)) in columns.iter().enumerate() { th scope="col" id={ (field.id) "c" (at) } { (label) } }
                }
            }
            tbody {
                @for (line, (row, label)) in rows.iter().enumerate() {
                    tr.r[rated] {
                        th scope="row" id={ (field.id) "r" (line) } { (label) @if wrong(row) { span.fault { (field.fault().unwrap_or_default()) } } }
                        @for (at, (column, words)) in columns.iter().enumerate() {
                            td {
                                label {
                                    input id=[(line == 0 && at == 0).then_some(&field.id)] type=(kind) name={ (field.name) "." (row) } value=(column)
                                        checked[cells[row].contains(column)] aria-labelledby={ (field.id) "r" (line) " " (field.id) "c" (at) };
                                    span.fold aria-hidden="true" { (if rated { column } else { words }) }
                                }
                            }
                        }
                    }
                }
            }
        }
    };
    group(field, None, &controls)
}
