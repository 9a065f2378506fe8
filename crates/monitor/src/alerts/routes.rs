//! Routes of alerts.

use axum::Json;
use axum::extract::State as Of;
use customers::accounts::Account;
use customers::ids::AccountId;
use edge::{Body, House, List, ListParams, Listed, Place, Problem, Problems, TimeText};
use identity::may::{ReadCases, WriteCases};
use identity::{May, Sees};
use kernel::{Id, Refusal, Time};
use serde::Deserialize;
use store::{Error, Read};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::shapes::{AlertDetail, AlertOut, Lookup};
use super::store::{self as kept, Filter};
use super::{Alert, AlertId, Record, State};
use crate::watches::{Watch, WatchId};

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(show)).routes(routes!(acknowledge)).routes(routes!(resolve)).routes(routes!(mute))
}

/// Which alerts.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filters {
    /// This far.
    #[param(inline)]
    state: Option<State>,
    /// Of this watch.
    #[param(value_type = Option<WatchId>)]
    watch: Option<Id<Watch>>,
    /// About this account.
    #[param(value_type = Option<AccountId>)]
    account: Option<Id<Account>>,
}

/// Alerts, the newest first.
#[utoipa::path(get, path = "/v1/alerts", operation_id = "list_alerts", tag = "monitor", params(May<ReadCases>, ListParams, Filters),
    responses((status = 200, body = Listed<AlertOut>), Problems))]
async fn list(Of(house): Of<House>, may: May<ReadCases>, list: List<Filters>) -> Result<Json<Listed<AlertOut>>, Problem> {
    let Filters { state, watch, account } = list.filter;
    let list = List { cursor: list.cursor, limit: list.limit, filter: Filter { state, watch, account } };
    let mut read = house.store.read(may.act.workspace).await?;
    let page = kept::page(&mut read, &list).await?;
    let lookup = Lookup::of(&mut read, &page.items, &[], may.sees).await?;
    Ok(Json(Listed { items: page.items.into_iter().filter_map(|alert| lookup.show(alert)).collect(), next: page.next }))
}

/// One alert with what happened to it.
#[utoipa::path(get, path = "/v1/alerts/{id}", operation_id = "show_alert", tag = "monitor", params(May<ReadCases>, ("id" = AlertId, Path)),
    responses((status = 200, body = AlertDetail), Problems))]
async fn show(Of(house): Of<House>, may: May<ReadCases>, Place(id): Place<Id<Alert>>) -> Result<Json<AlertDetail>, Problem> {
    Ok(Json(detail(&mut house.store.read(may.act.workspace).await?, id, may.sees).await?))
}

/// Say that you know.
#[utoipa::path(post, path = "/v1/alerts/{id}/acknowledge", operation_id = "acknowledge_alert", tag = "monitor",
    params(May<WriteCases>, ("id" = AlertId, Path)), responses((status = 200, body = AlertDetail), Problems))]
async fn acknowledge(Of(house): Of<House>, may: May<WriteCases>, Place(id): Place<Id<Alert>>) -> Result<Json<AlertDetail>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    tx.take_turn("watch").await?;
    let alert = kept::present(&mut tx, id).await?;
    if alert.state == State::Open {
        kept::set_state(&mut tx, &alert, State::Acknowledged).await?;
    }
    let detail = detail(&mut tx, id, may.sees).await?;
    tx.commit().await?;
    Ok(Json(detail))
}

/// Say that it was seen to. What goes on all the same fires no second time before it was over once.
#[utoipa::path(post, path = "/v1/alerts/{id}/resolve", operation_id = "resolve_alert", tag = "monitor", params(May<WriteCases>, ("id" = AlertId, Path)),
    responses((status = 200, body = AlertDetail), Problems))]
async fn resolve(Of(house): Of<House>, may: May<WriteCases>, Place(id): Place<Id<Alert>>) -> Result<Json<AlertDetail>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    tx.take_turn("watch").await?;
    let alert = kept::present(&mut tx, id).await?;
    if alert.state != State::Resolved {
        kept::set_state(&mut tx, &alert, State::Resolved).await?;
    }
    // A single event is done with: the next one is news. What a look finds goes on until a look finds it over.
    if is_single(&mut tx, &alert).await? {
        kept::over(&mut tx, &alert).await?;
    }
    let detail = detail(&mut tx, id, may.sees).await?;
    tx.commit().await?;
    Ok(Json(detail))
}

/// Until when an alert tells nobody.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct MuteIn {
    /// Until this moment, also when it becomes so anew; null: it tells again.
    #[schema(value_type = Option<TimeText>)]
    until: Option<Time>,
}

/// Let an alert tell nobody for a while: neither that it is over, nor when the same becomes so anew.
#[utoipa::path(post, path = "/v1/alerts/{id}/mute", operation_id = "mute_alert", tag = "monitor", request_body = MuteIn,
    params(May<WriteCases>, ("id" = AlertId, Path)), responses((status = 200, body = AlertDetail), Problems))]
async fn mute(
    Of(house): Of<House>,
    may: May<WriteCases>,
    Place(id): Place<Id<Alert>>,
    Body(MuteIn { until }): Body<MuteIn>,
) -> Result<Json<AlertDetail>, Problem> {
    if until.is_some_and(|until| until <= may.act.now) {
        return Err(Refusal::field("until", "is past: name a moment that comes, or null to hear of it again").into());
    }
    let mut tx = house.store.begin(&may.act).await?;
    let alert = kept::present(&mut tx, id).await?;
    kept::mute(&mut tx, &alert, until).await?;
    let detail = detail(&mut tx, id, may.sees).await?;
    tx.commit().await?;
    Ok(Json(detail))
}

async fn is_single(read: &mut Read, alert: &Record) -> Result<bool, Error> {
    Ok(crate::watches::store::find(read, alert.watch).await?.is_some_and(|watch| watch.rule.is_told()))
}

async fn detail(read: &mut Read, id: Id<Alert>, sees: Sees) -> Result<AlertDetail, Problem> {
    let alert = kept::present(read, id).await?;
    let steps = kept::steps(read, id).await?;
    let before = kept::before(read, &alert).await?;
    let lookup = Lookup::of(read, std::slice::from_ref(&alert), &steps, sees).await?;
    let steps = steps.into_iter().map(|step| lookup.step(step)).collect();
    let alert = lookup.show(alert).ok_or_else(|| Problem::not_found("alert", id))?;
    Ok(AlertDetail { alert, steps, before })
}
