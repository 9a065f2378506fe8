//! By what people at customers can be chosen.

use std::fmt;
use std::str::FromStr;

use kernel::Refusal;

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
    /// Whether letters to the mail address came back for good.
    AddressFails,
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
    pub const NAMED: [(&str, Self); 13] = [
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
        ("address_fails", Self::AddressFails),
        ("phone", Self::Phone),
    ];
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Consent(purpose) => write!(f, "consent.{purpose}"),
            Self::OfAccount(name) => write!(f, "account.{name}"),
            Self::OfContact(name) => write!(f, "contact.{name}"),
            named => f.write_str(filters::name_of(&Self::NAMED, named)),
        }
    }
}

impl FromStr for Field {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        if let Some(field) = filters::find_named(&Self::NAMED, text) {
            return Ok(field);
        }
        match filters::attribute(text) {
            Some(("account", name)) => Ok(Self::OfAccount(name.into())),
            Some(("contact", name)) => Ok(Self::OfContact(name.into())),
            Some(("consent", purpose)) => Ok(Self::Consent(purpose.into())),
            _ => {
                let attributes = "account.NAME and contact.NAME for attributes, consent.PURPOSE";
                Err(filters::unknown(text, "is nothing people are chosen by", &Self::NAMED, attributes))
            }
        }
    }
}
