//! What answers to a survey are kept as: questions of the workspace's dictionary, and attributes of responses. Pure.

use std::collections::BTreeSet;

use ::surveys::ask::{EMOTIONS, MARKS};
use ::surveys::pipe::{Piece, pieces};
use ::surveys::{Ask, Choice, Definition, Question, Text};
use customers::attributes;
use kernel::Refusal;

use super::Finding;
use super::finding::error;
use super::record::VERSION;
use crate::questions::{self, Aspect, ChoiceOption, HigherIs, Kind, Scale};
use crate::responses::MOST_ANSWERS;

/// The key of the words beside a list.
pub(super) const OTHER: &str = "other";

/// The words people may say when asked to compare, the worst first; the first is 1.
pub(super) const COMPARED: [&str; 3] = ["worse", "as_expected", "better"];

/// Something with the place in the definition it comes from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placed<T> {
    pub place: String,
    pub what: T,
}

/// What the answers to a survey are kept as.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Dictionary {
    pub questions: Vec<Placed<questions::Definition>>,
    pub attributes: Vec<Placed<attributes::Definition>>,
    /// What cannot be kept.
    pub findings: Vec<Finding>,
}

impl Dictionary {
    /// The dictionary of a survey.
    pub fn of(definition: &Definition) -> Self {
        let mut dictionary = Self::default();
        dictionary.attribute("pages", VERSION, "Version of the survey", attributes::Kind::Number);
        let language = definition.languages.first().map_or("", String::as_str);
        for (at, page) in definition.pages.iter().enumerate() {
            for (question_at, question) in page.questions.iter().enumerate() {
                let place = format!("pages[{at}].questions[{question_at}]");
                Asked { dictionary: &mut dictionary, question, language, place }.take();
            }
        }
        for (at, hidden) in definition.hidden.iter().enumerate() {
            dictionary.attribute(&format!("hidden[{at}]"), &hidden.key, &hidden.key, attributes::Kind::Text);
        }
        dictionary.find_doubles();
        dictionary
    }

    fn attribute(&mut self, place: &str, key: &str, label: &str, kind: attributes::Kind) {
        let name = attribute_name(key);
        let label = if label.is_empty() { key } else { label };
        let definition =
            attributes::Definition { label: shortened(label, 200), ..attributes::Definition::of(attributes::Noun::Response, &name, kind) };
        match definition.checked() {
            Ok(what) => self.attributes.push(Placed { place: place.to_owned(), what }),
            Err(refusal) => self.findings.push(error(format!("{place}.key"), reason(refusal))),
        }
    }

    fn find_doubles(&mut self) {
        let mut keys = BTreeSet::new();
        for question in &self.questions {
            if !keys.insert(question.what.key.as_str()) {
                let reason = format!("another question has the key {:?}: give each a key of its own", question.what.key);
                self.findings.push(error(format!("{}.key", question.place), reason));
            }
        }
        let mut names = BTreeSet::new();
        for attribute in &self.attributes {
            if !names.insert(attribute.what.name.as_str()) {
                let reason = format!("another answer is kept as the attribute {:?}: give each a key of its own", attribute.what.name);
                self.findings.push(error(format!("{}.key", attribute.place), reason));
            }
        }
        if self.questions.len() > MOST_ANSWERS {
            let reason = format!("a response holds at most {MOST_ANSWERS} answers and rows, this survey asks for {}: split it", self.questions.len());
            self.findings.push(error("pages", reason));
        }
    }
}

/// The name of the attribute that keeps the answers to a question of that key: `Phone-Nr` is kept as `phone_nr`.
pub(crate) fn attribute_name(key: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
    let name: String = key.chars().map(plain).collect();
    if name.starts_with(|c: char| c.is_ascii_lowercase()) { name } else { format!("q_{name}") }
}

/// The key of a part of a question: of a row, an option or a mark.
pub(super) fn part(question: &str, part: &str) -> String {
    format!("{question}.{part}")
}

/// What an answer to a question speaks of.
pub(super) fn aspect(question: &Question, kind: Kind) -> Aspect {
    question.aspect.unwrap_or(match question.ask {
        Ask::Expectation(_) => Aspect::Expectation,
        Ask::Importance(_) => Aspect::Importance,
        _ => kind.usual_aspect(),
    })
}

/// A question on its way into the dictionary.
struct Asked<'d> {
    dictionary: &'d mut Dictionary,
    question: &'d Question,
    language: &'d str,
    place: String,
}

impl Asked<'_> {
    fn take(&mut self) {
        match &self.question.ask {
            Ask::Nps(_) => self.scored(Kind::Nps, 0.0, 10.0),
            Ask::Intent(_) => self.scored(Kind::Intent, 0.0, 10.0),
            Ask::Csat(points) => self.scored(Kind::Csat, 1.0, points.points.into()),
            Ask::Ces(points) => self.scored(Kind::Ces, 1.0, points.points.into()),
            Ask::Expectation(points) | Ask::Importance(points) | Ask::Likert(points) => self.scored(Kind::Rating, 1.0, points.points.into()),
            Ask::Solved => self.scored(Kind::Solved, 0.0, 2.0),
            Ask::Compared => self.scored(Kind::Rating, 1.0, COMPARED.len() as f64),
            Ask::Rating(scale) | Ask::Slider(scale) => self.own(None, scale),
            Ask::Marks => MARKS.iter().for_each(|mark| self.rating(mark, &mark.replace('_', " "), 5.0, HigherIs::Better)),
            Ask::Emotion(_) => {
                let words = EMOTIONS.iter().flat_map(|(_, words)| *words);
                self.choice(None, words.map(|word| ChoiceOption { code: (*word).into(), label: word.replace('_', " ") }).collect());
            }
            Ask::Choice(choices) | Ask::Choices(choices) | Ask::Dropdown(choices) => {
                let mut options = self.options(&choices.options);
                if choices.other && options.iter().all(|option| option.code != OTHER) {
                    options.push(ChoiceOption { code: OTHER.into(), label: "Other".into() });
                }
                self.choice(None, options);
                if choices.other {
                    self.text(Some(OTHER));
                }
            }
            Ask::Ranking(choices) => {
                let last = choices.options.len() as f64;
                for option in &choices.options {
                    let label = self.words(&option.label, &option.key);
                    self.rating(&option.key, &label, last, HigherIs::Worse);
                }
            }
            Ask::Matrix(matrix) => {
                let options = self.options(&matrix.columns);
                matrix.rows.iter().for_each(|row| self.choice(Some(row), options.clone()));
            }
            Ask::RatingMatrix(matrix) => matrix.rows.iter().for_each(|row| self.own(Some(row), &matrix.scale)),
            Ask::Line(_) | Ask::Words(_) => self.text(None),
            Ask::Number(_) => self.value(attributes::Kind::Number),
            Ask::Date(_) => self.value(attributes::Kind::Date),
            Ask::Consent(_) => self.value(attributes::Kind::Truth),
            Ask::Mail | Ask::Phone | Ask::File(_) => self.value(attributes::Kind::Text),
            Ask::Contact(fields) => {
                for field in &fields.fields {
                    let (key, label) = (part(&self.question.key, field.text()), format!("{} {}", self.label(), field));
                    self.dictionary.attribute(&self.place, &key, label.trim(), attributes::Kind::Text);
                }
            }
            Ask::Statement => {}
        }
    }

    /// The words in the first language, as nobody in particular reads them; what stands for them where there are none.
    fn words(&self, text: &Text, otherwise: &str) -> String {
        let piece = |piece| match piece {
            Piece::Words(words) => words,
            Piece::Value(_, "") => "…",
            Piece::Value(_, instead) => instead,
        };
        let words: String = pieces(text.in_language(self.language, self.language).trim()).into_iter().map(piece).collect();
        let words: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        if words.is_empty() { otherwise.to_owned() } else { words }
    }

    fn label(&self) -> String {
        self.words(&self.question.label, &self.question.key)
    }

    fn options(&self, choices: &[Choice]) -> Vec<ChoiceOption> {
        choices.iter().map(|choice| ChoiceOption { code: choice.key.clone(), label: self.words(&choice.label, &choice.key) }).collect()
    }

    fn scored(&mut self, kind: Kind, low: f64, high: f64) {
        self.add(None, None, |definition| {
            definition.kind = kind;
            definition.scale = Some(Scale { low, high, step: 1.0 });
        });
    }

    fn own(&mut self, row: Option<&Choice>, scale: &::surveys::ask::Scale) {
        match Scale::new(scale.from, scale.to, scale.step) {
            Ok(points) => {
                let label = row.map(|row| self.words(&row.label, &row.key));
                self.add(row.map(|row| row.key.as_str()), label.as_deref(), |definition| definition.scale = Some(points));
            }
            Err(refusal) => self.dictionary.findings.push(error(format!("{}.ask", self.place), reason(refusal))),
        }
    }

    fn rating(&mut self, key: &str, label: &str, high: f64, higher_is: HigherIs) {
        self.add(Some(key), Some(label), |definition| {
            definition.scale = Some(Scale { low: 1.0, high, step: 1.0 });
            definition.higher_is = higher_is;
        });
    }

    fn choice(&mut self, row: Option<&Choice>, options: Vec<ChoiceOption>) {
        let label = row.map(|row| self.words(&row.label, &row.key));
        self.add(row.map(|row| row.key.as_str()), label.as_deref(), |definition| {
            definition.kind = Kind::Choice;
            definition.scale = None;
            definition.options = options;
        });
    }

    fn text(&mut self, key: Option<&str>) {
        self.add(key, key, |definition| {
            definition.kind = Kind::Text;
            definition.scale = None;
        });
    }

    fn value(&mut self, kind: attributes::Kind) {
        let label = self.label();
        self.dictionary.attribute(&self.place, &self.question.key, &label, kind);
    }

    /// Adds a rating under the key of the question or of one of its parts, after `shape` had its say.
    fn add(&mut self, key: Option<&str>, label: Option<&str>, shape: impl FnOnce(&mut questions::Definition)) {
        let question = self.question;
        let whole = key.map_or_else(|| question.key.clone(), |key| part(&question.key, key));
        let mut definition = questions::Definition::of(&whole, Kind::Rating);
        shape(&mut definition);
        definition.label = shortened(&label.map_or_else(|| self.label(), |label| format!("{} – {label}", self.label())), 500);
        definition.pattern = question.pattern.unwrap_or(definition.kind.usual_pattern());
        definition.aspect = aspect(question, definition.kind);
        definition.touchpoint.clone_from(&question.touchpoint);
        match definition.check() {
            Ok(()) => self.dictionary.questions.push(Placed { place: self.place.clone(), what: definition }),
            Err(refusal) => self.refuse(refusal),
        }
    }

    /// Says in the words of the definition what the dictionary refuses.
    fn refuse(&mut self, refusal: Refusal) {
        let field = match refusal.params.first().map(|param| param.name.as_str()) {
            Some("key") => ".key",
            Some("label") => ".label",
            Some("touchpoint") => ".touchpoint",
            _ => ".ask",
        };
        self.dictionary.findings.push(error(format!("{}{field}", self.place), reason(refusal)));
    }
}

/// The reason of a refusal without its place.
pub(super) fn reason(refusal: Refusal) -> String {
    refusal.params.into_iter().next().map_or(refusal.detail, |param| param.reason)
}

/// At most so many characters.
fn shortened(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}
