//! Routes of responses.

use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response as Answered};
use axum::{Extension, Json};
use customers::ids::{AccountId, ContactId};
use edge::{Body, House, List, ListParams, Listed, Patch, Place, Problem, Problems};
use identity::May;
use identity::may::{ReadAnswers, WriteAnswers};
use kernel::{Id, Page};
use serde::Deserialize;
use store::{Error, Intake, Read, Sql};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::shapes::ResponseIn;
use super::{Draft, Existing, Former, Outcome, Recorded, Response, ResponseId, Unknown, bulk, load, present, record};

/// All routes of this noun. They need the [`Recorder`] as an extension.
pub fn routes() -> OpenApiRouter<House> {
    let bulk = OpenApiRouter::new().routes(routes!(bulk::bulk)).layer(DefaultBodyLimit::max(bulk::BODY));
    OpenApiRouter::new().routes(routes!(list, submit)).merge(bulk).routes(routes!(show, mark, remove)).routes(routes!(history))
}

/// Takes responses that are sent one by one, and records those that arrive together in one transaction.
pub type Recorder = Intake<Draft, Outcome>;

/// The recorder of a house; there is one per process, on its runtime.
pub fn recorder(house: &House) -> Recorder {
    let acting = house.clone();
    let acts = std::sync::Arc::new(move |workspace, actor| acting.act(workspace, actor));
    Intake::new(house.store.clone(), acts, |tx, drafts| Box::pin(record(tx, drafts, Existing::Keep, Unknown::Refuse)))
}

/// Record a response. The same external id with the same content answers 200, with other content 409.
#[utoipa::path(post, path = "/v1/responses", tag = "listen", params(May<WriteAnswers>), request_body = ResponseIn,
    responses((status = 201, body = RecordedId), (status = 200, body = RecordedId), Problems))]
async fn submit(may: May<WriteAnswers>, Extension(recorder): Extension<Recorder>, Body(response): Body<ResponseIn>) -> Result<Answered, Problem> {
    let outcome = recorder.submit(may.act.workspace, may.act.actor, response.draft()?).await?;
    match (outcome.refusal(), outcome.id()) {
        (None, Some(id)) => {
            let status = if matches!(outcome, Outcome::Created(_)) { StatusCode::CREATED } else { StatusCode::OK };
            Ok((status, Json(RecordedId { id })).into_response())
        }
        (Some(refusal), _) => Err(refusal.into()),
        (None, None) => Err(Error::Misuse("a response got neither id nor refusal".into()).into()),
    }
}

/// The response that was recorded.
#[derive(Debug, serde::Serialize, ToSchema)]
struct RecordedId {
    #[schema(value_type = ResponseId)]
    id: Id<Response>,
}

/// Which responses.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filters {
    /// With this external id.
    external_id: Option<String>,
    /// Of this survey.
    survey: Option<String>,
    /// Of this person.
    #[param(value_type = Option<ContactId>)]
    contact: Option<Id<customers::contacts::Contact>>,
    /// Of this account.
    #[param(value_type = Option<AccountId>)]
    account: Option<Id<customers::accounts::Account>>,
    /// Trials only, or none of them.
    test: Option<bool>,
    /// Only those that are excluded, or none of them.
    excluded: Option<bool>,
}

/// Responses, those recorded last first.
#[utoipa::path(get, path = "/v1/responses", tag = "listen", params(May<ReadAnswers>, ListParams, Filters),
    responses((status = 200, body = Listed<Recorded>), Problems))]
async fn list(State(house): State<House>, may: May<ReadAnswers>, list: List<Filters>) -> Result<Json<Listed<Recorded>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let page = page(&mut read, &list).await?;
    let sees = may.sees.customers;
    Ok(Json(Listed::of(page, |recorded| recorded.seen(sees))))
}

async fn page(read: &mut Read, list: &List<Filters>) -> Result<Page<Recorded>, Error> {
    let mut sql = Sql::new("SELECT r.id FROM response r WHERE r.workspace = ");
    sql.bind(read.workspace());
    let filter = &list.filter;
    sql.push_some(" AND r.external_id = ", filter.external_id.as_deref());
    if let Some(survey) = filter.survey.as_deref() {
        sql.push(" AND r.survey = (SELECT s.code FROM survey s WHERE s.workspace = r.workspace AND s.key = ").bind(survey).push(")");
    }
    if let Some(contact) = filter.contact {
        sql.push(" AND r.contact = (SELECT c.code FROM contact c WHERE c.workspace = r.workspace AND c.id = ").bind(contact).push(")");
    }
    if let Some(account) = filter.account {
        sql.push(" AND r.account = (SELECT a.code FROM account a WHERE a.workspace = r.workspace AND a.id = ").bind(account).push(")");
    }
    sql.push_some(" AND r.test = ", filter.test);
    if let Some(excluded) = filter.excluded {
        sql.push(if excluded { " AND r.excluded IS NOT NULL" } else { " AND r.excluded IS NULL" });
    }
    sql.push_some(" AND r.id < ", list.after::<Id<Response>>()?);
    sql.push(" ORDER BY r.id DESC LIMIT ").bind(list.fetch());
    let ids = read.all_of(sql).await?.iter().map(|row| row.get("id")).collect::<Result<Vec<_>, _>>()?;
    let recorded = load(read, &ids).await?;
    Ok(list.page(recorded, |one| one.id))
}

/// One response.
#[utoipa::path(get, path = "/v1/responses/{id}", tag = "listen", params(May<ReadAnswers>, ("id" = ResponseId, Path)),
    responses((status = 200, body = Recorded), Problems))]
async fn show(State(house): State<House>, may: May<ReadAnswers>, Place(id): Place<Id<Response>>) -> Result<Json<Recorded>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    Ok(Json(present(&mut read, id).await?.seen(may.sees.customers)))
}

/// Whether figures count a response.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ResponsePatch {
    /// Why no figure shall count it; `null` lets it count again.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 500)]
    excluded: Patch<String>,
    /// Whether it is a trial that no figure counts.
    test: Option<bool>,
}

/// Exclude a response from all figures with a reason, let it count again, or mark it as a trial.
#[utoipa::path(patch, path = "/v1/responses/{id}", tag = "listen", request_body = ResponsePatch,
    params(May<WriteAnswers>, ("id" = ResponseId, Path)), responses((status = 200, body = Recorded), Problems))]
async fn mark(
    State(house): State<House>,
    may: May<WriteAnswers>,
    Place(id): Place<Id<Response>>,
    Body(patch): Body<ResponsePatch>,
) -> Result<Json<Recorded>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let before = present(&mut tx, id).await?;
    let excluded = patch.excluded.apply(before.excluded);
    let marked = super::mark(&mut tx, id, excluded.as_deref(), patch.test.unwrap_or(before.test)).await?;
    tx.commit().await?;
    Ok(Json(marked.seen(may.sees.customers)))
}

/// Remove a response with all it said; it cannot be brought back.
#[utoipa::path(delete, path = "/v1/responses/{id}", tag = "listen", params(May<WriteAnswers>, ("id" = ResponseId, Path)),
    responses((status = 204), Problems))]
async fn remove(State(house): State<House>, may: May<WriteAnswers>, Place(id): Place<Id<Response>>) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    super::remove(&mut tx, id).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What a response said before it was replaced, the latest first.
#[utoipa::path(get, path = "/v1/responses/{id}/history", tag = "listen", params(May<ReadAnswers>, ("id" = ResponseId, Path)),
    responses((status = 200, body = Listed<Former>), Problems))]
async fn history(State(house): State<House>, may: May<ReadAnswers>, Place(id): Place<Id<Response>>) -> Result<Json<Listed<Former>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    present(&mut read, id).await?;
    let mut items = super::history(&mut read, id).await?;
    if !may.sees.customers {
        items.iter_mut().for_each(Former::withhold_names);
    }
    Ok(Json(Listed { items, next: None }))
}
