//! Case rules as JSON carries them.

use edge::{Patch, TimeText};
use journeys::touchpoints;
use kernel::{Id, Time};
use monitor::watches::{Watch, WatchId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::preview::{DAYS, Preview, WARNS};
use super::{On, Record, Route};
use crate::cases::{CaseRule, CaseRuleId, HoldOn, Kind, Priority, ServiceClass, ServiceClassId};

/// Days for which a rule looks back unless told.
const WITHIN: i64 = 30;

/// A new case rule.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseRuleIn {
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    /// Whether it opens cases; yes unless told.
    enabled: Option<bool>,
    on: On,
    /// Of alerts: the watch whose alerts it looks at; those of all watches unless told.
    #[schema(value_type = Option<WatchId>)]
    watch: Option<Id<Watch>>,
    /// The condition, as in `score10 <= 6 and role = 'decides'`; empty: always.
    #[serde(rename = "where", default)]
    #[schema(max_length = 4_000)]
    condition: String,
    kind: Kind,
    /// `normal` unless told.
    priority: Option<Priority>,
    /// Who gets the cases: the first step that leads to somebody who is here.
    #[serde(default)]
    #[schema(max_items = 10)]
    routing: Vec<Route>,
    /// How soon its cases are taken care of; by the account unless told.
    #[schema(value_type = Option<ServiceClassId>)]
    service_class: Option<Id<ServiceClass>>,
    /// Whom surveys pass over while a case is open; nobody unless told.
    hold: Option<HoldOn>,
    /// Key of the playbook that its cases follow.
    #[schema(max_length = 100)]
    playbook: Option<String>,
    /// What was lived through longer ago opens no case; 30 unless told.
    #[schema(minimum = 1, maximum = 365)]
    within_days: Option<i64>,
    /// That a rule which would have opened more than 5,000 cases in 90 days is meant so.
    #[serde(default)]
    pub confirmed: bool,
}

impl CaseRuleIn {
    /// The rule, which has no id yet.
    pub fn record(&self, now: Time) -> Record {
        Record {
            id: Id::from_bytes([0; 16]),
            name: self.name.clone(),
            enabled: self.enabled.unwrap_or(true),
            on: self.on,
            watch: self.watch,
            condition: self.condition.clone(),
            kind: self.kind,
            priority: self.priority.unwrap_or(Priority::Normal),
            routing: self.routing.clone(),
            service_class: self.service_class,
            hold: self.hold.unwrap_or(HoldOn::None),
            playbook: self.playbook.clone(),
            within_days: self.within_days.unwrap_or(WITHIN),
            made_at: now,
            changed_at: now,
            revision: 0,
        }
    }
}

/// A change of a case rule: what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseRulePatch {
    #[schema(min_length = 1, max_length = 200)]
    name: Option<String>,
    enabled: Option<bool>,
    on: Option<On>,
    #[serde(default)]
    /// Of alerts: the watch whose alerts it looks at; those of all watches unless told.
    #[schema(value_type = Option<WatchId>)]
    watch: Patch<Id<Watch>>,
    #[serde(rename = "where")]
    #[schema(max_length = 4_000)]
    condition: Option<String>,
    kind: Option<Kind>,
    priority: Option<Priority>,
    #[schema(max_items = 10)]
    routing: Option<Vec<Route>>,
    #[serde(default)]
    #[schema(value_type = Option<ServiceClassId>)]
    service_class: Patch<Id<ServiceClass>>,
    hold: Option<HoldOn>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 100)]
    playbook: Patch<String>,
    #[schema(minimum = 1, maximum = 365)]
    within_days: Option<i64>,
    /// That a rule which would have opened more than 5,000 cases in 90 days is meant so.
    #[serde(default)]
    pub confirmed: bool,
    /// The revision you have seen; may be said by `If-Match` instead.
    pub revision: Option<i64>,
}

impl CaseRulePatch {
    /// The rule after the change.
    pub fn apply(self, before: Record) -> Record {
        Record {
            name: self.name.unwrap_or(before.name),
            enabled: self.enabled.unwrap_or(before.enabled),
            on: self.on.unwrap_or(before.on),
            watch: self.watch.apply(before.watch),
            condition: self.condition.unwrap_or(before.condition),
            kind: self.kind.unwrap_or(before.kind),
            priority: self.priority.unwrap_or(before.priority),
            routing: self.routing.unwrap_or(before.routing),
            service_class: self.service_class.apply(before.service_class),
            hold: self.hold.unwrap_or(before.hold),
            playbook: self.playbook.apply(before.playbook),
            within_days: self.within_days.unwrap_or(before.within_days),
            ..before
        }
    }
}

/// When a case opens by itself, and who gets it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CaseRule)]
pub(super) struct CaseRuleOut {
    #[schema(value_type = CaseRuleId)]
    id: Id<CaseRule>,
    name: String,
    enabled: bool,
    on: On,
    /// Of alerts: the watch whose alerts it looks at; those of all watches unless told.
    #[schema(value_type = Option<WatchId>)]
    watch: Option<Id<Watch>>,
    #[serde(rename = "where")]
    condition: String,
    kind: Kind,
    priority: Priority,
    routing: Vec<Route>,
    /// How soon its cases are taken care of; by the account unless told.
    #[schema(value_type = Option<ServiceClassId>)]
    service_class: Option<Id<ServiceClass>>,
    hold: HoldOn,
    playbook: Option<String>,
    within_days: i64,
    /// Keys of touchpoints that the condition names and that are no longer used.
    retired_touchpoints: Vec<String>,
    #[schema(value_type = TimeText)]
    changed_at: Time,
    revision: i64,
}

impl CaseRuleOut {
    /// The rule as it is shown; `places` are all touchpoints.
    pub fn of(rule: Record, places: &[touchpoints::Record]) -> Self {
        let retired_touchpoints = rule.retired(places);
        let Record {
            id,
            name,
            enabled,
            on,
            watch,
            condition,
            kind,
            priority,
            routing,
            service_class,
            hold,
            playbook,
            within_days,
            changed_at,
            revision,
            ..
        } = rule;
        Self {
            id,
            name,
            enabled,
            on,
            watch,
            condition,
            kind,
            priority,
            routing,
            service_class,
            hold,
            playbook,
            within_days,
            retired_touchpoints,
            changed_at,
            revision,
        }
    }
}

/// A condition to be tried.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseRuleTrial {
    pub on: On,
    /// Of alerts: the watch whose alerts it looks at; those of all watches unless told.
    #[schema(value_type = Option<WatchId>)]
    pub watch: Option<Id<Watch>>,
    #[serde(rename = "where", default)]
    #[schema(max_length = 4_000)]
    pub condition: String,
}

/// What a rule would have done.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CaseRulePreview {
    /// Cases it would have opened, later words joining them.
    cases: usize,
    /// Accounts, or people without one, they would have been for.
    customers: usize,
    /// Responses, observations, interactions or alerts that were looked at.
    looked: usize,
    /// Whether these were all of the time; else the newest.
    whole: bool,
    /// How many days were looked at.
    days: i64,
    /// Whether the rule has to be confirmed.
    warns: bool,
}

impl From<Preview> for CaseRulePreview {
    fn from(Preview { cases, customers, looked, whole }: Preview) -> Self {
        Self { cases, customers, looked, whole, days: DAYS, warns: cases > WARNS }
    }
}
