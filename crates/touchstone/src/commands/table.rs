//! A reading as a table: for eyes, or as CSV for other programs.

use anyhow::Result;
use serde_json::Value;

/// How many digits a number keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digits {
    /// Two behind the point.
    Few,
    /// As many as it takes to read the same number back.
    All,
}

/// Cells in rows; the first row has the names.
pub type Table = Vec<Vec<String>>;

/// What a row of a reading may have beside its groups and period, in the order of the columns.
const FIGURES: [&str; 16] = [
    "n",
    "people",
    "effective_n",
    "value",
    "low",
    "high",
    "too_few",
    "not_mixed",
    "previous",
    "previous_n",
    "previous_low",
    "previous_high",
    "change",
    "change_low",
    "change_high",
    "p",
];

/// The rows of a reading and, behind groups or periods, its total.
pub fn of_reading(reading: &Value, digits: Digits) -> Table {
    let rows = reading["rows"].as_array().map(Vec::as_slice).unwrap_or_default();
    let is_cut = rows.iter().any(|row| row["period"].is_string() || row["by"].as_object().is_some_and(|by| !by.is_empty()));
    let total = Some(&reading["total"]).filter(|_| is_cut || rows.is_empty());
    let rows: Vec<&Value> = rows.iter().chain(total).filter(|row| row.is_object()).collect();
    let groups: Vec<&String> = rows.first().and_then(|row| row["by"].as_object()).map(|by| by.keys().collect()).unwrap_or_default();
    let has_periods = rows.iter().any(|row| row["period"].is_string());
    let figures: Vec<&str> = FIGURES.into_iter().filter(|figure| rows.iter().any(|row| row.get(figure).is_some())).collect();

    let period = has_periods.then_some("period");
    let names = groups.iter().map(|name| (*name).clone()).chain(period.into_iter().chain(figures.iter().copied()).map(Into::into)).collect();
    let total = rows.len() - usize::from(total.is_some());
    let cells = rows.iter().enumerate().map(|(position, row)| {
        let by = groups.iter().map(|name| row["by"].get(name.as_str()).map_or_else(|| "(all)".into(), |value| group(value, position == total)));
        let period = period.map(|_| row["period"].as_str().unwrap_or("(all)").to_owned());
        by.chain(period).chain(figures.iter().map(|figure| number(row.get(figure), digits))).collect()
    });
    std::iter::once(names).chain(cells).collect()
}

fn group(value: &Value, of_total: bool) -> String {
    match value {
        Value::Null if of_total => "(all)".into(),
        Value::Null => "(blank)".into(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn number(value: Option<&Value>, digits: Digits) -> String {
    match (value, digits) {
        (None | Some(Value::Null), _) => String::new(),
        (Some(Value::Number(number)), Digits::Few) if number.is_f64() => format!("{:.2}", number.as_f64().unwrap_or_default()),
        (Some(Value::String(text)), _) => text.clone(),
        (Some(Value::Array(words)), _) => words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "),
        (Some(other), _) => other.to_string(),
    }
}

/// Columns side by side; words to the left, numbers to the right.
pub fn text(table: &Table) -> String {
    let Some(names) = table.first() else { return String::new() };
    let widths: Vec<usize> = (0..names.len()).map(|column| table.iter().map(|row| row[column].chars().count()).max().unwrap_or(0)).collect();
    let is_figure: Vec<bool> = names.iter().map(|name| FIGURES.contains(&name.as_str())).collect();
    let mut text = String::new();
    for row in table {
        let cells = row.iter().zip(&widths).zip(&is_figure).map(|((cell, width), figure)| {
            let cell = visible(cell);
            if *figure { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
        });
        text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    text
}

/// Names come from customers' files: control characters must not reach a terminal.
fn visible(cell: &str) -> String {
    cell.chars().map(|c| if c.is_control() { '·' } else { c }).collect()
}

/// CSV whose cells no spreadsheet takes for formulas.
pub fn csv(table: &Table) -> Result<String> {
    let Some((names, rows)) = table.split_first() else { return Ok(String::new()) };
    let mut sheet = edge::files::Sheet::new(Vec::new(), names)?;
    for row in rows {
        sheet.row(row)?;
    }
    Ok(String::from_utf8(sheet.finish()?)?)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn reading() -> Value {
        json!({
            "rows": [
                {"by": {"touchpoint": "order"}, "period": "2017-05", "n": 4, "value": 25.0, "low": -60.12345, "high": null},
                {"by": {"touchpoint": null}, "period": "2017-05", "n": 1, "value": 100.0, "low": null, "high": null}
            ],
            "total": {"by": {}, "period": null, "n": 5, "value": 40.0, "low": -30.5, "high": 90.25}
        })
    }

    #[test]
    fn a_table_is_aligned_and_blank_is_not_all() {
        let wanted = "touchpoint  period   n   value     low   high\n\
                      order       2017-05  4   25.00  -60.12\n\
                      (blank)     2017-05  1  100.00\n\
                      (all)       (all)    5   40.00  -30.50  90.25\n";
        assert_eq!(text(&of_reading(&reading(), Digits::Few)), wanted);
    }

    #[test]
    fn why_a_value_is_missing_stands_beside_it() {
        let rows = json!([
            {"by": {"team": "a"}, "n": 3, "people": 2, "value": null, "too_few": true},
            {"by": {"team": "b"}, "n": 9, "effective_n": 7.125, "people": 9, "value": null, "not_mixed": ["pattern", "scale"]}
        ]);
        let csv = csv(&of_reading(&json!({ "rows": rows }), Digits::All)).expect("CSV");
        assert_eq!(csv, "team,n,people,effective_n,value,too_few,not_mixed\na,3,2,,,true,\nb,9,9,7.125,,,pattern scale\n");
    }

    #[test]
    fn csv_keeps_every_digit() {
        let csv = csv(&of_reading(&reading(), Digits::All)).expect("CSV");
        assert!(csv.starts_with("touchpoint,period,n,value,low,high\norder,2017-05,4,25.0,-60.12345,\n"), "{csv}");
    }
}
