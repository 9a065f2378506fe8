//! Event rules as programs send and read them.

use edge::Patch;
use kernel::Id;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Condition, EventRule, Record};

/// The id of a rule; OpenAPI's macros do not look into generic types.
pub type EventRuleId = edge::IdOf<EventRule>;

/// A new rule.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EventRuleIn {
    /// Name of the event, or its beginning with `*` behind.
    #[schema(max_length = 200)]
    pub event: String,
    /// Key of the only source it is for.
    pub source: Option<String>,
    /// All of them have to hold.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub conditions: Vec<Condition>,
    /// Key of the touchpoint.
    #[schema(max_length = 200)]
    pub touchpoint: Option<String>,
    #[schema(max_length = 100)]
    pub channel: Option<String>,
    /// Key of the offering.
    #[schema(max_length = 200)]
    pub offering: Option<String>,
    /// The property that names the offering by its key.
    #[schema(max_length = 200)]
    pub offering_from: Option<String>,
}

/// A change of a rule.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EventRulePatch {
    /// Its new place: it goes before the rule that has this position.
    #[schema(minimum = 0, maximum = 1_000_000)]
    position: Option<i64>,
    #[schema(max_length = 200)]
    event: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub source: Patch<String>,
    #[schema(max_items = 20)]
    conditions: Option<Vec<Condition>>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    touchpoint: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 100)]
    channel: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    offering: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    offering_from: Patch<String>,
    /// The revision you have seen; may be said by `If-Match` instead.
    pub revision: Option<i64>,
}

impl EventRulePatch {
    /// The rule after the change; its source is looked up elsewhere.
    pub fn apply(self, before: Record) -> Record {
        Record {
            position: self.position.unwrap_or(before.position).clamp(0, 1_000_000),
            event: self.event.unwrap_or(before.event),
            conditions: self.conditions.unwrap_or(before.conditions),
            touchpoint: self.touchpoint.apply(before.touchpoint),
            channel: self.channel.apply(before.channel),
            offering: self.offering.apply(before.offering),
            offering_from: self.offering_from.apply(before.offering_from),
            ..before
        }
    }
}

/// A rule.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EventRule)]
pub(super) struct EventRuleOut {
    #[schema(value_type = EventRuleId)]
    id: Id<EventRule>,
    /// Lower ones come first.
    position: i64,
    event: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    conditions: Vec<Condition>,
    #[serde(skip_serializing_if = "Option::is_none")]
    touchpoint: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    channel: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    offering: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    offering_from: Option<String>,
    revision: i64,
}

impl EventRuleOut {
    pub fn of(record: Record, source: Option<String>) -> Self {
        let Record { id, position, event, conditions, touchpoint, channel, offering, offering_from, revision, .. } = record;
        Self { id, position, event, source, conditions, touchpoint, channel, offering, offering_from, revision }
    }
}
