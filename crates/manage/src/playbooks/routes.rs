//! Routes of playbooks.

use ::store::{Error, Read};
use axum::Json;
use axum::extract::State as Of;
use axum::response::Response;
use customers::accounts::Account;
use customers::ids::AccountId;
use edge::revision::{IfMatch, IfMatchParams};
use edge::{Body, House, List, ListParams, Listed, Once, OnceParams, Place, Problem, Problems};
use http::StatusCode;
use identity::May;
use identity::may::{ManageLoop, ReadCases, WriteCases};
use kernel::{Code, Id, Page, Refusal};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::runs::{self, Filter};
use super::shapes::{PlaybookDecisionIn, PlaybookIn, PlaybookOut, PlaybookPatch, PlaybookRun, PlaybookRunId, PlaybookStartIn, shown};
use super::start::{Started, Whom, about, start};
use super::{Run, State, store};

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list, create))
        .routes(routes!(show, change, remove))
        .routes(routes!(begin))
        .routes(routes!(list_runs))
        .routes(routes!(show_run))
        .routes(routes!(decide))
        .routes(routes!(stop))
}

/// The playbooks, by name.
#[utoipa::path(get, path = "/v1/playbooks", operation_id = "list_playbooks", tag = "manage", params(May<ReadCases>),
    responses((status = 200, body = Listed<PlaybookOut>), Problems))]
async fn list(Of(house): Of<House>, may: May<ReadCases>) -> Result<Json<Listed<PlaybookOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let items = store::all(&mut read).await?.into_iter().map(PlaybookOut::from).collect();
    Ok(Json(Listed { items, next: None }))
}

/// Make a playbook.
#[utoipa::path(post, path = "/v1/playbooks", operation_id = "create_playbook", tag = "manage", params(May<ManageLoop>, OnceParams),
    request_body = PlaybookIn, responses((status = 201, body = PlaybookOut), Problems))]
async fn create(Of(house): Of<House>, may: May<ManageLoop>, once: Once<PlaybookIn>) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let playbook = once.body.record();
    let made = store::create(&mut tx, playbook).await?;
    once.answer(tx, StatusCode::CREATED, &PlaybookOut::from(made)).await
}

/// One playbook.
#[utoipa::path(get, path = "/v1/playbooks/{key}", operation_id = "show_playbook", tag = "manage", params(May<ReadCases>, ("key" = String, Path)),
    responses((status = 200, body = PlaybookOut), Problems))]
async fn show(Of(house): Of<House>, may: May<ReadCases>, Place(key): Place<String>) -> Result<Json<PlaybookOut>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    Ok(Json(store::present(&mut read, &key).await?.into()))
}

/// Change a playbook; runs that have begun keep the steps with which they began.
#[utoipa::path(patch, path = "/v1/playbooks/{key}", operation_id = "change_playbook", tag = "manage", request_body = PlaybookPatch,
    params(May<ManageLoop>, IfMatchParams, ("key" = String, Path)), responses((status = 200, body = PlaybookOut), Problems))]
async fn change(
    Of(house): Of<House>,
    may: May<ManageLoop>,
    Place(key): Place<String>,
    seen: IfMatch,
    Body(patch): Body<PlaybookPatch>,
) -> Result<Json<PlaybookOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let seen = seen.or(patch.revision);
    let after = patch.apply(store::present(&mut tx, &key).await?);
    let changed = store::change(&mut tx, seen, after).await?;
    tx.commit().await?;
    Ok(Json(changed.into()))
}

/// Remove a playbook that no case rule starts; what is followed of it goes on.
#[utoipa::path(delete, path = "/v1/playbooks/{key}", operation_id = "remove_playbook", tag = "manage",
    params(May<ManageLoop>, ("key" = String, Path)), responses((status = 204), Problems))]
async fn remove(Of(house): Of<House>, may: May<ManageLoop>, Place(key): Place<String>) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    store::remove(&mut tx, &key).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Follow a playbook for a case, an account or a contact
///
/// Its steps become tasks about the record, each with its due time in working hours. One playbook runs once at a time for a record.
#[utoipa::path(post, path = "/v1/playbooks/{key}/start", operation_id = "start_playbook", tag = "manage", request_body = PlaybookStartIn,
    params(May<WriteCases>, OnceParams, ("key" = String, Path)), responses((status = 201, body = PlaybookRun), Problems))]
async fn begin(Of(house): Of<House>, may: May<WriteCases>, Place(key): Place<String>, once: Once<PlaybookStartIn>) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let playbook = store::present(&mut tx, &key).await?;
    let named = about(&once.body.about)?;
    let missing = || Refusal::field("about", format!("there is no {} {} here", named.noun, once.body.about));
    let whom = Whom::of(&mut tx, named.clone()).await?.ok_or_else(missing)?;
    let why = format!("hand {}", tx.act().ids.next::<Run>());
    let Started::New(run) = start(&mut tx, &playbook, &whom, &why).await? else {
        let reason = format!("{:?} is followed for this {} already: go on there, or stop it first", playbook.name, named.noun);
        return Err(Refusal { code: Code::Conflict, ..Refusal::field("about", reason) }.into());
    };
    let shown = run_shown(&mut tx, run).await?;
    once.answer(tx, StatusCode::CREATED, &shown).await
}

async fn run_shown(read: &mut Read, run: Id<Run>) -> Result<PlaybookRun, Error> {
    let run = runs::present(read, run).await?;
    let missing = || Refusal::not_found("playbook run", run.id);
    shown(read, vec![run.clone()]).await?.pop().ok_or_else(|| missing().into())
}

/// Which runs.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct RunFilters {
    /// For the case, account or contact with this id.
    #[param(max_length = 100)]
    about: Option<String>,
    /// For this account, its people and their cases.
    #[param(value_type = Option<AccountId>)]
    account: Option<Id<Account>>,
    /// This far.
    #[param(inline)]
    state: Option<State>,
}

/// Playbooks that are or were followed, those that began last first.
#[utoipa::path(get, path = "/v1/playbook-runs", operation_id = "list_playbook_runs", tag = "manage", params(May<ReadCases>, ListParams, RunFilters),
    responses((status = 200, body = Listed<PlaybookRun>), Problems))]
async fn list_runs(Of(house): Of<House>, may: May<ReadCases>, list: List<RunFilters>) -> Result<Json<Listed<PlaybookRun>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let List { cursor, limit, filter: RunFilters { about: named, account, state } } = list;
    let named = named.map(|text| about(&text).map_err(|refusal| edge::params::parameter("about", &refusal.detail))).transpose()?;
    let list = List { cursor, limit, filter: Filter { about: named, account, state } };
    let Page { items, next } = runs::page(&mut read, &list).await?;
    let items = shown(&mut read, items).await?;
    Ok(Json(Listed::of(Page { items, next }, |item| item)))
}

/// One playbook that is or was followed.
#[utoipa::path(get, path = "/v1/playbook-runs/{id}", operation_id = "show_playbook_run", tag = "manage",
    params(May<ReadCases>, ("id" = PlaybookRunId, Path)), responses((status = 200, body = PlaybookRun), Problems))]
async fn show_run(Of(house): Of<House>, may: May<ReadCases>, Place(id): Place<Id<Run>>) -> Result<Json<PlaybookRun>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    Ok(Json(run_shown(&mut read, id).await?))
}

/// Write down what was decided: the step of the decision is done.
#[utoipa::path(post, path = "/v1/playbook-runs/{id}/decision", operation_id = "decide_playbook_run", tag = "manage", request_body = PlaybookDecisionIn,
    params(May<WriteCases>, ("id" = PlaybookRunId, Path)), responses((status = 200, body = PlaybookRun), Problems))]
async fn decide(
    Of(house): Of<House>,
    may: May<WriteCases>,
    Place(id): Place<Id<Run>>,
    Body(decision): Body<PlaybookDecisionIn>,
) -> Result<Json<PlaybookRun>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    runs::decide(&mut tx, id, &decision.words).await?;
    let shown = run_shown(&mut tx, id).await?;
    tx.commit().await?;
    Ok(Json(shown))
}

/// Leave a playbook: what is open of it need not be done any more.
#[utoipa::path(post, path = "/v1/playbook-runs/{id}/stop", operation_id = "stop_playbook_run", tag = "manage",
    params(May<WriteCases>, ("id" = PlaybookRunId, Path)), responses((status = 200, body = PlaybookRun), Problems))]
async fn stop(Of(house): Of<House>, may: May<WriteCases>, Place(id): Place<Id<Run>>) -> Result<Json<PlaybookRun>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    runs::stop(&mut tx, id).await?;
    let shown = run_shown(&mut tx, id).await?;
    tx.commit().await?;
    Ok(Json(shown))
}
