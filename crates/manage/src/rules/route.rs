//! To whom a case goes: the first step that leads to somebody who is here.

use customers::accounts::{self, Account};
use customers::pairings;
use identity::{Team, members};
use journeys::touchpoints::{self, Touchpoint};
use kernel::{Id, Member};
use store::{Error, Read, args};

use super::Route;

/// Who takes care, and of which team.
pub(crate) type Routed = (Option<Id<Member>>, Option<Id<Team>>);

/// Finds who takes care; nobody when no step leads to anybody.
pub(crate) async fn route(
    read: &mut Read,
    steps: &[Route],
    account: Option<Id<Account>>,
    touchpoint: Option<Id<Touchpoint>>,
) -> Result<Routed, Error> {
    let mut team = None;
    for step in steps {
        let found = match step {
            Route::Pairing { matter } => match account {
                Some(account) => {
                    pairings::of_account(read, account).await?.into_iter().find(|pairing| pairing.matter == *matter).and_then(|one| one.member)
                }
                None => None,
            },
            Route::AccountOwner => match account {
                Some(account) => {
                    let owner = accounts::find(read, account).await?.and_then(|account| account.owner);
                    here(read, owner).await?
                }
                None => None,
            },
            Route::TouchpointTeam => {
                let own = match touchpoint {
                    Some(touchpoint) => touchpoints::find(read, touchpoint).await?.and_then(|touchpoint| touchpoint.team),
                    None => None,
                };
                team = team.or(own);
                least_busy(read, own).await?
            }
            Route::Team { team: named } => {
                team = team.or(Some(*named));
                least_busy(read, Some(*named)).await?
            }
            Route::Member { member } => here(read, Some(*member)).await?,
        };
        if found.is_some() {
            return Ok((found, team));
        }
    }
    Ok((None, team))
}

/// A member who has not left.
async fn here(read: &mut Read, member: Option<Id<Member>>) -> Result<Option<Id<Member>>, Error> {
    let Some(id) = member else { return Ok(None) };
    Ok(members::get(read, id).await?.filter(|member| member.left_at.is_none()).map(|member| member.id))
}

/// Who of a team has the fewest open cases.
async fn least_busy(read: &mut Read, team: Option<Id<Team>>) -> Result<Option<Id<Member>>, Error> {
    let Some(team) = team else { return Ok(None) };
    let sql = "SELECT m.id, (SELECT COUNT(*) FROM customer_case c WHERE c.workspace = m.workspace AND c.owner = m.id AND c.is_open = 1) AS busy \
        FROM team_member t JOIN member m ON m.workspace = t.workspace AND m.id = t.member AND m.left_at IS NULL \
        WHERE t.workspace = $1 AND t.team = $2 ORDER BY busy, m.id LIMIT 1";
    let values = args![read.workspace(), team];
    read.optional(sql, values).await?.map(|row| row.get("id")).transpose()
}
