//! Touchpoints as JSON carries them.

use customers::accounts::named_anew;
use edge::{IdOf, Patch, TimeText};
use identity::{Team, TeamId};
use kernel::{Id, Refusal, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Aim, Edit, Record, Target, Touchpoint};
use crate::stages::Stage;
use crate::stages::routes::StageId;

/// A name for OpenAPI, whose macros do not look into generic types.
pub type TouchpointId = IdOf<Touchpoint>;

/// What we aim at.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TouchpointTarget)]
pub(super) struct TargetShape {
    measure: Aim,
    /// Points for nps, percent for csat and solved, the question's own scale for ces and mean.
    value: f64,
}

impl From<TargetShape> for Target {
    fn from(TargetShape { measure, value }: TargetShape) -> Self {
        Self { measure, value }
    }
}

/// A new touchpoint.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TouchpointIn {
    /// The name used in answers, files and questions to the data.
    #[schema(max_length = 200)]
    pub(super) key: String,
    /// What people call it; its key unless told.
    #[schema(max_length = 300)]
    name: Option<String>,
    #[schema(value_type = Option<StageId>)]
    stage: Option<Id<Stage>>,
    /// By which way customers meet us there, as in `web`, `phone` or `meeting`.
    #[schema(max_length = 60)]
    channel: Option<String>,
    /// The team that answers for it.
    #[schema(value_type = Option<TeamId>)]
    team: Option<Id<Team>>,
    target: Option<TargetShape>,
    /// How we want to behave there.
    #[serde(default)]
    #[schema(max_items = 3)]
    behaviours: Vec<String>,
}

/// A change of a touchpoint: what is left out stays, `null` clears.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TouchpointPatch {
    /// Cannot be cleared.
    #[serde(default)]
    #[schema(value_type = String, required = false, max_length = 300)]
    name: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<StageId>)]
    stage: Patch<Id<Stage>>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 60)]
    channel: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<TeamId>)]
    team: Patch<Id<Team>>,
    #[serde(default)]
    #[schema(value_type = Option<TargetShape>)]
    target: Patch<TargetShape>,
    /// All of them anew.
    #[schema(max_items = 3)]
    behaviours: Option<Vec<String>>,
    /// Whether it is no longer used.
    retired: Option<bool>,
    /// The revision you have seen; may be said by `If-Match` instead.
    pub(super) revision: Option<i64>,
}

fn set<T>(value: Option<T>) -> Patch<T> {
    value.map_or(Patch::Keep, Patch::Set)
}

impl TouchpointIn {
    pub(super) fn edit(&self) -> Edit {
        Edit {
            name: self.name.clone(),
            stage: set(self.stage),
            channel: set(self.channel.clone()),
            team: set(self.team),
            target: set(self.target.map(Target::from)),
            behaviours: Some(self.behaviours.clone()),
            retired: None,
        }
    }
}

impl TouchpointPatch {
    pub(super) fn edit(self) -> Result<Edit, Refusal> {
        Ok(Edit {
            name: named_anew(self.name)?,
            stage: self.stage,
            channel: self.channel,
            team: self.team,
            target: self.target.try_map(|target| Ok::<_, Refusal>(target.into()))?,
            behaviours: self.behaviours,
            retired: self.retired,
        })
    }
}

/// Touchpoints in the order wanted; those left out keep theirs behind.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TouchpointOrder {
    #[schema(value_type = Vec<TouchpointId>)]
    pub(super) order: Vec<Id<Touchpoint>>,
}

/// A touchpoint.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct TouchpointOut {
    #[schema(value_type = TouchpointId)]
    id: Id<Touchpoint>,
    key: String,
    name: String,
    #[schema(value_type = Option<StageId>)]
    stage: Option<Id<Stage>>,
    channel: Option<String>,
    #[schema(value_type = Option<TeamId>)]
    team: Option<Id<Team>>,
    target: Option<TargetShape>,
    /// How we want to behave there.
    behaviours: Vec<String>,
    position: i64,
    /// Since when it is no longer used.
    #[schema(value_type = Option<TimeText>)]
    retired_at: Option<Time>,
    revision: i64,
}

impl From<Record> for TouchpointOut {
    fn from(record: Record) -> Self {
        let Record { id, key, name, stage, channel, team, target, behaviours, position, retired_at, revision, .. } = record;
        let target = target.map(|Target { measure, value }| TargetShape { measure, value });
        Self { id, key, name, stage, channel, team, target, behaviours, position, retired_at, revision }
    }
}
