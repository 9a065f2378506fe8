//! To whom cases belong: who gets one hears of it; cases of members who leave go to their successor, or to whom their rule leads now, or wait
//! for somebody, for all to see.

use desk::notices;
use edge::Patch;
use identity::{Right, members, teams};
use kernel::{About, Actor, Id, Member};
use serde_json::{Value as Json, json};
use store::{Error, Tx, args};

use super::{Case, Edit, Record, change, present};
use crate::rules;
use crate::services::{self, Level, Ours};

/// Who has a case now that they did not have, and did not take themselves, hears of it. When nobody has one any more, whoever leads the team or
/// answers for the account does.
pub(super) async fn tell(tx: &mut Tx<'_>, before: Option<&Record>, after: &Record) -> Result<(), Error> {
    let had = before.and_then(|before| before.owner);
    if had == after.owner {
        return Ok(());
    }
    let by = match tx.act().actor {
        Actor::Member(member) => Some(member),
        _ => None,
    };
    let to = match after.owner {
        Some(owner) => Some(owner).filter(|owner| Some(*owner) != by),
        None => above(tx, after).await?,
    };
    let Some(to) = to else { return Ok(()) };
    let params = json!({ "case": after.id, "number": after.number, "unowned": after.owner.is_none(), "by": by });
    let key = format!("assigned {} {}", after.id, after.revision);
    notices::give(tx, to, notices::Kind::Assigned, Some(&About::of(after.id)), &params, &key).await.map(drop)
}

async fn above(tx: &mut Tx<'_>, case: &Record) -> Result<Option<Id<Member>>, Error> {
    let level = |ours| Level { after_minutes: 0, ours, theirs: None };
    let told = services::told(tx, case, &[level(Ours::TeamLead), level(Ours::AccountOwner)]).await?;
    Ok(told.into_iter().find_map(|told| told.ours))
}

/// Tells whoever takes care of a case; as long as that is nobody, everybody of its team, or else all who may give it to somebody.
pub(super) async fn tell_caretakers(tx: &mut Tx<'_>, case: &Record, kind: notices::Kind, params: Json, key: &str) -> Result<(), Error> {
    for to in caretakers(tx, case).await? {
        notices::give(tx, to, kind, Some(&About::of(case.id)), &params, key).await?;
    }
    Ok(())
}

async fn caretakers(tx: &mut Tx<'_>, case: &Record) -> Result<Vec<Id<Member>>, Error> {
    if let Some(owner) = case.owner {
        return Ok(vec![owner]);
    }
    let may = members::who_may(tx, Right::WriteCases).await?;
    let team = match case.team {
        Some(team) => teams::people(tx, &[team]).await?,
        None => Vec::new(),
    };
    let of_team: Vec<_> = may.iter().copied().filter(|member| team.contains(member)).collect();
    Ok(if of_team.is_empty() { may } else { of_team })
}

/// Hands over the cases of a member that are not over; returns how many.
pub async fn hand_over(tx: &mut Tx<'_>, from: Id<Member>, to: Option<Id<Member>>) -> Result<usize, Error> {
    let sql = "SELECT id FROM customer_case WHERE workspace = $1 AND owner = $2 AND (state <> 'closed' OR due IS NOT NULL) ORDER BY number";
    let values = args![tx.workspace(), from];
    let rows = tx.all(sql, values).await?;
    let ids = rows.iter().map(|row| row.get("id")).collect::<Result<Vec<Id<Case>>, _>>()?;
    for id in &ids {
        let owner = match to {
            Some(to) => Some(to),
            None => by_rule(tx, *id).await?,
        };
        change(tx, *id, None, Edit { owner: owner.map_or(Patch::Clear, Patch::Set), ..Edit::default() }).await?;
    }
    Ok(ids.len())
}

async fn by_rule(tx: &mut Tx<'_>, id: Id<Case>) -> Result<Option<Id<Member>>, Error> {
    let case = present(tx, id).await?;
    let rule = match case.rule {
        Some(rule) => rules::find(tx, rule).await?,
        None => None,
    };
    match rule {
        Some(rule) => Ok(rules::route(tx, &rule.routing, case.account, case.touchpoint).await?.0),
        None => Ok(None),
    }
}
