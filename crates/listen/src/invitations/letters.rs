//! What invitations, reminders and thanks say: the words of the programme around the first question of the survey.

use std::sync::Arc;

use ::surveys::{Ask, Definition, Question};
use kernel::Id;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use post::paper::Point;
use post::{Letter, Mailbox, Paper};
use store::{Error, Tx};

use super::Invitation;
use super::people::Person;
use crate::answering;
use crate::programmes::{self, Sender};
use crate::promises;
use crate::surveys;

/// Which letter it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Occasion {
    /// The first.
    First,
    /// A reminder.
    Reminder,
    /// Thanks for the answers.
    Thanks,
}

/// What letters of a programme are made of.
pub(super) struct Kit {
    definition: Option<Arc<Definition>>,
    /// Whether the survey promised anonymity: then nothing that follows may tell who has answered, and when.
    pub promised: bool,
}

impl Kit {
    /// The survey as it is answered now.
    pub async fn of(tx: &mut Tx<'_>, programme: &programmes::Record) -> Result<Self, Error> {
        let survey = surveys::find(tx, programme.survey).await?.filter(|survey| survey.summary.state == surveys::State::Open);
        let definition = match survey.and_then(|survey| survey.summary.version) {
            Some(version) => surveys::definition(tx, programme.survey, version).await?,
            None => None,
        };
        Ok(Self { definition, promised: promises::is_made(tx, programme.survey).await? })
    }

    /// Whether the survey takes answers.
    pub fn is_open(&self) -> bool {
        self.definition.is_some()
    }

    /// The language of the survey that somebody reads.
    pub fn language(&self, wish: Option<&str>) -> Option<String> {
        let definition = self.definition.as_ref()?;
        Some(answering::language::choose(&definition.languages, wish))
    }

    /// The letter.
    pub fn letter(
        &self,
        programme: &programmes::Record,
        person: &Person,
        id: Id<Invitation>,
        address: &str,
        occasion: Occasion,
    ) -> Result<Letter, Error> {
        let definition = self.definition.as_ref().ok_or_else(|| Error::Misuse("a letter about a survey that is closed".into()))?;
        let language = self.language(person.language.as_deref()).unwrap_or_default();
        let said = answering::words::words(&language);
        let own = programme.plan.words.get(&language).or_else(|| programme.plan.words.get(definition.languages.first()?));
        let title = definition.title.in_language(&language, definition.languages.first().map_or("", String::as_str)).to_owned();
        let subject = own.map(|own| own.subject.trim()).filter(|subject| !subject.is_empty()).map_or(title, ToOwned::to_owned);
        let subject = match occasion {
            Occasion::First => subject,
            Occasion::Reminder => format!("{}: {subject}", said.letter_reminder),
            Occasion::Thanks => said.thanks.clone(),
        };
        let paper = match occasion {
            Occasion::Thanks => Paper::new().words(&said.thanks_words),
            Occasion::First | Occasion::Reminder => {
                let intro = own.map(|own| own.intro.trim()).filter(|intro| !intro.is_empty()).unwrap_or(&said.letter_intro);
                let paper = Paper::new().words(intro);
                let paper = asked(paper, definition, &language, address, &said.letter_answer).quiet(&said.letter_yours);
                if self.promised && occasion == Occasion::Reminder { paper.quiet(&said.letter_to_all) } else { paper }
            }
        };
        let paper = match definition.theme.accent.as_deref() {
            Some(accent) => paper.accent(accent),
            None => paper,
        };
        let mail = person.mail.as_deref().ok_or_else(|| Error::Misuse("a letter to nobody".into()))?;
        let letter = Letter::new(Mailbox::new(Some(&person.name), mail)?, &subject, paper)?;
        let from = match (&programme.plan.sender, &person.owner) {
            (Sender::Owner, Some((mail, name))) => Some(Mailbox::new(Some(name), mail)?),
            _ => None,
        };
        Ok(letter.from(from).in_language(&language).about(id).of_contact(person.contact).with_secrets().with_unsubscribing())
    }
}

/// The first question with a link for each of its points, or a button that leads to it. A link chooses; what counts is sent on the page.
fn asked(paper: Paper, definition: &Definition, language: &str, address: &str, answer: &str) -> Paper {
    let fallback = definition.languages.first().map_or("", String::as_str);
    let first = definition.pages.first().and_then(|page| page.questions.first());
    let Some(question) = first else { return paper.button(answer, address) };
    let paper = paper.heading(question.label.in_language(language, fallback));
    let points = points(question);
    if points.is_empty() {
        return paper.button(answer, address);
    }
    let key = utf8_percent_encode(&question.key, NON_ALPHANUMERIC).to_string();
    let last = points.last().copied().unwrap_or_default();
    let row =
        points.iter().map(|point| Point { label: point.to_string(), name: format!("{point} / {last}"), address: format!("{address}?{key}={point}") });
    paper.scale(row.collect(), "", "").button(answer, address)
}

/// The points of a question that a letter can show in a row.
fn points(question: &Question) -> Vec<i64> {
    match &question.ask {
        Ask::Nps(_) | Ask::Intent(_) => (0..=10).collect(),
        Ask::Csat(points) | Ask::Ces(points) => (1..=i64::from(points.points)).collect(),
        _ => Vec::new(),
    }
}
