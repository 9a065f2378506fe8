//! Whom an escalation tells: its levels for one case, on both sides.

use customers::accounts;
use customers::contacts::Contact;
use customers::pairings;
use identity::{Team, members, teams};
use kernel::{Id, Member};
use store::{Error, Read, args};

use super::{Level, Ours, Theirs};
use crate::cases;

/// Who is told at a level, and with whom to speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    /// Who of us; nobody when the level leads to nobody who is here, or to somebody who knows already.
    pub ours: Option<Id<Member>>,
    /// Who of them.
    pub theirs: Option<Id<Contact>>,
}

/// Finds whom each level tells. Who takes care of the case, or was told on a level before, is not told again.
pub(crate) async fn told(read: &mut Read, case: &cases::Record, levels: &[Level]) -> Result<Vec<Told>, Error> {
    let mut known: Vec<Id<Member>> = case.owner.into_iter().collect();
    let mut path = Vec::with_capacity(levels.len());
    for level in levels {
        let ours = ours(read, case, level.ours, &known).await?;
        known.extend(ours);
        path.push(Told { ours, theirs: theirs(read, case, level.theirs).await? });
    }
    Ok(path)
}

async fn ours(read: &mut Read, case: &cases::Record, ours: Ours, known: &[Id<Member>]) -> Result<Option<Id<Member>>, Error> {
    let found = match ours {
        Ours::Member { member } => Some(member),
        Ours::AccountOwner => match case.account {
            Some(account) => accounts::find(read, account).await?.and_then(|account| account.owner),
            None => None,
        },
        Ours::TeamLead => return lead(read, case.team, case.owner, known).await,
    };
    let Some(id) = found.filter(|id| !known.contains(id)) else { return Ok(None) };
    Ok(members::get(read, id).await?.filter(|member| member.left_at.is_none()).map(|member| member.id))
}

/// Who leads a team, or that of a member, or a team above; none of those who know already.
pub(crate) async fn lead(
    read: &mut Read,
    team: Option<Id<Team>>,
    owner: Option<Id<Member>>,
    known: &[Id<Member>],
) -> Result<Option<Id<Member>>, Error> {
    let own = match (team, owner) {
        (Some(team), _) => Some(team),
        (None, Some(owner)) => team_of(read, owner).await?,
        (None, None) => None,
    };
    let all = teams::all(read).await?;
    let mut above = own;
    // Teams cannot lie below themselves, so that this ends.
    while let Some(team) = above {
        let sql = "SELECT t.member FROM team_member t JOIN member m ON m.workspace = t.workspace AND m.id = t.member AND m.left_at IS NULL \
            WHERE t.workspace = $1 AND t.team = $2 AND t.leads = 1 ORDER BY t.member";
        let values = args![read.workspace(), team];
        let leads = read.all(sql, values).await?.iter().map(|row| row.get("member")).collect::<Result<Vec<Id<Member>>, _>>()?;
        if let Some(lead) = leads.into_iter().find(|lead| !known.contains(lead)) {
            return Ok(Some(lead));
        }
        above = all.iter().find(|other| other.id == team).and_then(|team| team.parent);
    }
    Ok(None)
}

async fn team_of(read: &mut Read, member: Id<Member>) -> Result<Option<Id<Team>>, Error> {
    let sql = "SELECT team FROM team_member WHERE workspace = $1 AND member = $2 ORDER BY leads, team LIMIT 1";
    let values = args![read.workspace(), member];
    read.optional(sql, values).await?.map(|row| row.get("team")).transpose()
}

async fn theirs(read: &mut Read, case: &cases::Record, theirs: Option<Theirs>) -> Result<Option<Id<Contact>>, Error> {
    let (Some(theirs), Some(account)) = (theirs, case.account) else { return Ok(None) };
    match theirs {
        Theirs::Pairing { matter } => {
            Ok(pairings::of_account(read, account).await?.into_iter().find(|pairing| pairing.matter == matter).and_then(|one| one.contact))
        }
        Theirs::Role { role } => {
            let sql = "SELECT id FROM contact WHERE workspace = $1 AND account = $2 AND role = $3 ORDER BY name_key, id LIMIT 1";
            let values = args![read.workspace(), account, role.text()];
            read.optional(sql, values).await?.map(|row| row.get("id")).transpose()
        }
    }
}
