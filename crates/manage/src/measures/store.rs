//! Reads what is measured of cases.

use std::collections::BTreeMap;

use kernel::{Id, Time};
use store::{Error, Read, Sql};

use super::{InTime, Measures, Took, Which, recovery};
use crate::cases::{Case, Due, Kind};

/// The times of a case.
struct Times {
    opened: Time,
    first_word: Option<Time>,
    done: Option<Time>,
}

/// Measures the cases that opened in a time.
pub(super) async fn measure(read: &mut Read, which: &Which, now: Time) -> Result<Measures, Error> {
    let times = times(read, which).await?;
    let recovery = recovery::recoveries(read, which).await?;
    Ok(Measures {
        opened: times.len(),
        open: times.iter().filter(|case| case.done.is_none()).count(),
        first_word: Took::of(times.iter().filter_map(|case| Some((case.opened, case.first_word?)))),
        close: Took::of(times.iter().filter_map(|case| Some((case.opened, case.done?)))),
        first_word_in_time: in_time(read, which, Due::FirstWord, now).await?,
        in_time: in_time(read, which, Due::Resolve, now).await?,
        recovery,
    })
}

async fn times(read: &mut Read, which: &Which) -> Result<Vec<Times>, Error> {
    let mut sql = Sql::new(
        "SELECT c.opened_at, c.first_word_at, CASE WHEN c.kind = 'praise' THEN c.closed_at ELSE c.resolved_at END AS done_at \
        FROM customer_case c WHERE c.workspace = ",
    );
    sql.bind(read.workspace());
    narrow(&mut sql, which);
    let rows = read.all_of(sql).await?;
    rows.iter().map(|row| Ok(Times { opened: row.get("opened_at")?, first_word: row.get("first_word_at")?, done: row.get("done_at")? })).collect()
}

/// Conditions on the case `c`.
pub(super) fn narrow(sql: &mut Sql, which: &Which) {
    sql.push(" AND c.opened_at >= ").bind(which.from).push(" AND c.opened_at < ").bind(which.until);
    sql.push_some(" AND c.team = ", which.team).push_some(" AND c.touchpoint = ", which.touchpoint);
    sql.push_some(" AND c.kind = ", which.kind.map(Kind::text));
}

/// The cases that kept a promise whenever they made it; those whose time has come and that did not keep it yet count as late.
async fn in_time(read: &mut Read, which: &Which, what: Due, now: Time) -> Result<InTime, Error> {
    let mut sql = Sql::new(
        "SELECT d.case_id, d.due_at, d.met_at FROM case_due d JOIN customer_case c ON c.workspace = d.workspace AND c.id = d.case_id \
        WHERE d.workspace = ",
    );
    sql.bind(read.workspace()).push(" AND d.what = ").bind(what.text());
    narrow(&mut sql, which);
    let mut kept: BTreeMap<Id<Case>, bool> = BTreeMap::new();
    for row in read.all_of(sql).await? {
        let (due_at, met_at): (Time, Option<Time>) = (row.get("due_at")?, row.get("met_at")?);
        if met_at.is_some() || due_at <= now {
            let in_time = met_at.is_some_and(|met_at| met_at < due_at);
            kept.entry(row.get("case_id")?).and_modify(|all| *all &= in_time).or_insert(in_time);
        }
    }
    Ok(InTime::of(kept.values().filter(|kept| **kept).count(), kept.len()))
}
