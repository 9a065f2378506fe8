//! The team of our own staff who answer: as close to them as a promise of anonymity allows.

use std::collections::{BTreeMap, BTreeSet};

use identity::{Team, teams};
use kernel::{Id, Member};
use store::{Error, Tx, args};

use crate::surveys::links::SurveyLink;

/// Key of the team for which one of our own staff answers by a link: the first of theirs by key, or the nearest above it of which, with those
/// below, at least so many were asked on the same occasion. Nothing for links of others.
pub(crate) async fn team_of(tx: &mut Tx<'_>, link: Id<SurveyLink>, least: usize) -> Result<Option<String>, Error> {
    let sql = "SELECT i.member, o.member AS other FROM invitation i JOIN invitation o ON o.workspace = i.workspace AND o.programme = i.programme AND o.occasion = i.occasion \
        WHERE i.workspace = $1 AND i.link = $2 AND i.member IS NOT NULL AND o.member IS NOT NULL AND o.sent_at IS NOT NULL";
    let values = args![tx.workspace(), link];
    let rows = tx.all(sql, values).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let (member, asked) = (first.get("member")?, rows.iter().map(|row| row.get("other")).collect::<Result<BTreeSet<Id<Member>>, _>>()?);
    let mut of: BTreeMap<Id<Team>, BTreeSet<Id<Member>>> = BTreeMap::new();
    let values = args![tx.workspace()];
    for row in tx.all("SELECT team, member FROM team_member WHERE workspace = $1", values).await? {
        of.entry(row.get("team")?).or_default().insert(row.get("member")?);
    }
    let all = teams::all(tx).await?;
    let places: Vec<Place> =
        all.iter().map(|team| Place { id: team.id, parent: team.parent, people: of.remove(&team.id).unwrap_or_default() }).collect();
    let found = nearest(&places, member, &asked, least);
    Ok(found.and_then(|id| all.into_iter().find(|team| team.id == id)).map(|team| team.key))
}

/// A team among the others.
struct Place {
    id: Id<Team>,
    parent: Option<Id<Team>>,
    people: BTreeSet<Id<Member>>,
}

/// The first team of a member, or the nearest above it with so many people who were asked.
fn nearest(teams: &[Place], member: Id<Member>, asked: &BTreeSet<Id<Member>>, least: usize) -> Option<Id<Team>> {
    let mut team = teams.iter().find(|team| team.people.contains(&member))?;
    // No team is below itself, so that this ends; as many steps as there are teams are enough anyhow.
    for _ in teams {
        if within(teams, team).intersection(asked).count() >= least {
            return Some(team.id);
        }
        let parent = team.parent?;
        team = teams.iter().find(|one| one.id == parent)?;
    }
    None
}

/// The people of a team and of those below it.
fn within(teams: &[Place], top: &Place) -> BTreeSet<Id<Member>> {
    let mut wanted = BTreeSet::from([top.id]);
    while teams.iter().any(|team| team.parent.is_some_and(|parent| wanted.contains(&parent)) && wanted.insert(team.id)) {}
    teams.iter().filter(|team| wanted.contains(&team.id)).flat_map(|team| team.people.iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id<N: kernel::Noun>(number: u8) -> Id<N> {
        Id::from_bytes([number; 16])
    }

    fn place(number: u8, parent: Option<u8>, people: &[u8]) -> Place {
        Place { id: id(number), parent: parent.map(id), people: people.iter().map(|number| id(*number)).collect() }
    }

    #[test]
    fn a_team_speaks_for_as_many_as_were_promised() {
        let teams = [place(1, Some(3), &[1, 2]), place(2, Some(3), &[3, 4, 5]), place(3, None, &[]), place(4, None, &[6])];
        let asked: BTreeSet<Id<Member>> = [1, 2, 3, 4, 6].into_iter().map(id).collect();
        let of = |member, least| nearest(&teams, id(member), &asked, least);
        assert_eq!(of(1, 1), Some(id(1)));
        assert_eq!(of(1, 3), Some(id(3)), "two of its team were asked: the one above has four");
        assert_eq!(of(3, 2), Some(id(2)));
        assert_eq!(of(3, 3), Some(id(3)), "who was not asked does not count");
        assert_eq!(of(1, 5), None);
        assert_eq!(of(6, 2), None, "nobody is above");
        assert_eq!(of(9, 1), None, "of no team");
    }
}
