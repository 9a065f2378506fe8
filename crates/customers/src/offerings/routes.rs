//! Routes of offerings.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use edge::once::OnceParams;
use edge::{Body, House, Listed, Once, Place, Problem, Problems, TimeText};
use identity::May;
use identity::may::{ReadCustomers, WriteCustomers};
use kernel::{Id, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Offering, Record, Wish};
use crate::ids::OfferingId;
use edge::revision::{IfMatch, IfMatchParams};

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(show, change, retire))
}

/// A new offering.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct OfferingIn {
    /// The name used in answers, files and questions to the data.
    #[schema(max_length = 200)]
    key: String,
    /// What people call it; its key unless told.
    #[schema(max_length = 300)]
    name: Option<String>,
}

/// A change of an offering.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct OfferingPatch {
    #[schema(max_length = 300)]
    name: Option<String>,
    /// Whether it is no longer sold.
    retired: Option<bool>,
    /// The revision you have seen; may be said by `If-Match` instead.
    revision: Option<i64>,
}

/// An offering.
#[derive(Debug, Serialize, ToSchema)]
struct OfferingOut {
    #[schema(value_type = OfferingId)]
    id: Id<Offering>,
    key: String,
    name: String,
    /// Since when it is no longer sold.
    #[schema(value_type = Option<TimeText>)]
    retired_at: Option<Time>,
    revision: i64,
}

impl From<Record> for OfferingOut {
    fn from(Record { id, key, name, retired_at, revision, .. }: Record) -> Self {
        Self { id, key, name, retired_at, revision }
    }
}

/// All offerings by name, those no longer sold at the end.
#[utoipa::path(get, path = "/v1/offerings", operation_id = "list_offerings", tag = "customers", params(May<ReadCustomers>), responses((status = 200, body = Listed<OfferingOut>), Problems))]
async fn list(State(house): State<House>, may: May<ReadCustomers>) -> Result<Json<Listed<OfferingOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let items = super::all(&mut read).await?.into_iter().map(OfferingOut::from).collect();
    Ok(Json(Listed { items, next: None }))
}

/// Make an offering.
#[utoipa::path(post, path = "/v1/offerings", operation_id = "create_offering", tag = "customers", params(May<WriteCustomers>, OnceParams), request_body = OfferingIn,
    responses((status = 201, body = OfferingOut), Problems))]
async fn create(State(house): State<House>, may: May<WriteCustomers>, once: Once<OfferingIn>) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let made = super::create(&mut tx, &once.body.key, once.body.name.as_deref()).await?;
    once.answer(tx, StatusCode::CREATED, &OfferingOut::from(made)).await
}

/// One offering.
#[utoipa::path(get, path = "/v1/offerings/{id}", operation_id = "show_offering", tag = "customers", params(May<ReadCustomers>, ("id" = OfferingId, Path)),
    responses((status = 200, body = OfferingOut), Problems))]
async fn show(State(house): State<House>, may: May<ReadCustomers>, Place(id): Place<Id<Offering>>) -> Result<Json<OfferingOut>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let record = super::find(&mut read, id).await?.ok_or_else(|| Problem::not_found("offering", id))?;
    Ok(Json(record.into()))
}

/// Change an offering, take it out of sale or bring it back.
#[utoipa::path(patch, path = "/v1/offerings/{id}", operation_id = "change_offering", tag = "customers", request_body = OfferingPatch,
    params(May<WriteCustomers>, IfMatchParams, ("id" = OfferingId, Path)), responses((status = 200, body = OfferingOut), Problems))]
async fn change(
    State(house): State<House>,
    may: May<WriteCustomers>,
    Place(id): Place<Id<Offering>>,
    seen: IfMatch,
    Body(OfferingPatch { name, retired, revision }): Body<OfferingPatch>,
) -> Result<Json<OfferingOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let changed = super::change(&mut tx, id, seen.or(revision), &Wish { name, retired }).await?;
    tx.commit().await?;
    Ok(Json(changed.into()))
}

/// Take an offering out of sale; facts about it stay.
#[utoipa::path(delete, path = "/v1/offerings/{id}", operation_id = "retire_offering", tag = "customers", params(May<WriteCustomers>, IfMatchParams, ("id" = OfferingId, Path)),
    responses((status = 200, body = OfferingOut), Problems))]
async fn retire(
    State(house): State<House>,
    may: May<WriteCustomers>,
    Place(id): Place<Id<Offering>>,
    seen: IfMatch,
) -> Result<Json<OfferingOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let retired = super::remove(&mut tx, id, seen.or(None)).await?;
    tx.commit().await?;
    Ok(Json(retired.into()))
}
