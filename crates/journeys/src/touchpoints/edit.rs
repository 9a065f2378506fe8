//! What a caller wants a touchpoint to be: pure rules from the edit to the record.

use customers::accounts::checked_name;
use edge::Patch;
use identity::Team;
use kernel::{Id, Refusal, Time, text};

use super::{Record, Target, checked_behaviours};
use crate::stages::Stage;

/// Wishes for a touchpoint; what is not named stays as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edit {
    /// What people call it.
    pub name: Option<String>,
    /// The stage it belongs to.
    pub stage: Patch<Id<Stage>>,
    /// By which way customers meet us there.
    pub channel: Patch<String>,
    /// The team that answers for it.
    pub team: Patch<Id<Team>>,
    /// What we aim at.
    pub target: Patch<Target>,
    /// How we want to behave there.
    pub behaviours: Option<Vec<String>>,
    /// Whether it is no longer used.
    pub retired: Option<bool>,
}

impl Record {
    /// The touchpoint as the edit wants it.
    pub(super) fn edited(&self, edit: &Edit, now: Time) -> Result<Self, Refusal> {
        let mut after = self.clone();
        if let Some(name) = &edit.name {
            after.name = checked_name("name", name)?;
        }
        after.stage = edit.stage.apply(after.stage);
        after.channel = edit.channel.clone().try_map(|channel| text::line("channel", &channel, 60))?.apply(after.channel);
        after.team = edit.team.apply(after.team);
        after.target = edit.target.try_map(Target::checked)?.apply(after.target);
        if let Some(behaviours) = &edit.behaviours {
            after.behaviours = checked_behaviours(behaviours)?;
        }
        after.retired_at = match edit.retired {
            Some(true) => after.retired_at.or(Some(now)),
            Some(false) => None,
            None => after.retired_at,
        };
        Ok(after)
    }
}
