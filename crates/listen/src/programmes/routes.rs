//! Routes of programmes.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use edge::once::OnceParams;
use edge::revision::{IfMatch, IfMatchParams};
use edge::{Body, House, IdOf, Listed, Once, Place, Problem, Problems};
use identity::May;
use identity::may::{ManageProgrammes, ReadAnswers};
use kernel::Id;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::shapes::{ProgrammeIn, ProgrammeOut, ProgrammePatch};
use super::{Edit, Programme, store};

/// The id of a programme, in schemas.
pub type ProgrammeId = IdOf<Programme>;

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(show, change, remove))
}

/// All programmes by name.
#[utoipa::path(get, path = "/v1/programmes", operation_id = "list_programmes", tag = "listen", params(May<ReadAnswers>), responses((status = 200, body = Listed<ProgrammeOut>), Problems))]
async fn list(State(house): State<House>, may: May<ReadAnswers>) -> Result<Json<Listed<ProgrammeOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let items = store::all(&mut read).await?.into_iter().map(ProgrammeOut::from).collect();
    Ok(Json(Listed { items, next: None }))
}

/// Make a programme. Nobody is asked before it is set running.
#[utoipa::path(post, path = "/v1/programmes", operation_id = "create_programme", tag = "listen", params(May<ManageProgrammes>, OnceParams), request_body = ProgrammeIn,
    responses((status = 201, body = ProgrammeOut), Problems))]
async fn create(State(house): State<House>, may: May<ManageProgrammes>, once: Once<ProgrammeIn>) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let made = super::create(&mut tx, &Edit::from(&once.body)).await?;
    once.answer(tx, StatusCode::CREATED, &ProgrammeOut::from(made)).await
}

/// One programme.
#[utoipa::path(get, path = "/v1/programmes/{id}", operation_id = "show_programme", tag = "listen", params(May<ReadAnswers>, ("id" = ProgrammeId, Path)),
    responses((status = 200, body = ProgrammeOut), Problems))]
async fn show(State(house): State<House>, may: May<ReadAnswers>, Place(id): Place<Id<Programme>>) -> Result<Json<ProgrammeOut>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let record = store::find(&mut read, id).await?.ok_or_else(|| Problem::not_found("programme", id))?;
    Ok(Json(record.into()))
}

/// Change a programme, let it ask, pause or end it. What waits when it ends is never asked.
#[utoipa::path(patch, path = "/v1/programmes/{id}", operation_id = "change_programme", tag = "listen", request_body = ProgrammePatch,
    params(May<ManageProgrammes>, IfMatchParams, ("id" = ProgrammeId, Path)), responses((status = 200, body = ProgrammeOut), Problems))]
async fn change(
    State(house): State<House>,
    may: May<ManageProgrammes>,
    Place(id): Place<Id<Programme>>,
    seen: IfMatch,
    Body(patch): Body<ProgrammePatch>,
) -> Result<Json<ProgrammeOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let (revision, state) = (seen.or(patch.revision), patch.state);
    let mut changed = super::change(&mut tx, id, revision, &patch.into()).await?;
    if let Some(state) = state {
        changed = super::set_state(&mut tx, id, None, state).await?;
    }
    tx.commit().await?;
    Ok(Json(changed.into()))
}

/// Remove a programme that never asked anybody.
#[utoipa::path(delete, path = "/v1/programmes/{id}", operation_id = "remove_programme", tag = "listen", params(May<ManageProgrammes>, IfMatchParams, ("id" = ProgrammeId, Path)),
    responses((status = 204), Problems))]
async fn remove(
    State(house): State<House>,
    may: May<ManageProgrammes>,
    Place(id): Place<Id<Programme>>,
    seen: IfMatch,
) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    super::remove(&mut tx, id, seen.or(None)).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
