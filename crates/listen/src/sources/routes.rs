//! Routes of sources.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use edge::once::OnceParams;
use edge::revision::{IfMatch, IfMatchParams};
use edge::{Body, House, Listed, Once, Place, Problem, Problems};
use identity::May;
use identity::may::ManageWorkspace;
use kernel::Id;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::counts::sent;
pub use super::shapes::SourceId;
use super::shapes::{SourceIn, SourceOut, SourcePatch};
use super::store::Wish;
use super::{Source, store};

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list, create))
        .routes(routes!(show, change))
        .routes(routes!(close))
        .routes(routes!(open))
        .routes(routes!(renew_key))
}

/// All sources, those made first first, with what they sent in the last 30 days.
#[utoipa::path(get, path = "/v1/sources", operation_id = "list_sources", tag = "listen", params(May<ManageWorkspace>),
    responses((status = 200, body = Listed<SourceOut>), Problems))]
async fn list(State(house): State<House>, may: May<ManageWorkspace>) -> Result<Json<Listed<SourceOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let mut counts = sent(&mut read, may.act.now).await?;
    let items = store::all(&mut read).await?.into_iter().map(|record| {
        let sent = counts.remove(&record.code);
        SourceOut::of(record, sent)
    });
    Ok(Json(Listed { items: items.collect(), next: None }))
}

/// Make a source.
#[utoipa::path(post, path = "/v1/sources", operation_id = "create_source", tag = "listen", params(May<ManageWorkspace>, OnceParams), request_body = SourceIn,
    responses((status = 201, body = SourceOut), Problems))]
async fn create(State(house): State<House>, may: May<ManageWorkspace>, once: Once<SourceIn>) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let made = store::create(&mut tx, &once.body.key, once.body.kind, &once.body.wish()).await?;
    once.answer(tx, StatusCode::CREATED, &SourceOut::of(made, None)).await
}

/// One source, with what it sent in the last 30 days.
#[utoipa::path(get, path = "/v1/sources/{id}", operation_id = "show_source", tag = "listen", params(May<ManageWorkspace>, ("id" = SourceId, Path)),
    responses((status = 200, body = SourceOut), Problems))]
async fn show(State(house): State<House>, may: May<ManageWorkspace>, Place(id): Place<Id<Source>>) -> Result<Json<SourceOut>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let record = store::find(&mut read, id).await?;
    let counts = sent(&mut read, may.act.now).await?.remove(&record.code);
    Ok(Json(SourceOut::of(record, counts)))
}

/// Change a source.
#[utoipa::path(patch, path = "/v1/sources/{id}", operation_id = "change_source", tag = "listen", request_body = SourcePatch,
    params(May<ManageWorkspace>, IfMatchParams, ("id" = SourceId, Path)), responses((status = 200, body = SourceOut), Problems))]
async fn change(
    State(house): State<House>,
    may: May<ManageWorkspace>,
    Place(id): Place<Id<Source>>,
    seen: IfMatch,
    Body(SourcePatch { name, merges, map, folder, revision }): Body<SourcePatch>,
) -> Result<Json<SourceOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let changed = store::change(&mut tx, id, seen.or(revision), &Wish { name, merges, map, folder }).await?;
    tx.commit().await?;
    Ok(Json(SourceOut::of(changed, None)))
}

/// Close a source: its write key opens nothing until it is opened again.
#[utoipa::path(post, path = "/v1/sources/{id}/close", operation_id = "close_source", tag = "listen", params(May<ManageWorkspace>, ("id" = SourceId, Path)),
    responses((status = 200, body = SourceOut), Problems))]
async fn close(State(house): State<House>, may: May<ManageWorkspace>, Place(id): Place<Id<Source>>) -> Result<Json<SourceOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let closed = store::set_closed(&mut tx, id, true).await?;
    tx.commit().await?;
    Ok(Json(SourceOut::of(closed, None)))
}

/// Open a source that was closed.
#[utoipa::path(post, path = "/v1/sources/{id}/open", operation_id = "open_source", tag = "listen", params(May<ManageWorkspace>, ("id" = SourceId, Path)),
    responses((status = 200, body = SourceOut), Problems))]
async fn open(State(house): State<House>, may: May<ManageWorkspace>, Place(id): Place<Id<Source>>) -> Result<Json<SourceOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let opened = store::set_closed(&mut tx, id, false).await?;
    tx.commit().await?;
    Ok(Json(SourceOut::of(opened, None)))
}

/// Give a source another write key: the one it had opens nothing from now on.
#[utoipa::path(post, path = "/v1/sources/{id}/key", operation_id = "renew_source_key", tag = "listen", params(May<ManageWorkspace>, ("id" = SourceId, Path)),
    responses((status = 200, body = SourceOut), Problems))]
async fn renew_key(State(house): State<House>, may: May<ManageWorkspace>, Place(id): Place<Id<Source>>) -> Result<Json<SourceOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let renewed = store::renew_key(&mut tx, id).await?;
    tx.commit().await?;
    Ok(Json(SourceOut::of(renewed, None)))
}
