//! Surveys as programs send and read them.

use std::sync::Arc;

use ::surveys::formats::{Format, Left};
use ::surveys::templates::Template;
use ::surveys::{Definition, Text};
use edge::TimeText;
use kernel::{Id, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Finding, Record, State, Summary, Survey, Version};

/// The id of a survey; OpenAPI's macros do not look into generic types.
pub(crate) type SurveyId = edge::IdOf<Survey>;

/// A new survey; without `from` it begins with one empty page.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SurveyIn {
    /// The name used in answers, files and questions to the data; made from the name unless told.
    #[schema(max_length = 200)]
    pub key: Option<String>,
    /// What people call it; the title of its definition unless told.
    #[schema(max_length = 200)]
    pub name: Option<String>,
    /// What it begins with.
    pub from: Option<Source>,
}

/// What a new survey begins with.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = SurveySource)]
pub(super) enum Source {
    /// One of our templates, by its key.
    Template(String),
    /// A definition as we write it.
    Definition(Box<Definition>),
    /// Another survey, by its id.
    #[schema(value_type = SurveyId)]
    Survey(Id<Survey>),
    /// The text of a file: ours, JSON of `SurveyJS` or Formbricks, or `.lss` of `LimeSurvey`.
    File(String),
}

/// A draft to keep.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SurveyDraftIn {
    /// The whole definition.
    pub definition: Definition,
    /// The revision you have seen: the draft is refused when somebody else was faster.
    pub revision: Option<i64>,
}

/// A definition to look at.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SurveyCheckIn {
    /// The whole definition.
    pub definition: Definition,
}

/// A change of a survey.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SurveyPatch {
    /// What people call it.
    #[schema(max_length = 200)]
    pub name: Option<String>,
}

/// The revision you have seen.
#[derive(Clone, Copy, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SurveySeen {
    /// The change is refused when somebody else was faster.
    pub revision: Option<i64>,
}

/// A survey in a list.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SurveySummary {
    #[schema(value_type = SurveyId)]
    id: Id<Survey>,
    key: String,
    name: String,
    state: State,
    /// The version that is answered; none before the first was published.
    version: Option<i64>,
    /// Whether the draft says something that was not published yet.
    unpublished: bool,
    /// How many responses there are, trials left out.
    responses: i64,
    /// How many people have begun and not sent yet.
    under_way: i64,
    /// When the response that came last was answered.
    #[schema(value_type = Option<TimeText>)]
    last_answered_at: Option<Time>,
    #[schema(value_type = TimeText)]
    made_at: Time,
    #[schema(value_type = TimeText)]
    changed_at: Time,
    revision: i64,
}

impl From<Summary> for SurveySummary {
    fn from(summary: Summary) -> Self {
        let Summary { id, key, name, state, version, unpublished, responses, under_way, last_answered_at, made_at, changed_at, revision, .. } =
            summary;
        Self { id, key, name, state, version, unpublished, responses, under_way, last_answered_at, made_at, changed_at, revision }
    }
}

/// A survey.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SurveyOut {
    #[serde(flatten)]
    summary: SurveySummary,
    /// The draft; none where the survey is only the name of imported answers.
    #[schema(value_type = Option<Definition>)]
    definition: Option<Arc<Definition>>,
    /// What is wrong with the draft, or worth a look.
    findings: Vec<Finding>,
}

impl SurveyOut {
    /// A survey with what was found in its draft.
    pub fn of(record: Record, findings: Vec<Finding>) -> Self {
        Self { summary: record.summary.into(), definition: record.draft, findings }
    }
}

/// A survey that was made.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SurveyMade {
    #[serde(flatten)]
    pub survey: SurveyOut,
    /// What a file of another program held and could not be carried over.
    pub left: Vec<SurveyLeft>,
}

/// A survey to start from.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SurveyTemplate)]
pub(super) struct SurveyTemplateOut {
    key: String,
    /// What people call it.
    name: Text,
    /// When to use it.
    about: Text,
    /// The starting packs that bring it.
    packs: Vec<String>,
    /// Whether it is for a business like that of the workspace: the starting pack it has brings it, or it has none.
    pub fits: bool,
    /// The survey.
    definition: Definition,
}

impl SurveyTemplateOut {
    /// A template as it is in a workspace that started from a pack.
    pub(super) fn of(template: &Template, pack: Option<&str>) -> Self {
        let Template { key, name, about, packs, .. } = template;
        Self {
            key: key.clone(),
            name: name.clone(),
            about: about.clone(),
            fits: pack.is_none_or(|pack| packs.contains_key(pack)),
            packs: packs.keys().cloned().collect(),
            definition: template.for_pack(pack),
        }
    }
}

/// A file to read.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SurveyFileIn {
    /// Its text: ours, JSON of `SurveyJS` or Formbricks, or `.lss` of `LimeSurvey`.
    pub file: String,
}

/// What a file holds.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SurveyRead {
    /// How it is written.
    pub format: Option<Format>,
    /// The survey that could be made of it.
    pub definition: Definition,
    /// What could not be carried over as it is.
    pub left: Vec<SurveyLeft>,
}

/// Something in a file that could not be carried over as it is.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SurveyLeft {
    /// Where it stands in the file.
    place: String,
    /// What it is, why it could not be carried over, and what was done.
    reason: String,
}

impl From<Left> for SurveyLeft {
    fn from(Left { place, what, why }: Left) -> Self {
        Self { place, reason: format!("{what}: {why}") }
    }
}

/// What a pack brought.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PackSurveys {
    /// Surveys made; those that were there already stay as they are.
    pub surveys: usize,
}

/// What was found in a definition.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SurveyFindings {
    pub findings: Vec<Finding>,
}

/// A version that was published.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SurveyVersion {
    /// Its number, from 1.
    version: i64,
    #[schema(value_type = TimeText)]
    published_at: Time,
    /// By whom.
    actor: String,
}

impl From<Version> for SurveyVersion {
    fn from(Version { version, published_at, actor }: Version) -> Self {
        Self { version, published_at, actor }
    }
}
