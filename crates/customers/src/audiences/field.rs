//! By what people at customers can be chosen.

use std::fmt;
use std::str::FromStr;

use kernel::{Code, Refusal};

/// A property of a person, or of the account they belong to, that has a name in conditions.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// External id of the account.
    Account,
    /// Where the account stands: prospect, onboarding, live, leaving, former.
    State,
    /// Mail address of the member who owns the account.
    Owner,
    /// Key of an offering that the account has a running contract about.
    Offering,
    /// Days from today until a running contract of the account ends.
    ContractEndsIn,
    /// External id of the person.
    Contact,
    /// Part in decisions: decides, influences, buys, uses, operates.
    Role,
    /// Language tag.
    Language,
    /// Time zone.
    Zone,
    /// Title, such as Head of IT.
    Title,
    /// Mail address.
    Mail,
    /// Telephone number.
    Phone,
    /// `consent.PURPOSE`: true when given, false when taken back, blank when never told.
    Consent(String),
    /// `account.NAME`: an attribute of the account.
    OfAccount(String),
    /// `contact.NAME`: an attribute of the person.
    OfContact(String),
}

impl Field {
    /// The fields with a name of their own; attributes and consents come on top.
    pub const NAMED: [(&str, Self); 12] = [
        ("account", Self::Account),
        ("state", Self::State),
        ("owner", Self::Owner),
        ("offering", Self::Offering),
        ("contract_ends_in", Self::ContractEndsIn),
        ("contact", Self::Contact),
        ("role", Self::Role),
        ("language", Self::Language),
        ("zone", Self::Zone),
        ("title", Self::Title),
        ("mail", Self::Mail),
        ("phone", Self::Phone),
    ];
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Consent(purpose) => write!(f, "consent.{purpose}"),
            Self::OfAccount(name) => write!(f, "account.{name}"),
            Self::OfContact(name) => write!(f, "contact.{name}"),
            named => f.write_str(Self::NAMED.iter().find(|(_, field)| field == named).map_or("", |(name, _)| name)),
        }
    }
}

impl FromStr for Field {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        if let Some((_, field)) = Self::NAMED.iter().find(|(name, _)| *name == text) {
            return Ok(field.clone());
        }
        match text.split_once('.') {
            Some(("account", name)) if !name.is_empty() => Ok(Self::OfAccount(name.into())),
            Some(("contact", name)) if !name.is_empty() => Ok(Self::OfContact(name.into())),
            Some(("consent", purpose)) if !purpose.is_empty() => Ok(Self::Consent(purpose.into())),
            _ => Err(unknown(text)),
        }
    }
}

fn unknown(text: &str) -> Refusal {
    let names: Vec<&str> = Field::NAMED.iter().map(|(name, _)| *name).collect();
    let hint = filters::hint(text, names.iter().copied());
    let known = names.join(", ");
    Refusal::new(
        Code::Invalid,
        format!("{text:?} is nothing people are chosen by{hint} (known: {known}; account.NAME and contact.NAME for attributes, consent.PURPOSE)"),
    )
}
