//! Responses: what somebody answered, with ratings, verbatims and attributes. The rules here are pure.

mod bulk;
pub(crate) mod called;
mod content;
mod export;
pub mod list;
mod many;
mod names;
mod record;
mod recorded;
mod replace;
mod rows;
mod rules;
mod shapes;
mod whose;

pub mod routes;

use std::sync::Arc;

use customers::attributes::Stored;
use kernel::{Id, Time};

use crate::questions::{Aspect, Pattern};

pub use content::content_hash;
pub use record::{Existing, Outcome, Unknown, record, take_turn};
pub use recorded::{NamedAccount, NamedContact, Recorded, RecordedAnswer, ResponseId, SentFile, load};
pub(crate) use replace::remove_all;
pub use replace::{Former, history, mark, present, remove};
pub use routes::{Recorder, recorder};
pub use rules::{LONGEST_TEXT, MOST_ANSWERS, check, check_frame};
pub use shapes::ResponseIn;
pub(crate) use shapes::{AccountName, ContactName};
pub use whose::{erase, of_account, personal};

kernel::nouns! {
    /// What one person answered at one time.
    Response("rsp", "response");
}

/// A response before it is recorded: everything by name, as a file or a program says it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The id in the system it comes from; the same id is the same response.
    pub external_id: Option<String>,
    /// Key of the survey.
    pub survey: Option<Arc<str>>,
    /// When it was lived through; `answered_at` when absent.
    pub experienced_at: Option<Time>,
    /// When it was answered; `experienced_at`, or else the moment of recording, when absent.
    pub answered_at: Option<Time>,
    /// Who answered.
    pub contact: Option<Person>,
    /// The account they answered for; the contact's own when absent.
    pub account: Option<Organisation>,
    /// How it was asked.
    pub channel: Option<Arc<str>>,
    /// Key of the team that served.
    pub team: Option<Arc<str>>,
    /// Language of the answer.
    pub language: Option<Arc<str>>,
    /// Key of the offering.
    pub offering: Option<Arc<str>>,
    /// How much it counts in weighted figures; 1 when absent.
    pub weight: Option<f64>,
    /// Whether it is a trial that no figure counts.
    pub test: bool,
    /// The answers, one per question.
    pub answers: Vec<Answer>,
    /// Attributes of the response itself.
    pub attributes: Vec<(Arc<str>, Stored)>,
}

/// An answer to one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Key of the question.
    pub question: Arc<str>,
    /// What was said.
    pub said: Said,
    /// Key of the touchpoint it is about; the question's when absent.
    pub touchpoint: Option<Arc<str>>,
    /// Key of the offering it is about; the response's when absent.
    pub offering: Option<Arc<str>>,
    /// The listening pattern; the question's when absent.
    pub pattern: Option<Pattern>,
    /// What it speaks of; the question's when absent.
    pub aspect: Option<Aspect>,
}

/// What was said to a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// A point of the question's scale.
    Score(f64),
    /// Codes or labels of options.
    Choices(Vec<Arc<str>>),
    /// Words.
    Text(String),
}

/// A person as callers name them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Person {
    /// By our id.
    Id(Id<customers::contacts::Contact>),
    /// By the id of another system.
    External(Arc<str>),
    /// By mail address.
    Mail(Arc<str>),
}

impl Person {
    /// A mail address has an `@`; everything else is the id of another system.
    pub fn of(text: &str) -> Self {
        if text.contains('@') { Self::Mail(text.into()) } else { Self::External(text.into()) }
    }
}

/// An account as callers name it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Organisation {
    /// By our id.
    Id(Id<customers::accounts::Account>),
    /// By the id of another system.
    External(Arc<str>),
}

#[cfg(test)]
mod tests;
