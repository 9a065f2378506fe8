//! From the answers to a survey to a response: what was said, as the dictionary keeps it. Pure.

use std::sync::Arc;

use ::surveys::ask::MARKS;
use ::surveys::{Answer, Ask, Definition, Given, Question, counted};
use customers::accounts::Account;
use customers::attributes::Stored;
use customers::contacts::Contact;
use kernel::{Id, Time};

pub(crate) use super::dictionary::attribute_name;
use super::dictionary::{COMPARED, OTHER, aspect, part};
use super::redact::redacted;
use crate::questions::Kind;
use crate::responses::{self, Draft, Organisation, Person, Said};

/// The attribute of a response that tells which version of its survey was answered.
pub const VERSION: &str = "survey_version";

/// How people were asked who answered on our page.
const CHANNEL: &str = "web";

/// What is known of an answer besides what was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The id of the answer, so that it is recorded once.
    pub external_id: String,
    /// Key of the survey.
    pub survey: String,
    /// The version that was answered; none for a trial of the draft.
    pub version: Option<i64>,
    /// Who answered.
    pub contact: Option<Id<Contact>>,
    /// The account they answered for.
    pub account: Option<Id<Account>>,
    /// When it was sent.
    pub answered_at: Time,
    /// Whether it is a trial.
    pub test: bool,
}

/// The response that says what was answered on the path. Personal data is taken out of words where the survey says so.
pub fn draft(definition: &Definition, given: &Given, frame: &Frame) -> Draft {
    let said = counted(definition, given);
    let mut writer = Writer { definition, draft: framed(given, frame) };
    for question in definition.pages.iter().flat_map(|page| &page.questions) {
        if let Some(answer) = said.get(&question.key) {
            writer.take(question, answer);
        }
        if let Some(Answer::Text(words)) = said.get(&part(&question.key, OTHER)) {
            writer.words(question, &part(&question.key, OTHER), words);
        }
    }
    if let Some(version) = frame.version {
        writer.value(VERSION, Stored::Number(version as f64));
    }
    for hidden in &definition.hidden {
        if let Some(value) = given.hidden.get(&hidden.key) {
            writer.text(&hidden.key, value);
        }
    }
    writer.draft
}

fn framed(given: &Given, frame: &Frame) -> Draft {
    Draft {
        external_id: Some(frame.external_id.clone()),
        survey: Some(frame.survey.as_str().into()),
        answered_at: Some(frame.answered_at),
        contact: frame.contact.map(Person::Id),
        account: frame.account.map(Organisation::Id),
        channel: Some(CHANNEL.into()),
        language: (!given.language.is_empty()).then(|| given.language.as_str().into()),
        test: frame.test,
        ..Draft::default()
    }
}

struct Writer<'d> {
    definition: &'d Definition,
    draft: Draft,
}

impl Writer<'_> {
    fn take(&mut self, question: &Question, answer: &Answer) {
        let key = &question.key;
        match (&question.ask, answer) {
            (Ask::Nps(_), Answer::Number(score)) => self.scored(question, key, Kind::Nps, *score),
            (Ask::Csat(_), Answer::Number(score)) => self.scored(question, key, Kind::Csat, *score),
            (Ask::Ces(_), Answer::Number(score)) => self.scored(question, key, Kind::Ces, *score),
            (Ask::Intent(_), Answer::Number(score)) => self.scored(question, key, Kind::Intent, *score),
            (Ask::Rating(_) | Ask::Slider(_) | Ask::Expectation(_) | Ask::Importance(_) | Ask::Likert(_), Answer::Number(score)) => {
                self.scored(question, key, Kind::Rating, *score);
            }
            (Ask::Solved, Answer::Text(word)) => self.chosen(question, key, Kind::Solved, std::slice::from_ref(word)),
            (Ask::Compared, Answer::Text(word)) => {
                if let Some(place) = COMPARED.iter().position(|known| known == word) {
                    self.scored(question, key, Kind::Rating, (place + 1) as f64);
                }
            }
            (Ask::Choice(_) | Ask::Dropdown(_), Answer::Text(choice)) => self.chosen(question, key, Kind::Choice, std::slice::from_ref(choice)),
            (Ask::Choices(_) | Ask::Emotion(_), Answer::List(choices)) => self.chosen(question, key, Kind::Choice, choices),
            (Ask::Ranking(_), Answer::List(choices)) => {
                for (rank, choice) in choices.iter().enumerate() {
                    self.scored(question, &part(key, choice), Kind::Rating, (rank + 1) as f64);
                }
            }
            (_, Answer::Table(rows)) => rows.iter().for_each(|(row, answer)| self.take_row(question, row, answer)),
            (Ask::Line(_) | Ask::Words(_), Answer::Text(words)) => self.words(question, key, words),
            (Ask::Number(_), Answer::Number(number)) => self.value(key, Stored::Number(*number)),
            (Ask::Consent(_), Answer::Truth(truth)) => self.value(key, Stored::truth(*truth)),
            (Ask::Date(_) | Ask::Mail | Ask::Phone, Answer::Text(text)) => self.text(key, text),
            (Ask::File(_), Answer::List(files)) => self.text(key, &files.join(" ")),
            _ => {}
        }
    }

    fn take_row(&mut self, question: &Question, row: &str, answer: &Answer) {
        let key = part(&question.key, row);
        match (&question.ask, answer) {
            (Ask::Marks, Answer::Number(score)) if MARKS.contains(&row) => self.scored(question, &key, Kind::Rating, *score),
            (Ask::RatingMatrix(_), Answer::Number(score)) => self.scored(question, &key, Kind::Rating, *score),
            (Ask::Matrix(_), Answer::Text(choice)) => self.chosen(question, &key, Kind::Choice, std::slice::from_ref(choice)),
            (Ask::Matrix(_), Answer::List(choices)) => self.chosen(question, &key, Kind::Choice, choices),
            (Ask::Contact(_), Answer::Text(text)) => self.text(&key, text),
            _ => {}
        }
    }

    fn scored(&mut self, question: &Question, key: &str, kind: Kind, score: f64) {
        self.say(question, key, kind, Said::Score(score));
    }

    fn chosen(&mut self, question: &Question, key: &str, kind: Kind, choices: &[String]) {
        if !choices.is_empty() {
            self.say(question, key, kind, Said::Choices(choices.iter().map(|choice| Arc::from(choice.as_str())).collect()));
        }
    }

    fn words(&mut self, question: &Question, key: &str, words: &str) {
        let words = redacted(&kept(words), &self.definition.settings.redact).into_owned();
        if !words.trim().is_empty() {
            self.say(question, key, Kind::Text, Said::Text(words));
        }
    }

    /// What survey, page and answer say holds before what the dictionary says of the question.
    fn say(&mut self, question: &Question, key: &str, kind: Kind, said: Said) {
        self.draft.answers.push(responses::Answer {
            question: key.into(),
            said,
            touchpoint: question.touchpoint.as_deref().map(Arc::from),
            offering: None,
            pattern: Some(question.pattern.unwrap_or(kind.usual_pattern())),
            aspect: Some(aspect(question, kind)),
        });
    }

    fn text(&mut self, key: &str, text: &str) {
        let text = kept(text);
        if !text.trim().is_empty() {
            self.value(key, Stored::Text(text.trim().to_owned()));
        }
    }

    fn value(&mut self, key: &str, value: Stored) {
        self.draft.attributes.push((attribute_name(key).into(), value));
    }
}

/// Words without the NUL characters that no engine keeps.
fn kept(text: &str) -> String {
    text.replace('\0', "")
}

#[cfg(test)]
mod tests;
