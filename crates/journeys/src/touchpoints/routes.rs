//! Routes of touchpoints.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use edge::once::OnceParams;
use edge::revision::{IfMatch, IfMatchParams};
use edge::{Body, House, Listed, Once, Params, Place, Problem, Problems};
use identity::May;
use identity::may::{ReadJourneys, WriteJourneys};
use kernel::Id;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::shapes::{TouchpointId, TouchpointIn, TouchpointOrder, TouchpointOut, TouchpointPatch};
use super::{Edit, Touchpoint};

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(arrange)).routes(routes!(show, change, retire))
}

/// Which touchpoints.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filters {
    /// Whether retired ones are shown too.
    #[serde(default)]
    retired: bool,
}

/// All touchpoints, in order.
#[utoipa::path(get, path = "/v1/touchpoints", operation_id = "list_touchpoints", tag = "journeys", params(May<ReadJourneys>, Filters),
    responses((status = 200, body = Listed<TouchpointOut>), Problems))]
async fn list(State(house): State<House>, may: May<ReadJourneys>, Params(filters): Params<Filters>) -> Result<Json<Listed<TouchpointOut>>, Problem> {
    let all = super::all(&mut house.store.read(may.act.workspace).await?).await?;
    let items = all.into_iter().filter(|touchpoint| filters.retired || touchpoint.retired_at.is_none()).map(TouchpointOut::from).collect();
    Ok(Json(Listed { items, next: None }))
}

/// Make a touchpoint, behind the others.
#[utoipa::path(post, path = "/v1/touchpoints", operation_id = "create_touchpoint", tag = "journeys", params(May<WriteJourneys>, OnceParams), request_body = TouchpointIn,
    responses((status = 201, body = TouchpointOut), Problems))]
async fn create(State(house): State<House>, may: May<WriteJourneys>, once: Once<TouchpointIn>) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let made = super::create(&mut tx, &once.body.key, &once.body.edit()).await?;
    once.answer(tx, StatusCode::CREATED, &TouchpointOut::from(made)).await
}

/// Put the touchpoints in order.
#[utoipa::path(put, path = "/v1/touchpoints/order", operation_id = "arrange_touchpoints", tag = "journeys", params(May<WriteJourneys>), request_body = TouchpointOrder,
    responses((status = 200, body = Listed<TouchpointOut>), Problems))]
async fn arrange(
    State(house): State<House>,
    may: May<WriteJourneys>,
    Body(wish): Body<TouchpointOrder>,
) -> Result<Json<Listed<TouchpointOut>>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let items = super::arrange(&mut tx, &wish.order).await?.into_iter().map(TouchpointOut::from).collect();
    tx.commit().await?;
    Ok(Json(Listed { items, next: None }))
}

/// One touchpoint.
#[utoipa::path(get, path = "/v1/touchpoints/{id}", operation_id = "show_touchpoint", tag = "journeys", params(May<ReadJourneys>, ("id" = TouchpointId, Path)),
    responses((status = 200, body = TouchpointOut), Problems))]
async fn show(State(house): State<House>, may: May<ReadJourneys>, Place(id): Place<Id<Touchpoint>>) -> Result<Json<TouchpointOut>, Problem> {
    let record = super::find(&mut house.store.read(may.act.workspace).await?, id).await?;
    Ok(Json(record.ok_or_else(|| Problem::not_found("touchpoint", id))?.into()))
}

/// Change a touchpoint, retire it or bring it back.
#[utoipa::path(patch, path = "/v1/touchpoints/{id}", operation_id = "change_touchpoint", tag = "journeys", request_body = TouchpointPatch,
    params(May<WriteJourneys>, IfMatchParams, ("id" = TouchpointId, Path)), responses((status = 200, body = TouchpointOut), Problems))]
async fn change(
    State(house): State<House>,
    may: May<WriteJourneys>,
    Place(id): Place<Id<Touchpoint>>,
    seen: IfMatch,
    Body(patch): Body<TouchpointPatch>,
) -> Result<Json<TouchpointOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let changed = super::change(&mut tx, id, seen.or(patch.revision), &patch.edit()?).await?;
    tx.commit().await?;
    Ok(Json(changed.into()))
}

/// Retire a touchpoint: it takes no new answers into lists, and those it has keep their place in every figure.
#[utoipa::path(delete, path = "/v1/touchpoints/{id}", operation_id = "retire_touchpoint", tag = "journeys", params(May<WriteJourneys>, IfMatchParams, ("id" = TouchpointId, Path)),
    responses((status = 200, body = TouchpointOut), Problems))]
async fn retire(
    State(house): State<House>,
    may: May<WriteJourneys>,
    Place(id): Place<Id<Touchpoint>>,
    seen: IfMatch,
) -> Result<Json<TouchpointOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let retired = super::change(&mut tx, id, seen.or(None), &Edit { retired: Some(true), ..Edit::default() }).await?;
    tx.commit().await?;
    Ok(Json(retired.into()))
}
