//! Classes of service as JSON carries them.

use edge::TimeText;
use kernel::{Id, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Level, Record};
use crate::cases::{ServiceClass, ServiceClassId};

/// A new class of service.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ServiceClassIn {
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    /// For which accounts it holds, as in `account.tier = 'gold'`; empty: for all that no class before it fits.
    #[serde(rename = "where", default)]
    #[schema(max_length = 4_000)]
    condition: String,
    /// By when customers hear from us, in working minutes.
    #[schema(minimum = 1, maximum = 120_000)]
    first_word_minutes: i64,
    /// By when it is done, in working minutes.
    #[schema(minimum = 1, maximum = 120_000)]
    resolve_minutes: i64,
    /// Who is told when a promise was not kept, level by level.
    #[schema(min_items = 1, max_items = 5)]
    escalation: Vec<Level>,
}

impl ServiceClassIn {
    /// The class, which has no id and no place yet.
    pub fn record(&self) -> Record {
        Record {
            id: Id::from_bytes([0; 16]),
            name: self.name.clone(),
            position: 0,
            condition: self.condition.clone(),
            first_word_minutes: self.first_word_minutes,
            resolve_minutes: self.resolve_minutes,
            escalation: self.escalation.clone(),
            changed_at: Time::default(),
            revision: 0,
        }
    }
}

/// A change of a class of service: what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ServiceClassPatch {
    #[schema(min_length = 1, max_length = 200)]
    name: Option<String>,
    /// Its new place: it goes before the one that has this position.
    #[schema(minimum = 0, maximum = 1_000_000)]
    position: Option<i64>,
    #[serde(rename = "where")]
    #[schema(max_length = 4_000)]
    condition: Option<String>,
    #[schema(minimum = 1, maximum = 120_000)]
    first_word_minutes: Option<i64>,
    #[schema(minimum = 1, maximum = 120_000)]
    resolve_minutes: Option<i64>,
    #[schema(min_items = 1, max_items = 5)]
    escalation: Option<Vec<Level>>,
    /// The revision you have seen; may be said by `If-Match` instead.
    pub revision: Option<i64>,
}

impl ServiceClassPatch {
    /// The class after the change.
    pub fn apply(self, before: Record) -> Record {
        Record {
            name: self.name.unwrap_or(before.name),
            position: self.position.unwrap_or(before.position),
            condition: self.condition.unwrap_or(before.condition),
            first_word_minutes: self.first_word_minutes.unwrap_or(before.first_word_minutes),
            resolve_minutes: self.resolve_minutes.unwrap_or(before.resolve_minutes),
            escalation: self.escalation.unwrap_or(before.escalation),
            ..before
        }
    }
}

/// How soon customers of a kind are spoken to and helped, and who is told when that fails.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ServiceClass)]
pub(super) struct ServiceClassOut {
    #[schema(value_type = ServiceClassId)]
    id: Id<ServiceClass>,
    name: String,
    /// Lower ones come first; the first one that fits an account holds.
    position: i64,
    #[serde(rename = "where")]
    condition: String,
    first_word_minutes: i64,
    resolve_minutes: i64,
    escalation: Vec<Level>,
    #[schema(value_type = TimeText)]
    changed_at: Time,
    revision: i64,
}

impl From<Record> for ServiceClassOut {
    fn from(class: Record) -> Self {
        let Record { id, name, position, condition, first_word_minutes, resolve_minutes, escalation, changed_at, revision } = class;
        Self { id, name, position, condition, first_word_minutes, resolve_minutes, escalation, changed_at, revision }
    }
}
