//! Cases as JSON carries them.

use customers::accounts::Account;
use customers::contacts::Contact;
use customers::ids::{AccountId, ContactId};
use desk::tags::Worn;
use edge::{IdOf, MemberId, Patch, TimeText};
use identity::{Team, TeamId};
use journeys::touchpoints::{Touchpoint, TouchpointId};
use kernel::{Id, Member, Time};
use listen::holds::routes::HoldId;
use listen::observations::Observation;
use listen::responses::{NamedAccount, NamedContact, Response, ResponseId, SentFile};
use monitor::alerts::{Alert, AlertId};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use utoipa::ToSchema;

use super::dues::Promised;
use super::named::Names;
use super::{Case, CaseRule, Due, HoldOn, ItemNoun, Kind, Outcome, Priority, Record, ServiceClass, State, Way, What};
use crate::causes::Cause;
use crate::causes::routes::RootCauseId;

/// The id of a case, in schemas.
pub type CaseId = IdOf<Case>;
/// The id of a case rule, in schemas.
pub type CaseRuleId = IdOf<CaseRule>;
/// The id of a class of service, in schemas.
pub type ServiceClassId = IdOf<ServiceClass>;
type ObservationId = IdOf<Observation>;

/// A new case: for an account, a contact, or both.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseIn {
    pub kind: Kind,
    /// What it is about, in a few words.
    #[schema(min_length = 1, max_length = 300)]
    pub title: String,
    /// The account it is for; that of the contact unless told.
    #[schema(value_type = Option<AccountId>)]
    pub account: Option<Id<Account>>,
    /// The person it is for.
    #[schema(value_type = Option<ContactId>)]
    pub contact: Option<Id<Contact>>,
    /// Key of the touchpoint where it happened.
    #[schema(max_length = 200)]
    pub touchpoint: Option<String>,
    /// `normal` unless told.
    pub priority: Option<Priority>,
    /// Who takes care.
    #[schema(value_type = Option<MemberId>)]
    pub owner: Option<Id<Member>>,
    /// The team that takes care.
    #[schema(value_type = Option<TeamId>)]
    pub team: Option<Id<Team>>,
    /// Whom surveys pass over while it is open; nobody unless told.
    pub hold: Option<HoldOn>,
    /// Answers that led to it.
    #[serde(default)]
    #[schema(value_type = Vec<ResponseId>, max_items = 100)]
    pub responses: Vec<Id<Response>>,
    /// Observations that led to it.
    #[serde(default)]
    #[schema(value_type = Vec<ObservationId>, max_items = 100)]
    pub observations: Vec<Id<Observation>>,
    /// Alerts that led to it.
    #[serde(default)]
    #[schema(value_type = Vec<AlertId>, max_items = 100)]
    pub alerts: Vec<Id<Alert>>,
}

/// A change of a case: what is left out stays, `null` clears.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CasePatch {
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 300)]
    pub title: Patch<String>,
    pub kind: Option<Kind>,
    /// `open` to `working` and `waiting`, on to `resolved`, which says a cause and an action, on to `closed`; back by `working`.
    pub state: Option<State>,
    pub priority: Option<Priority>,
    #[serde(default)]
    #[schema(value_type = Option<ContactId>)]
    pub contact: Patch<Id<Contact>>,
    /// Key of the touchpoint, of a case that no rule opened.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    pub touchpoint: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<MemberId>)]
    pub owner: Patch<Id<Member>>,
    #[serde(default)]
    #[schema(value_type = Option<TeamId>)]
    pub team: Patch<Id<Team>>,
    #[serde(default)]
    #[schema(value_type = Option<RootCauseId>)]
    pub cause: Patch<Id<Cause>>,
    /// What was done.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 5_000)]
    pub action: Patch<String>,
    /// What will be done, as it is told to the customer.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 5_000)]
    pub plan: Patch<String>,
    /// How soon it is taken care of; `null`: by its account.
    #[serde(default)]
    #[schema(value_type = Option<ServiceClassId>)]
    pub service_class: Patch<Id<ServiceClass>>,
    /// The revision you have seen; may be said by `If-Match` instead.
    pub revision: Option<i64>,
}

/// A change of many cases at once.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseBulk {
    #[schema(value_type = Vec<CaseId>, min_items = 1, max_items = 500)]
    pub ids: Vec<Id<Case>>,
    pub change: CaseBulkChange,
}

/// What many cases may be told at once.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseBulkChange {
    pub state: Option<State>,
    pub priority: Option<Priority>,
    #[serde(default)]
    #[schema(value_type = Option<MemberId>)]
    pub owner: Patch<Id<Member>>,
    #[serde(default)]
    #[schema(value_type = Option<TeamId>)]
    pub team: Patch<Id<Team>>,
    #[serde(default)]
    #[schema(value_type = Option<RootCauseId>)]
    pub cause: Patch<Id<Cause>>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 5_000)]
    pub action: Patch<String>,
}

/// What became of one case of many.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CaseBulkOutcome {
    #[schema(value_type = CaseId)]
    pub id: Id<Case>,
    pub changed: bool,
    /// Why it could not be changed.
    pub problem: Option<String>,
}

/// That somebody spoke with the customer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseWordsIn {
    pub way: Way,
    /// What was said.
    #[schema(max_length = 5_000)]
    pub note: Option<String>,
}

/// Words that join a case.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseItemIn {
    pub noun: CaseItemJoins,
    /// The id of the response, the observation, the interaction or the alert.
    pub id: String,
}

kernel::closed! {
    /// What may join a case by hand.
    CaseItemJoins, "part of a case" {
        /// Answers of a customer.
        Response = "response",
        /// What a member heard or saw.
        Observation = "observation",
        /// What a customer did.
        Interaction = "interaction",
        /// What a watch found.
        Alert = "alert",
    }
}

/// Where a case happened.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CaseTouchpoint {
    #[schema(value_type = TouchpointId)]
    id: Id<Touchpoint>,
    key: String,
    name: String,
    /// Whether it is no longer used.
    retired: bool,
}

/// A member with their name.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CaseMember {
    #[schema(value_type = MemberId)]
    id: Id<Member>,
    name: Option<String>,
}

/// A team with its name.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CaseTeam {
    #[schema(value_type = TeamId)]
    id: Id<Team>,
    key: String,
    name: String,
}

/// The rule that opened a case.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CaseRuleName {
    #[schema(value_type = CaseRuleId)]
    id: Id<CaseRule>,
    /// Nothing when it was removed meanwhile.
    name: Option<String>,
}

/// Why a case happened.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CaseCause {
    #[schema(value_type = RootCauseId)]
    id: Id<Cause>,
    name: Option<String>,
}

/// How soon a case is taken care of.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CaseServiceClass {
    #[schema(value_type = ServiceClassId)]
    id: Id<ServiceClass>,
    name: Option<String>,
}

/// What is promised next.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CaseNext {
    what: Due,
    #[schema(value_type = TimeText)]
    due_at: Time,
}

/// What we take care of for a customer until it is done.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CaseOut {
    #[schema(value_type = CaseId)]
    id: Id<Case>,
    /// What people call it, as in "case 17".
    number: i64,
    kind: Kind,
    state: State,
    priority: Priority,
    /// Nothing when a rule opened it.
    title: Option<String>,
    account: Option<NamedAccount>,
    contact: Option<NamedContact>,
    touchpoint: Option<CaseTouchpoint>,
    owner: Option<CaseMember>,
    team: Option<CaseTeam>,
    rule: Option<CaseRuleName>,
    cause: Option<CaseCause>,
    due: Option<CaseNext>,
    /// Whether what is due was not kept in time.
    late: bool,
    /// How often it was escalated.
    escalated: i64,
    /// What the customer said of the end.
    outcome: Option<Outcome>,
    /// How many words, deeds and letters it rests on.
    pub(super) items: i64,
    /// The last words that joined it, shortened.
    pub(super) words: Option<String>,
    /// Whether the customer waits for an answer to what they wrote back.
    replied: bool,
    #[schema(value_type = TimeText)]
    opened_at: Time,
    #[schema(value_type = TimeText)]
    changed_at: Time,
    #[schema(value_type = Option<TimeText>)]
    resolved_at: Option<Time>,
    #[schema(value_type = Option<TimeText>)]
    closed_at: Option<Time>,
    revision: i64,
}

impl CaseOut {
    pub(super) fn of(case: &Record, names: &Names, now: Time) -> Self {
        let account = case.account.map(|id| {
            let (name, external_id) = names.accounts.get(&id).cloned().unzip();
            NamedAccount { id, external_id: external_id.flatten(), name }
        });
        let touchpoint = case.touchpoint.and_then(|id| Some((id, names.touchpoints.get(&id)?)));
        let team = case.team.and_then(|id| Some((id, names.teams.get(&id)?)));
        Self {
            id: case.id,
            number: case.number,
            kind: case.kind,
            state: case.state,
            priority: case.priority,
            title: case.title.clone(),
            account,
            contact: case.contact.map(|id| NamedContact { id, external_id: None, name: names.contacts.get(&id).cloned() }),
            touchpoint: touchpoint.map(|(id, known)| CaseTouchpoint { id, key: known.key.clone(), name: known.name.clone(), retired: known.retired }),
            owner: case.owner.map(|id| CaseMember::of(id, names)),
            team: team.map(|(id, known)| CaseTeam { id, key: known.key.clone(), name: known.name.clone() }),
            rule: case.rule.map(|id| CaseRuleName { id, name: names.rules.get(&id).cloned() }),
            cause: case.cause.map(|id| CaseCause { id, name: names.causes.get(&id).cloned() }),
            due: case.due.map(|what| CaseNext { what, due_at: case.due_at }),
            late: case.is_late(now),
            escalated: case.level,
            outcome: case.outcome,
            items: 0,
            words: None,
            replied: case.replied_at.is_some(),
            opened_at: case.opened_at,
            changed_at: case.changed_at,
            resolved_at: case.resolved_at,
            closed_at: case.closed_at,
            revision: case.revision,
        }
    }
}

impl CaseMember {
    pub(super) fn of(id: Id<Member>, names: &Names) -> Self {
        Self { id, name: names.members.get(&id).cloned() }
    }
}

impl CaseServiceClass {
    pub(super) fn of(id: Id<ServiceClass>, names: &Names) -> Self {
        Self { id, name: names.classes.get(&id).cloned() }
    }
}

/// A promise to the customer.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CaseDue {
    what: Due,
    #[schema(value_type = TimeText)]
    due_at: Time,
    /// When it was kept, or was no longer of use.
    #[schema(value_type = Option<TimeText>)]
    met_at: Option<Time>,
    /// Whether it was not kept in time.
    late: bool,
}

impl CaseDue {
    pub(super) fn of(promised: &Promised, now: Time) -> Self {
        let Promised { what, due_at, met_at, .. } = *promised;
        Self { what, due_at, met_at, late: met_at.unwrap_or(now) >= due_at }
    }
}

/// A level of the escalation of a case.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CaseLevel {
    /// From 1.
    pub level: i64,
    /// Whether it was told.
    pub reached: bool,
    /// When it is told, if the promise that is due next is not kept.
    #[schema(value_type = Option<TimeText>)]
    pub at: Option<Time>,
    /// Who of us is told; nobody when the level leads to nobody who is here, or to somebody who knows already.
    pub ours: Option<CaseMember>,
    /// With whom at the customer to speak then; the name only for who may see it.
    pub theirs: Option<NamedContact>,
}

/// A hold on surveys that a case has in place.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CaseHoldOut {
    #[schema(value_type = HoldId)]
    pub id: Id<listen::holds::Hold>,
    pub whom: HoldOn,
}

/// Something that a case rests on.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CaseSaid {
    pub noun: ItemNoun,
    /// The id of the response, the observation, the interaction, the letter that came in or the alert.
    pub id: String,
    /// When it was said or done.
    #[schema(value_type = TimeText)]
    pub at: Time,
    #[schema(value_type = TimeText)]
    pub joined_at: Time,
    /// What was said, to those who may read answers.
    #[schema(value_type = Option<listen::voice::Said>)]
    pub voice: Option<listen::voice::Said>,
    /// The name of the event, of an interaction.
    pub event: Option<String>,
    /// The name of the watch, of an alert; nothing when it was removed meanwhile.
    pub watch: Option<String>,
    /// What was written back, to those who see customers' names.
    pub words: Option<String>,
}

/// What became of a case at one time.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CaseStep {
    #[schema(value_type = TimeText)]
    pub at: Time,
    pub what: What,
    /// Who did it, when that is a member.
    pub member: Option<CaseMember>,
    /// The id of a member or token, or a part of the house.
    pub actor: String,
    /// Ids and words of closed sets; `from` and `to` where something changed.
    #[schema(value_type = Object)]
    pub detail: Json,
    /// What somebody wrote down.
    pub note: Option<String>,
}

/// A case with all that belongs to it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CaseWhole {
    #[serde(flatten)]
    pub case: CaseOut,
    /// What was done.
    pub action: Option<String>,
    /// What will be done.
    pub plan: Option<String>,
    /// When the customer first heard from us.
    #[schema(value_type = Option<TimeText>)]
    pub first_word_at: Option<Time>,
    pub hold: Option<CaseHoldOut>,
    /// Key of the playbook it follows.
    pub playbook: Option<String>,
    pub service_class: Option<CaseServiceClass>,
    /// What was promised and by when, in the order of the times.
    pub dues: Vec<CaseDue>,
    /// Who is told, level by level, when what is due is late.
    pub escalation: Vec<CaseLevel>,
    /// The states to which it may go from here.
    pub next: Vec<State>,
    /// What it rests on, the first first.
    pub said: Vec<CaseSaid>,
    /// What became of it, the first first.
    pub steps: Vec<CaseStep>,
    /// The tags it wears.
    pub tags: Vec<Worn>,
    /// Files that members brought, for those who see customers' names.
    pub files: Vec<SentFile>,
}
