//! Rights: the closed set of things a role, a member or a token may be allowed to do.

use std::fmt;
use std::str::FromStr;

use kernel::{Code, Refusal};
use serde::{Deserialize, Serialize};

macro_rules! rights {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)*) => {
        /// One thing that may be allowed; the scopes of tokens are rights too.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Right {$($(#[$doc])* $name,)*}

        impl Right {
            /// All rights, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The right as JSON, scopes and problems write it.
            pub const fn text(self) -> &'static str {
                match self {$(Self::$name => $text,)*}
            }
        }

        /// A marker type for each right, to be named in a handler's arguments: `May<needs::ReadCustomers>`.
        pub mod needs {
            use super::{Needs, Right};
            $(
                $(#[$doc])*
                #[derive(Clone, Copy, Debug)]
                pub struct $name;
                impl Needs for $name {
                    const RIGHT: Right = Right::$name;
                }
            )*
        }
    };
}

rights! {
    /// Read accounts, contacts, offerings and pairings.
    ReadCustomers = "read_customers";
    /// Change accounts, contacts, offerings and pairings.
    WriteCustomers = "write_customers";
    /// See names, mail addresses and phones of people at customers.
    SeeCustomers = "see_customers";
    /// Read stages and touchpoints.
    ReadJourneys = "read_journeys";
    /// Change stages and touchpoints.
    WriteJourneys = "write_journeys";
    /// Read responses and what customers wrote.
    ReadAnswers = "read_answers";
    /// Send responses, replace and exclude them.
    WriteAnswers = "write_answers";
    /// Let programmes ask customers, and say how often they may be asked.
    ManageProgrammes = "manage_programmes";
    /// Read cases, tasks, alerts and classes.
    ReadCases = "read_cases";
    /// Work on cases and tasks.
    WriteCases = "write_cases";
    /// Say when cases open, alerts fire and customers change their class, and what is done then.
    ManageLoop = "manage_loop";
    /// Ask questions to the data.
    Ask = "ask";
    /// Bring files in.
    Import = "import";
    /// Take files out.
    Export = "export";
    /// Erase a person for good.
    Erase = "erase";
    /// Read the settings of the workspace and its teams.
    ReadWorkspace = "read_workspace";
    /// Change the settings of the workspace.
    ManageWorkspace = "manage_workspace";
    /// Make further workspaces.
    CreateWorkspaces = "create_workspaces";
    /// Read who works here.
    ReadMembers = "read_members";
    /// Invite members, change their roles and teams, let them leave.
    ManageMembers = "manage_members";
    /// See names of colleagues beside scores and answers.
    SeeEmployees = "see_employees";
    /// Say which other programs are told of what happens here.
    ManageWebhooks = "manage_webhooks";
    /// Make and revoke tokens for programs.
    ManageTokens = "manage_tokens";
    /// Read the audit trail.
    ReadAudit = "read_audit";
    /// Look after the installation: jobs, columns, state.
    Operate = "operate";
}

/// Implemented by the markers in [`needs`] only.
pub trait Needs: Send + Sync + 'static {
    /// The right that is needed.
    const RIGHT: Right;
}

impl fmt::Display for Right {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

impl FromStr for Right {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        Self::ALL.iter().copied().find(|right| right.text() == text).ok_or_else(|| {
            let known = Self::ALL.iter().map(|right| right.text()).collect::<Vec<_>>().join(", ");
            Refusal::new(Code::Invalid, format!("{text:?} is not a right: use some of {known}"))
        })
    }
}

/// A set of rights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rights(u32);

impl Rights {
    /// Every right.
    pub const ALL: Self = Self::of(Right::ALL);

    /// The set of these rights.
    pub const fn of(rights: &[Right]) -> Self {
        let (mut bits, mut next) = (0, 0);
        while next < rights.len() {
            bits |= 1 << rights[next] as u32;
            next += 1;
        }
        Self(bits)
    }

    /// Whether the right is among them.
    pub const fn has(self, right: Right) -> bool {
        self.0 & (1 << right as u32) != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What both sets share.
    #[must_use]
    pub const fn within(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// These rights without one.
    #[must_use]
    pub const fn without(self, right: Right) -> Self {
        Self(self.0 & !(1 << right as u32))
    }

    /// The rights one by one.
    pub fn iter(self) -> impl Iterator<Item = Right> {
        Right::ALL.iter().copied().filter(move |right| self.has(*right))
    }

    /// The set as the store keeps it: words with a blank between.
    pub(crate) fn to_words(self) -> String {
        self.iter().map(Right::text).collect::<Vec<_>>().join(" ")
    }

    /// The set from the store; a word that a later version wrote grants nothing.
    pub(crate) fn from_words(words: &str) -> Self {
        words.split_whitespace().filter_map(|word| word.parse().ok()).collect()
    }
}

impl FromIterator<Right> for Rights {
    fn from_iter<I: IntoIterator<Item = Right>>(rights: I) -> Self {
        rights.into_iter().fold(Self::default(), |set, right| set.and(Self::of(&[right])))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_round_trip_and_unknown_ones_grant_nothing() {
        let rights: Rights = [Right::Ask, Right::Export].into_iter().collect();
        assert_eq!(Rights::from_words(&rights.to_words()), rights);
        assert_eq!(Rights::from_words("ask fly"), Rights::of(&[Right::Ask]));
        assert_eq!(Rights::from_words(&Rights::ALL.to_words()), Rights::ALL);
    }
}
