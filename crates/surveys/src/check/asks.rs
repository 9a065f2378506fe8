//! What questions ask for: scales, lists and bounds that can be met.

use std::fmt::Display;

use super::Report;
use crate::ask::{Choices, Files, LARGEST_FILE, Length, Look, Number, Points, Scale};
use crate::compare::is_day;
use crate::take::fit::is_of_the_calendar;
use crate::{Ask, Definition};

pub fn check(definition: &Definition, report: &mut Report) {
    let anonymous = definition.settings.anonymous.is_some();
    for (p, page) in definition.pages.iter().enumerate() {
        for (q, question) in page.questions.iter().enumerate() {
            let place = format_args!("pages[{p}].questions[{q}].ask");
            ask(report, &place, &question.ask);
            if anonymous && matches!(question.ask, Ask::Mail | Ask::Phone | Ask::Contact(_)) {
                report.warning(place, "asks who somebody is, in a survey that promises not to know: take back one of the two");
            }
        }
    }
}

fn ask(report: &mut Report, place: &dyn Display, ask: &Ask) {
    match ask {
        Ask::Csat(scale) | Ask::Ces(scale) | Ask::Expectation(scale) | Ask::Importance(scale) | Ask::Likert(scale) => points(report, place, scale),
        Ask::Rating(own) => {
            scale(report, place, own);
            drawn(report, place, own);
        }
        Ask::Slider(own) => scale(report, place, own),
        Ask::Emotion(most) if most.most == 0 || usize::from(most.most) > 21 => {
            report.error(format_args!("{place}.most"), "say how many of the emotions may be picked: 1 to 21, usually 3");
        }
        Ask::Choice(list) | Ask::Dropdown(list) => {
            some(report, &format_args!("{place}.options"), list.options.len(), "option");
            if list.least.is_some() || list.most.is_some() {
                report.warning(
                    format_args!("{place}.{}", if list.least.is_some() { "least" } else { "most" }),
                    "one is chosen here: leave the bound out",
                );
            }
        }
        Ask::Choices(list) => several(report, place, list),
        Ask::Ranking(list) => {
            several(report, place, list);
            if list.other {
                report.error(format_args!("{place}.other"), "another answer in words has no place in an order: leave it out");
            }
        }
        Ask::Matrix(matrix) => {
            some(report, &format_args!("{place}.rows"), matrix.rows.len(), "row");
            some(report, &format_args!("{place}.columns"), matrix.columns.len(), "column");
        }
        Ask::RatingMatrix(matrix) => {
            some(report, &format_args!("{place}.rows"), matrix.rows.len(), "row");
            scale(report, &format_args!("{place}.scale"), &matrix.scale);
            drawn(report, &format_args!("{place}.scale"), &matrix.scale);
        }
        Ask::Number(bounds) => number(report, place, bounds),
        Ask::Date(dates) => days(report, place, dates.from.as_deref(), dates.to.as_deref()),
        Ask::Line(length) | Ask::Words(length) => lengths(report, place, length),
        Ask::Contact(fields) => some(report, &format_args!("{place}.fields"), fields.fields.len(), "field"),
        Ask::File(rules) => files(report, place, rules),
        _ => {}
    }
}

fn some(report: &mut Report, place: &dyn Display, count: usize, noun: &str) {
    if count == 0 {
        report.error(place, format!("there is no {noun}: nobody could answer"));
    }
}

fn points(report: &mut Report, place: &dyn Display, points: &Points) {
    if ![5, 7].contains(&points.points) {
        report.error(format_args!("{place}.points"), format!("{} points are none of the scales that can be compared: take 5 or 7", points.points));
    }
}

fn scale(report: &mut Report, place: &dyn Display, Scale { from, to, step, .. }: &Scale) {
    let bounded = [from, to, step].iter().all(|number| number.is_finite()) && from.abs() <= 1e6 && to.abs() <= 1e6;
    if !bounded || from >= to || *step <= 0.0 {
        return report.error(place, format!("{from} to {to} by {step} is not a scale: give the lowest point, a higher one, and a step above 0"));
    }
    let count = (to - from) / step;
    if count > 1_000.0 {
        report.error(format_args!("{place}.step"), "makes more than 1,001 points: take a larger step");
    } else if (count - count.round()).abs() > 1e-9 {
        report.error(format_args!("{place}.to"), format!("cannot be reached from {from} in steps of {step}: make it one of the points"));
    }
}

/// Points that are drawn one beside the other.
fn drawn(report: &mut Report, place: &dyn Display, scale: &Scale) {
    let most = if scale.look == Look::Numbers { 21.0 } else { 10.0 };
    if (scale.to - scale.from) / scale.step >= most {
        report.error(place, format!("more than {most} points do not fit beside each other: take a slider or a larger step"));
    }
}

fn several(report: &mut Report, place: &dyn Display, list: &Choices) {
    let count = list.options.len();
    some(report, &format_args!("{place}.options"), count, "option");
    let (least, most) = (list.least.map_or(0, usize::from), list.most.map(usize::from));
    if least > count + usize::from(list.other) {
        report.error(format_args!("{place}.least"), format!("asks for {least} of {count}: nobody could go on"));
    }
    match most {
        Some(0) => report.error(format_args!("{place}.most"), "lets nobody pick anything: say how many, or leave it out"),
        Some(most) if most < least => report.error(format_args!("{place}.most"), format!("is less than the {least} that are asked for at least")),
        _ => {}
    }
}

fn number(report: &mut Report, place: &dyn Display, bounds: &Number) {
    let ends = [bounds.from, bounds.to];
    if ends.iter().flatten().any(|end| !end.is_finite()) {
        return report.error(place, "has an end that is not a number: write one with digits");
    }
    if let (Some(from), Some(to)) = (bounds.from, bounds.to) {
        if from > to {
            report.error(format_args!("{place}.to"), format!("{to} is less than {from}: nobody could answer"));
        } else if bounds.whole && from.ceil() > to.floor() {
            report.error(format_args!("{place}.whole"), format!("there is no whole number from {from} to {to}: nobody could answer"));
        }
    }
}

fn days(report: &mut Report, place: &dyn Display, from: Option<&str>, to: Option<&str>) {
    for (name, day) in [("from", from), ("to", to)] {
        if let Some(day) = day.filter(|day| !is_date(day)) {
            report.error(format_args!("{place}.{name}"), format!("{day:?} is not a date: write one like 2026-11-22"));
        }
    }
    if let (Some(from), Some(to)) = (from, to)
        && is_date(from)
        && is_date(to)
        && from > to
    {
        report.error(format_args!("{place}.to"), format!("{to} is before {from}: nobody could answer"));
    }
}

/// Whether a text is a day of the calendar.
fn is_date(text: &str) -> bool {
    text.len() == 10 && is_day(text) && is_of_the_calendar(text)
}

fn lengths(report: &mut Report, place: &dyn Display, length: &Length) {
    if length.most == Some(0) {
        report.error(format_args!("{place}.most"), "lets nobody write anything: say how many characters, or leave it out");
    } else if length.most.is_some_and(|most| most > 50_000) {
        report.error(format_args!("{place}.most"), "at most 50,000 characters are taken: lower it");
    }
    if let (Some(least), Some(most)) = (length.least, length.most)
        && least > most
    {
        report.error(format_args!("{place}.least"), format!("{least} characters at least and {most} at most: nobody could answer"));
    }
}

fn files(report: &mut Report, place: &dyn Display, rules: &Files) {
    if !(1..=10).contains(&rules.most) {
        report.error(format_args!("{place}.most"), "say how many files may be sent: 1 to 10");
    }
    if !(1..=LARGEST_FILE).contains(&rules.megabytes) {
        report.error(format_args!("{place}.megabytes"), format!("say how large a file may be: 1 to {LARGEST_FILE} megabytes"));
    }
    let plain = |kind: &String| (1..=10).contains(&kind.len()) && kind.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    if let Some(odd) = rules.kinds.iter().find(|kind| !plain(kind)) {
        report.error(format_args!("{place}.kinds"), format!("{odd:?} is not the ending of a file name: write it like pdf"));
    }
}
