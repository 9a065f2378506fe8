//! Routes of classes of service.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use edge::revision::{IfMatch, IfMatchParams};
use edge::{Body, House, Listed, Once, OnceParams, Place, Problem, Problems};
use http::StatusCode;
use identity::May;
use identity::may::{ManageLoop, ReadCases};
use kernel::Id;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::shapes::{ServiceClassIn, ServiceClassOut, ServiceClassPatch};
use super::store;
use crate::cases::{ServiceClass, ServiceClassId};

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(change, remove))
}

/// The classes of service, in the order in which they are tried.
#[utoipa::path(get, path = "/v1/service-classes", operation_id = "list_service_classes", tag = "manage", params(May<ReadCases>),
    responses((status = 200, body = Listed<ServiceClassOut>), Problems))]
async fn list(State(house): State<House>, may: May<ReadCases>) -> Result<Json<Listed<ServiceClassOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let items = store::all(&mut read).await?.into_iter().map(ServiceClassOut::from).collect();
    Ok(Json(Listed { items, next: None }))
}

/// Make a class of service behind the others
///
/// Open cases that are without a class get the first one that fits their account, and count from now.
#[utoipa::path(post, path = "/v1/service-classes", operation_id = "create_service_class", tag = "manage", params(May<ManageLoop>, OnceParams),
    request_body = ServiceClassIn, responses((status = 201, body = ServiceClassOut), Problems))]
async fn create(State(house): State<House>, may: May<ManageLoop>, once: Once<ServiceClassIn>) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let class = once.body.record();
    let made = store::create(&mut tx, class).await?;
    once.answer(tx, StatusCode::CREATED, &ServiceClassOut::from(made)).await
}

/// Change a class of service
///
/// What its open cases promise is counted again. Cases keep their class, also where another would fit now.
#[utoipa::path(patch, path = "/v1/service-classes/{id}", operation_id = "change_service_class", tag = "manage", request_body = ServiceClassPatch,
    params(May<ManageLoop>, IfMatchParams, ("id" = ServiceClassId, Path)), responses((status = 200, body = ServiceClassOut), Problems))]
async fn change(
    State(house): State<House>,
    may: May<ManageLoop>,
    Place(id): Place<Id<ServiceClass>>,
    seen: IfMatch,
    Body(patch): Body<ServiceClassPatch>,
) -> Result<Json<ServiceClassOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let seen = seen.or(patch.revision);
    let known = store::all(&mut tx).await?;
    let after = patch.apply(store::here(&known, id)?.clone());
    let changed = store::change(&mut tx, seen, after).await?;
    tx.commit().await?;
    Ok(Json(changed.into()))
}

/// Remove a class of service; its open cases get another one that fits.
#[utoipa::path(delete, path = "/v1/service-classes/{id}", operation_id = "remove_service_class", tag = "manage",
    params(May<ManageLoop>, ("id" = ServiceClassId, Path)), responses((status = 204), Problems))]
async fn remove(State(house): State<House>, may: May<ManageLoop>, Place(id): Place<Id<ServiceClass>>) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    store::remove(&mut tx, id).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
