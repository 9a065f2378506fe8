//! Sources as programs send and read them.

use std::collections::BTreeMap;

use edge::{Patch, TimeText};
use kernel::{Id, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::counts::Sent;
use super::store::Wish;
use super::{Count, Kind, Record, Source};

/// The id of a source; OpenAPI's macros do not look into generic types.
pub type SourceId = edge::IdOf<Source>;

/// A new source.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SourceIn {
    /// What files and programs call it: lower-case letters, digits and `_`.
    #[schema(max_length = 60)]
    pub key: String,
    pub kind: Kind,
    /// What people call it; its key unless told.
    #[schema(max_length = 200)]
    name: Option<String>,
    /// Whether it may make one person of two that are known, by alias and identify; so unless told. Say no for a key that stands in public pages.
    merges: Option<bool>,
    /// For webhooks and files: where what is meant stands in what it sends (TOML).
    #[schema(max_length = 20_000)]
    map: Option<String>,
    /// For folders: the name of the folder, within the one that the server looks into.
    #[schema(max_length = 100)]
    folder: Option<String>,
}

impl SourceIn {
    pub fn wish(&self) -> Wish {
        let set = |text: &Option<String>| text.clone().map_or(Patch::Keep, Patch::Set);
        Wish { name: self.name.clone(), merges: self.merges, map: set(&self.map), folder: set(&self.folder) }
    }
}

/// A change of a source.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SourcePatch {
    #[schema(max_length = 200)]
    pub name: Option<String>,
    /// Whether it may make one person of two that are known.
    pub merges: Option<bool>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 20_000)]
    pub map: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 100)]
    pub folder: Patch<String>,
    /// The revision you have seen; may be said by `If-Match` instead.
    pub revision: Option<i64>,
}

/// A source.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Source)]
pub(super) struct SourceOut {
    #[schema(value_type = SourceId)]
    id: Id<Source>,
    key: String,
    name: String,
    kind: Kind,
    /// What it shows when it sends.
    write_key: String,
    merges: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    map: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    folder: Option<String>,
    #[schema(value_type = TimeText)]
    made_at: Time,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<TimeText>)]
    closed_at: Option<Time>,
    revision: i64,
    /// What it sent in the last 30 days, by call.
    calls: BTreeMap<String, Count>,
    /// When it sent last, if it did in the last 30 days.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<TimeText>)]
    last_at: Option<Time>,
}

impl SourceOut {
    pub fn of(record: Record, sent: Option<Sent>) -> Self {
        let Record { id, key, name, kind, write_key, merges, map, folder, made_at, closed_at, revision, .. } = record;
        let Sent { calls, last_at } = sent.unwrap_or_default();
        Self { id, key, name, kind, write_key, merges, map, folder, made_at, closed_at, revision, calls, last_at }
    }
}
