//! Routes of stages.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use edge::once::OnceParams;
use edge::revision::{IfMatch, IfMatchParams};
use edge::{Body, House, IdOf, Listed, Once, Place, Problem, Problems};
use identity::May;
use identity::may::{ReadJourneys, WriteJourneys};
use kernel::Id;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Record, Stage};

/// A name for OpenAPI, whose macros do not look into generic types.
pub type StageId = IdOf<Stage>;

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(arrange)).routes(routes!(change, remove))
}

/// A new stage.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct StageIn {
    /// The name files and packs use.
    #[schema(pattern = "^[a-z][a-z0-9_]*$", max_length = 60)]
    key: String,
    /// What people call it.
    #[schema(max_length = 300)]
    name: String,
}

/// A change of a stage.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct StagePatch {
    #[schema(max_length = 300)]
    name: Option<String>,
    /// The revision you have seen; may be said by `If-Match` instead.
    revision: Option<i64>,
}

/// Stages in the order wanted; those left out keep theirs behind.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct StageOrder {
    #[schema(value_type = Vec<StageId>)]
    order: Vec<Id<Stage>>,
}

/// A stage.
#[derive(Debug, Serialize, ToSchema)]
struct StageOut {
    #[schema(value_type = StageId)]
    id: Id<Stage>,
    key: String,
    name: String,
    position: i64,
    revision: i64,
}

impl From<Record> for StageOut {
    fn from(Record { id, key, name, position, revision }: Record) -> Self {
        Self { id, key, name, position, revision }
    }
}

fn listed(stages: Vec<Record>) -> Json<Listed<StageOut>> {
    Json(Listed { items: stages.into_iter().map(StageOut::from).collect(), next: None })
}

/// All stages, in order.
#[utoipa::path(get, path = "/v1/stages", operation_id = "list_stages", tag = "journeys", params(May<ReadJourneys>), responses((status = 200, body = Listed<StageOut>), Problems))]
async fn list(State(house): State<House>, may: May<ReadJourneys>) -> Result<Json<Listed<StageOut>>, Problem> {
    Ok(listed(super::all(&mut house.store.read(may.act.workspace).await?).await?))
}

/// Make a stage, behind the others.
#[utoipa::path(post, path = "/v1/stages", operation_id = "create_stage", tag = "journeys", params(May<WriteJourneys>, OnceParams), request_body = StageIn,
    responses((status = 201, body = StageOut), Problems))]
async fn create(State(house): State<House>, may: May<WriteJourneys>, once: Once<StageIn>) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let made = super::create(&mut tx, &once.body.key, &once.body.name).await?;
    once.answer(tx, StatusCode::CREATED, &StageOut::from(made)).await
}

/// Put the stages in order.
#[utoipa::path(put, path = "/v1/stages/order", operation_id = "arrange_stages", tag = "journeys", params(May<WriteJourneys>), request_body = StageOrder,
    responses((status = 200, body = Listed<StageOut>), Problems))]
async fn arrange(State(house): State<House>, may: May<WriteJourneys>, Body(wish): Body<StageOrder>) -> Result<Json<Listed<StageOut>>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let stages = super::arrange(&mut tx, &wish.order).await?;
    tx.commit().await?;
    Ok(listed(stages))
}

/// Rename a stage.
#[utoipa::path(patch, path = "/v1/stages/{id}", operation_id = "change_stage", tag = "journeys", request_body = StagePatch,
    params(May<WriteJourneys>, IfMatchParams, ("id" = StageId, Path)), responses((status = 200, body = StageOut), Problems))]
async fn change(
    State(house): State<House>,
    may: May<WriteJourneys>,
    Place(id): Place<Id<Stage>>,
    seen: IfMatch,
    Body(patch): Body<StagePatch>,
) -> Result<Json<StageOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let changed = super::change(&mut tx, id, seen.or(patch.revision), patch.name.as_deref()).await?;
    tx.commit().await?;
    Ok(Json(changed.into()))
}

/// Remove a stage without touchpoints.
#[utoipa::path(delete, path = "/v1/stages/{id}", operation_id = "remove_stage", tag = "journeys", params(May<WriteJourneys>, IfMatchParams, ("id" = StageId, Path)),
    responses((status = 204), Problems))]
async fn remove(State(house): State<House>, may: May<WriteJourneys>, Place(id): Place<Id<Stage>>, seen: IfMatch) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    super::remove(&mut tx, id, seen.or(None)).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
