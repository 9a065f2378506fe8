//! Surveys to start from, as data files in the languages we speak.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{Definition, Text};

/// What stands in the files for the touchpoint of a pack.
const TOUCHPOINT: &str = "@";

/// A survey to start from.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SurveyTemplate)]
pub struct Template {
    /// The name commands use.
    pub key: String,
    /// What people call it.
    pub name: Text,
    /// When to use it.
    pub about: Text,
    /// The starting packs that bring it, by key, each with the touchpoint its questions are about there.
    pub packs: BTreeMap<String, Option<String>>,
    /// The survey; [`Template::for_pack`] makes it that of a pack.
    definition: Definition,
}

impl Template {
    /// The survey for a starting pack; for another, or without any, its questions are about no touchpoint.
    pub fn for_pack(&self, pack: Option<&str>) -> Definition {
        let touchpoint = pack.and_then(|pack| self.packs.get(pack)).cloned().flatten();
        let mut definition = self.definition.clone();
        for question in definition.pages.iter_mut().flat_map(|page| &mut page.questions) {
            if question.touchpoint.as_deref() == Some(TOUCHPOINT) {
                question.touchpoint.clone_from(&touchpoint);
            }
        }
        definition
    }
}

/// All templates.
pub fn all() -> &'static [Template] {
    static TEMPLATES: LazyLock<Vec<Template>> = LazyLock::new(|| {
        let files = [
            include_str!("../templates/relationship_nps.json"),
            include_str!("../templates/project_done.json"),
            include_str!("../templates/ticket_closed.json"),
            include_str!("../templates/onboarding_30.json"),
            include_str!("../templates/onboarding_90.json"),
            include_str!("../templates/expectation_kick_off.json"),
            include_str!("../templates/renewal_intent.json"),
            include_str!("../templates/interview_future.json"),
            include_str!("../templates/exit.json"),
            include_str!("../templates/staff_belief.json"),
            include_str!("../templates/service_review.json"),
            include_str!("../templates/daily_tracking.json"),
        ];
        files.into_iter().map(|file| serde_json::from_str(file).expect("templates are part of the program and read by a test")).collect()
    });
    &TEMPLATES
}

/// The template of that key.
pub fn find(key: &str) -> Option<&'static Template> {
    all().iter().find(|template| template.key == key)
}

/// The templates a starting pack brings.
pub fn of_pack(pack: &str) -> impl Iterator<Item = &'static Template> {
    all().iter().filter(move |template| template.packs.contains_key(pack))
}
