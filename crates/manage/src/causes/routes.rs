//! Routes of root causes.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use edge::revision::{IfMatch, IfMatchParams};
use edge::{Body, House, IdOf, Listed, Once, OnceParams, Patch, Place, Problem, Problems, TimeText};
use http::StatusCode;
use identity::May;
use identity::may::{ManageLoop, ReadCases};
use kernel::{Id, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Cause, Edit, Record};

/// The id of a root cause, in schemas.
pub type RootCauseId = IdOf<Cause>;

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(change, remove))
}

/// A new root cause.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RootCauseIn {
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    /// The wider cause that it is a part of.
    #[schema(value_type = Option<RootCauseId>)]
    parent: Option<Id<Cause>>,
}

/// A change of a root cause.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RootCausePatch {
    #[schema(min_length = 1, max_length = 200)]
    name: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<RootCauseId>)]
    parent: Patch<Id<Cause>>,
    /// Its new place: it goes before the one that has this position.
    #[schema(minimum = 0, maximum = 1_000_000)]
    position: Option<i64>,
    /// Whether it is offered no more.
    retired: Option<bool>,
    /// The revision you have seen; may be said by `If-Match` instead.
    revision: Option<i64>,
}

/// Why something went wrong.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RootCause)]
struct RootCauseOut {
    #[schema(value_type = RootCauseId)]
    id: Id<Cause>,
    #[schema(value_type = Option<RootCauseId>)]
    parent: Option<Id<Cause>>,
    name: String,
    /// Lower ones come first.
    position: i64,
    /// Since when it is offered no more.
    #[schema(value_type = Option<TimeText>)]
    retired_at: Option<Time>,
    /// How many cases name it.
    cases: i64,
    revision: i64,
}

impl From<Record> for RootCauseOut {
    fn from(Record { id, parent, name, position, retired_at, revision, cases }: Record) -> Self {
        Self { id, parent, name, position, retired_at, cases, revision }
    }
}

/// All root causes in their order, the retired ones among them.
#[utoipa::path(get, path = "/v1/root-causes", operation_id = "list_root_causes", tag = "manage", params(May<ReadCases>),
    responses((status = 200, body = Listed<RootCauseOut>), Problems))]
async fn list(State(house): State<House>, may: May<ReadCases>) -> Result<Json<Listed<RootCauseOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let items = super::all(&mut read).await?.into_iter().map(RootCauseOut::from).collect();
    Ok(Json(Listed { items, next: None }))
}

/// Make a root cause.
#[utoipa::path(post, path = "/v1/root-causes", operation_id = "create_root_cause", tag = "manage", params(May<ManageLoop>, OnceParams),
    request_body = RootCauseIn, responses((status = 201, body = RootCauseOut), Problems))]
async fn create(State(house): State<House>, may: May<ManageLoop>, once: Once<RootCauseIn>) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let made = super::create(&mut tx, &once.body.name, once.body.parent).await?;
    once.answer(tx, StatusCode::CREATED, &RootCauseOut::from(made)).await
}

/// Change a root cause.
#[utoipa::path(patch, path = "/v1/root-causes/{id}", operation_id = "change_root_cause", tag = "manage", request_body = RootCausePatch,
    params(May<ManageLoop>, IfMatchParams, ("id" = RootCauseId, Path)), responses((status = 200, body = RootCauseOut), Problems))]
async fn change(
    State(house): State<House>,
    may: May<ManageLoop>,
    Place(id): Place<Id<Cause>>,
    seen: IfMatch,
    Body(patch): Body<RootCausePatch>,
) -> Result<Json<RootCauseOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let RootCausePatch { name, parent, position, retired, revision } = patch;
    let changed = super::change(&mut tx, id, seen.or(revision), Edit { name, parent, position, retired }).await?;
    tx.commit().await?;
    Ok(Json(changed.into()))
}

/// Remove a root cause that no case names and that has none below it; retire others.
#[utoipa::path(delete, path = "/v1/root-causes/{id}", operation_id = "remove_root_cause", tag = "manage",
    params(May<ManageLoop>, ("id" = RootCauseId, Path)), responses((status = 204), Problems))]
async fn remove(State(house): State<House>, may: May<ManageLoop>, Place(id): Place<Id<Cause>>) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    super::remove(&mut tx, id).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
