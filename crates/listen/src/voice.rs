//! Voice: the fresh words of customers in one list, what they wrote and what members heard and saw. The rules here are pure.

mod list;
pub mod routes;
mod said;
mod tone;
mod wording;

use customers::accounts::Account;
use edge::TimeText;
use kernel::{Id, Time, closed};
use serde::Serialize;
use utoipa::ToSchema;

use crate::observations::Passage;
use crate::responses::{NamedAccount, NamedContact};

pub use list::page;
pub use said::of;
pub use tone::{of_score, of_sentiment};
pub use wording::{Wording, wording};

closed! {
    /// Where words come from.
    #[schema(as = VoiceKind)]
    Kind, "kind of voice" {
        /// A customer wrote them in a response.
        Response = "response",
        /// A member heard or saw it.
        Observation = "observation",
    }
}

closed! {
    /// How words sound, by the score that came with them.
    #[schema(as = VoiceTone)]
    Tone, "tone of voice" {
        /// The score is a good one.
        Good = "good",
        /// It is neither good nor bad.
        Neutral = "neutral",
        /// It is a bad one.
        Bad = "bad",
        /// No score came with them, or it is not told.
        Unknown = "unknown",
    }
}

/// Which words a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// That sound so.
    pub tone: Option<Tone>,
    /// About the touchpoint of this key.
    pub touchpoint: Option<String>,
    /// From there.
    pub kind: Option<Kind>,
    /// For this account.
    pub account: Option<Id<Account>>,
}

/// The score that came with words.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = VoiceScore)]
pub struct Score {
    /// Key of the question.
    pub question: String,
    /// The point of its scale.
    pub value: f64,
    /// The scale, as in `0..10`.
    pub scale: Option<String>,
}

/// The touchpoint that words are about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = VoiceTouchpoint)]
pub struct Touchpoint {
    /// Its key.
    pub key: String,
    /// What people call it.
    pub name: Option<String>,
}

/// Words of a customer.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = Voice)]
pub struct Said {
    /// Where they come from.
    pub kind: Kind,
    /// The id of the response or the observation.
    pub id: String,
    /// When it was lived through or heard; only the day where anonymity was promised.
    #[schema(value_type = TimeText)]
    pub at: Time,
    /// The words.
    pub words: String,
    /// How they sound.
    pub tone: Tone,
    /// The score that came with them.
    pub score: Option<Score>,
    /// What they are about.
    pub touchpoint: Option<Touchpoint>,
    /// The account.
    pub account: Option<NamedAccount>,
    /// Who spoke.
    pub contact: Option<NamedContact>,
    /// Marked places in the words.
    pub marks: Vec<Passage>,
    /// Whether anonymity was promised: nothing else is told.
    pub anonymous: bool,
}

#[cfg(test)]
mod tests;
