//! Alerts as callers read them.

use std::collections::HashMap;

use ::store::{Error, Read};
use customers::accounts::{self, Account};
use customers::contacts::{self, Contact};
use customers::ids::{AccountId, ContactId};
use desk::people::{People, Person};
use edge::TimeText;
use identity::{Sees, Team, TeamId, teams};
use journeys::touchpoints::{self, Touchpoint, TouchpointId};
use kernel::{Id, Member, Time};
use serde::Serialize;
use serde_json::Value as Json;
use utoipa::ToSchema;

use super::store::{self, Step};
use super::{Alert, AlertId, Record, State, Way, What};
use crate::alerts::moved::Moved;
use crate::watches::{self, Rule, Watch, WatchId};

/// The watch that fired.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = AlertWatch)]
struct WatchRef {
    #[schema(value_type = WatchId)]
    id: Id<Watch>,
    name: String,
    rule: Rule,
}

/// The account an alert is about.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = AlertAccount)]
struct AccountRef {
    #[schema(value_type = AccountId)]
    id: Id<Account>,
    name: String,
    /// Who of us answers for it.
    owner: Option<Person>,
}

/// The person an alert is about.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = AlertContact)]
struct ContactRef {
    #[schema(value_type = ContactId)]
    id: Id<Contact>,
    /// For those who may see names.
    name: Option<String>,
}

/// The touchpoint an alert is about, and the team that answers for it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = AlertTouchpoint)]
struct TouchpointRef {
    #[schema(value_type = TouchpointId)]
    id: Id<Touchpoint>,
    key: String,
    name: String,
    #[schema(value_type = Option<TeamId>)]
    team: Option<Id<Team>>,
    team_name: Option<String>,
}

/// Something that is watched is so.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Alert)]
pub struct AlertOut {
    #[schema(value_type = AlertId)]
    id: Id<Alert>,
    watch: WatchRef,
    state: State,
    /// Whether it is still so.
    goes_on: bool,
    way: Option<Way>,
    /// Whether it is a good thing, where that is known.
    good: Option<bool>,
    account: Option<AccountRef>,
    contact: Option<ContactRef>,
    touchpoint: Option<TouchpointRef>,
    /// What was found last: of a figure its `row` with n and interval, the days it is `during` and `compared_to`; what was said or happened otherwise.
    #[schema(value_type = Object)]
    reading: Json,
    /// What moved most when it became so; none where nothing stands out.
    moved: Vec<Moved>,
    /// How often the same happened.
    times: i64,
    #[schema(value_type = TimeText)]
    fired_at: Time,
    /// When it was so last.
    #[schema(value_type = TimeText)]
    seen_at: Time,
    #[schema(value_type = Option<TimeText>)]
    acknowledged_at: Option<Time>,
    acknowledged_by: Option<Person>,
    #[schema(value_type = Option<TimeText>)]
    resolved_at: Option<Time>,
    /// Who saw to it; none where it was found to be so no more.
    resolved_by: Option<Person>,
    #[schema(value_type = Option<TimeText>)]
    muted_until: Option<Time>,
}

/// What happened to an alert.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AlertStep)]
pub(super) struct StepOut {
    #[schema(value_type = TimeText)]
    at: Time,
    what: What,
    /// Who did it; none where a look did.
    by: Option<Person>,
    /// What was found then.
    #[schema(value_type = Option<Object>)]
    reading: Option<Json>,
    /// Until when it tells nobody.
    #[schema(value_type = Option<TimeText>)]
    until: Option<Time>,
}

/// An alert with its history.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AlertDetail {
    pub alert: AlertOut,
    /// What happened to it, the newest first.
    pub steps: Vec<StepOut>,
    /// How often the same was so before.
    pub before: i64,
}

/// What alerts refer to, looked up together.
pub(super) struct Lookup {
    watches: HashMap<Id<Watch>, WatchRef>,
    accounts: HashMap<Id<Account>, (String, Option<Id<Member>>)>,
    contacts: HashMap<Id<Contact>, String>,
    touchpoints: HashMap<String, TouchpointRef>,
    people: People,
    sees: Sees,
}

impl Lookup {
    pub async fn of(read: &mut Read, alerts: &[Record], steps: &[Step], sees: Sees) -> Result<Self, Error> {
        let watches = watches::store::all(read).await?.into_iter();
        let watches = watches.map(|watch| (watch.id, WatchRef { id: watch.id, name: watch.name, rule: watch.rule })).collect();
        let accounts = accounts::by_ids(read, &alerts.iter().filter_map(|alert| alert.account).collect::<Vec<_>>()).await?;
        let contacts = contacts::by_ids(read, &alerts.iter().filter_map(|alert| alert.contact).collect::<Vec<_>>()).await?;
        let actors = alerts.iter().flat_map(|alert| [alert.acknowledged_by.as_deref(), alert.resolved_by.as_deref()]).flatten();
        let actors = actors.chain(steps.iter().map(|step| step.actor.as_str())).filter_map(|actor| actor.parse().ok());
        let people = actors.chain(accounts.iter().filter_map(|account| account.owner)).collect();
        Ok(Self {
            watches,
            people: People::of(read, people).await?,
            accounts: accounts.into_iter().map(|account| (account.id, (account.name, account.owner))).collect(),
            contacts: contacts.into_iter().map(|contact| (contact.id, contact.name)).collect(),
            touchpoints: touchpoints(read).await?,
            sees,
        })
    }

    /// The alert, if its watch is here.
    pub fn show(&self, alert: Record) -> Option<AlertOut> {
        let watch = self.watches.get(&alert.watch)?.clone();
        let account = alert.account.and_then(|id| {
            let (name, owner) = self.accounts.get(&id)?;
            Some(AccountRef { id, name: name.clone(), owner: owner.and_then(|owner| self.people.show(owner)) })
        });
        let contact = alert.contact.and_then(|id| {
            let name = self.contacts.get(&id)?;
            Some(ContactRef { id, name: Some(name.clone()).filter(|_| self.sees.customers) })
        });
        let touchpoint = touchpoint_of(&alert.reading).and_then(|key| self.touchpoints.get(key)).cloned();
        let moved = alert.moved.and_then(|moved| serde_json::from_value(moved).ok()).unwrap_or_default();
        let person = |actor: Option<String>| actor.and_then(|actor| self.people.actor(&actor));
        Some(AlertOut {
            id: alert.id,
            watch,
            state: alert.state,
            goes_on: alert.goes_on,
            way: alert.way,
            good: alert.good,
            account,
            contact,
            touchpoint,
            reading: alert.reading,
            moved,
            times: alert.times,
            fired_at: alert.fired_at,
            seen_at: alert.seen_at,
            acknowledged_at: alert.acknowledged_at,
            acknowledged_by: person(alert.acknowledged_by),
            resolved_at: alert.resolved_at,
            resolved_by: person(alert.resolved_by),
            muted_until: alert.muted_until,
        })
    }

    pub fn step(&self, step: Step) -> StepOut {
        StepOut { at: step.at, what: step.what, by: self.people.actor(&step.actor), reading: step.reading, until: step.until }
    }
}

/// These alerts as callers with these rights see them; those that are gone are left out.
pub async fn shown(read: &mut Read, ids: &[Id<Alert>], sees: Sees) -> Result<HashMap<Id<Alert>, AlertOut>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let alerts = store::by_ids(read, ids).await?;
    let lookup = Lookup::of(read, &alerts, &[], sees).await?;
    Ok(alerts.into_iter().filter_map(|alert| Some((alert.id, lookup.show(alert)?))).collect())
}

/// The touchpoint that a reading is about: of a single score, or of a figure's group.
fn touchpoint_of(reading: &Json) -> Option<&str> {
    reading.get("touchpoint").and_then(Json::as_str).or_else(|| reading.pointer("/row/by/touchpoint").and_then(Json::as_str))
}

async fn touchpoints(read: &mut Read) -> Result<HashMap<String, TouchpointRef>, Error> {
    let teams = teams::all(read).await?;
    let team_name = |id: Option<Id<Team>>| teams.iter().find(|team| Some(team.id) == id).map(|team| team.name.clone());
    let all = touchpoints::all(read).await?.into_iter();
    let shown =
        all.map(|one| (one.key.clone(), TouchpointRef { id: one.id, key: one.key, name: one.name, team: one.team, team_name: team_name(one.team) }));
    Ok(shown.collect())
}
