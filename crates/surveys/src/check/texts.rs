//! Languages, words in each of them, and the values within words.

use std::collections::BTreeSet;
use std::fmt::Display;

use super::Report;
use super::scope::{Moment, Scope, named};
use crate::{Ask, Choice, Definition, Question, Text};

/// The longest words of a question, of a choice, and of what is only read, in bytes.
const LABEL: usize = 2_000;
const CHOICE: usize = 500;
const READ: usize = 20_000;

pub fn check(definition: &Definition, scope: &Scope<'_>, report: &mut Report) {
    languages(definition, report);
    let mut look = Look { definition, scope, report, moment: Moment::START };
    look.must("title", &definition.title, LABEL);
    look.may("welcome", &definition.welcome, READ);
    for (p, page) in definition.pages.iter().enumerate() {
        look.moment = Moment::at(p, 0);
        look.may(format_args!("pages[{p}].title"), &page.title, LABEL);
        for (q, question) in page.questions.iter().enumerate() {
            look.question(&format_args!("pages[{p}].questions[{q}]"), question);
        }
    }
    look.moment = Moment::END;
    for (at, ending) in definition.endings.iter().enumerate() {
        if ending.redirect.is_none() {
            look.must(format_args!("endings[{at}].title"), &ending.title, LABEL);
        }
        look.may(format_args!("endings[{at}].words"), &ending.words, READ);
        look.values(&format_args!("endings[{at}].redirect"), ending.redirect.as_deref().unwrap_or_default());
    }
}

fn languages(definition: &Definition, report: &mut Report) {
    let mut seen = BTreeSet::new();
    if definition.languages.is_empty() {
        report.error("languages", "there is no language: name at least one, as in en");
    }
    for (at, tag) in definition.languages.iter().enumerate() {
        if !is_tag(tag) {
            report.error(format_args!("languages[{at}]"), format!("{tag:?} is not the tag of a language: write one like en, de-AT or zh-Hant"));
        } else if !seen.insert(tag.to_ascii_lowercase()) {
            report.error(format_args!("languages[{at}]"), format!("{tag:?} is there twice: leave one out"));
        }
    }
}

/// Whether a text is formed like a language tag: letters for the language, then parts of letters and digits.
fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let first = (2..=8).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_alphabetic());
    first && tag.len() <= 35 && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

struct Look<'r, 's, 'd> {
    definition: &'d Definition,
    scope: &'s Scope<'d>,
    report: &'r mut Report,
    moment: Moment,
}

impl Look<'_, '_, '_> {
    fn question(&mut self, place: &dyn Display, question: &Question) {
        self.must(format_args!("{place}.label"), &question.label, LABEL);
        self.may(format_args!("{place}.help"), &question.help, READ);
        match &question.ask {
            Ask::Nps(ends) | Ask::Intent(ends) => self.ends(&format_args!("{place}.ask"), &ends.low, &ends.high),
            Ask::Csat(points) | Ask::Ces(points) | Ask::Expectation(points) | Ask::Importance(points) | Ask::Likert(points) => {
                self.ends(&format_args!("{place}.ask"), &points.low, &points.high);
            }
            Ask::Rating(scale) | Ask::Slider(scale) => self.ends(&format_args!("{place}.ask"), &scale.low, &scale.high),
            Ask::Choice(list) | Ask::Choices(list) | Ask::Dropdown(list) | Ask::Ranking(list) => {
                self.choices(&format_args!("{place}.ask.options"), &list.options);
            }
            Ask::Matrix(matrix) => {
                self.choices(&format_args!("{place}.ask.rows"), &matrix.rows);
                self.choices(&format_args!("{place}.ask.columns"), &matrix.columns);
            }
            Ask::RatingMatrix(matrix) => {
                self.choices(&format_args!("{place}.ask.rows"), &matrix.rows);
                self.ends(&format_args!("{place}.ask.scale"), &matrix.scale.low, &matrix.scale.high);
            }
            Ask::Number(bounds) => self.may(format_args!("{place}.ask.unit"), &bounds.unit, CHOICE),
            _ => {}
        }
    }

    fn ends(&mut self, place: &dyn Display, low: &Text, high: &Text) {
        self.may(format_args!("{place}.low"), low, CHOICE);
        self.may(format_args!("{place}.high"), high, CHOICE);
    }

    fn choices(&mut self, place: &dyn Display, choices: &[Choice]) {
        for (at, choice) in choices.iter().enumerate() {
            self.must(format_args!("{place}[{at}].label"), &choice.label, CHOICE);
        }
        let mut seen = BTreeSet::new();
        for (at, choice) in choices.iter().enumerate() {
            if let Some((tag, words)) =
                choice.label.0.iter().find(|(tag, words)| !words.trim().is_empty() && !seen.insert((tag.as_str(), words.trim())))
            {
                self.report.error(
                    format_args!("{place}[{at}].label"),
                    format!("another one reads {words:?} in {tag} as well: nobody could tell them apart"),
                );
            }
        }
    }

    fn must(&mut self, place: impl Display, text: &Text, most: usize) {
        if text.is_empty() {
            self.report.error(place, "has no words: people would read nothing");
        } else {
            self.may(place, text, most);
        }
    }

    fn may(&mut self, place: impl Display, text: &Text, most: usize) {
        let tags = &self.definition.languages;
        if !text.is_empty() {
            let missing: Vec<&str> = tags.iter().map(String::as_str).filter(|tag| !has_words(text, tag)).collect();
            if !missing.is_empty() {
                self.report.warning(&place, format!("has no words in {}: another language would be shown", missing.join(", ")));
            }
        }
        if let Some(strange) = text.0.keys().find(|tag| !tags.contains(tag)) {
            self.report.warning(&place, format!("has words in {strange:?}, which is none of the languages: nobody would read them"));
        }
        for words in text.0.values() {
            if words.len() > most {
                self.report.error(&place, format!("is {} bytes long, at most {most} are taken: shorten it", words.len()));
            }
            if let Some(control) = words.chars().find(|c| c.is_control() && !c.is_whitespace()) {
                self.report.error(&place, format!("holds the control character U+{:04X}: leave it out", control as u32));
            }
            self.values(&place, words);
        }
    }

    /// The values within words.
    fn values(&mut self, place: &dyn Display, words: &str) {
        for of in named(words) {
            match self.scope.find(of) {
                Err(unknown) => self.report.error(place, unknown),
                Ok(subject) => match subject.asked {
                    Some(asked) if asked.page > self.moment.page => {
                        self.report.error(place, format!("{of} is not answered by then: name something that is asked before"));
                    }
                    Some(asked) if asked.page == self.moment.page => {
                        self.report.warning(place, format!("{of} is asked on the same page: it is read before it is answered"));
                    }
                    _ => {}
                },
            }
        }
    }
}

/// Words in this language, or in the same without its region.
fn has_words(text: &Text, tag: &str) -> bool {
    let base = tag.split('-').next().unwrap_or(tag);
    [tag, base].iter().any(|tag| text.0.get(*tag).is_some_and(|words| !words.trim().is_empty()))
}

#[cfg(test)]
mod tests {
    use super::is_tag;

    #[rstest::rstest]
    #[case("en", true)]
    #[case("de-AT", true)]
    #[case("zh-Hant-TW", true)]
    #[case("gsw", true)]
    #[case("", false)]
    #[case("e", false)]
    #[case("en_GB", false)]
    #[case("en-", false)]
    #[case("1e", false)]
    #[case("engelsksproget", false)]
    fn tags(#[case] tag: &str, #[case] good: bool) {
        assert_eq!(is_tag(tag), good);
    }
}
