//! Rules of a map that its grammar alone cannot hold.

use std::collections::BTreeSet;

use customers::attributes::{Kind as AttributeKind, NAME_LENGTH, Noun};
use kernel::{Code, Refusal};

use super::{AttributeMap, FileMap, Map, Meaning, QuestionMap, Source, Subject, When};
use crate::questions::{Kind, check_key};

impl Map {
    pub(super) fn check(&self) -> Result<(), Refusal> {
        self.file.check()?;
        if self.response.experienced_at.is_none() && self.response.answered_at.is_none() {
            return Err(at(
                "[response]",
                "say when it was: experienced_at or answered_at, such as experienced_at = \"DATE\" or { value = \"2017-05-01\" }",
            ));
        }
        if self.questions.is_empty() {
            return Err(at("[[question]]", "a map names at least one question"));
        }
        for when in [&self.response.experienced_at, &self.response.answered_at].into_iter().flatten() {
            self.check_fixed_time(when)?;
        }
        let mut keys = BTreeSet::new();
        for (place, question) in self.questions.iter().enumerate() {
            let place = format!("[[question]] number {} ({})", place + 1, question.column);
            question.check(&place)?;
            if !keys.insert(question.key()) {
                return Err(at(&place, format!("the key {:?} is taken by a question above", question.key())));
            }
        }
        self.check_attributes()
    }

    fn check_fixed_time(&self, when: &When) -> Result<(), Refusal> {
        let When::Fixed(value, clock) = when else { return Ok(()) };
        let zone = self.file.zone.clone().unwrap_or_else(kernel::Zone::utc);
        clock.read(value, &zone).map(drop).map_err(|reason| at("[response]", reason))
    }

    fn check_attributes(&self) -> Result<(), Refusal> {
        let mut names = BTreeSet::new();
        for (place, attribute) in self.attributes.iter().enumerate() {
            let place = format!("[[attribute]] number {} ({})", place + 1, attribute.column);
            attribute.check(&place)?;
            let noun = match attribute.on {
                Noun::Response => None,
                Noun::Contact => Some(("contact", self.response.contact.is_some())),
                Noun::Account => Some(("account", self.response.account.is_some())),
            };
            if let Some((noun, false)) = noun {
                return Err(at(&place, format!("it describes the {noun}, so [response] has to say which column names the {noun}")));
            }
            if !names.insert((attribute.on, attribute.name())) {
                return Err(at(&place, format!("the name {:?} is taken by an attribute above", attribute.name())));
            }
        }
        Ok(())
    }

    /// The headers this map reads, each once, in the order of the map.
    pub fn columns(&self) -> Vec<&str> {
        let response = &self.response;
        let mut columns: Vec<&str> = Vec::new();
        let sources = [&response.id, &response.contact, &response.account, &response.channel, &response.team, &response.language, &response.offering];
        let sources = sources.into_iter().chain([&response.survey, &response.weight]).flatten();
        columns.extend(sources.filter_map(|source| if let Source::Column(column) = source { Some(column.as_str()) } else { None }));
        columns.extend([&response.experienced_at, &response.answered_at].into_iter().flatten().flat_map(When::columns));
        for question in &self.questions {
            columns.push(&question.column);
            let subjects = [&question.touchpoint, &question.offering].into_iter().flatten();
            columns.extend(subjects.filter_map(|subject| if let Subject::Column(column) = subject { Some(column.as_str()) } else { None }));
        }
        columns.extend(self.attributes.iter().map(|attribute| attribute.column.as_str()));
        let mut seen = BTreeSet::new();
        columns.retain(|column| seen.insert(*column));
        columns
    }
}

impl When {
    fn columns(&self) -> Vec<&str> {
        match self {
            Self::Column(column, _) => vec![column],
            Self::Fixed(..) => Vec::new(),
            Self::Parts(parts) => {
                parts.iter().filter_map(|part| if let super::Part::Column(column) = part { Some(column.as_str()) } else { None }).collect()
            }
        }
    }
}

impl FileMap {
    fn check(&self) -> Result<(), Refusal> {
        if let Some(delimiter) = &self.delimiter
            && (delimiter.len() != 1 || matches!(delimiter.as_str(), "\"" | "\n" | "\r" | "\0"))
        {
            return Err(at("[file]", format!("delimiter {delimiter:?}: give one character, such as \",\" or \";\" or \"\\t\"")));
        }
        match &self.encoding {
            Some(label) if encoding_rs::Encoding::for_label(label.as_bytes()).is_none() => {
                Err(at("[file]", format!("encoding {label:?} is not known: use utf-8, windows-1252, utf-16le or another label of the WHATWG list")))
            }
            _ => Ok(()),
        }
    }
}

impl QuestionMap {
    fn check(&self, place: &str) -> Result<(), Refusal> {
        self.definition().check().map_err(|refusal| at(place, refusal.detail))?;
        for subject in [&self.touchpoint, &self.offering].into_iter().flatten() {
            if let Subject::Key(key) = subject {
                check_key("touchpoint or offering", key).map_err(|refusal| at(place, refusal.detail))?;
            }
        }
        if self.separator.is_some() && self.kind != Kind::Choice || self.separator.as_deref() == Some("") {
            return Err(at(place, "separator: only a question of kind choice has one, and it is not empty"));
        }
        self.codes.meanings.iter().try_for_each(|(code, meaning)| self.check_meaning(code, meaning).map_err(|reason| at(place, reason)))
    }

    fn check_meaning(&self, code: &str, meaning: &Meaning) -> Result<(), String> {
        match (self.kind, meaning) {
            (Kind::Text, _) => Err(format!("codes.{code}: text has only blank and not_applicable")),
            (Kind::Choice, Meaning::Label(_)) => Ok(()),
            (Kind::Choice, Meaning::Score(_)) => Err(format!("codes.{code}: a choice has a label in quotes")),
            (Kind::Solved, Meaning::Label(label)) if solved(label).is_some() => Ok(()),
            (Kind::Solved, _) => Err(format!("codes.{code}: say \"yes\", \"partly\" or \"no\"")),
            (_, Meaning::Score(score)) => self.definition().check_score(*score).map(drop).map_err(|reason| format!("codes.{code}: {reason}")),
            (_, Meaning::Label(_)) => Err(format!("codes.{code}: a scored question maps a code to a number; list it in blank if it means no answer")),
        }
    }
}

impl AttributeMap {
    fn check(&self, place: &str) -> Result<(), Refusal> {
        kernel::text::key("name", &self.name(), NAME_LENGTH).map_err(|refusal| at(place, refusal.detail))?;
        if self.format.is_some() && self.kind != AttributeKind::Date {
            return Err(at(place, "format: only an attribute of type date has one"));
        }
        Ok(())
    }
}

/// The score of an answer to "was your need solved".
pub fn solved(word: &str) -> Option<f64> {
    [("yes", 2.0), ("partly", 1.0), ("no", 0.0)].into_iter().find(|(text, _)| text.eq_ignore_ascii_case(word)).map(|(_, score)| score)
}

fn at(place: &str, reason: impl Into<String>) -> Refusal {
    let (place, reason) = (format!("map, {place}"), reason.into());
    Refusal::new(Code::Invalid, format!("{place}: {reason}")).at(place, reason)
}
