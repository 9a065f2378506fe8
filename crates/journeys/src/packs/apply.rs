//! Puts a pack into a workspace; what is there already stays as it is.

use std::collections::HashMap;

use customers::trail::Change;
use edge::Patch;
use kernel::{Id, Workspace};
use serde_json::json;
use store::{Error, Tx};

use super::{Pack, PackTouchpoint};
use crate::stages::{self, Stage};
use crate::touchpoints::{self, Edit};

/// What a pack brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Applied {
    /// Stages made.
    pub stages: usize,
    /// Touchpoints made.
    pub touchpoints: usize,
    /// Stages and touchpoints that were there already and stayed as they are.
    pub kept: usize,
}

/// Makes the stages and touchpoints of a pack whose keys are not there yet, named in the language of `locale`.
pub async fn apply(tx: &mut Tx<'_>, pack: &Pack, locale: &str) -> Result<Applied, Error> {
    let names: Vec<_> = pack.stages.iter().map(|stage| (stage.key.clone(), stage.name.to(locale).clone())).collect();
    let made_stages = stages::ensure(tx, &names).await?.len();
    let ids: HashMap<String, Id<Stage>> = stages::all(tx).await?.into_iter().map(|stage| (stage.key, stage.id)).collect();
    let wanted = pack.touchpoints.iter().map(|touchpoint| (touchpoint.key.clone(), edit(touchpoint, &ids, locale))).collect();
    let made_touchpoints = touchpoints::ensure(tx, wanted).await?.len();
    let kept = pack.stages.len() + pack.touchpoints.len() - made_stages - made_touchpoints;
    let applied = Applied { stages: made_stages, touchpoints: made_touchpoints, kept };
    if made_stages + made_touchpoints > 0 {
        let detail = json!({ "pack": pack.key, "stages": applied.stages, "touchpoints": applied.touchpoints });
        let change = Change::of("pack.applied", "workspace", Some::<Id<Workspace>>(tx.workspace())).detail(detail);
        change.event("dictionary.changed", json!({ "of": "touchpoint" })).tell(tx).await?;
    }
    Ok(applied)
}

fn edit(touchpoint: &PackTouchpoint, stages: &HashMap<String, Id<Stage>>, locale: &str) -> Edit {
    Edit {
        name: Some(touchpoint.name.to(locale).clone()),
        stage: stages.get(&touchpoint.stage).copied().map_or(Patch::Keep, Patch::Set),
        channel: Patch::Set(touchpoint.channel.clone()),
        behaviours: Some(touchpoint.behaviours.to(locale).to_vec()),
        ..Edit::default()
    }
}
