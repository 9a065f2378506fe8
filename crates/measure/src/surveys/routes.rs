//! `GET /v1/surveys/{id}/results`: what came of one survey; `GET /v1/programmes/{id}/path`: how far those went whom a programme asked.

use std::sync::Arc;

use axum::extract::State;
use axum::{Extension, Json};
use edge::{House, Params, Place, Problem, Problems};
use identity::May;
use identity::may::{Ask, ReadAnswers};
use kernel::Id;
use kernel::calendar::Dates;
use listen::programmes::Programme;
use listen::programmes::routes::ProgrammeId;
use listen::words::Survey;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::asked::Slice;
use super::{ProgrammePath, Results, SurveyId};
use crate::evaluator::Evaluator;

/// The routes of this noun; the evaluator comes as an extension.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(show)).routes(routes!(path))
}

/// Which answers.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filters {
    /// Those of these days of the workspace's zone, as in `2026-01-01..2026-02-01`: begun then, and lived through then.
    #[param(value_type = Option<String>)]
    during: Option<Dates>,
    /// Those in this language.
    #[param(max_length = 100)]
    language: Option<String>,
    /// Those to this version; to all of them unless told.
    #[param(minimum = 1)]
    version: Option<i64>,
}

/// What came of a survey: how far people went, how long it took them, and what they answered. Of a survey that promised anonymity people count
/// in blocks of as many as were promised, and the way they went is shown of all together only.
#[utoipa::path(get, path = "/v1/surveys/{id}/results", operation_id = "show_survey_results", tag = "measure",
    params(May<Ask>, ("id" = SurveyId, Path), Filters), responses((status = 200, body = Results), Problems))]
async fn show(
    State(house): State<House>,
    Extension(evaluator): Extension<Arc<dyn Evaluator>>,
    may: May<Ask>,
    Place(id): Place<Id<Survey>>,
    Params(filters): Params<Filters>,
) -> Result<Json<Results>, Problem> {
    let slice = Slice { during: filters.during, language: filters.language, version: filters.version };
    Ok(Json(super::results(&house.store, evaluator.as_ref(), may.act.workspace, id, &slice, may.act.now).await?))
}

/// How far those went whom a programme asked: how many began and sent, where the others left, and how long it took.
#[utoipa::path(get, path = "/v1/programmes/{id}/path", operation_id = "show_programme_path", tag = "measure",
    params(May<ReadAnswers>, ("id" = ProgrammeId, Path)), responses((status = 200, body = ProgrammePath), Problems))]
async fn path(State(house): State<House>, may: May<ReadAnswers>, Place(id): Place<Id<Programme>>) -> Result<Json<ProgrammePath>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    Ok(Json(super::of_programme(&mut read, id, may.act.now).await?))
}
