//! Teams: parts of our staff that own touchpoints and are measured; they nest.

mod routes;
mod store;

use kernel::{Id, Refusal};

use crate::Team;

pub(crate) use routes::routes;
pub(crate) use store::put_member;
pub use store::{all, by_key, codes_for, of_member, people};

/// How deep teams may nest.
const DEPTH: usize = 20;

/// A team.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// The team.
    pub id: Id<Team>,
    /// Its dense number, by which facts refer to it.
    pub code: i64,
    /// Names it in files and questions.
    pub key: String,
    /// Names it for people.
    pub name: String,
    /// The team it is a part of.
    pub parent: Option<Id<Team>>,
    /// Counts its changes.
    pub revision: i64,
}

fn checked_key(key: &str) -> Result<String, Refusal> {
    kernel::text::line("key", key, 100)
}

fn checked_name(name: &str) -> Result<String, Refusal> {
    kernel::text::line("name", name, 200)
}

/// Refuses a parent that lies below the team itself, that is not there, or that nests too deep.
fn refuse_circle(teams: &[Profile], team: Id<Team>, parent: Id<Team>) -> Result<(), Refusal> {
    let mut above = Some(parent);
    for _ in 0..DEPTH {
        let Some(id) = above else { return Ok(()) };
        if id == team {
            return Err(Refusal::field("parent", "lies below this team itself: choose one outside of it"));
        }
        let found = teams.iter().find(|other| other.id == id).ok_or_else(|| Refusal::field("parent", format!("there is no team {id} here")))?;
        above = found.parent;
    }
    Err(Refusal::field("parent", format!("teams nest at most {DEPTH} deep")))
}

/// These teams with all that are part of them.
fn with_parts(teams: &[Profile], own: &[Id<Team>]) -> Vec<Id<Team>> {
    let mut whole = own.to_vec();
    for _ in 0..DEPTH {
        let below: Vec<_> =
            teams.iter().filter(|team| team.parent.is_some_and(|parent| whole.contains(&parent)) && !whole.contains(&team.id)).collect();
        if below.is_empty() {
            break;
        }
        whole.extend(below.iter().map(|team| team.id));
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u8) -> Id<Team> {
        Id::from_bytes([number; 16])
    }

    fn team(number: u8, parent: Option<u8>) -> Profile {
        Profile { id: id(number), code: number.into(), key: number.to_string(), name: number.to_string(), parent: parent.map(id), revision: 0 }
    }

    #[rstest::rstest]
    #[case(1, 1, false)]
    #[case(1, 3, false)]
    #[case(3, 1, true)]
    #[case(4, 3, true)]
    #[case(4, 9, false)]
    fn a_team_cannot_lie_below_itself(#[case] moved: u8, #[case] parent: u8, #[case] fits: bool) {
        let teams = [team(1, None), team(2, Some(1)), team(3, Some(2)), team(4, None)];
        assert_eq!(refuse_circle(&teams, id(moved), id(parent)).is_ok(), fits);
    }

    #[test]
    fn teams_nest_only_so_deep() {
        let teams: Vec<_> = (1..=21).map(|number| team(number, (number > 1).then(|| number - 1))).collect();
        assert!(refuse_circle(&teams, id(99), id(19)).is_ok());
        assert!(refuse_circle(&teams, id(99), id(21)).is_err());
    }

    #[test]
    fn a_team_comes_with_all_that_are_part_of_it() {
        let teams = [team(1, None), team(2, Some(1)), team(3, Some(2)), team(4, None), team(5, Some(4))];
        assert_eq!(with_parts(&teams, &[id(1)]), [id(1), id(2), id(3)]);
        assert_eq!(with_parts(&teams, &[id(3)]), [id(3)]);
    }
}
