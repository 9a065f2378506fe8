//! The letter as plain text.

use super::{Footer, Paper, Part};
use crate::words::words;

pub(super) fn text(paper: &Paper, footer: &Footer<'_>) -> String {
    let below =
        [footer.postal.map(ToOwned::to_owned), footer.unsubscribe.map(|address| format!("{}: {address}", words(footer.language).1.unsubscribe))];
    let below: Vec<String> = below.into_iter().flatten().collect();
    let mut blocks: Vec<String> = paper.parts.iter().map(one).collect();
    if !below.is_empty() {
        // Mail programs take this line for the beginning of a signature and leave it out of answers.
        blocks.push(format!("-- \n{}", below.join("\n")));
    }
    blocks.join("\n\n") + "\n"
}

fn one(part: &Part) -> String {
    match part {
        Part::Heading(text) | Part::Section(text) | Part::Words(text) | Part::Quiet(text) => text.trim().to_owned(),
        Part::Quote(text) => text.trim().lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n"),
        Part::Button { label, address } | Part::Key { label, address } => format!("{label}:\n{address}"),
        Part::Measured(rows) => {
            let told = |row: &super::Measured| {
                let change = row.change.as_ref().map_or_else(String::new, |change| format!("; {change}"));
                format!("{}: {}{change}", row.name, row.told)
            };
            rows.iter().map(told).collect::<Vec<_>>().join("\n")
        }
        Part::Scale { points, low, high } => {
            let last = points.len().saturating_sub(1);
            let line = |(place, point): (usize, &super::Point)| {
                let meaning = if place == 0 {
                    low
                } else if place == last {
                    high
                } else {
                    ""
                };
                let meaning = if meaning.is_empty() { String::new() } else { format!(" ({meaning})") };
                format!("{}{meaning}: {}", point.label, point.address)
            };
            points.iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
        }
    }
}
