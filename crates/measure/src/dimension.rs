//! By what answers can be grouped and filtered.

use std::fmt;
use std::str::FromStr;

use kernel::Refusal;

pub use filters::Value;

/// A property of a rating that has a name in questions: `touchpoint`, `account.tier`, `score`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Key of the touchpoint.
    Touchpoint,
    /// Key of the offering.
    Offering,
    /// Channel as the response named it.
    Channel,
    /// Key of the team.
    Team,
    /// Key of the survey question.
    Question,
    /// Key of the survey.
    Survey,
    /// past, present or potential.
    Pattern,
    /// experience, expectation, importance, intent or belief.
    Aspect,
    /// Language of the response.
    Language,
    /// External id of the account, or its id when it has none.
    Account,
    /// External id of the contact, or its id when it has none.
    Contact,
    /// The score itself; only in filters.
    Score,
    /// The block of people an anonymous answer counts with; nobody asks for it by name.
    Block,
    /// `account.NAME`: an attribute of the account.
    OfAccount(String),
    /// `contact.NAME`: an attribute of the contact.
    OfContact(String),
    /// `response.NAME`: an attribute of the response.
    OfResponse(String),
}

impl Dimension {
    /// The dimensions with a name of their own; attributes come on top.
    pub const NAMED: [(&str, Self); 12] = [
        ("touchpoint", Self::Touchpoint),
        ("offering", Self::Offering),
        ("channel", Self::Channel),
        ("team", Self::Team),
        ("question", Self::Question),
        ("survey", Self::Survey),
        ("pattern", Self::Pattern),
        ("aspect", Self::Aspect),
        ("language", Self::Language),
        ("account", Self::Account),
        ("contact", Self::Contact),
        ("score", Self::Score),
    ];
}

impl fmt::Display for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OfAccount(name) => write!(f, "account.{name}"),
            Self::OfContact(name) => write!(f, "contact.{name}"),
            Self::OfResponse(name) => write!(f, "response.{name}"),
            Self::Block => f.write_str("block"),
            named => f.write_str(filters::name_of(&Self::NAMED, named)),
        }
    }
}

impl FromStr for Dimension {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        if let Some(dimension) = filters::find_named(&Self::NAMED, text) {
            return Ok(dimension);
        }
        match filters::attribute(text) {
            Some(("account", name)) => Ok(Self::OfAccount(name.into())),
            Some(("contact", name)) => Ok(Self::OfContact(name.into())),
            Some(("response", name)) => Ok(Self::OfResponse(name.into())),
            _ => {
                let attributes = "account.NAME, contact.NAME and response.NAME for attributes";
                Err(filters::unknown(text, "is not a dimension", &Self::NAMED, attributes))
            }
        }
    }
}
