//! Attributes of questions.

use super::Reader;
use crate::Ask;
use crate::ask::LARGEST_FILE;

/// Attributes that say how a page of theirs looks or counts.
const LOOKS: [&str; 22] = [
    "cssclass",
    "statistics_",
    "public_statistics",
    "time_limit_",
    "display_",
    "text_input",
    "input_",
    "label_input",
    "answer_width",
    "hide_tip",
    "printable_help",
    "page_break",
    "scale_export",
    "save_as_default",
    "location_",
    "repeat_headings",
    "show_",
    "use_dropdown",
    "dropdown_",
    "dualscale_",
    "samechoiceheight",
    "samelistheight",
];

impl Reader<'_> {
    /// Carries over the attributes that mean something here, and tells the others.
    pub(super) fn attributes(&mut self, qid: &str, page: usize, at: usize, place: &str) {
        let rows: Vec<(String, String)> = self
            .tables
            .with("question_attributes", "qid", qid)
            .filter(|row| !matches!(row.get("value").trim(), "" | "0" | "N" | "normal"))
            .map(|row| (row.get("attribute").to_owned(), row.get("value").trim().to_owned()))
            .collect();
        for (name, value) in rows {
            let ask = &mut self.draft.definition.pages[page].questions[at].ask;
            let looks = LOOKS.iter().any(|look| name.starts_with(look));
            if looks || !carried(ask, &name, &value) {
                let why = if looks { "how it looks is up to the page here: left out" } else { "there is nothing like it here: left out" };
                self.draft.tell(format!("{place}.{name}"), value, why);
            }
        }
    }
}

/// Whether an attribute could be carried over.
fn carried(ask: &mut Ask, name: &str, value: &str) -> bool {
    let number = value.parse::<f64>().ok().filter(|number| number.is_finite() && number.abs() < 1e9);
    let count = number.filter(|number| *number >= 1.0).map(|number| number as u32);
    match (ask, name, number) {
        (Ask::Choice(list) | Ask::Choices(list) | Ask::Dropdown(list) | Ask::Ranking(list), "random_order" | "answer_order", _) => {
            list.random = value == "1" || value == "random";
        }
        (Ask::Matrix(matrix), "random_order" | "subquestion_order", _) => matrix.random = value == "1" || value == "random",
        (Ask::RatingMatrix(matrix), "random_order" | "subquestion_order", _) => matrix.random = value == "1" || value == "random",
        (Ask::Choices(list) | Ask::Ranking(list), "min_answers", Some(_)) => list.least = count.map(|count| count.min(1_000) as u16),
        (Ask::Choices(list) | Ask::Ranking(list), "max_answers", Some(_)) => list.most = count.map(|count| count.min(1_000) as u16),
        (Ask::Number(bounds), "min_num_value_n" | "min_num_value", Some(number)) => bounds.from = Some(number),
        (Ask::Number(bounds), "max_num_value_n" | "max_num_value", Some(number)) => bounds.to = Some(number),
        (Ask::Number(bounds), "num_value_int_only", _) => bounds.whole = value == "1",
        (Ask::Line(length) | Ask::Words(length), "maximum_chars", Some(_)) => length.most = count,
        (Ask::Date(days), "date_min", _) if crate::compare::is_day(value) => days.from = value.get(..10).map(ToOwned::to_owned),
        (Ask::Date(days), "date_max", _) if crate::compare::is_day(value) => days.to = value.get(..10).map(ToOwned::to_owned),
        (Ask::File(rules), "max_num_of_files", Some(number)) => rules.most = number.clamp(1.0, 10.0) as u8,
        (Ask::File(rules), "max_filesize", Some(kilobytes)) => {
            rules.megabytes = (kilobytes / 1_024.0).ceil().clamp(1.0, f64::from(LARGEST_FILE)) as u16;
        }
        (Ask::File(rules), "allowed_filetypes", _) => {
            rules.kinds = value.split(',').map(|kind| kind.trim().trim_start_matches('.').to_lowercase()).filter(|kind| !kind.is_empty()).collect();
        }
        _ => return false,
    }
    true
}
