//! How many cases a rule would have opened: whoever makes one sees it before it opens thousands.

use std::collections::HashSet;

use kernel::{Id, Refusal};
use listen::interactions::Interaction;
use listen::observations::Observation;
use listen::responses::Response;
use monitor::alerts::Alert;
use monitor::watches::Watch;
use store::{Error, Read, Sql};

use super::{Filter, On, facts};
use kernel::Time;

/// How far a preview looks back, in days.
pub(super) const DAYS: i64 = 90;
/// More cases than this have to be confirmed.
pub(super) const WARNS: usize = 5_000;
/// Facts that a preview looks at, at most.
const MOST: usize = 50_000;
const TOGETHER: i64 = 500;

/// What a rule would have done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Preview {
    /// Cases it would have opened, later words joining them.
    pub cases: usize,
    /// Accounts, or people without one, they would have been for.
    pub customers: usize,
    /// Responses, observations, interactions or alerts that were looked at.
    pub looked: usize,
    /// Whether these were all; else the newest.
    pub whole: bool,
}

/// Looks at what was lived through in the last ninety days, the newest first.
pub(super) async fn preview(read: &mut Read, on: On, watch: Option<Id<Watch>>, filter: &Filter, now: Time) -> Result<Preview, Error> {
    let table = match on {
        On::Answer => "response WHERE test = 0 AND excluded IS NULL AND experienced_at",
        On::Observation => "observation WHERE happened_at",
        On::Interaction => "interaction WHERE happened_at",
        On::Alert => "alert WHERE fired_at",
    };
    let (since, mut before) = (now.plus_seconds(-DAYS * 86_400), Id::<kernel::about::Any>::from_bytes([255; 16]));
    let (mut keys, mut customers, mut looked) = (HashSet::new(), HashSet::new(), 0);
    loop {
        let mut sql = Sql::new("SELECT id FROM ");
        sql.push(table).push(" >= ").bind(since).push(" AND workspace = ").bind(read.workspace()).push(" AND id < ").bind(before);
        sql.push_some(" AND watch = ", watch).push(" AND (account IS NOT NULL OR contact IS NOT NULL) ORDER BY id DESC LIMIT ").bind(TOGETHER);
        let rows = read.all_of(sql).await?;
        let ids = rows.iter().map(|row| row.get("id")).collect::<Result<Vec<Id<kernel::about::Any>>, _>>()?;
        let Some(last) = ids.last() else { break };
        before = *last;
        looked += ids.len();
        let found = match on {
            On::Answer => facts::of_responses(read, &turned::<Response>(&ids)).await?,
            On::Observation => facts::of_observations(read, &turned::<Observation>(&ids)).await?,
            On::Interaction => facts::of_interactions(read, &turned::<Interaction>(&ids)).await?,
            On::Alert => facts::of_alerts(read, &turned::<Alert>(&ids)).await?,
        };
        for fact in found.iter().filter(|fact| fact.fits(filter)) {
            let who = (fact.account, if fact.account.is_none() { fact.contact } else { None });
            customers.insert(who);
            keys.insert((who, fact.touchpoint));
        }
        if ids.len() < TOGETHER as usize {
            break;
        }
        if looked >= MOST {
            return Ok(Preview { cases: keys.len(), customers: customers.len(), looked, whole: false });
        }
    }
    Ok(Preview { cases: keys.len(), customers: customers.len(), looked, whole: true })
}

fn turned<N>(ids: &[Id<kernel::about::Any>]) -> Vec<Id<N>> {
    ids.iter().map(|id| Id::from_bytes(*id.bytes())).collect()
}

/// Refuses a rule that would open thousands of cases, unless somebody said that this is meant.
pub(super) fn refuse_flood(preview: Preview, confirmed: bool) -> Result<(), Refusal> {
    if preview.cases <= WARNS || confirmed {
        return Ok(());
    }
    let reason =
        format!("this rule would have opened {} cases in the last {DAYS} days: narrow its condition, or send confirmed: true", preview.cases);
    Err(Refusal { code: kernel::Code::Conflict, ..Refusal::field("confirmed", reason) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(5_000, false, true)]
    #[case(5_001, false, false)]
    #[case(5_001, true, true)]
    fn thousands_of_cases_have_to_be_meant(#[case] cases: usize, #[case] confirmed: bool, #[case] fits: bool) {
        assert_eq!(refuse_flood(Preview { cases, ..Preview::default() }, confirmed).is_ok(), fits);
    }
}
