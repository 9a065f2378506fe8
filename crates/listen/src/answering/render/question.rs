//! One question: what is asked, how it is answered, what is wrong with the answer.

use std::collections::BTreeMap;

use ::surveys::ask::{Ends, Points, Scale};
use ::surveys::{Answer, Ask, Fault, FaultKind, Shown, Text};
use maud::{Markup, html};

use super::{Reader, choice, matrix, scale, text};
use crate::answering::uploads::Names;
use crate::answering::words::{Words, fill};

/// A question where it stands on its page.
pub(super) struct Field<'f> {
    pub reader: Reader<'f>,
    /// The id of the first thing one can act on; others are made from it.
    pub id: String,
    /// The name of its answer in the form.
    pub name: String,
    pub shown: &'f Shown<'f>,
    pub answer: Option<&'f Answer>,
    /// The words of another answer.
    pub other: Option<&'f Answer>,
    pub faults: Vec<&'f Fault>,
    /// The files that were sent.
    pub files: &'f Names,
}

impl Field<'_> {
    pub fn words(&self) -> &'static Words {
        self.reader.words
    }

    pub fn label(&self) -> String {
        self.reader.say(&self.shown.question.label)
    }

    /// What is wrong, in a sentence.
    pub fn fault(&self) -> Option<String> {
        let fault = self.faults.first()?;
        let words = self.words();
        let told = match (fault.kind, &self.shown.question.ask) {
            (FaultKind::WrongForm, Ask::Ranking(_)) => &words.rank_twice,
            (FaultKind::WrongForm, Ask::File(_)) => &words.files_kind,
            (FaultKind::TooLarge, Ask::File(_)) => &words.files_size,
            (kind, _) => words.faults.get(kind.text())?,
        };
        Some(fill(told, &[("limit", &fault.limit.as_deref().unwrap_or_default())]))
    }

    /// The ids of the words that describe it.
    pub fn described(&self) -> Option<String> {
        let help = (!self.shown.question.help.is_empty()).then(|| format!("{}-help", self.id));
        let fault = (!self.faults.is_empty()).then(|| format!("{}-fault", self.id));
        let hint = self.hint().map(|_| format!("{}-hint", self.id));
        let ids: Vec<String> = [fault, help, hint].into_iter().flatten().collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    pub fn invalid(&self) -> Option<&'static str> {
        (!self.faults.is_empty()).then_some("true")
    }

    /// How many may be picked, or in what order.
    fn hint(&self) -> Option<String> {
        let words = self.words();
        match &self.shown.question.ask {
            Ask::Emotion(most) => Some(fill(&words.up_to, &[("most", &most.most)])),
            Ask::Ranking(_) => Some(words.rank_help.clone()),
            Ask::Choices(list) => match (list.least, list.most) {
                (Some(least), Some(most)) => Some(fill(&words.between, &[("least", &least), ("most", &most)])),
                (Some(least), None) => Some(fill(&words.at_least, &[("least", &least)])),
                (None, Some(most)) => Some(fill(&words.up_to, &[("most", &most)])),
                (None, None) => None,
            },
            Ask::File(files) => {
                let bounds = fill(&words.files_up_to, &[("most", &files.most), ("megabytes", &files.megabytes)]);
                let kinds = files.kinds.join(", ").to_uppercase();
                Some(if kinds.is_empty() { bounds } else { format!("{bounds} · {kinds}") })
            }
            _ => None,
        }
    }

    /// The answer as one value of a form.
    pub fn value(&self) -> String {
        self.answer.map(plain).unwrap_or_default()
    }

    /// The answer in a row of a table.
    pub fn cell(&self, row: &str) -> Vec<String> {
        match self.answer {
            Some(Answer::Table(rows)) => rows.get(row).map(many).unwrap_or_default(),
            _ => Vec::new(),
        }
    }
}

/// An answer as one value of a form.
fn plain(answer: &Answer) -> String {
    match answer {
        Answer::Truth(truth) => truth.to_string(),
        Answer::Number(number) => number.to_string(),
        Answer::Text(text) => text.clone(),
        Answer::List(list) => list.first().cloned().unwrap_or_default(),
        Answer::Table(_) => String::new(),
    }
}

/// An answer as the values of a form.
pub(super) fn many(answer: &Answer) -> Vec<String> {
    match answer {
        Answer::List(list) => list.clone(),
        Answer::Table(_) => Vec::new(),
        one => Some(plain(one)).filter(|value| !value.is_empty()).into_iter().collect(),
    }
}

/// The question as HTML.
pub(super) fn question(field: &Field<'_>) -> Markup {
    let words = field.words();
    match &field.shown.question.ask {
        Ask::Nps(Ends { low, high }) => scale::eleven(field, low, high, [&words.low_likely, &words.high_likely]),
        Ask::Intent(Ends { low, high }) => scale::eleven(field, low, high, [&words.low_sure, &words.high_sure]),
        Ask::Csat(points) => rated(field, points, [&words.low_satisfied, &words.high_satisfied]),
        Ask::Ces(points) => rated(field, points, [&words.low_easy, &words.high_easy]),
        Ask::Expectation(points) => rated(field, points, [&words.low_quality, &words.high_quality]),
        Ask::Importance(points) => rated(field, points, [&words.low_important, &words.high_important]),
        Ask::Likert(points) => rated(field, points, [&words.low_agree, &words.high_agree]),
        Ask::Rating(own) => scale::own(field, own),
        Ask::Slider(own) => scale::slider(field, own),
        Ask::Solved => choice::three(field, [("yes", &words.yes), ("partly", &words.partly), ("no", &words.no)]),
        Ask::Compared => choice::three(field, [("worse", &words.worse), ("as_expected", &words.as_expected), ("better", &words.better)]),
        Ask::Emotion(_) => choice::emotions(field),
        Ask::Choice(list) => choice::list(field, "radio", list.other),
        Ask::Choices(list) => choice::list(field, "checkbox", list.other),
        Ask::Dropdown(list) => choice::dropdown(field, list.other),
        Ask::Ranking(_) => choice::ranking(field),
        Ask::Marks => matrix::marks(field),
        Ask::Matrix(list) => matrix::choices(field, list),
        Ask::RatingMatrix(list) => matrix::ratings(field, &list.scale),
        Ask::Number(bounds) => text::number(field, bounds),
        Ask::Date(bounds) => text::date(field, bounds),
        Ask::Line(length) => text::line(field, length),
        Ask::Words(length) => text::words(field, length),
        Ask::Mail => text::typed(field, "email", "email"),
        Ask::Phone => text::typed(field, "tel", "tel"),
        Ask::Contact(contact) => text::contact(field, contact),
        Ask::Consent(_) => choice::consent(field),
        Ask::File(files) => text::files(field, files),
        Ask::Statement => html! {
            div.q { p.ask { (field.label()) } (help(field)) }
        },
    }
}

fn rated(field: &Field<'_>, points: &Points, own: [&str; 2]) -> Markup {
    let Points { points, look, low, high } = points;
    let range = Scale { from: 1.0, to: f64::from(*points), step: 1.0, look: *look, low: Text::default(), high: Text::default() };
    let ends = [field.reader.say_or(low, own[0]), field.reader.say_or(high, own[1])];
    scale::points(field, &range, &ends)
}

/// A question whose answer is a group of controls.
pub(super) fn group(field: &Field<'_>, role: Option<&str>, controls: &Markup) -> Markup {
    html! {
        fieldset.q role=[role] aria-describedby=[field.described()] aria-invalid=[role.and(field.invalid())] {
            legend { (field.label()) (must(field)) }
            (help(field))
            (controls)
            (fault(field))
        }
    }
}

/// A question whose answer is one control, which has the field's id.
pub(super) fn single(field: &Field<'_>, control: &Markup) -> Markup {
    html! {
        div.q {
            label.ask for=(field.id) { (field.label()) (must(field)) }
            (help(field))
            div.box { (control) }
            (fault(field))
        }
    }
}

pub(super) fn must(field: &Field<'_>) -> Markup {
    html! { @if field.shown.required { span.must { (field.words().required) } } }
}

pub(super) fn help(field: &Field<'_>) -> Markup {
    let text = &field.shown.question.help;
    html! {
        @if !text.is_empty() { p.help id={ (field.id) "-help" } { (field.reader.say(text)) } }
        @if let Some(hint) = field.hint() { p.help id={ (field.id) "-hint" } { (hint) } }
    }
}

pub(super) fn fault(field: &Field<'_>) -> Markup {
    html! { @if let Some(words) = field.fault() { p.fault id={ (field.id) "-fault" } { (words) } } }
}

/// Values by row, for those who look many of them up.
pub(super) type Cells = BTreeMap<String, Vec<String>>;
