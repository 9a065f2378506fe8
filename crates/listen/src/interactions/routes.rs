//! Routes of interactions: what came in, what was refused, for how long it is kept. How sources send is in `tracking`.

use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, Request, State};
use axum::{Extension, Json};
use customers::accounts::Account;
use customers::contacts::Contact;
use customers::ids::{AccountId, ContactId};
use edge::{Body, House, List, ListParams, Listed, Params, Problem, Problems, body};
use identity::May;
use identity::may::{Import, ManageWorkspace, ReadAnswers};
use kernel::Id;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::files::{self, File, How, Opened, Report};
pub use super::list::InteractionId;
use super::list::{self, Order};
use super::refusals::{self, Refused};
use super::{Call, Collector, Filter, Recorded, receiving, tracking, whose};
use crate::sources::{self, Kind, Origin};

/// The largest file, packed or not.
const FILE: usize = 256 << 20;

/// All routes of this noun. Those that take something in need the collector as an extension.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .merge(tracking::routes())
        .merge(receiving::routes())
        .merge(OpenApiRouter::new().routes(routes!(import)).layer(DefaultBodyLimit::max(FILE)))
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

/// How a file is brought in.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct ImportHow {
    /// Key of the source it is from, whose map reads it if it has one; `files` unless told. Made when it is not here.
    source: Option<String>,
    /// Only show what would happen.
    dry_run: bool,
    /// Write the good rows although others are refused; those are kept with their reasons.
    keep_good: bool,
}

/// Import interactions from a file, plain or gzipped: CSV, or one JSON value per line. Columns: `id`, `event`, `call`, `happened_at`, `contact` and
/// `account` (external ids; made when not here), `mail`, `visitor`, `touchpoint`, `channel`, `offering`, `team`; every other column is a property.
/// The same file twice changes nothing where its rows have ids.
#[utoipa::path(post, path = "/v1/imports/interactions", operation_id = "import_interactions", tag = "interactions", params(May<Import>, ImportHow),
    request_body(content((String = "text/csv"), (String = "application/x-ndjson"))), responses((status = 200, body = Report), Problems))]
async fn import(
    State(house): State<House>,
    Extension(collector): Extension<Collector>,
    may: May<Import>,
    Params(how): Params<ImportHow>,
    request: Request,
) -> Result<Json<Report>, Problem> {
    let wanted =
        |essence: &str| matches!(essence, "text/csv" | "application/csv" | "application/x-ndjson" | "application/ndjson" | "application/gzip");
    body::refuse_other_media(request.headers(), "text/csv or application/x-ndjson", wanted)?;
    let is_lines = request.headers().get("content-type").and_then(|value| value.to_str().ok()).is_some_and(|media| media.contains("ndjson"));
    let bytes = body::read(request, &()).await?;
    let mut tx = house.store.begin(&may.act).await?;
    let source = sources::ensure(&mut tx, how.source.as_deref().unwrap_or("files"), Kind::Files).await?;
    tx.commit().await?;
    let origin = Origin::of(may.act.workspace, &source);
    let opened: Opened = Arc::new(move || Ok(Box::new(std::io::Cursor::new(bytes.clone()))));
    let file = File { name: "upload".into(), is_lines, opened };
    let ImportHow { dry_run, keep_good, .. } = how;
    let report = files::import(&house, &collector, &origin, &file, How { dry_run, keep_good }).await?;
    if report.done {
        files::audit(&house, &may.act, &origin, &file.name, &report).await?;
    }
    Ok(Json(report))
}
