//! Observations: what a member heard or saw in a call, a meeting, an interview or in the field, with marked passages. The rules here are pure.

pub(crate) mod list;
mod personal;
mod rating;
pub mod routes;
mod rules;
mod shapes;
mod store;
mod uploads;
mod write;

use customers::accounts::Account;
use customers::contacts::Contact;
use kernel::{Id, Member, Time, closed, nouns};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::invitations::Invitation;
use crate::responses::Response;
use crate::surveys::Survey;

pub use list::{Filter, page};
pub use personal::{erase, personal};
pub use store::{load, of_account, present};
pub use write::{Edit, Wish, change, create, remove};

/// The longest words of an observation, in characters.
pub const BODY_LENGTH: usize = 50_000;
/// The most passages of one observation.
pub const MOST_PASSAGES: usize = 200;
/// The most tags of one observation.
pub const MOST_TAGS: usize = 50;
/// The key of the question that counts whether somebody would go on with us.
pub const GO_ON: &str = "go_on";

nouns! {
    /// What a member heard or saw.
    Observation("obs", "observation");
}

closed! {
    /// What kind of observation it is.
    #[schema(as = ObservationKind)]
    Kind, "kind of observation" {
        /// Heard on the phone.
        Call = "call",
        /// Heard in a meeting.
        Meeting = "meeting",
        /// Heard in an interview.
        Interview = "interview",
        /// Seen in the field.
        FieldNote = "field_note",
    }
}

closed! {
    /// What a passage is.
    #[schema(as = PassageMark)]
    Mark, "mark of a passage" {
        /// Something good.
        Good = "good",
        /// Something bad.
        Bad = "bad",
        /// An idea.
        Idea = "idea",
        /// A fact.
        Fact = "fact",
    }
}

closed! {
    /// Whether words may be passed on.
    #[schema(as = ObservationConsent)]
    Consent, "consent to pass words on" {
        /// With the name of who said it.
        Named = "named",
        /// Without a name.
        Unnamed = "unnamed",
        /// Only inside.
        Internal = "internal",
    }
}

/// A marked place in the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// How many characters (Unicode scalar values) stand before it.
    pub starts: u32,
    /// What stands there, word for word.
    #[schema(min_length = 1, max_length = 50_000)]
    pub quote: String,
    /// What it is.
    pub mark: Mark,
}

/// What an observation tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What kind it is.
    pub kind: Kind,
    /// When it was heard or seen.
    pub happened_at: Time,
    /// The account it is about.
    pub account: Option<Id<Account>>,
    /// Who spoke.
    pub contact: Option<Id<Contact>>,
    /// Key of the touchpoint it is about.
    pub touchpoint: Option<String>,
    /// Key of the offering it is about.
    pub offering: Option<String>,
    /// The words.
    pub body: String,
    /// The marked places in the words, from the first to the last.
    pub passages: Vec<Passage>,
    /// The writer's impression, from -2 very bad to 2 very good.
    pub sentiment: Option<i64>,
    /// Whether they would go on with us, from 0 to 10.
    pub propensity: Option<i64>,
    /// Whether their words may be passed on; nothing when they were not asked.
    pub consent: Option<Consent>,
}

/// What the records of an observation are called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Name of the account.
    pub account: Option<String>,
    /// Name of who spoke.
    pub contact: Option<String>,
    /// Name of the touchpoint.
    pub touchpoint: Option<String>,
    /// Name of the offering.
    pub offering: Option<String>,
    /// Name of the guide.
    pub survey: Option<String>,
    /// Name of the member who wrote it.
    pub member: Option<String>,
}

/// An observation as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id.
    pub id: Id<Observation>,
    /// What it tells.
    pub told: Told,
    /// The guide whose questions were asked.
    pub survey: Option<Id<Survey>>,
    /// What was said on a scale, as figures count it.
    pub response: Option<Id<Response>>,
    /// The invitation that it finished.
    pub invitation: Option<Id<Invitation>>,
    /// Who wrote it, when that is a member.
    pub member: Option<Id<Member>>,
    /// When it was written.
    pub made_at: Time,
    /// When it was changed last.
    pub changed_at: Time,
    /// Rises with every change.
    pub revision: i64,
    /// What the records it names are called.
    pub names: Names,
}

#[cfg(test)]
mod tests;
