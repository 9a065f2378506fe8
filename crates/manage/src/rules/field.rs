//! By what words and deeds can be told apart.

use std::fmt;
use std::str::FromStr;

use kernel::Refusal;

/// A property that has a name in the conditions of case rules.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The point of the question's own scale.
    Score,
    /// The same brought to 0 to 10, 10 being good.
    Score10,
    /// Key of the question.
    Question,
    /// Kind of the question: nps, csat, ces …
    QuestionKind,
    /// What was spoken of.
    Aspect,
    /// When we listened.
    Pattern,
    /// How the words sound by themselves: good, mixed, bad.
    Words,
    /// How good the score is: good, neutral, bad.
    Tone,
    /// Key of the touchpoint.
    Touchpoint,
    /// The channel.
    Channel,
    /// Key of the team that served.
    Team,
    /// Key of the offering.
    Offering,
    /// Key of the survey.
    Survey,
    /// Kind of an observation: call, meeting, interview, `field_note`.
    Kind,
    /// Name of an event.
    Event,
    /// Kind of the source that told an event: segment, webhook, complaints …
    Source,
    /// External id of the account.
    Account,
    /// Where the account stands.
    State,
    /// Part of the person in decisions.
    Role,
    /// `account.NAME`: an attribute of the account.
    OfAccount(String),
    /// `contact.NAME`: an attribute of the person.
    OfContact(String),
}

impl Field {
    /// The fields with a name of their own.
    pub const NAMED: [(&str, Self); 19] = [
        ("score", Self::Score),
        ("score10", Self::Score10),
        ("question", Self::Question),
        ("question_kind", Self::QuestionKind),
        ("aspect", Self::Aspect),
        ("pattern", Self::Pattern),
        ("words", Self::Words),
        ("tone", Self::Tone),
        ("touchpoint", Self::Touchpoint),
        ("channel", Self::Channel),
        ("team", Self::Team),
        ("offering", Self::Offering),
        ("survey", Self::Survey),
        ("kind", Self::Kind),
        ("event", Self::Event),
        ("source", Self::Source),
        ("account", Self::Account),
        ("state", Self::State),
        ("role", Self::Role),
    ];
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
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
            _ => Err(filters::unknown(text, "opens no case", &Self::NAMED, "account.NAME and contact.NAME for attributes")),
        }
    }
}
