//! Audiences as JSON carries them.

use edge::TimeText;
use identity::{Team, TeamId};
use kernel::{Id, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Audience, Edit, Kind, Record, Size};
use crate::contacts::Contact;
use crate::ids::{AudienceId, ContactId};

/// A new audience.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AudienceIn {
    /// What people call it.
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    /// How its people are found; by a condition unless told.
    pub(super) kind: Option<Kind>,
    /// The condition, as in `state = 'live' and role in ('decides', 'influences')`; without one everybody.
    #[schema(max_length = 4000)]
    pub(super) filter: Option<String>,
    /// For staff: the teams, with those below them; without one everybody.
    #[schema(value_type = Option<Vec<TeamId>>, max_items = 200)]
    teams: Option<Vec<Id<Team>>>,
}

impl From<&AudienceIn> for Edit {
    fn from(wish: &AudienceIn) -> Self {
        Self { name: Some(wish.name.clone()), filter: wish.filter.clone(), teams: wish.teams.clone() }
    }
}

/// A change of an audience: what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AudiencePatch {
    #[schema(min_length = 1, max_length = 200)]
    name: Option<String>,
    #[schema(max_length = 4000)]
    pub(super) filter: Option<String>,
    #[schema(value_type = Option<Vec<TeamId>>, max_items = 200)]
    teams: Option<Vec<Id<Team>>>,
    /// The revision you have seen; may be said by `If-Match` instead.
    pub(super) revision: Option<i64>,
}

impl From<AudiencePatch> for Edit {
    fn from(AudiencePatch { name, filter, teams, .. }: AudiencePatch) -> Self {
        Self { name, filter, teams }
    }
}

/// An audience.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AudienceOut {
    #[schema(value_type = AudienceId)]
    id: Id<Audience>,
    name: String,
    kind: Kind,
    filter: String,
    #[schema(value_type = Vec<TeamId>)]
    teams: Vec<Id<Team>>,
    #[schema(value_type = TimeText)]
    made_at: Time,
    #[schema(value_type = TimeText)]
    changed_at: Time,
    revision: i64,
}

impl From<Record> for AudienceOut {
    fn from(Record { id, name, kind, filter, teams, made_at, changed_at, revision }: Record) -> Self {
        Self { id, name, kind, filter, teams, made_at, changed_at, revision }
    }
}

/// A condition that somebody tries.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AudienceTrial {
    #[schema(max_length = 4000)]
    pub(super) filter: String,
}

/// How large an audience is now.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AudienceSize {
    /// How many people it has.
    people: i64,
    /// How many accounts they belong to.
    accounts: i64,
}

impl From<Size> for AudienceSize {
    fn from(Size { people, accounts }: Size) -> Self {
        Self { people, accounts }
    }
}

/// People to put on a list, or to take off.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AudiencePick {
    #[serde(default)]
    #[schema(value_type = Vec<ContactId>, max_items = 10_000)]
    pub(super) add: Vec<Id<Contact>>,
    #[serde(default)]
    #[schema(value_type = Vec<ContactId>, max_items = 10_000)]
    pub(super) remove: Vec<Id<Contact>>,
}

/// What became of a pick.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AudiencePicked {
    /// How many were put on the list who were not on it.
    pub(super) added: u64,
    /// How many were taken off.
    pub(super) removed: u64,
}
