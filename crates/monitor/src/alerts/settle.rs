//! From what a look found to alerts: each episode fires once, goes on, and is over by itself.

use std::collections::{BTreeSet, HashMap};

use identity::Team;
use kernel::{About, Id, Member};
use serde_json::json;
use store::{Error, Tx, args};

use super::store::{self as kept, fired_since, insert, muted, of_subject, over, seen, set_state};
use super::{Alert, Finding, Record, Says, State};
use crate::watches::{Record as Watch, Subscriber};
use desk::notices::{self, Kind};

/// More alerts of one watch in an hour than this are there to be seen, and give no notice of their own.
pub(super) const NOTICES: i64 = 50;
const HOUR: i64 = 3_600;

/// What a look came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Settled {
    /// Alerts that fired.
    pub fired: usize,
    /// Alerts that are over.
    pub resolved: usize,
}

/// Holds what a look found against the episodes that go on: a new one fires, one that is no longer found is over.
pub(crate) async fn settle(tx: &mut Tx<'_>, watch: &Watch, findings: &[Finding]) -> Result<Settled, Error> {
    let going_on = kept::going_on(tx, watch.id).await?;
    let known: HashMap<&str, &Record> = going_on.iter().map(|alert| (alert.subject.as_str(), alert)).collect();
    let mut settled = Settled::default();
    for finding in findings {
        match known.get(finding.subject.as_str()) {
            Some(alert) if matches!(finding.says, Says::Fires | Says::Holds) => seen(tx, alert, &finding.reading, false).await?,
            None if finding.says == Says::Fires => {
                fire(tx, watch, finding).await?;
                settled.fired += 1;
            }
            _ => {}
        }
    }
    let holding: BTreeSet<&str> = findings.iter().filter(|one| one.says != Says::Over).map(|one| one.subject.as_str()).collect();
    for alert in going_on.iter().filter(|alert| !holding.contains(alert.subject.as_str())) {
        settled.resolved += usize::from(end(tx, watch, alert).await?);
    }
    Ok(settled)
}

/// Something happened: a new episode, or the same once more.
pub(crate) async fn tell(tx: &mut Tx<'_>, watch: &Watch, finding: &Finding) -> Result<(), Error> {
    match of_subject(tx, watch.id, &finding.subject).await? {
        Some(alert) => seen(tx, &alert, &finding.reading, true).await,
        None => fire(tx, watch, finding).await,
    }
}

/// An episode is over; says whether anybody had still to see to it.
pub(crate) async fn end(tx: &mut Tx<'_>, watch: &Watch, alert: &Record) -> Result<bool, Error> {
    over(tx, alert).await?;
    if alert.state == State::Resolved {
        return Ok(false);
    }
    set_state(tx, alert, State::Resolved).await?;
    let now = tx.act().now;
    if [watch.muted_until, alert.muted_until].into_iter().flatten().all(|until| until <= now) {
        notice(tx, watch, alert.id, Kind::Resolved, alert.account.map(Id::any)).await?;
    }
    Ok(true)
}

async fn fire(tx: &mut Tx<'_>, watch: &Watch, finding: &Finding) -> Result<(), Error> {
    let now = tx.act().now;
    let muted = muted(tx, watch.id, &finding.subject).await?.filter(|until| *until > now);
    let id = insert(tx, watch.id, finding, muted).await?;
    tx.append("alert.fired", &json!({ "alert": id, "watch": watch.id, "account": finding.account, "contact": finding.contact })).await?;
    let silent = muted.is_some() || watch.muted_until.is_some_and(|until| until > now);
    if !silent && fired_since(tx, watch.id, now.plus_seconds(-HOUR)).await? <= NOTICES {
        notice(tx, watch, id, Kind::Alert, finding.account.map(Id::any)).await?;
    }
    Ok(())
}

/// Gives those whom a watch tells a notice.
async fn notice(tx: &mut Tx<'_>, watch: &Watch, alert: Id<Alert>, kind: Kind, account: Option<Id<kernel::about::Any>>) -> Result<(), Error> {
    let params = json!({ "alert": alert, "watch": watch.id, "name": watch.name });
    for member in told(tx, watch, account).await? {
        notices::give(tx, member, kind, Some(&About::of(alert)), &params, &format!("{kind} {alert}")).await?;
    }
    Ok(())
}

/// Whom a watch tells of something about an account.
async fn told(tx: &mut Tx<'_>, watch: &Watch, account: Option<Id<kernel::about::Any>>) -> Result<BTreeSet<Id<Member>>, Error> {
    let mut members = BTreeSet::new();
    for subscriber in &watch.subscribers {
        match subscriber {
            Subscriber::Member(member) => {
                members.insert(*member);
            }
            Subscriber::Team(team) => members.extend(of_team(tx, *team).await?),
            // Chats follow the log.
            Subscriber::Chat(_) => {}
        }
    }
    if let Some(account) = account.filter(|_| watch.tells_owner) {
        let values = args![tx.workspace(), account];
        let owner = tx.optional("SELECT owner FROM account WHERE workspace = $1 AND id = $2", values).await?;
        members.extend(owner.map(|row| row.get::<Option<Id<Member>>>("owner")).transpose()?.flatten());
    }
    Ok(members)
}

async fn of_team(tx: &mut Tx<'_>, team: Id<Team>) -> Result<Vec<Id<Member>>, Error> {
    let values = args![tx.workspace(), team];
    let rows = tx.all("SELECT member FROM team_member WHERE workspace = $1 AND team = $2", values).await?;
    rows.iter().map(|row| row.get("member")).collect()
}
