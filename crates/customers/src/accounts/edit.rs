//! What a caller wants an account to be: pure rules from the edit to the record. The same for forms, programs and files.

use edge::Patch;
use kernel::{Act, Id, Member, Refusal, Time};

use super::{Account, Record, State, checked_external_id, checked_name, states};
use crate::attributes::{Values, Wishes};

/// Wishes for an account; what is not named stays as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edit {
    /// Its name in other systems.
    pub external_id: Patch<String>,
    /// What people call it.
    pub name: Option<String>,
    /// The account it belongs to.
    pub parent: Patch<Id<Account>>,
    /// Where it stands.
    pub state: Option<State>,
    /// Since when; now unless told.
    pub state_since: Option<Time>,
    /// Who of us answers for it.
    pub owner: Patch<Id<Member>>,
    /// Attributes that get a value, or lose it.
    pub values: Wishes,
}

impl Record {
    /// A new account before any wish: live, without a name.
    pub(super) fn blank(act: &Act) -> Self {
        Self {
            id: act.ids.next(),
            code: 0,
            version: 0,
            external_id: None,
            name: String::new(),
            parent: None,
            state: State::Live,
            state_since: act.now,
            owner: None,
            values: Values::new(),
            made_at: act.now,
            changed_at: act.now,
            revision: 0,
        }
    }

    /// The account as the edit wants it, all but its state; a new account without a name is called by its external id.
    pub(super) fn edited(&self, edit: &Edit) -> Result<Self, Refusal> {
        let mut after = self.clone();
        after.external_id = edit.external_id.clone().try_map(|text| checked_external_id("external_id", &text))?.apply(after.external_id);
        if let Some(name) = &edit.name {
            after.name = checked_name("name", name)?;
        } else if after.name.is_empty() {
            after.name =
                after.external_id.clone().ok_or_else(|| Refusal::field("name", "is missing: a new account needs a name or an external id"))?;
        }
        after.parent = edit.parent.apply(after.parent);
        after.owner = edit.owner.apply(after.owner);
        set(&mut after.values, &edit.values);
        Ok(after)
    }
}

impl Edit {
    pub(super) fn names_state(&self) -> bool {
        self.state.is_some() || self.state_since.is_some()
    }

    /// The state that is wanted, if one is named, and since when.
    pub(super) fn since(&self, before: State, now: Time) -> Result<Option<states::Since>, Refusal> {
        if !self.names_state() {
            return Ok(None);
        }
        let since = states::Since { since: self.state_since.unwrap_or(now), state: self.state.unwrap_or(before) };
        states::check_since(since.since, now)?;
        Ok(Some(since))
    }
}

/// Gives attributes their new values.
pub(crate) fn set(values: &mut Values, wishes: &Wishes) {
    for (attribute, value) in wishes {
        match value {
            Some(value) => values.insert(*attribute, value.clone()),
            None => values.remove(attribute),
        };
    }
}
