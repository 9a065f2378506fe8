//! Links that lead to a survey: public ones for everybody, personal ones for one person, and one to try the draft.

mod address;
mod many;
mod people;
mod qr;
pub mod routes;
mod shapes;
mod store;
mod token;

use std::collections::BTreeMap;

use customers::accounts::Account;
use customers::contacts::Contact;
use kernel::{Id, Refusal, Time, closed, nouns, text};

use super::Survey;
use crate::programmes::Programme;

pub use address::{address, answering_address};
pub(crate) use people::known;
pub use people::{Person, Recipient};
pub use store::{find, make, of_programme, page, set_closed};
pub use token::{fresh, hash};

/// The longest name of a link, in characters.
const NAME_LENGTH: usize = 200;
/// The most values a link brings along.
const HIDDEN: usize = 50;
/// The longest value that a link brings along, in characters.
pub const HIDDEN_LENGTH: usize = 500;

nouns! {
    /// A way to a survey.
    SurveyLink("lnk", "survey link");
}

closed! {
    /// Whom a link leads to a survey.
    #[schema(as = SurveyLinkKind)]
    Kind, "kind of link" {
        /// Everybody who has it.
        Public = "public",
        /// One person.
        Personal = "personal",
        /// Those who try the draft: what they answer counts in no figure.
        Trial = "trial",
    }
}

/// A link as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its id.
    pub id: Id<SurveyLink>,
    /// Where it leads.
    pub survey: Id<Survey>,
    /// Whom it leads.
    pub kind: Kind,
    /// What we call it.
    pub name: String,
    /// The secret part of its address; of a personal link only the person has it.
    pub token: Option<String>,
    /// Who answers by it.
    pub contact: Option<Id<Contact>>,
    /// The account they answer for.
    pub account: Option<Id<Account>>,
    /// The programme whose open link it is.
    pub programme: Option<Id<Programme>>,
    /// Values it brings along.
    pub hidden: BTreeMap<String, String>,
    /// The language it opens in.
    pub language: Option<String>,
    /// Whether it takes one answer only.
    pub single: bool,
    /// Until when it can be used.
    pub expires_at: Option<Time>,
    /// Since when it is closed.
    pub closed_at: Option<Time>,
    /// When it was made.
    pub made_at: Time,
    /// How many have begun by it.
    pub begun: i64,
    /// How many have sent their answers.
    pub sent: i64,
}

/// A link that is about to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Whom it leads.
    pub kind: Kind,
    /// What we call it; may be empty.
    pub name: String,
    /// Who answers by it.
    pub contact: Option<Id<Contact>>,
    /// The account they answer for.
    pub account: Option<Id<Account>>,
    /// The programme whose open link it is.
    pub programme: Option<Id<Programme>>,
    /// Values it brings along.
    pub hidden: BTreeMap<String, String>,
    /// The language it opens in.
    pub language: Option<String>,
    /// Whether it takes one answer only.
    pub single: bool,
    /// Until when it can be used.
    pub expires_at: Option<Time>,
}

impl Wish {
    /// A link that brings nothing along and does not end.
    pub fn of(kind: Kind) -> Self {
        Self {
            kind,
            name: String::new(),
            contact: None,
            account: None,
            programme: None,
            hidden: BTreeMap::new(),
            language: None,
            single: false,
            expires_at: None,
        }
    }

    /// The link as it is kept, or the rule it breaks.
    fn checked(self, now: Time) -> Result<Self, Refusal> {
        let name = text::optional_line("name", Some(&self.name), NAME_LENGTH)?.unwrap_or_default();
        let language = self.language.as_deref().map(customers::contacts::checked_language).transpose()?;
        if self.single && self.kind != Kind::Personal {
            return Err(Refusal::field("single", "only a personal link takes one answer: others are for many people"));
        }
        if self.expires_at.is_some_and(|ends| ends <= now || !ends.is_plausible()) {
            return Err(Refusal::field("expires_at", "lies in the past: choose a time to come"));
        }
        if self.hidden.len() > HIDDEN {
            return Err(Refusal::field("hidden", format!("a link brings at most {HIDDEN} values along")));
        }
        for (name, value) in &self.hidden {
            text::line("hidden", name, NAME_LENGTH)?;
            text::lines(&format!("hidden.{name}"), value, HIDDEN_LENGTH)?;
        }
        Ok(Self { name, language, ..self })
    }
}
