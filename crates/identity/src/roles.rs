//! Roles and the rights that go with them; docs/adr/0005-roles-and-what-they-see.md gives the reasons.

use std::fmt;
use std::str::FromStr;

use kernel::{Code, Refusal};
use serde::{Deserialize, Serialize};

use crate::rights::{Right, Rights};

/// What a member is in a workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Answers for the workspace; may do everything, and may make further workspaces.
    Owner,
    /// Runs it: members, tokens, settings, data.
    Admin,
    /// Works with the figures: imports, asks, exports.
    Analyst,
    /// Answers for customers and the people who serve them.
    Manager,
    /// Serves customers.
    Agent,
    /// Reads figures.
    Viewer,
}

const EVERYBODY: Rights = Rights::of(&[
    Right::ReadCustomers,
    Right::ReadJourneys,
    Right::ReadAnswers,
    Right::ReadCases,
    Right::Ask,
    Right::ReadWorkspace,
    Right::ReadMembers,
]);
const AGENT: Rights = EVERYBODY.and(Rights::of(&[Right::WriteCustomers, Right::WriteAnswers, Right::WriteCases]));
/// What those have who lay down how things are done.
const LAYING_DOWN: Rights = Rights::of(&[Right::WriteJourneys, Right::ManageProgrammes, Right::ManageLoop, Right::Import, Right::Export]);
const MANAGER: Rights = AGENT.and(LAYING_DOWN);
const ANALYST: Rights = EVERYBODY.and(LAYING_DOWN).and(Rights::of(&[Right::WriteAnswers, Right::WriteCases]));
const ADMIN: Rights = OWNER.without(Right::CreateWorkspaces);
/// Seeing names is a member's own flag, so no role contains it.
const OWNER: Rights = Rights::ALL.without(Right::SeeCustomers).without(Right::SeeEmployees);

impl Role {
    /// All roles, the most powerful first.
    pub const ALL: [Self; 6] = [Self::Owner, Self::Admin, Self::Analyst, Self::Manager, Self::Agent, Self::Viewer];

    /// The role as the store and JSON write it.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Admin => "admin",
            Self::Analyst => "analyst",
            Self::Manager => "manager",
            Self::Agent => "agent",
            Self::Viewer => "viewer",
        }
    }

    /// What the role may do.
    pub const fn rights(self) -> Rights {
        match self {
            Self::Owner => OWNER,
            Self::Admin => ADMIN,
            Self::Analyst => ANALYST,
            Self::Manager => MANAGER,
            Self::Agent => AGENT,
            Self::Viewer => EVERYBODY,
        }
    }

    /// Whether a new member of this role sees names of people at customers, unless told otherwise.
    pub const fn sees_customers(self) -> bool {
        matches!(self, Self::Owner | Self::Admin | Self::Manager | Self::Agent)
    }

    /// Whether a new member of this role sees names of colleagues beside scores, unless told otherwise.
    pub const fn sees_employees(self) -> bool {
        matches!(self, Self::Owner | Self::Admin | Self::Manager)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

impl FromStr for Role {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        Self::ALL
            .into_iter()
            .find(|role| role.text() == text)
            .ok_or_else(|| Refusal::new(Code::Invalid, format!("{text:?} is not a role: use owner, admin, analyst, manager, agent or viewer")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of the ADR: o owner, d admin, y analyst, m manager, a agent, v viewer.
    #[rstest::rstest]
    #[case(Right::ReadCustomers, "odymav")]
    #[case(Right::WriteCustomers, "odma")]
    #[case(Right::SeeCustomers, "")]
    #[case(Right::ReadJourneys, "odymav")]
    #[case(Right::WriteJourneys, "odym")]
    #[case(Right::ManageProgrammes, "odym")]
    #[case(Right::ReadAnswers, "odymav")]
    #[case(Right::WriteAnswers, "odyma")]
    #[case(Right::ReadCases, "odymav")]
    #[case(Right::WriteCases, "odyma")]
    #[case(Right::ManageLoop, "odym")]
    #[case(Right::Ask, "odymav")]
    #[case(Right::Import, "odym")]
    #[case(Right::Export, "odym")]
    #[case(Right::Erase, "od")]
    #[case(Right::ReadWorkspace, "odymav")]
    #[case(Right::ManageWorkspace, "od")]
    #[case(Right::CreateWorkspaces, "o")]
    #[case(Right::ReadMembers, "odymav")]
    #[case(Right::ManageMembers, "od")]
    #[case(Right::SeeEmployees, "")]
    #[case(Right::ManageWebhooks, "od")]
    #[case(Right::ManageTokens, "od")]
    #[case(Right::ReadAudit, "od")]
    #[case(Right::Operate, "od")]
    fn each_role_has_its_rights(#[case] right: Right, #[case] holders: &str) {
        for (role, letter) in Role::ALL.into_iter().zip("odymav".chars()) {
            assert_eq!(role.rights().has(right), holders.contains(letter), "{role} {right}");
        }
    }

    #[test]
    fn a_role_reads_back_from_its_text() {
        assert!(Role::ALL.into_iter().all(|role| role.text().parse() == Ok(role)));
        assert!("king".parse::<Role>().is_err());
    }
}
