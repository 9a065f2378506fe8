//! Routes of tags; rooms downstream have the routes that put them on their records.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use edge::once::OnceParams;
use edge::revision::{IfMatch, IfMatchParams};
use edge::{Body, House, Listed, Once, Place, Problem, Problems, TimeText};
use identity::May;
use identity::may::{ReadAnswers, WriteAnswers};
use kernel::{Id, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Colour, Record, Tag, TagId};

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(change, remove))
}

/// A new tag.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TagIn {
    /// What it says; no other tag says the same.
    #[schema(max_length = 60)]
    name: String,
    /// The role of its colour; grey unless told.
    colour: Option<Colour>,
}

/// A change of a tag.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TagPatch {
    #[schema(max_length = 60)]
    name: Option<String>,
    colour: Option<Colour>,
    /// The revision you have seen; may be said by `If-Match` instead.
    revision: Option<i64>,
}

/// A tag.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Tag)]
struct TagOut {
    #[schema(value_type = TagId)]
    id: Id<Tag>,
    name: String,
    colour: Colour,
    #[schema(value_type = TimeText)]
    made_at: Time,
    revision: i64,
    /// How many records wear it.
    uses: i64,
}

impl TagOut {
    fn of((Record { id, name, colour, made_at, revision }, uses): (Record, i64)) -> Self {
        Self { id, name, colour, made_at, revision, uses }
    }
}

/// All tags by name.
#[utoipa::path(get, path = "/v1/tags", operation_id = "list_tags", tag = "desk", params(May<ReadAnswers>),
    responses((status = 200, body = Listed<TagOut>), Problems))]
async fn list(State(house): State<House>, may: May<ReadAnswers>) -> Result<Json<Listed<TagOut>>, Problem> {
    let tags = super::all(&mut house.store.read(may.act.workspace).await?).await?;
    Ok(Json(Listed { items: tags.into_iter().map(TagOut::of).collect(), next: None }))
}

/// Make a tag.
#[utoipa::path(post, path = "/v1/tags", operation_id = "create_tag", tag = "desk", params(May<WriteAnswers>, OnceParams), request_body = TagIn,
    responses((status = 201, body = TagOut), Problems))]
async fn create(State(house): State<House>, may: May<WriteAnswers>, once: Once<TagIn>) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let made = super::create(&mut tx, &once.body.name, once.body.colour.unwrap_or(Colour::Grey)).await?;
    once.answer(tx, StatusCode::CREATED, &TagOut::of((made, 0))).await
}

/// Rename or recolour a tag, on all records that wear it.
#[utoipa::path(patch, path = "/v1/tags/{id}", operation_id = "change_tag", tag = "desk", request_body = TagPatch,
    params(May<WriteAnswers>, IfMatchParams, ("id" = TagId, Path)), responses((status = 200, body = TagOut), Problems))]
async fn change(
    State(house): State<House>,
    may: May<WriteAnswers>,
    Place(id): Place<Id<Tag>>,
    seen: IfMatch,
    Body(TagPatch { name, colour, revision }): Body<TagPatch>,
) -> Result<Json<TagOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let changed = super::change(&mut tx, id, seen.or(revision), name.as_deref(), colour).await?;
    let uses = super::store::uses(&mut tx, id).await?;
    tx.commit().await?;
    Ok(Json(TagOut::of((changed, uses))))
}

/// Remove a tag, also from all records that wear it.
#[utoipa::path(delete, path = "/v1/tags/{id}", operation_id = "remove_tag", tag = "desk", params(May<WriteAnswers>, IfMatchParams, ("id" = TagId, Path)),
    responses((status = 204), Problems))]
async fn remove(State(house): State<House>, may: May<WriteAnswers>, Place(id): Place<Id<Tag>>, seen: IfMatch) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    super::remove(&mut tx, id, seen.or(None)).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
