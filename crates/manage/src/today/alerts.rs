//! Alerts that nobody knows of yet, for those whom their watches tell.

use std::collections::HashSet;

use identity::Team;
use kernel::{Id, Member, Time};
use monitor::alerts::Alert;
use serde_json::Value as Json;
use store::{Error, Read, Row, Sql};

use super::whose::Scope;
use super::{Item, Kind, MOST, Reason, Standing};
use crate::cases::Priority;

/// The newest open alerts, without those that are muted and those of a case that stands in the list already.
pub(super) async fn of(read: &mut Read, scope: &Scope, now: Time, items: &[Item]) -> Result<Vec<Item>, Error> {
    let mut sql =
        Sql::new("SELECT a.id, a.account, a.contact, a.good, a.fired_at, a.reading, w.name FROM alert a JOIN watch w ON w.workspace = a.workspace ");
    sql.push("AND w.id = a.watch WHERE a.workspace = ").bind(read.workspace()).push(" AND a.state = 'open'");
    for muted in ["a.muted_until", "w.muted_until"] {
        sql.push(" AND COALESCE(").push(muted).push(", 0) <= ").bind(now);
    }
    if let Scope::Of { people, teams } = scope {
        told(&mut sql, people, teams);
    }
    sql.push(" ORDER BY a.id DESC LIMIT ").bind(MOST as i64 + 1);
    let shown: HashSet<&str> = items.iter().filter(|item| item.standing.kind == Kind::Case).map(|item| item.id.as_str()).collect();
    let mut alerts = Vec::new();
    for row in read.all_of(sql).await? {
        let reading: String = row.get("reading")?;
        let reading: Json = serde_json::from_str(&reading).map_err(|error| Error::Column { column: "reading".into(), reason: error.to_string() })?;
        if reading["case"].as_str().is_none_or(|case| !shown.contains(case)) {
            alerts.push(alert(&row)?);
        }
    }
    Ok(alerts)
}

/// Adds the condition that a watch tells these: as its subscribers, by a team, or because they answer for the account.
fn told(sql: &mut Sql, people: &[Id<Member>], teams: &[Id<Team>]) {
    sql.push(" AND (EXISTS (SELECT 1 FROM watch_subscriber s WHERE s.workspace = a.workspace AND s.watch = a.watch AND (");
    sql.push_in("s.subscriber", people.iter().copied()).push(" OR ").push_in("s.subscriber", teams.iter().copied());
    sql.push(" OR EXISTS (SELECT 1 FROM team_member t WHERE t.workspace = s.workspace AND t.team = s.subscriber AND ");
    sql.push_in("t.member", people.iter().copied())
        .push("))) OR (w.tells_owner = 1 AND EXISTS (SELECT 1 FROM account c WHERE c.workspace = a.workspace ");
    sql.push("AND c.id = a.account AND ").push_in("c.owner", people.iter().copied()).push(")))");
}

fn alert(row: &Row) -> Result<Item, Error> {
    let good = row.get::<Option<i64>>("good")? == Some(1);
    let (reason, priority) = if good { (Reason::GoodAlert, Priority::Low) } else { (Reason::Alert, Priority::Normal) };
    let standing = Standing { kind: Kind::Alert, reason, priority, due: None };
    Ok(Item {
        title: Some(row.get("name")?),
        account: row.get("account")?,
        contact: row.get("contact")?,
        since: Some(row.get("fired_at")?),
        ..Item::of(standing, row.get::<Id<Alert>>("id")?.to_string())
    })
}
