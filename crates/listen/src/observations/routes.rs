//! Routes of observations.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use customers::accounts::Account;
use customers::contacts::Contact;
use customers::ids::{AccountId, ContactId};
use desk::tags::{Tag, TagId};
use edge::once::OnceParams;
use edge::params::parameter;
use edge::revision::{IfMatch, IfMatchParams};
use edge::{Body, House, List, ListParams, Listed, Once, Place, Problem, Problems};
use identity::May;
use identity::may::{ReadAnswers, WriteAnswers};
use kernel::calendar::Dates;
use kernel::{Actor, Code, Id, Member, Page, Refusal};
use serde::Deserialize;
use store::{Error, Read};
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::shapes::{ObservationId, ObservationIn, ObservationOut, ObservationPatch, may_change, shown};
use super::{Filter, Kind, Observation, Record, present, uploads};
use identity::workspaces::zone;

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(show, change, remove)).merge(uploads::routes())
}

/// Which observations.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filters {
    /// About this account.
    #[param(value_type = Option<AccountId>)]
    account: Option<Id<Account>>,
    /// Of this person.
    #[param(value_type = Option<ContactId>)]
    contact: Option<Id<Contact>>,
    /// About this touchpoint, by its key.
    touchpoint: Option<String>,
    /// Of this kind.
    #[param(inline)]
    kind: Option<Kind>,
    /// With a sentiment this good or better, -2 to 2.
    sentiment_from: Option<i64>,
    /// With a sentiment this bad or worse, -2 to 2.
    sentiment_until: Option<i64>,
    /// Wearing this tag.
    #[param(value_type = Option<TagId>)]
    tag: Option<Id<Tag>>,
    /// Written by this member; `me` for your own.
    by: Option<String>,
    /// Happened on these days of the workspace's zone, as in `2026-01-01..2026-02-01`: the first included, the second not.
    #[param(value_type = Option<String>)]
    during: Option<Dates>,
    /// With these words in a row, whatever their case and accents. They are looked for in 4,000 observations at most for each page: it may hold few
    /// or none, and `next` goes on behind them.
    #[param(max_length = 200)]
    words: Option<String>,
}

/// Observations, those that happened last first.
#[utoipa::path(get, path = "/v1/observations", operation_id = "list_observations", tag = "listen", params(May<ReadAnswers>, ListParams, Filters),
    responses((status = 200, body = Listed<ObservationOut>), Problems))]
async fn list(State(house): State<House>, may: May<ReadAnswers>, list: List<Filters>) -> Result<Json<Listed<ObservationOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let list = List { cursor: list.cursor, limit: list.limit, filter: filter(&mut read, &may.act.actor, list.filter).await? };
    let Page { items, next } = super::page(&mut read, &list).await?;
    let items = shown(&mut read, items, &may).await?;
    Ok(Json(Listed::of(Page { items, next }, |item| item)))
}

async fn filter(read: &mut Read, actor: &Actor, filters: Filters) -> Result<Filter, Error> {
    let Filters { account, contact, touchpoint, kind, sentiment_from, sentiment_until, tag, by, during, words } = filters;
    if words.as_ref().is_some_and(|words| words.chars().count() > 200) {
        return Err(parameter("words", "look for 200 characters at most").into());
    }
    let during = match during {
        Some(dates) => Some(dates.instants(&zone(read).await?)),
        None => None,
    };
    let member = by.map(|by| written_by(actor, &by)).transpose()?;
    Ok(Filter { account, contact, touchpoint, kind, sentiment_from, sentiment_until, tag, member, during, words })
}

fn written_by(actor: &Actor, by: &str) -> Result<Id<Member>, Refusal> {
    match (by, actor) {
        ("me", Actor::Member(member)) => Ok(*member),
        ("me", _) => Err(parameter("by", "you are no member of this workspace: name one by its id")),
        (id, _) => id.parse().map_err(|_| parameter("by", "is neither me nor the id of a member")),
    }
}

/// Note what was said in a call, a meeting or an interview, or seen in the field.
#[utoipa::path(post, path = "/v1/observations", operation_id = "create_observation", tag = "listen", params(May<WriteAnswers>, OnceParams),
    request_body = ObservationIn, responses((status = 201, body = ObservationOut), Problems))]
async fn create(State(house): State<House>, may: May<WriteAnswers>, once: Once<ObservationIn>) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let made = super::create(&mut tx, once.body.wish(may.act.now)).await?;
    let made = one(&mut tx, made, &may).await?;
    once.answer(tx, StatusCode::CREATED, &made).await
}

/// One observation.
#[utoipa::path(get, path = "/v1/observations/{id}", operation_id = "show_observation", tag = "listen",
    params(May<ReadAnswers>, ("id" = ObservationId, Path)), responses((status = 200, body = ObservationOut), Problems))]
async fn show(State(house): State<House>, may: May<ReadAnswers>, Place(id): Place<Id<Observation>>) -> Result<Json<ObservationOut>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let record = present(&mut read, id).await?;
    Ok(Json(one(&mut read, record, &may).await?))
}

/// Change an observation. Only who wrote it may, and managers, admins and owners.
#[utoipa::path(patch, path = "/v1/observations/{id}", operation_id = "change_observation", tag = "listen", request_body = ObservationPatch,
    params(May<WriteAnswers>, IfMatchParams, ("id" = ObservationId, Path)), responses((status = 200, body = ObservationOut), Problems))]
async fn change(
    State(house): State<House>,
    may: May<WriteAnswers>,
    Place(id): Place<Id<Observation>>,
    seen: IfMatch,
    Body(patch): Body<ObservationPatch>,
) -> Result<Json<ObservationOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    changeable(&may, &present(&mut tx, id).await?)?;
    let seen = seen.or(patch.revision);
    let changed = super::change(&mut tx, id, seen, &patch.into()).await?;
    let changed = one(&mut tx, changed, &may).await?;
    tx.commit().await?;
    Ok(Json(changed))
}

/// Remove an observation with its files, and what figures count of it. Only who wrote it may, and managers, admins and owners.
#[utoipa::path(delete, path = "/v1/observations/{id}", operation_id = "remove_observation", tag = "listen",
    params(May<WriteAnswers>, IfMatchParams, ("id" = ObservationId, Path)), responses((status = 204), Problems))]
async fn remove(State(house): State<House>, may: May<WriteAnswers>, Place(id): Place<Id<Observation>>, seen: IfMatch) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    changeable(&may, &present(&mut tx, id).await?)?;
    super::remove(&mut tx, id, seen.or(None)).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn one<R>(read: &mut Read, record: Record, may: &May<R>) -> Result<ObservationOut, Error> {
    let one = shown(read, vec![record], may).await?.pop();
    one.ok_or_else(|| Error::Misuse("an observation was lost on its way out".into()))
}

/// Refuses those who may not change an observation.
pub(super) fn changeable(may: &May<WriteAnswers>, record: &Record) -> Result<(), Problem> {
    if may_change(may, record.member) {
        return Ok(());
    }
    Err(Problem::new(Code::NotAllowed, "only who wrote it may change it, and managers, admins and owners: ask one of them"))
}
