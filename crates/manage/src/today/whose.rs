//! Whose things a list shows.

use identity::{Team, teams};
use kernel::{Id, Member, closed};
use store::{Error, Read, Sql, Value};

closed! {
    /// Whose things somebody looks at.
    #[schema(as = TodayWhose)]
    Whose, "whose things" {
        /// Those of one member.
        Mine = "mine",
        /// Those of the teams of a member, of all that are part of these, and of everybody in them.
        Teams = "teams",
        /// Everybody's.
        Everybody = "everybody",
    }
}

/// The people and teams whose things are shown.
#[derive(Clone, Debug)]
pub enum Scope {
    /// Of these.
    Of {
        /// Members.
        people: Vec<Id<Member>>,
        /// Teams, whoever of them takes it.
        teams: Vec<Id<Team>>,
    },
    /// Everybody's, and nobody's.
    Everybody,
}

impl Scope {
    /// What one member calls mine.
    pub fn mine(member: Id<Member>) -> Self {
        Self::Of { people: vec![member], teams: Vec::new() }
    }

    /// Those of the teams that a member is in; their own as long as they are in none.
    pub async fn teams_of(read: &mut Read, member: Id<Member>) -> Result<Self, Error> {
        let teams = teams::of_member(read, member).await?;
        let mut people = teams::people(read, &teams).await?;
        if !people.contains(&member) {
            people.push(member);
        }
        Ok(Self::Of { people, teams })
    }

    /// What rows have in `owner` or `team`, one after the other: for each of these an index gives the first in their order.
    pub(super) fn holders(&self) -> Vec<Holder> {
        match self {
            Self::Everybody => vec![Holder(None)],
            Self::Of { people, teams } => {
                let people = people.iter().map(|id| Holder(Some(("owner", Value::from(*id)))));
                people.chain(teams.iter().map(|id| Holder(Some(("team", Value::from(*id)))))).collect()
            }
        }
    }

    /// The people; nothing where everybody is meant.
    pub(super) fn people(&self) -> Option<&[Id<Member>]> {
        match self {
            Self::Everybody => None,
            Self::Of { people, .. } => Some(people),
        }
    }
}

/// Somebody who has things to do.
#[derive(Clone, Debug)]
pub(super) struct Holder(Option<(&'static str, Value)>);

impl Holder {
    /// Adds the condition that something is theirs.
    pub fn push(&self, sql: &mut Sql) {
        if let Some((column, value)) = &self.0 {
            sql.push(" AND ").push(column).push(" = ").bind(value.clone());
        }
    }
}
