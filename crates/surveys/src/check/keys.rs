//! Keys: clean, distinct, and never two meanings for one name.

use std::collections::BTreeSet;
use std::fmt::Display;

use kernel::text;

use super::Report;
use crate::ask::Fields;
use crate::{Ask, Choice, Definition, Question};

/// The longest key, in bytes; that of a row together with its question.
const LENGTH: usize = 200;

/// The longest purpose of a consent, in characters.
const PURPOSE_LENGTH: usize = 60;

/// What conditions look at besides questions.
const RESERVED: [&str; 5] = ["language", "hidden", "variable", "contact", "account"];

pub fn check(definition: &Definition, report: &mut Report) {
    let questions: Vec<(String, &Question)> = definition.pages.iter().enumerate().flat_map(|(p, page)| on_page(p, &page.questions)).collect();
    distinct(report, "page", definition.pages.iter().enumerate().map(|(p, page)| (format!("pages[{p}].key"), page.key.as_str())));
    distinct(report, "question", questions.iter().map(|(place, question)| (format!("{place}.key"), question.key.as_str())));
    distinct(report, "ending", definition.endings.iter().enumerate().map(|(at, ending)| (format!("endings[{at}].key"), ending.key.as_str())));
    distinct(report, "hidden field", definition.hidden.iter().enumerate().map(|(at, hidden)| (format!("hidden[{at}].key"), hidden.key.as_str())));
    distinct(
        report,
        "variable",
        definition.variables.iter().enumerate().map(|(at, variable)| (format!("variables[{at}].key"), variable.key.as_str())),
    );
    distinct(report, "quota", definition.quotas.iter().enumerate().map(|(at, quota)| (format!("quotas[{at}].key"), quota.key.as_str())));
    for (at, hidden) in definition.hidden.iter().enumerate() {
        pipeable(report, &format_args!("hidden[{at}].key"), &hidden.key);
    }
    for (at, variable) in definition.variables.iter().enumerate() {
        pipeable(report, &format_args!("variables[{at}].key"), &variable.key);
    }
    for (place, question) in &questions {
        of_question(place, question, report);
    }
}

fn on_page(p: usize, questions: &[Question]) -> impl Iterator<Item = (String, &Question)> {
    questions.iter().enumerate().map(move |(q, question)| (format!("pages[{p}].questions[{q}]"), question))
}

/// What is wrong with a key, if anything is.
pub fn fault(key: &str) -> Option<String> {
    let clean = !key.trim().is_empty() && key.len() <= LENGTH && key.trim() == key && !key.chars().any(char::is_control);
    (!clean).then(|| format!("{key:?} is not a key: a key has 1 to {LENGTH} bytes, no control characters and no blanks at its ends"))
}

fn distinct<'d>(report: &mut Report, noun: &str, keys: impl Iterator<Item = (String, &'d str)>) {
    let mut seen = BTreeSet::new();
    for (place, key) in keys {
        if let Some(fault) = fault(key) {
            report.error(place, fault);
        } else if !seen.insert(key) {
            report.error(place, format!("another {noun} has the key {key:?}: give one of them another"));
        }
    }
}

/// What is named within braces, or before the dot of a row, has none of them.
fn pipeable(report: &mut Report, place: &dyn Display, key: &str) {
    if let Some(sign) = key.chars().find(|c| ['{', '}', '|'].contains(c)) {
        report.error(place, format!("{key:?} has a {sign}, which words with values in them could not name: leave it out"));
    }
}

fn of_question(place: &str, question: &Question, report: &mut Report) {
    let key = &question.key;
    pipeable(report, &format_args!("{place}.key"), key);
    if key.contains('.') {
        report.error(format_args!("{place}.key"), format!("{key:?} has a dot: write it without, QUESTION.ROW is the name of a row"));
    }
    if RESERVED.contains(&key.as_str()) {
        report.error(format_args!("{place}.key"), format!("{key:?} is what conditions call something else: give the question another key"));
    }
    if let Some(fault) = question.touchpoint.as_deref().and_then(fault) {
        report.error(format_args!("{place}.touchpoint"), fault);
    }
    match &question.ask {
        Ask::Choice(list) | Ask::Choices(list) | Ask::Dropdown(list) | Ask::Ranking(list) => {
            choices(report, &format_args!("{place}.ask.options"), "option", &list.options);
            if list.other && list.options.iter().any(|option| option.key == "other") {
                report.error(
                    format_args!("{place}.ask.options"),
                    "one has the key \"other\", which is that of another answer in words: give it another key",
                );
            }
            scores_by_option(place, question, &list.options, report);
        }
        Ask::Matrix(matrix) => {
            rows(place, question, &matrix.rows, report);
            choices(report, &format_args!("{place}.ask.columns"), "column", &matrix.columns);
        }
        Ask::RatingMatrix(matrix) => rows(place, question, &matrix.rows, report),
        Ask::Consent(consent) => {
            if let Err(refusal) = text::key("purpose", &consent.purpose, PURPOSE_LENGTH) {
                let reason = refusal.params.into_iter().next().map_or(refusal.detail, |param| param.reason);
                report.error(format_args!("{place}.ask.purpose"), reason);
            }
        }
        Ask::Contact(Fields { fields }) if fields.iter().collect::<BTreeSet<_>>().len() < fields.len() => {
            report.error(format_args!("{place}.ask.fields"), "one of them is there twice: leave it out");
        }
        _ => {}
    }
}

fn choices(report: &mut Report, place: &dyn Display, noun: &str, choices: &[Choice]) {
    distinct(report, noun, choices.iter().enumerate().map(|(at, choice)| (format!("{place}[{at}].key"), choice.key.as_str())));
}

fn rows(place: &str, question: &Question, all: &[Choice], report: &mut Report) {
    let place = format!("{place}.ask.rows");
    choices(report, &place, "row", all);
    together(&place, question, all, report);
    for (at, row) in all.iter().enumerate() {
        pipeable(report, &format_args!("{place}[{at}].key"), &row.key);
        if row.key == "other" {
            report.error(format_args!("{place}[{at}].key"), "\"other\" is the name of another answer in words: give the row another key");
        }
    }
}

/// A ranking is kept as a score of each option.
fn scores_by_option(place: &str, question: &Question, options: &[Choice], report: &mut Report) {
    if matches!(question.ask, Ask::Ranking(_)) {
        together(&format!("{place}.ask.options"), question, options, report);
    }
}

fn together(place: &str, question: &Question, all: &[Choice], report: &mut Report) {
    if let Some(at) = all.iter().position(|row| question.key.len() + 1 + row.key.len() > LENGTH) {
        report.error(
            format_args!("{place}[{at}].key"),
            format!("is longer than {LENGTH} bytes together with the key of its question: shorten one of them"),
        );
    }
}
