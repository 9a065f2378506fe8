//! Routes of interactions: what came in, what was refused, for how long it is kept. How sources send is in `tracking`.

use axum::Json;
use axum::extract::State;
use customers::accounts::Account;
use customers::contacts::Contact;
use customers::ids::{AccountId, ContactId};
use edge::{Body, House, List, ListParams, Listed, Problem, Problems};
use identity::May;
use identity::may::{ManageWorkspace, ReadAnswers};
use kernel::Id;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use super::list::InteractionId;
use super::list::{self, Order};
use super::refusals::{self, Refused};
use super::{Call, Filter, Recorded, tracking, whose};

/// All routes of this noun. Those that take something in need the collector as an extension.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .merge(tracking::routes())
        .routes(routes!(list))
        .routes(routes!(refused))
        .routes(routes!(events))
        .routes(routes!(show_keep, set_keep))
}

/// Which interactions.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filters {
    /// From this source, by its key.
    source: Option<String>,
    /// Of this name.
    event: Option<String>,
    /// Of this kind.
    #[param(inline)]
    call: Option<Call>,
    /// Of this person.
    #[param(value_type = Option<ContactId>)]
    contact: Option<Id<Contact>>,
    /// Of this account.
    #[param(value_type = Option<AccountId>)]
    account: Option<Id<Account>>,
    /// About this touchpoint, by its key.
    touchpoint: Option<String>,
    /// Only those of people who are known, or only the others.
    known: Option<bool>,
    /// Those that came last first unless told.
    #[param(inline)]
    sort: Option<Order>,
}

/// What customers did, those that came or happened last first.
#[utoipa::path(get, path = "/v1/interactions", operation_id = "list_interactions", tag = "interactions", params(May<ReadAnswers>, ListParams, Filters),
    responses((status = 200, body = Listed<Recorded>), Problems))]
async fn list(State(house): State<House>, may: May<ReadAnswers>, list: List<Filters>) -> Result<Json<Listed<Recorded>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let Filters { source, event, call, contact, account, touchpoint, known, sort } = list.filter;
    let filter = Filter { source, event, call, contact, account, touchpoint, known };
    let list = List { cursor: list.cursor, limit: list.limit, filter };
    let page = super::page(&mut read, &list, sort.unwrap_or(Order::Received), may.sees.customers).await?;
    Ok(Json(page.into()))
}

/// Which refused items.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct RefusedFilters {
    /// From this source, by its key.
    source: Option<String>,
}

/// What sources sent and was not taken in, the last first, with the reason of each; kept for 30 days.
#[utoipa::path(get, path = "/v1/interactions/refused", operation_id = "list_refused_items", tag = "interactions",
    params(May<ReadAnswers>, ListParams, RefusedFilters), responses((status = 200, body = Listed<Refused>), Problems))]
async fn refused(State(house): State<House>, may: May<ReadAnswers>, list: List<RefusedFilters>) -> Result<Json<Listed<Refused>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let list = List { cursor: list.cursor, limit: list.limit, filter: list.filter.source };
    Ok(Json(refusals::page(&mut read, &list, may.sees.customers).await?.into()))
}

/// The names of all events that ever came.
#[derive(Debug, Serialize, ToSchema)]
struct EventNames {
    /// In order.
    items: Vec<String>,
}

/// The names of all events that ever came, in order.
#[utoipa::path(get, path = "/v1/interactions/events", operation_id = "list_event_names", tag = "interactions", params(May<ReadAnswers>),
    responses((status = 200, body = EventNames), Problems))]
async fn events(State(house): State<House>, may: May<ReadAnswers>) -> Result<Json<EventNames>, Problem> {
    let items = list::events(&mut house.store.read(may.act.workspace).await?).await?;
    Ok(Json(EventNames { items }))
}

/// For how long interactions are kept.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Keep {
    /// Days after they came; null is for ever.
    #[schema(minimum = 1, maximum = 36_500)]
    days: Option<i64>,
}

/// For how long interactions are kept.
#[utoipa::path(get, path = "/v1/interactions/keep", operation_id = "show_interaction_keep", tag = "interactions", params(May<ReadAnswers>),
    responses((status = 200, body = Keep), Problems))]
async fn show_keep(State(house): State<House>, may: May<ReadAnswers>) -> Result<Json<Keep>, Problem> {
    let days = whose::keep_days(&mut house.store.read(may.act.workspace).await?).await?;
    Ok(Json(Keep { days }))
}

/// Set for how long interactions are kept; older ones go within a day.
#[utoipa::path(put, path = "/v1/interactions/keep", operation_id = "set_interaction_keep", tag = "interactions", params(May<ManageWorkspace>),
    request_body = Keep, responses((status = 200, body = Keep), Problems))]
async fn set_keep(State(house): State<House>, may: May<ManageWorkspace>, Body(keep): Body<Keep>) -> Result<Json<Keep>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    whose::set_keep_days(&mut tx, keep.days).await?;
    tx.commit().await?;
    Ok(Json(keep))
}
