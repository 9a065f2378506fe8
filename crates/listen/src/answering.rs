//! Answering: the pages where customers answer, rendered here, complete without a script; and what is kept while somebody answers.

mod consents;
mod definitions;
pub mod elsewhere;
mod form;
mod guard;
pub(crate) mod language;
mod logo;
mod look;
mod people;
mod render;
pub mod routes;
mod script;
mod send;
mod store;
mod uploads;
mod view;
mod widget;
pub(crate) mod words;

use std::collections::{BTreeMap, BTreeSet};

use ::surveys::{Answer, Ask, Definition, Given};
use customers::accounts::Account;
use customers::contacts::Contact;
use kernel::{Id, Time, closed, nouns};

pub use language::{accepted, choose};
pub(crate) use store::{remove, visit_key};
pub use words::{direction, own_name};

use crate::responses::Response;
use crate::surveys::redact::redacted;

nouns! {
    /// An answer that is under way, or was sent.
    Answering("asw", "answering");
}

closed! {
    /// How far somebody has come.
    #[schema(as = AnsweringState)]
    State, "state of an answering" {
        /// They have not sent it.
        Open = "open",
        /// They have sent it.
        Sent = "sent",
        /// A quota that counts them was full; nothing was recorded.
        TurnedAway = "turned_away",
    }
}

/// What somebody has answered so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id; the response carries it as external id.
    pub id: Id<Answering>,
    /// The version that is answered; none for a trial of the draft.
    pub version: Option<i64>,
    /// Whether their link leads one person only, so that it tells who answers.
    pub personal: bool,
    /// Who answers, if the link says so.
    pub contact: Option<Id<Contact>>,
    /// The account they answer for, if the link says so.
    pub account: Option<Id<Account>>,
    /// The language they read.
    pub language: String,
    /// Decides the order of what is in another order for everybody.
    pub seed: i64,
    /// How far they have come.
    pub state: State,
    /// Their answers.
    pub answers: BTreeMap<String, Answer>,
    /// What their link brought along.
    pub hidden: BTreeMap<String, String>,
    /// The pages that were sent.
    pub done: BTreeSet<String>,
    /// Why it looks like a robot.
    pub suspect: Option<String>,
    /// The response it became.
    pub response: Option<Id<Response>>,
    /// When the first page was sent.
    pub started_at: Time,
    /// When all of it was sent, last.
    pub sent_at: Option<Time>,
}

impl Record {
    /// What the engine looks at, without attributes and quotas.
    fn given(&self) -> Given {
        Given {
            answers: self.answers.clone(),
            done: self.done.clone(),
            hidden: self.hidden.clone(),
            language: self.language.clone(),
            seed: self.seed.cast_unsigned(),
            ..Given::default()
        }
    }

    /// Whether a promise of anonymity meets a link that says who answers: then nothing here may lead to what they said.
    fn is_torn(&self, definition: &Definition) -> bool {
        definition.settings.anonymous.is_some() && (self.personal || self.contact.is_some())
    }

    /// Whether the answers may be changed after they were sent.
    fn may_edit(&self, definition: &Definition) -> bool {
        definition.settings.edit && !self.is_torn(definition)
    }

    /// What stays once it was sent: to which questions something was said, and nothing of it.
    fn torn(self) -> Self {
        let answers = self.answers.into_keys().map(|question| (question, Answer::Text(String::new()))).collect();
        Self { answers, response: None, ..self }
    }

    /// The same after a page was taken. Personal data is taken out of words before they are kept, where the survey says so.
    fn taking(self, definition: &Definition, given: &Given) -> Self {
        let kinds = &definition.settings.redact;
        let worded = |key: &str| {
            let mut questions = definition.pages.iter().flat_map(|page| &page.questions);
            key.contains('.') || questions.any(|question| question.key == key && matches!(question.ask, Ask::Line(_) | Ask::Words(_)))
        };
        let kept = |(key, answer): (&String, &Answer)| match answer {
            Answer::Text(words) if !kinds.is_empty() && worded(key) => (key.clone(), Answer::Text(redacted(words, kinds).into_owned())),
            other => (key.clone(), other.clone()),
        };
        Self { answers: given.answers.iter().map(kept).collect(), done: given.done.clone(), ..self }
    }
}
