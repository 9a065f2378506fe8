//! Routes of survey questions.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use edge::once::OnceParams;
use edge::revision::{IfMatch, IfMatchParams};
use edge::{Body, House, List, ListParams, Listed, Once, Patch, Place, Problem, Problems};
use identity::May;
use identity::may::{ReadAnswers, WriteAnswers};
use kernel::{Id, Refusal};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::store::{self, Record};
use super::{Aspect, ChoiceOption, Definition, HigherIs, Kind, Pattern, Scale, SurveyQuestion, refuse_too_many};

/// The id of a survey question; OpenAPI's macros do not look into generic types.
pub type SurveyQuestionId = edge::IdOf<SurveyQuestion>;

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(show, change))
}

/// A new survey question; what is left out follows from its kind.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SurveyQuestionIn {
    /// The name used in answers, maps and questions to the data.
    #[schema(max_length = 200)]
    key: String,
    /// What people are asked; the key unless told.
    label: Option<String>,
    kind: Kind,
    /// Lowest and highest point, as in `1..5`.
    #[schema(value_type = Option<String>, example = "1..5")]
    scale: Option<Scale>,
    higher_is: Option<HigherIs>,
    pattern: Option<Pattern>,
    aspect: Option<Aspect>,
    /// Key of the touchpoint its answers are about; made when it is not here.
    touchpoint: Option<String>,
    /// The choices, in the order of their scores.
    #[serde(default)]
    #[schema(max_items = 1000)]
    options: Vec<ChoiceOption>,
}

/// A change of a survey question: key, kind and scale stay, because answers are on them.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SurveyQuestionPatch {
    label: Option<String>,
    pattern: Option<Pattern>,
    aspect: Option<Aspect>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    touchpoint: Patch<String>,
    /// Choices to add behind those that are here; one with a known code gets the new label.
    #[serde(default)]
    #[schema(max_items = 1000)]
    options: Vec<ChoiceOption>,
    /// The revision you have seen: the change is refused when somebody else was faster.
    revision: Option<i64>,
}

/// A survey question.
#[derive(Debug, Serialize, ToSchema)]
struct SurveyQuestionOut {
    #[schema(value_type = SurveyQuestionId)]
    id: Id<SurveyQuestion>,
    key: String,
    label: String,
    kind: Kind,
    #[schema(value_type = Option<String>, example = "1..5")]
    scale: Option<Scale>,
    higher_is: HigherIs,
    pattern: Pattern,
    aspect: Aspect,
    touchpoint: Option<String>,
    options: Vec<ChoiceOption>,
    revision: i64,
}

impl From<Record> for SurveyQuestionOut {
    fn from(Record { id, definition, revision, .. }: Record) -> Self {
        let Definition { key, label, kind, scale, higher_is, pattern, aspect, touchpoint, options } = definition;
        Self { id, key, label, kind, scale, higher_is, pattern, aspect, touchpoint, options, revision }
    }
}

impl SurveyQuestionIn {
    fn definition(&self) -> Definition {
        let usual = Definition::of(&self.key, self.kind);
        Definition {
            label: self.label.clone().unwrap_or(usual.label),
            scale: self.scale.or(usual.scale),
            higher_is: self.higher_is.unwrap_or(usual.higher_is),
            pattern: self.pattern.unwrap_or(usual.pattern),
            aspect: self.aspect.unwrap_or(usual.aspect),
            touchpoint: self.touchpoint.clone(),
            options: self.options.clone(),
            ..usual
        }
    }
}

impl SurveyQuestionPatch {
    fn apply(self, before: Definition) -> Result<Definition, Refusal> {
        refuse_too_many(&self.options)?;
        let mut options = before.options;
        for option in self.options {
            match options.iter_mut().find(|known| known.code == option.code) {
                Some(known) => known.label = option.label,
                None => options.push(option),
            }
        }
        Ok(Definition {
            label: self.label.unwrap_or(before.label),
            pattern: self.pattern.unwrap_or(before.pattern),
            aspect: self.aspect.unwrap_or(before.aspect),
            touchpoint: self.touchpoint.apply(before.touchpoint),
            options,
            ..before
        })
    }
}

/// Survey questions by key.
#[utoipa::path(get, path = "/v1/questions", tag = "listen", params(May<ReadAnswers>, ListParams),
    responses((status = 200, body = Listed<SurveyQuestionOut>), Problems))]
async fn list(State(house): State<House>, may: May<ReadAnswers>, list: List) -> Result<Json<Listed<SurveyQuestionOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let page = store::page(&mut read, list.after::<String>()?.as_deref(), list.limit).await?;
    Ok(Json(Listed::of(page, SurveyQuestionOut::from)))
}

/// Define a survey question.
#[utoipa::path(post, path = "/v1/questions", tag = "listen", params(May<WriteAnswers>, OnceParams), request_body = SurveyQuestionIn,
    responses((status = 201, body = SurveyQuestionOut), Problems))]
async fn create(State(house): State<House>, may: May<WriteAnswers>, once: Once<SurveyQuestionIn>) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let made = store::create(&mut tx, once.body.definition()).await?;
    once.answer(tx, StatusCode::CREATED, &SurveyQuestionOut::from(made)).await
}

/// One survey question.
#[utoipa::path(get, path = "/v1/questions/{id}", tag = "listen", params(May<ReadAnswers>, ("id" = SurveyQuestionId, Path)),
    responses((status = 200, body = SurveyQuestionOut), Problems))]
async fn show(State(house): State<House>, may: May<ReadAnswers>, Place(id): Place<Id<SurveyQuestion>>) -> Result<Json<SurveyQuestionOut>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let record = store::find(&mut read, id).await?.ok_or_else(|| Problem::not_found("survey question", id))?;
    Ok(Json(record.into()))
}

/// Change a survey question; answers keep the pattern, aspect and touchpoint they were recorded with.
#[utoipa::path(patch, path = "/v1/questions/{id}", tag = "listen", request_body = SurveyQuestionPatch,
    params(May<WriteAnswers>, IfMatchParams, ("id" = SurveyQuestionId, Path)), responses((status = 200, body = SurveyQuestionOut), Problems))]
async fn change(
    State(house): State<House>,
    may: May<WriteAnswers>,
    Place(id): Place<Id<SurveyQuestion>>,
    seen: IfMatch,
    Body(patch): Body<SurveyQuestionPatch>,
) -> Result<Json<SurveyQuestionOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let changed = store::change(&mut tx, id, seen.or(patch.revision), |before| patch.apply(before)).await?;
    tx.commit().await?;
    Ok(Json(changed.into()))
}
