//! By what answers can be grouped and filtered.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

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
    /// `account.NAME`: an attribute of the account.
    OfAccount(String),
    /// `contact.NAME`: an attribute of the contact.
    OfContact(String),
    /// `response.NAME`: an attribute of the response.
    OfResponse(String),
}

/// What a dimension says of one rating; blank is `None` around it.
#[derive(Clone, Debug)]
pub enum Value {
    /// A key, a word, a date (ISO 8601), a choice.
    Text(String),
    /// A number; truth is 1 or 0.
    Number(f64),
}

impl Value {
    fn rank(&self) -> u8 {
        match self {
            Self::Number(_) => 0,
            Self::Text(_) => 1,
        }
    }
}

impl Ord for Value {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Text(a), Self::Text(b)) => a.cmp(b),
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            _ => self.rank().cmp(&other.rank()),
        }
    }
}
impl PartialOrd for Value {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Value {}
impl Hash for Value {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Self::Text(text) => text.hash(state),
            Self::Number(number) => number.to_bits().hash(state),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
        }
    }
}
