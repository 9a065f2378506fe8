//! Surveys of our own: a draft that is edited, versions that are published and never change, and links that lead to them.

mod begin;
mod dictionary;
mod finding;
mod key;
pub mod links;
mod list;
mod logo;
pub mod packs;
mod personal;
mod publish;
pub mod record;
pub mod redact;
pub mod routes;
pub(crate) mod shapes;
mod store;
mod versions;
mod walk;

use std::sync::Arc;

use ::surveys::Definition;
use kernel::{Code, Id, Refusal, Time, closed};

pub use crate::words::Survey;
pub use ::surveys::check::Finding;
pub use list::{Filter, page};
pub use personal::{erase, personal};
pub use publish::{findings, prepare, publish};
pub use store::{Wish, create, draft, find, remove, rename, save, set_state};
pub use versions::{Version, definition, versions};

/// The longest name of a survey, in characters.
pub const NAME_LENGTH: usize = 200;

/// The largest definition, in bytes of its JSON.
pub const DEFINITION_BYTES: usize = 2 << 20;

closed! {
    /// Whether a survey takes answers.
    #[schema(as = SurveyState)]
    State, "state of a survey" {
        /// It was never published.
        Draft = "draft",
        /// It takes answers.
        Open = "open",
        /// It takes no more answers.
        Closed = "closed",
        /// It is the name of imported answers and has no questions of its own to show.
        Imported = "imported",
    }
}

/// A survey as lists show it.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Its id.
    pub id: Id<Survey>,
    /// Its dense number.
    pub code: i64,
    /// The name used in answers, files and questions to the data.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// Whether it takes answers.
    pub state: State,
    /// The version that is answered; none before the first was published.
    pub version: Option<i64>,
    /// Whether the draft says something that was not published yet.
    pub unpublished: bool,
    /// How many responses there are, trials left out.
    pub responses: i64,
    /// How many people have begun and not sent yet.
    pub under_way: i64,
    /// When the response that came last was answered.
    pub last_answered_at: Option<Time>,
    /// When it was made.
    pub made_at: Time,
    /// When its draft or its state was changed last.
    pub changed_at: Time,
    /// Rises with every change of draft or state.
    pub revision: i64,
}

/// A survey with the draft of its definition; one that is only the name of imported answers has none.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// What lists show.
    pub summary: Summary,
    /// The draft.
    pub draft: Option<Arc<Definition>>,
}

impl Record {
    /// The draft, or a refusal for a survey that is only the name of imported answers.
    pub fn design(&self) -> Result<&Arc<Definition>, Refusal> {
        self.draft.as_ref().ok_or_else(|| {
            let detail = format!("{:?} is the name of imported answers and has no definition: make a survey of another key", self.summary.key);
            Refusal::new(Code::Conflict, detail)
        })
    }
}

/// The JSON of a definition as it is kept; one that is too large is refused.
pub fn written(definition: &Definition) -> Result<String, Refusal> {
    let json = serde_json::to_string(definition).map_err(|error| Refusal::new(Code::Internal, error.to_string()))?;
    if json.len() > DEFINITION_BYTES {
        let detail = format!("the definition has {} bytes, at most {DEFINITION_BYTES} are kept: split the survey in two", json.len());
        return Err(Refusal::new(Code::TooLarge, detail).at("definition", "is too large"));
    }
    Ok(json)
}
