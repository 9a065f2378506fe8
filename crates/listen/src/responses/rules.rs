//! What a draft has to be, whoever sends it.

use customers::accounts::EXTERNAL_ID_LENGTH;
use customers::attributes::{Stored, TEXT_LENGTH};
use kernel::{Refusal, Time};

use super::{Answer, Draft, Organisation, Person, Said};
use crate::maps::solved;
use crate::questions::{Definition, KEY_LENGTH, Kind};

/// The longest verbatim, in bytes.
pub const LONGEST_TEXT: usize = 100_000;
/// The most answers of one response.
pub const MOST_ANSWERS: usize = 1_000;
/// The longest external id of a response, in characters.
const LONGEST_ID: usize = 1_000;
/// The longest channel, language or key of a team, in characters.
const LONGEST_WORD: usize = 100;
/// The largest weight.
const LARGEST_WEIGHT: f64 = 1e6;

/// Refuses a draft that cannot be recorded; `question` finds a definition by its key. Every place is named.
pub fn check<'d>(draft: &Draft, question: impl Fn(&str) -> Option<&'d Definition>) -> Result<(), Refusal> {
    let mut places = Places::default();
    frame(draft, &mut places);
    answers(draft, question, &mut places);
    places.done()
}

/// Refuses what surrounds the answers: names, times, weight, attributes.
pub fn check_frame(draft: &Draft) -> Result<(), Refusal> {
    let mut places = Places::default();
    frame(draft, &mut places);
    places.done()
}

fn frame(draft: &Draft, places: &mut Places) {
    names(draft, places);
    times(draft, places);
    if draft.weight.is_some_and(|weight| !(weight > 0.0 && weight <= LARGEST_WEIGHT)) {
        places.refuse(
            "weight",
            format!("a weight is above 0 and at most {LARGEST_WEIGHT}; leave the response out, or exclude it, to count it not at all"),
        );
    }
    attributes(draft, places);
}

#[derive(Default)]
struct Places(Option<Refusal>);

impl Places {
    fn refuse(&mut self, name: impl Into<String>, reason: impl Into<String>) {
        self.0 = Some(match self.0.take() {
            None => Refusal::field(name, reason),
            Some(refusal) => refusal.at(name, reason),
        });
    }

    /// A name on one line, as the rooms upstream keep it.
    fn name(&mut self, place: &str, text: Option<&str>, most: usize) {
        let Some(text) = text else { return };
        match kernel::text::line(place, text, most) {
            Ok(line) if line == text => {}
            Ok(_) => self.refuse(place, "has line breaks, tabs or blanks at its ends: leave them out"),
            Err(refusal) => self.refuse(place, refusal.params.into_iter().next().map_or(refusal.detail, |param| param.reason)),
        }
    }

    fn done(self) -> Result<(), Refusal> {
        self.0.map_or(Ok(()), Err)
    }
}

fn names(draft: &Draft, places: &mut Places) {
    places.name("external_id", draft.external_id.as_deref(), LONGEST_ID);
    places.name("survey", draft.survey.as_deref(), KEY_LENGTH);
    places.name("channel", draft.channel.as_deref(), LONGEST_WORD);
    places.name("team", draft.team.as_deref(), LONGEST_WORD);
    places.name("language", draft.language.as_deref(), LONGEST_WORD);
    places.name("offering", draft.offering.as_deref(), KEY_LENGTH);
    match &draft.contact {
        Some(Person::External(text)) => places.name("contact.external_id", Some(text), EXTERNAL_ID_LENGTH),
        Some(Person::Mail(text)) => {
            if let Err(refusal) = identity::checked_mail("mail", text) {
                places.refuse("contact.mail", refusal.params.into_iter().next().map_or(refusal.detail, |param| param.reason));
            }
        }
        Some(Person::Id(_)) | None => {}
    }
    if let Some(Organisation::External(text)) = &draft.account {
        places.name("account.external_id", Some(text), EXTERNAL_ID_LENGTH);
    }
}

fn times(draft: &Draft, places: &mut Places) {
    for (name, time) in [("experienced_at", draft.experienced_at), ("answered_at", draft.answered_at)] {
        if time.is_some_and(|time: Time| !time.is_plausible()) {
            places.refuse(name, "lies outside the years 1900 to 2199");
        }
    }
}

fn answers<'d>(draft: &Draft, question: impl Fn(&str) -> Option<&'d Definition>, places: &mut Places) {
    if draft.answers.len() > MOST_ANSWERS {
        places.refuse("answers", format!("a response has at most {MOST_ANSWERS} answers"));
        return;
    }
    let mut keys = rustc_hash::FxHashSet::default();
    for (index, answer) in draft.answers.iter().enumerate() {
        let place = |field: &str| format!("answers[{index}]{field}");
        if !keys.insert(&*answer.question) {
            places.refuse(place(".question"), format!("{:?} is answered twice", answer.question));
        }
        places.name(&place(".touchpoint"), answer.touchpoint.as_deref(), KEY_LENGTH);
        places.name(&place(".offering"), answer.offering.as_deref(), KEY_LENGTH);
        match question(&answer.question) {
            None => places.refuse(
                place(".question"),
                format!("there is no question {:?} here: define it by POST /v1/questions or by importing a file with a map", answer.question),
            ),
            Some(definition) => {
                if let Err((field, reason)) = said(answer, definition) {
                    places.refuse(place(field), reason);
                }
            }
        }
    }
}

fn said(answer: &Answer, definition: &Definition) -> Result<(), (&'static str, String)> {
    match (&answer.said, definition.kind) {
        (Said::Score(score), Kind::Choice | Kind::Text) => Err((".score", definition.check_score(*score).err().unwrap_or_default())),
        (Said::Score(score), _) => definition.check_score(*score).map(drop).map_err(|reason| (".score", reason)),
        (Said::Choices(choices), Kind::Choice) => choices_of(choices, definition),
        (Said::Choices(choices), Kind::Solved) => match &choices[..] {
            [word] if solved(word).is_some() => Ok(()),
            _ => Err((".choice", "say yes, partly or no".into())),
        },
        (Said::Text(text), Kind::Text) => verbatim(text),
        (_, kind) => Err((".question", format!("{:?} is a question of kind {kind}: it takes {}", answer.question, wanted(kind)))),
    }
}

const fn wanted(kind: Kind) -> &'static str {
    match kind {
        Kind::Choice => "choice or choices",
        Kind::Solved => "a choice of yes, partly and no",
        Kind::Text => "text",
        _ => "a score",
    }
}

fn choices_of(choices: &[std::sync::Arc<str>], definition: &Definition) -> Result<(), (&'static str, String)> {
    let mut seen = Vec::with_capacity(choices.len());
    for choice in choices {
        let place = definition.option(choice).ok_or_else(|| (".choice", unknown_option(choice, definition)))?;
        if seen.contains(&place) {
            return Err((".choices", format!("{choice:?} is chosen twice")));
        }
        seen.push(place);
    }
    if seen.is_empty() { Err((".choices", "is empty: leave the answer out when nothing was chosen".into())) } else { Ok(()) }
}

fn unknown_option(choice: &str, definition: &Definition) -> String {
    let known: Vec<_> = definition.options.iter().take(10).map(|option| option.label.as_str()).collect();
    format!("{choice:?} is none of its options ({}); add it by PATCH /v1/questions/{{id}}", known.join(", "))
}

fn verbatim(text: &str) -> Result<(), (&'static str, String)> {
    if text.contains('\0') {
        return Err((".text", "holds a NUL character, which cannot be kept: leave it out".into()));
    }
    if text.len() > LONGEST_TEXT {
        return Err((".text", format!("is longer than {LONGEST_TEXT} bytes")));
    }
    if text.trim().is_empty() { Err((".text", "is empty: leave the answer out when nothing was written".into())) } else { Ok(()) }
}

fn attributes(draft: &Draft, places: &mut Places) {
    let mut names = rustc_hash::FxHashSet::default();
    for (name, value) in &draft.attributes {
        let place = format!("attributes.{name}");
        if !names.insert(&**name) {
            places.refuse(&place, "is given twice");
        }
        match value {
            Stored::Text(text) if text.len() > 4 * TEXT_LENGTH || text.contains('\0') => {
                places.refuse(&place, format!("is longer than {TEXT_LENGTH} characters or holds a NUL character"));
            }
            Stored::Number(number) if !number.is_finite() => places.refuse(&place, "is not a finite number"),
            Stored::Text(_) | Stored::Number(_) => {}
        }
    }
}
