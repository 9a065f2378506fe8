//! Facts that become columns, declared as data.

/// A field of a fact's rows: one column in memory. Fields of codes come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Code of the response.
    Response,
    /// Code of the contact.
    Contact,
    /// Code of the account's version when the response was recorded; the account follows from it.
    Version,
    /// Code of the survey.
    Survey,
    /// Code of the touchpoint.
    Touchpoint,
    /// Code of the offering.
    Offering,
    /// Code of the channel.
    Channel,
    /// Code of the team.
    Team,
    /// Code of the language.
    Language,
    /// Question, score, pattern and aspect as one code; see [`crate::mark`].
    Mark,
    /// The instant the row is sorted by.
    Experienced,
    /// How long after it the answer was given.
    Delay,
    /// Weight of the response.
    Weight,
}

impl Field {
    /// All fields, in the order of their numbers.
    pub const ALL: [Self; 13] = [
        Self::Response,
        Self::Contact,
        Self::Version,
        Self::Survey,
        Self::Touchpoint,
        Self::Offering,
        Self::Channel,
        Self::Team,
        Self::Language,
        Self::Mark,
        Self::Experienced,
        Self::Delay,
        Self::Weight,
    ];
    /// How many fields hold codes.
    pub const CODES: usize = 10;
    /// How many of those are codes of the record store, written to segments as they are.
    pub const REFERENCES: usize = 9;

    /// Its place in [`Field::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// What a leaf of a segment's file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Microseconds since the epoch, UTC.
    Instant,
    /// A code of the record store, absent when blank.
    Code,
    /// A double.
    Number,
    /// A word of a closed set.
    Word,
}

/// A fact: where its segments lie and what their columns are called.
#[derive(Debug)]
pub struct Fact {
    /// Its folder.
    pub name: &'static str,
    /// Leaves of its files with the field that reads them, in order.
    pub leaves: &'static [(&'static str, Kind, Field)],
}

/// One scored answer.
pub const RATING: Fact = Fact {
    name: "rating",
    leaves: &[
        ("response", Kind::Code, Field::Response),
        ("contact", Kind::Code, Field::Contact),
        ("account_version", Kind::Code, Field::Version),
        ("survey", Kind::Code, Field::Survey),
        ("touchpoint", Kind::Code, Field::Touchpoint),
        ("offering", Kind::Code, Field::Offering),
        ("channel", Kind::Code, Field::Channel),
        ("team", Kind::Code, Field::Team),
        ("language", Kind::Code, Field::Language),
        ("question", Kind::Code, Field::Mark),
        ("score", Kind::Number, Field::Mark),
        ("pattern", Kind::Word, Field::Mark),
        ("aspect", Kind::Word, Field::Mark),
        ("experienced_at", Kind::Instant, Field::Experienced),
        ("answered_at", Kind::Instant, Field::Delay),
        ("weight", Kind::Number, Field::Weight),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_numbered_in_order() {
        assert!(Field::ALL.iter().enumerate().all(|(index, field)| field.index() == index));
    }
}
