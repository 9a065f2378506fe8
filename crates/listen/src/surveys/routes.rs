//! Routes of surveys.

use ::store::{Error, Read};
use ::surveys::Definition;
use ::surveys::formats::{Carried, guess};
use axum::Json;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use edge::once::OnceParams;
use edge::revision::{IfMatch, IfMatchParams};
use edge::{Body, House, List, ListParams, Listed, Once, Place, Problem, Problems};
use identity::May;
use identity::may::{ReadAnswers, WriteAnswers};
use kernel::Id;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::shapes::{
    PackSurveys, SurveyCheckIn, SurveyDraftIn, SurveyFileIn, SurveyFindings, SurveyId, SurveyIn, SurveyLeft, SurveyMade, SurveyOut, SurveyPatch,
    SurveyRead, SurveySeen, SurveySummary, SurveyTemplateOut, SurveyVersion,
};
use super::{Filter, Record, Survey, begin, findings, links, packs, store, versions, walk};

/// The largest file of another program.
const BODY: usize = 16 << 20;

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    let large = OpenApiRouter::new()
        .routes(routes!(list, create))
        .routes(routes!(save))
        .routes(routes!(check))
        .routes(routes!(read))
        .layer(DefaultBodyLimit::max(BODY));
    let one = OpenApiRouter::new().routes(routes!(show, change, remove)).routes(routes!(file));
    let states = OpenApiRouter::new().routes(routes!(publish)).routes(routes!(close)).routes(routes!(open));
    let former = OpenApiRouter::new().routes(routes!(list_versions)).routes(routes!(version)).routes(routes!(walk::walk));
    let starts = OpenApiRouter::new().routes(routes!(list_templates)).routes(routes!(bring));
    large.merge(one).merge(starts).merge(states).merge(former).merge(links::routes::routes())
}

/// Which surveys.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filters {
    /// In this state.
    #[param(inline)]
    state: Option<super::State>,
}

/// Surveys, those made last first; those that are only names of imported answers among them.
#[utoipa::path(get, path = "/v1/surveys", operation_id = "list_surveys", tag = "listen", params(May<ReadAnswers>, ListParams, Filters),
    responses((status = 200, body = Listed<SurveySummary>), Problems))]
async fn list(State(house): State<House>, may: May<ReadAnswers>, list: List<Filters>) -> Result<Json<Listed<SurveySummary>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let list = List { cursor: list.cursor, limit: list.limit, filter: Filter { state: list.filter.state } };
    Ok(Json(Listed::of(super::page(&mut read, &list).await?, SurveySummary::from)))
}

/// Make a survey: empty, from a template, from another survey, or from a file. It is a draft, with a public link and one to try it.
#[utoipa::path(post, path = "/v1/surveys", operation_id = "create_survey", tag = "listen", params(May<WriteAnswers>, OnceParams), request_body = SurveyIn,
    responses((status = 201, body = SurveyMade), Problems))]
async fn create(State(house): State<House>, may: May<WriteAnswers>, once: Once<SurveyIn>) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let (wish, left) = begin::wish(&mut tx, &once.body).await?;
    let record = store::create(&mut tx, wish).await?;
    let made = SurveyMade { survey: out(&mut tx, record).await?, left: left.into_iter().map(SurveyLeft::from).collect() };
    once.answer(tx, StatusCode::CREATED, &made).await
}

/// Surveys to start from, those that fit the workspace's kind of business first.
#[utoipa::path(get, path = "/v1/survey-templates", operation_id = "list_survey_templates", tag = "listen", params(May<ReadAnswers>),
    responses((status = 200, body = Listed<SurveyTemplateOut>), Problems))]
async fn list_templates(State(house): State<House>, may: May<ReadAnswers>) -> Result<Json<Listed<SurveyTemplateOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let pack = journeys::packs::here(&mut read).await?.map(|pack| pack.key.as_str());
    let mut items: Vec<_> = ::surveys::templates::all().iter().map(|template| SurveyTemplateOut::of(template, pack)).collect();
    items.sort_by_key(|template| !template.fits);
    Ok(Json(Listed { items, next: None }))
}

/// Look at the survey in a file without keeping it: what could be made of it, and what could not be carried over.
#[utoipa::path(post, path = "/v1/surveys/read", operation_id = "read_survey_file", tag = "listen", params(May<ReadAnswers>), request_body = SurveyFileIn,
    responses((status = 200, body = SurveyRead), Problems))]
async fn read(_: May<ReadAnswers>, Body(SurveyFileIn { file }): Body<SurveyFileIn>) -> Result<Json<SurveyRead>, Problem> {
    let Carried { definition, left } = begin::carried(&file)?;
    Ok(Json(SurveyRead { format: guess(&file), definition, left: left.into_iter().map(SurveyLeft::from).collect() }))
}

/// Make the surveys that a starting pack brings, as drafts; what is there already stays as it is, so that this can be repeated.
#[utoipa::path(post, path = "/v1/packs/{key}/surveys", operation_id = "apply_pack_surveys", tag = "listen", params(May<WriteAnswers>, ("key" = String, Path)),
    responses((status = 200, body = PackSurveys), Problems))]
async fn bring(State(house): State<House>, may: May<WriteAnswers>, Place(key): Place<String>) -> Result<Json<PackSurveys>, Problem> {
    journeys::packs::find(&key).ok_or_else(|| Problem::not_found("pack", &key))?;
    let mut tx = house.store.begin(&may.act).await?;
    let surveys = packs::bring(&mut tx, &key).await?;
    tx.commit().await?;
    Ok(Json(PackSurveys { surveys }))
}

/// A survey with what is found in its draft.
async fn out(read: &mut Read, record: Record) -> Result<SurveyOut, Error> {
    let findings = match &record.draft {
        Some(draft) => findings(read, draft).await?,
        None => Vec::new(),
    };
    Ok(SurveyOut::of(record, findings))
}

/// One survey with its draft.
#[utoipa::path(get, path = "/v1/surveys/{id}", operation_id = "show_survey", tag = "listen", params(May<ReadAnswers>, ("id" = SurveyId, Path)),
    responses((status = 200, body = SurveyOut), Problems))]
async fn show(State(house): State<House>, may: May<ReadAnswers>, Place(id): Place<Id<Survey>>) -> Result<Json<SurveyOut>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let record = store::present(&mut read, id).await?;
    Ok(Json(out(&mut read, record).await?))
}

/// The draft as a file that can be brought in again.
#[utoipa::path(get, path = "/v1/surveys/{id}/definition", operation_id = "export_survey", tag = "listen", params(May<ReadAnswers>, ("id" = SurveyId, Path)),
    responses((status = 200, body = Definition), Problems))]
async fn file(State(house): State<House>, may: May<ReadAnswers>, Place(id): Place<Id<Survey>>) -> Result<Response, Problem> {
    let record = store::present(&mut house.store.read(may.act.workspace).await?, id).await?;
    let json = serde_json::to_string_pretty(&**record.design()?).map_err(|error| Problem::new(kernel::Code::Internal, error.to_string()))?;
    // A key may hold any letters; the name of a file is kept to plain ones.
    let name: String = record.summary.key.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect();
    let headers = [(CONTENT_TYPE, "application/json".to_owned()), (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.json\""))];
    Ok((headers, json + "\n").into_response())
}

/// Keep another draft; it is published only when you say so.
#[utoipa::path(put, path = "/v1/surveys/{id}/draft", operation_id = "save_survey_draft", tag = "listen", request_body = SurveyDraftIn,
    params(May<WriteAnswers>, IfMatchParams, ("id" = SurveyId, Path)), responses((status = 200, body = SurveyOut), Problems))]
async fn save(
    State(house): State<House>,
    may: May<WriteAnswers>,
    Place(id): Place<Id<Survey>>,
    seen: IfMatch,
    Body(draft): Body<SurveyDraftIn>,
) -> Result<Json<SurveyOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let record = store::save(&mut tx, id, seen.or(draft.revision), &draft.definition).await?;
    let out = out(&mut tx, record).await?;
    tx.commit().await?;
    Ok(Json(out))
}

/// Look at a definition without keeping it: what is wrong with it, and what is worth a look.
#[utoipa::path(post, path = "/v1/surveys/check", operation_id = "check_survey", tag = "listen", params(May<ReadAnswers>), request_body = SurveyCheckIn,
    responses((status = 200, body = SurveyFindings), Problems))]
async fn check(State(house): State<House>, may: May<ReadAnswers>, Body(wish): Body<SurveyCheckIn>) -> Result<Json<SurveyFindings>, Problem> {
    super::written(&wish.definition)?;
    let findings = findings(&mut house.store.read(may.act.workspace).await?, &wish.definition).await?;
    Ok(Json(SurveyFindings { findings }))
}

/// Give a survey another name.
#[utoipa::path(patch, path = "/v1/surveys/{id}", operation_id = "change_survey", tag = "listen", request_body = SurveyPatch,
    params(May<WriteAnswers>, ("id" = SurveyId, Path)), responses((status = 200, body = SurveyOut), Problems))]
async fn change(
    State(house): State<House>,
    may: May<WriteAnswers>,
    Place(id): Place<Id<Survey>>,
    Body(patch): Body<SurveyPatch>,
) -> Result<Json<SurveyOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let record = match patch.name {
        Some(name) => store::rename(&mut tx, id, &name).await?,
        None => store::present(&mut tx, id).await?,
    };
    let out = out(&mut tx, record).await?;
    tx.commit().await?;
    Ok(Json(out))
}

/// Remove a survey that nobody has answered, with its trials; one with responses is closed instead.
#[utoipa::path(delete, path = "/v1/surveys/{id}", operation_id = "remove_survey", tag = "listen", params(May<WriteAnswers>, ("id" = SurveyId, Path)),
    responses((status = 204), Problems))]
async fn remove(State(house): State<House>, may: May<WriteAnswers>, Place(id): Place<Id<Survey>>) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    store::remove(&mut tx, id).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Publish the draft as a version and take answers to it. Refused while something in it is wrong.
#[utoipa::path(post, path = "/v1/surveys/{id}/publish", operation_id = "publish_survey", tag = "listen", request_body = SurveySeen,
    params(May<WriteAnswers>, IfMatchParams, ("id" = SurveyId, Path)), responses((status = 200, body = SurveyOut), Problems))]
async fn publish(
    State(house): State<House>,
    may: May<WriteAnswers>,
    Place(id): Place<Id<Survey>>,
    seen: IfMatch,
    Body(body): Body<SurveySeen>,
) -> Result<Json<SurveyOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let record = super::publish(&mut tx, id, seen.or(body.revision)).await?;
    let out = out(&mut tx, record).await?;
    tx.commit().await?;
    Ok(Json(out))
}

/// Take no more answers; those under way cannot be sent either.
#[utoipa::path(post, path = "/v1/surveys/{id}/close", operation_id = "close_survey", tag = "listen", request_body = SurveySeen,
    params(May<WriteAnswers>, IfMatchParams, ("id" = SurveyId, Path)), responses((status = 200, body = SurveyOut), Problems))]
async fn close(
    State(house): State<House>,
    may: May<WriteAnswers>,
    Place(id): Place<Id<Survey>>,
    seen: IfMatch,
    Body(body): Body<SurveySeen>,
) -> Result<Json<SurveyOut>, Problem> {
    set_state(&house, &may, id, seen.or(body.revision), false).await
}

/// Take answers again.
#[utoipa::path(post, path = "/v1/surveys/{id}/open", operation_id = "open_survey", tag = "listen", request_body = SurveySeen,
    params(May<WriteAnswers>, IfMatchParams, ("id" = SurveyId, Path)), responses((status = 200, body = SurveyOut), Problems))]
async fn open(
    State(house): State<House>,
    may: May<WriteAnswers>,
    Place(id): Place<Id<Survey>>,
    seen: IfMatch,
    Body(body): Body<SurveySeen>,
) -> Result<Json<SurveyOut>, Problem> {
    set_state(&house, &may, id, seen.or(body.revision), true).await
}

async fn set_state(house: &House, may: &May<WriteAnswers>, id: Id<Survey>, seen: Option<i64>, open: bool) -> Result<Json<SurveyOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let record = store::set_state(&mut tx, id, seen, open).await?;
    let out = out(&mut tx, record).await?;
    tx.commit().await?;
    Ok(Json(out))
}

/// The versions that were published, the newest first.
#[utoipa::path(get, path = "/v1/surveys/{id}/versions", operation_id = "list_survey_versions", tag = "listen",
    params(May<ReadAnswers>, ("id" = SurveyId, Path)), responses((status = 200, body = Listed<SurveyVersion>), Problems))]
async fn list_versions(
    State(house): State<House>,
    may: May<ReadAnswers>,
    Place(id): Place<Id<Survey>>,
) -> Result<Json<Listed<SurveyVersion>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    store::present(&mut read, id).await?;
    let items = versions::versions(&mut read, id).await?.into_iter().map(SurveyVersion::from).collect();
    Ok(Json(Listed { items, next: None }))
}

/// What was published as one version.
#[utoipa::path(get, path = "/v1/surveys/{id}/versions/{version}", operation_id = "show_survey_version", tag = "listen",
    params(May<ReadAnswers>, ("id" = SurveyId, Path), ("version" = i64, Path)), responses((status = 200, body = Definition), Problems))]
async fn version(
    State(house): State<House>,
    may: May<ReadAnswers>,
    Place((id, version)): Place<(Id<Survey>, i64)>,
) -> Result<Json<std::sync::Arc<Definition>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    store::present(&mut read, id).await?;
    let found = versions::definition(&mut read, id, version).await?;
    Ok(Json(found.ok_or_else(|| Problem::not_found("version", version))?))
}
