//! What a digest is about: everything, the touchpoints of one's teams, or one's own customers.

use std::collections::BTreeSet;

use customers::accounts::Account;
use identity::Team;
use journeys::touchpoints::{self, Touchpoint};
use kernel::{Id, Member};
use store::{Error, Read, args};

use super::content::Without;
use super::{Kind, Reader};

/// Characters of a condition at most.
const CONDITION: usize = 3_900;

/// What a digest is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everything.
    All,
    /// These touchpoints, with their keys.
    Touchpoints(Vec<(Id<Touchpoint>, String)>),
    /// These accounts, as questions name them.
    Accounts(Vec<(Id<Account>, String)>),
}

impl Scope {
    /// That of a reader. Nobody's customers are those of a chat.
    pub async fn of(read: &mut Read, kind: Kind, reader: Reader) -> Result<Self, Error> {
        match (kind, reader) {
            (Kind::Executive, _) => Ok(Self::All),
            (Kind::Team, Reader::Member(member)) => {
                let teams = teams_of(read, member).await?;
                touchpoints_of(read, &teams).await.map(Self::Touchpoints)
            }
            (Kind::Team, Reader::Chat(_, team)) => touchpoints_of(read, &team.into_iter().collect()).await.map(Self::Touchpoints),
            (Kind::Person, Reader::Member(member)) => accounts_of(read, member).await.map(Self::Accounts),
            (Kind::Person, Reader::Chat(..)) => Ok(Self::Accounts(Vec::new())),
        }
    }

    /// The accounts it is about, where it is about some.
    pub(super) fn accounts(&self) -> Option<Vec<Id<Account>>> {
        if let Self::Accounts(own) = self { Some(own.iter().map(|(id, _)| *id).collect()) } else { None }
    }

    /// The keys of the touchpoints it is about, where it is about some.
    pub(super) fn touchpoints(&self) -> Option<Vec<String>> {
        if let Self::Touchpoints(own) = self { Some(own.iter().map(|(_, key)| key.clone()).collect()) } else { None }
    }

    /// The condition of questions; an error says why there can be none.
    pub(super) fn condition(&self) -> Result<Option<String>, Without> {
        let (dimension, names): (_, Vec<&String>) = match self {
            Self::All => return Ok(None),
            Self::Touchpoints(own) if own.is_empty() => return Err(Without::NoTouchpoint),
            Self::Accounts(own) if own.is_empty() => return Err(Without::NoCustomer),
            Self::Touchpoints(own) => ("touchpoint", own.iter().map(|(_, key)| key).collect()),
            Self::Accounts(own) => ("account", own.iter().map(|(_, name)| name).collect()),
        };
        let quoted: Vec<String> = names.iter().map(|name| format!("'{}'", name.replace('\'', "''"))).collect();
        let condition = format!("{dimension} in ({})", quoted.join(", "));
        if condition.chars().count() > CONDITION { Err(Without::TooMany) } else { Ok(Some(condition)) }
    }
}

async fn teams_of(read: &mut Read, member: Id<Member>) -> Result<BTreeSet<Id<Team>>, Error> {
    let rows = read.all("SELECT team FROM team_member WHERE workspace = $1 AND member = $2", args![read.workspace(), member]).await?;
    rows.iter().map(|row| row.get("team")).collect()
}

/// The touchpoints that these teams answer for.
async fn touchpoints_of(read: &mut Read, teams: &BTreeSet<Id<Team>>) -> Result<Vec<(Id<Touchpoint>, String)>, Error> {
    let all = touchpoints::all(read).await?.into_iter();
    Ok(all.filter(|place| place.team.is_some_and(|team| teams.contains(&team))).map(|place| (place.id, place.key)).collect())
}

/// The accounts that the member owns, or is paired with.
async fn accounts_of(read: &mut Read, member: Id<Member>) -> Result<Vec<(Id<Account>, String)>, Error> {
    let sql = "SELECT a.id, a.external_id FROM account a WHERE a.workspace = $1 AND (a.owner = $2 OR a.id IN \
        (SELECT p.account FROM pairing p WHERE p.workspace = $1 AND p.member = $2)) ORDER BY a.name_key, a.id";
    let rows = read.all(sql, args![read.workspace(), member]).await?;
    let named = |row: &store::Row| {
        let (id, external): (Id<Account>, Option<String>) = (row.get("id")?, row.get("external_id")?);
        Ok((id, external.unwrap_or_else(|| id.to_string())))
    };
    rows.iter().map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scope_is_a_condition_or_says_why_not() {
        let id = Id::from_bytes([1; 16]);
        assert_eq!(Scope::All.condition(), Ok(None));
        assert_eq!(Scope::Touchpoints(vec![(id, "it's".into())]).condition(), Ok(Some("touchpoint in ('it''s')".into())));
        assert_eq!(Scope::Touchpoints(Vec::new()).condition(), Err(Without::NoTouchpoint));
        let many = (0..1_000).map(|number| (Id::from_bytes([2; 16]), format!("customer {number}"))).collect();
        assert_eq!(Scope::Accounts(many).condition(), Err(Without::TooMany));
    }
}
