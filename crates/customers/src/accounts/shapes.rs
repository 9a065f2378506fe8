//! Accounts as JSON carries them.

use edge::{MemberId, Patch, TimeText};
use kernel::{Id, Member, Refusal, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::states::Since;
use super::{Account, Edit, Record, State};
use crate::attributes::{Attribute, Named, Noun, named};
use crate::ids::AccountId;

/// A new account.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AccountIn {
    /// Its name in other systems; no two accounts share it.
    #[schema(max_length = 200)]
    external_id: Option<String>,
    /// What people call it; its external id unless told.
    #[schema(max_length = 300)]
    name: Option<String>,
    /// The account it belongs to.
    #[schema(value_type = Option<AccountId>)]
    parent: Option<Id<Account>>,
    /// Where it stands; live unless told.
    state: Option<State>,
    /// Since when; now unless told.
    #[schema(value_type = Option<TimeText>)]
    state_since: Option<Time>,
    /// Who of us answers for it.
    #[schema(value_type = Option<MemberId>)]
    owner: Option<Id<Member>>,
    /// Values by the names of their attributes.
    #[serde(default)]
    #[schema(value_type = std::collections::BTreeMap<String, serde_json::Value>)]
    attributes: Named,
}

/// A change of an account: what is left out stays, `null` clears.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AccountPatch {
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    external_id: Patch<String>,
    /// Cannot be cleared.
    #[serde(default)]
    #[schema(value_type = String, required = false, max_length = 300)]
    name: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<AccountId>)]
    parent: Patch<Id<Account>>,
    state: Option<State>,
    /// Since when; now unless told.
    #[schema(value_type = Option<TimeText>)]
    state_since: Option<Time>,
    #[serde(default)]
    #[schema(value_type = Option<MemberId>)]
    owner: Patch<Id<Member>>,
    /// Values to set, or `null` to clear them; others stay.
    #[serde(default)]
    #[schema(value_type = std::collections::BTreeMap<String, serde_json::Value>)]
    attributes: Named,
    /// The revision you have seen; may be said by `If-Match` instead.
    pub(super) revision: Option<i64>,
}

impl AccountIn {
    pub(super) fn edit(&self, attributes: &[Attribute]) -> Result<Edit, Refusal> {
        Ok(Edit {
            external_id: self.external_id.clone().map_or(Patch::Keep, Patch::Set),
            name: self.name.clone(),
            parent: self.parent.map_or(Patch::Keep, Patch::Set),
            state: self.state,
            state_since: self.state_since,
            owner: self.owner.map_or(Patch::Keep, Patch::Set),
            values: named::read(Noun::Account, attributes, &self.attributes)?,
        })
    }
}

impl AccountPatch {
    pub(super) fn edit(self, attributes: &[Attribute]) -> Result<Edit, Refusal> {
        Ok(Edit {
            external_id: self.external_id,
            name: named_anew(self.name)?,
            parent: self.parent,
            state: self.state,
            state_since: self.state_since,
            owner: self.owner,
            values: named::read(Noun::Account, attributes, &self.attributes)?,
        })
    }
}

/// A name can be changed but not cleared.
pub fn named_anew(name: Patch<String>) -> Result<Option<String>, Refusal> {
    match name {
        Patch::Keep => Ok(None),
        Patch::Set(name) => Ok(Some(name)),
        Patch::Clear => Err(Refusal::field("name", "cannot be cleared: give another name, or leave it out")),
    }
}

/// An account.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AccountOut {
    #[schema(value_type = AccountId)]
    id: Id<Account>,
    external_id: Option<String>,
    /// What people call it.
    name: String,
    #[schema(value_type = Option<AccountId>)]
    parent: Option<Id<Account>>,
    state: State,
    #[schema(value_type = TimeText)]
    state_since: Time,
    #[schema(value_type = Option<MemberId>)]
    owner: Option<Id<Member>>,
    #[schema(value_type = std::collections::BTreeMap<String, serde_json::Value>)]
    attributes: Named,
    #[schema(value_type = TimeText)]
    made_at: Time,
    #[schema(value_type = TimeText)]
    changed_at: Time,
    revision: i64,
}

impl AccountOut {
    /// The account with its values by name.
    pub(super) fn of(record: Record, attributes: &[Attribute]) -> Self {
        Self {
            id: record.id,
            external_id: record.external_id,
            name: record.name,
            parent: record.parent,
            state: record.state,
            state_since: record.state_since,
            owner: record.owner,
            attributes: named::show(attributes, &record.values),
            made_at: record.made_at,
            changed_at: record.changed_at,
            revision: record.revision,
        }
    }
}

/// A state and when it began.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct StateSince {
    state: State,
    #[schema(value_type = TimeText)]
    since: Time,
}

impl From<Since> for StateSince {
    fn from(Since { since, state }: Since) -> Self {
        Self { state, since }
    }
}

impl From<StateSince> for Since {
    fn from(StateSince { state, since }: StateSince) -> Self {
        Self { since, state }
    }
}
