//! Routes of comments.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::{Extension, Json};
use edge::once::OnceParams;
use edge::revision::{IfMatch, IfMatchParams};
use edge::{Body, House, List, ListParams, Listed, Once, Place, Problem, Problems, TimeText};
use identity::may::{ReadCases, WriteCases};
use identity::{May, Right};
use kernel::{Actor, Id, Time};
use serde::{Deserialize, Serialize};
use store::{Error, Read};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Comment, CommentId, Record, mentions};
use crate::people::{People, Person};
use crate::records::Registry;

/// All routes of this noun; they need the [`Registry`] as an extension.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(change, remove))
}

/// Which comments.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filters {
    /// About the record with this id.
    about: String,
}

/// A new comment.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CommentIn {
    /// The id of the record it is about.
    about: String,
    /// Plain text; a colleague is mentioned by id, as in `@mem_…`.
    #[schema(max_length = 10_000)]
    words: String,
}

/// Other words of a comment.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CommentPatch {
    #[schema(max_length = 10_000)]
    words: String,
    /// The revision you have seen; may be said by `If-Match` instead.
    revision: Option<i64>,
}

/// What somebody wrote about a record.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Comment)]
struct CommentOut {
    #[schema(value_type = CommentId)]
    id: Id<Comment>,
    /// Plain text, with mentions as in `@mem_…`; empty once it is removed.
    words: String,
    /// Who is mentioned.
    mentions: Vec<Person>,
    /// Who wrote it; absent where a program did.
    author: Option<Person>,
    /// Whether the caller wrote it.
    own: bool,
    #[schema(value_type = TimeText)]
    made_at: Time,
    #[schema(value_type = Option<TimeText>)]
    edited_at: Option<Time>,
    /// When it was taken back.
    #[schema(value_type = Option<TimeText>)]
    removed_at: Option<Time>,
    revision: i64,
}

async fn shown(read: &mut Read, records: Vec<Record>, caller: &Actor) -> Result<Vec<CommentOut>, Error> {
    let named = |comment: &Record| mentions(&comment.words).into_iter().chain(comment.author.parse().ok());
    let people = People::of(read, records.iter().flat_map(named).collect()).await?;
    let caller = caller.to_string();
    let show = |comment: Record| CommentOut {
        id: comment.id,
        mentions: mentions(&comment.words).into_iter().filter_map(|id| people.show(id)).collect(),
        words: comment.words,
        author: people.actor(&comment.author),
        own: comment.author == caller,
        made_at: comment.made_at,
        edited_at: comment.edited_at,
        removed_at: comment.removed_at,
        revision: comment.revision,
    };
    Ok(records.into_iter().map(show).collect())
}

async fn one(read: &mut Read, record: Record, caller: &Actor) -> Result<CommentOut, Problem> {
    let id = record.id;
    shown(read, vec![record], caller).await?.pop().ok_or_else(|| Problem::not_found("comment", id))
}

/// The comments about a record page by page, the newest first.
#[utoipa::path(get, path = "/v1/comments", operation_id = "list_comments", tag = "desk", params(May<ReadCases>, ListParams, Filters),
    responses((status = 200, body = Listed<CommentOut>), Problems))]
async fn list(
    State(house): State<House>,
    Extension(registry): Extension<Registry>,
    may: May<ReadCases>,
    list: List<Filters>,
) -> Result<Json<Listed<CommentOut>>, Problem> {
    let list = List { filter: registry.read(&list.filter.about)?, cursor: list.cursor, limit: list.limit };
    let mut read = house.store.read(may.act.workspace).await?;
    let page = super::page(&mut read, &list).await?;
    Ok(Json(Listed { items: shown(&mut read, page.items, &may.act.actor).await?, next: page.next }))
}

/// Write a comment about a record. Who is mentioned hears of it.
#[utoipa::path(post, path = "/v1/comments", operation_id = "write_comment", tag = "desk", params(May<WriteCases>, OnceParams), request_body = CommentIn,
    responses((status = 201, body = CommentOut), Problems))]
async fn create(
    State(house): State<House>,
    Extension(registry): Extension<Registry>,
    may: May<WriteCases>,
    once: Once<CommentIn>,
) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let about = registry.find(&mut tx, &once.body.about).await?;
    let written = super::write(&mut tx, about, &once.body.words).await?;
    let shown = one(&mut tx, written, &may.act.actor).await?;
    once.answer(tx, StatusCode::CREATED, &shown).await
}

/// Change the words of one's own comment.
#[utoipa::path(patch, path = "/v1/comments/{id}", operation_id = "change_comment", tag = "desk", request_body = CommentPatch,
    params(May<WriteCases>, IfMatchParams, ("id" = CommentId, Path)), responses((status = 200, body = CommentOut), Problems))]
async fn change(
    State(house): State<House>,
    may: May<WriteCases>,
    Place(id): Place<Id<Comment>>,
    seen: IfMatch,
    Body(CommentPatch { words, revision }): Body<CommentPatch>,
) -> Result<Json<CommentOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let changed = super::change(&mut tx, id, seen.or(revision), &words).await?;
    let shown = one(&mut tx, changed, &may.act.actor).await?;
    tx.commit().await?;
    Ok(Json(shown))
}

/// Take a comment back: its words go, that there was one stays.
///
/// Those of others can be taken back by who lays down how things are done.
#[utoipa::path(delete, path = "/v1/comments/{id}", operation_id = "remove_comment", tag = "desk", params(May<WriteCases>, ("id" = CommentId, Path)),
    responses((status = 204), Problems))]
async fn remove(State(house): State<House>, may: May<WriteCases>, Place(id): Place<Id<Comment>>) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    super::remove(&mut tx, id, may.rights.has(Right::ManageLoop)).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
