//! Routes of audiences.

use std::collections::HashMap;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use edge::once::OnceParams;
use edge::revision::{IfMatch, IfMatchParams};
use edge::{Body, House, List, ListParams, Listed, Once, Place, Problem, Problems};
use identity::may::{ReadCustomers, WriteCustomers};
use identity::{May, Sees};
use kernel::{Code, Id, Page, Refusal, Time};
use store::Read;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::shapes::{AudienceIn, AudienceOut, AudiencePatch, AudiencePick, AudiencePicked, AudienceSize, AudienceTrial};
use super::{Audience, Edit, Kind, Record};
use crate::accounts::names;
use crate::attributes::{self, Noun};
use crate::contacts::{self, ContactOut, Failing};
use crate::ids::AudienceId;

/// People picked by one request at most.
const PICKED: usize = 10_000;

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list, create))
        .routes(routes!(try_out))
        .routes(routes!(show, change, remove))
        .routes(routes!(size))
        .routes(routes!(people, pick))
}

fn refuse_hidden(filter: Option<&str>, sees: Sees) -> Result<(), Refusal> {
    filter.map_or(Ok(()), |filter| super::refuse_hidden(filter, sees))
}

/// All audiences by name.
#[utoipa::path(get, path = "/v1/audiences", operation_id = "list_audiences", tag = "customers", params(May<ReadCustomers>), responses((status = 200, body = Listed<AudienceOut>), Problems))]
async fn list(State(house): State<House>, may: May<ReadCustomers>) -> Result<Json<Listed<AudienceOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let items = super::all(&mut read).await?.into_iter().map(AudienceOut::from).collect();
    Ok(Json(Listed { items, next: None }))
}

/// Make an audience: by a condition, as a list, or of our own staff.
#[utoipa::path(post, path = "/v1/audiences", operation_id = "create_audience", tag = "customers", params(May<WriteCustomers>, OnceParams), request_body = AudienceIn,
    responses((status = 201, body = AudienceOut), Problems))]
async fn create(State(house): State<House>, may: May<WriteCustomers>, once: Once<AudienceIn>) -> Result<Response, Problem> {
    refuse_hidden(once.body.filter.as_deref(), may.sees)?;
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let made = super::create(&mut tx, once.body.kind.unwrap_or(Kind::Filter), &Edit::from(&once.body)).await?;
    once.answer(tx, StatusCode::CREATED, &AudienceOut::from(made)).await
}

/// How many people a condition finds now. Nothing is kept.
#[utoipa::path(post, path = "/v1/audiences/try", operation_id = "try_audience", tag = "customers", params(May<ReadCustomers>), request_body = AudienceTrial,
    responses((status = 200, body = AudienceSize), Problems))]
async fn try_out(State(house): State<House>, may: May<ReadCustomers>, Body(trial): Body<AudienceTrial>) -> Result<Json<AudienceSize>, Problem> {
    refuse_hidden(Some(&trial.filter), may.sees)?;
    let (now, audience) = (may.act.now, Record::everybody(&trial.filter));
    let mut read = house.store.read(may.act.workspace).await?;
    Ok(Json(super::size(&mut read, &audience, now).await?.into()))
}

async fn found(read: &mut Read, id: Id<Audience>) -> Result<Record, Problem> {
    super::find(read, id).await?.ok_or_else(|| Problem::not_found("audience", id))
}

/// One audience.
#[utoipa::path(get, path = "/v1/audiences/{id}", operation_id = "show_audience", tag = "customers", params(May<ReadCustomers>, ("id" = AudienceId, Path)),
    responses((status = 200, body = AudienceOut), Problems))]
async fn show(State(house): State<House>, may: May<ReadCustomers>, Place(id): Place<Id<Audience>>) -> Result<Json<AudienceOut>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    Ok(Json(found(&mut read, id).await?.into()))
}

/// Change an audience.
#[utoipa::path(patch, path = "/v1/audiences/{id}", operation_id = "change_audience", tag = "customers", request_body = AudiencePatch,
    params(May<WriteCustomers>, IfMatchParams, ("id" = AudienceId, Path)), responses((status = 200, body = AudienceOut), Problems))]
async fn change(
    State(house): State<House>,
    may: May<WriteCustomers>,
    Place(id): Place<Id<Audience>>,
    seen: IfMatch,
    Body(patch): Body<AudiencePatch>,
) -> Result<Json<AudienceOut>, Problem> {
    refuse_hidden(patch.filter.as_deref(), may.sees)?;
    let mut tx = house.store.begin(&may.act).await?;
    let revision = seen.or(patch.revision);
    let changed = super::change(&mut tx, id, revision, &patch.into()).await?;
    tx.commit().await?;
    Ok(Json(changed.into()))
}

/// Remove an audience that nothing uses.
#[utoipa::path(delete, path = "/v1/audiences/{id}", operation_id = "remove_audience", tag = "customers", params(May<WriteCustomers>, IfMatchParams, ("id" = AudienceId, Path)),
    responses((status = 204), Problems))]
async fn remove(State(house): State<House>, may: May<WriteCustomers>, Place(id): Place<Id<Audience>>, seen: IfMatch) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    super::remove(&mut tx, id, seen.or(None)).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How many people and accounts an audience has now.
#[utoipa::path(get, path = "/v1/audiences/{id}/size", operation_id = "size_audience", tag = "customers", params(May<ReadCustomers>, ("id" = AudienceId, Path)),
    responses((status = 200, body = AudienceSize), Problems))]
async fn size(State(house): State<House>, may: May<ReadCustomers>, Place(id): Place<Id<Audience>>) -> Result<Json<AudienceSize>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let audience = found(&mut read, id).await?;
    Ok(Json(super::size(&mut read, &audience, may.act.now).await?.into()))
}

/// The people of an audience now, page by page; nobody for staff.
#[utoipa::path(get, path = "/v1/audiences/{id}/people", operation_id = "list_audience_people", tag = "customers", params(May<ReadCustomers>, ListParams, ("id" = AudienceId, Path)),
    responses((status = 200, body = Listed<ContactOut>), Problems))]
async fn people(
    State(house): State<House>,
    may: May<ReadCustomers>,
    Place(id): Place<Id<Audience>>,
    list: List,
) -> Result<Json<Listed<ContactOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let audience = found(&mut read, id).await?;
    let page = page(&mut read, &audience, may.act.now, &list).await?;
    let attributes = attributes::all(&mut read, Noun::Contact).await?;
    let called = names(&mut read, page.items.iter().filter_map(|record| record.account)).await?;
    let failing = Failing::among(&mut read, &page.items).await?;
    Ok(Json(Listed::of(page, |record| {
        let account = record.account.and_then(|id| called.get(&id).cloned());
        ContactOut::of(record, &attributes, may.sees.customers, &failing).at(account)
    })))
}

async fn page(read: &mut Read, audience: &Record, now: Time, list: &List) -> Result<Page<contacts::Record>, Problem> {
    let after = list.after::<i64>()?.unwrap_or(-1);
    let page = list.page(super::people(read, audience, now, after, list.fetch()).await?, |person| person.code);
    let ids: Vec<_> = page.items.iter().map(|person| person.contact).collect();
    let mut records: HashMap<_, _> = contacts::by_ids(read, &ids).await?.into_iter().map(|record| (record.id, record)).collect();
    Ok(Page { items: ids.iter().filter_map(|id| records.remove(id)).collect(), next: page.next })
}

/// Put people on a list, or take them off.
#[utoipa::path(post, path = "/v1/audiences/{id}/people", operation_id = "pick_audience_people", tag = "customers", request_body = AudiencePick,
    params(May<WriteCustomers>, ("id" = AudienceId, Path)), responses((status = 200, body = AudiencePicked), Problems))]
async fn pick(
    State(house): State<House>,
    may: May<WriteCustomers>,
    Place(id): Place<Id<Audience>>,
    Body(AudiencePick { add, remove }): Body<AudiencePick>,
) -> Result<Json<AudiencePicked>, Problem> {
    if add.len() + remove.len() > PICKED {
        return Err(Problem::new(Code::TooLarge, format!("at most {PICKED} people are picked at once: send several requests")));
    }
    let mut tx = house.store.begin(&may.act).await?;
    let removed = super::unpick(&mut tx, id, &remove).await?;
    let added = super::pick(&mut tx, id, &add).await?;
    tx.commit().await?;
    Ok(Json(AudiencePicked { added, removed }))
}
