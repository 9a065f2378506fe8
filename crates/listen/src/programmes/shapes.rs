//! Programmes as JSON carries them.

use customers::audiences::Audience;
use customers::ids::AudienceId;
use edge::{Patch, TimeText};
use kernel::{Id, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::routes::ProgrammeId;
use super::{Edit, Plan, Programme, Record, State};
use crate::questions::Pattern;
use crate::surveys::shapes::SurveyId;
use crate::words::Survey;

/// A new programme.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ProgrammeIn {
    /// What people call it.
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    /// What it asks.
    #[schema(value_type = SurveyId)]
    survey: Id<Survey>,
    /// Whom it asks; everybody whom the trigger is about unless told.
    #[schema(value_type = Option<AudienceId>)]
    audience: Option<Id<Audience>>,
    /// What makes it ask, and how.
    plan: Plan,
    /// The family of surveys whose clock it winds; by the trigger unless told.
    #[schema(max_length = 60)]
    family: Option<String>,
    /// Who goes first when several wait for one person: the higher number.
    #[schema(minimum = -100, maximum = 100)]
    priority: Option<i64>,
}

impl From<&ProgrammeIn> for Edit {
    fn from(wish: &ProgrammeIn) -> Self {
        Self {
            name: Some(wish.name.clone()),
            survey: Some(wish.survey),
            audience: wish.audience.map_or(Patch::Keep, Patch::Set),
            plan: Some(wish.plan.clone()),
            family: wish.family.clone(),
            priority: wish.priority,
        }
    }
}

/// A change of a programme: what is left out stays, `null` clears.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ProgrammePatch {
    #[schema(min_length = 1, max_length = 200)]
    name: Option<String>,
    #[schema(value_type = Option<SurveyId>)]
    survey: Option<Id<Survey>>,
    #[serde(default)]
    #[schema(value_type = Option<AudienceId>)]
    audience: Patch<Id<Audience>>,
    plan: Option<Plan>,
    #[schema(max_length = 60)]
    family: Option<String>,
    #[schema(minimum = -100, maximum = 100)]
    priority: Option<i64>,
    /// Lets it ask, pauses or ends it.
    pub(super) state: Option<State>,
    /// The revision you have seen; may be said by `If-Match` instead.
    pub(super) revision: Option<i64>,
}

impl From<ProgrammePatch> for Edit {
    fn from(ProgrammePatch { name, survey, audience, plan, family, priority, .. }: ProgrammePatch) -> Self {
        Self { name, survey, audience, plan, family, priority }
    }
}

/// A programme.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ProgrammeOut {
    #[schema(value_type = ProgrammeId)]
    id: Id<Programme>,
    name: String,
    state: State,
    #[schema(value_type = SurveyId)]
    survey: Id<Survey>,
    #[schema(value_type = Option<AudienceId>)]
    audience: Option<Id<Audience>>,
    plan: Plan,
    /// What its questions look at: the past, the present, the potential.
    pattern: Pattern,
    family: String,
    priority: i64,
    #[schema(value_type = TimeText)]
    made_at: Time,
    #[schema(value_type = TimeText)]
    changed_at: Time,
    revision: i64,
}

impl From<Record> for ProgrammeOut {
    fn from(record: Record) -> Self {
        let pattern = record.pattern();
        let Record { id, name, state, survey, audience, plan, family, priority, made_at, changed_at, revision, .. } = record;
        Self { id, name, state, survey, audience, plan, pattern, family, priority, made_at, changed_at, revision }
    }
}
