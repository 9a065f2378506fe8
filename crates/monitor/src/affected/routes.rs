//! Routes of others affected.

use axum::Json;
use axum::extract::State;
use customers::accounts::Account;
use customers::contacts::Contact;
use customers::ids::{AccountId, ContactId};
use edge::{Body, House, List, ListParams, Listed, Place, Problem, Problems, TimeText};
use identity::May;
use identity::may::{ReadCases, WriteCases};
use journeys::touchpoints::{self, Touchpoint, TouchpointId};
use kernel::{Cursor, Id, Time};
use serde::{Deserialize, Serialize};
use store::Read;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Count, Reached, Window, Wish};

/// Days that are looked back unless told.
const MONTH: i64 = 30;

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(reach_out))
}

/// Between which moments.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Between {
    /// From this moment; 30 days before the other unless told.
    #[param(value_type = Option<TimeText>)]
    from: Option<Time>,
    /// Until this moment, not included; now unless told.
    #[param(value_type = Option<TimeText>)]
    until: Option<Time>,
}

/// Somebody who went through a touchpoint and said nothing.
#[derive(Debug, Serialize, ToSchema)]
struct AffectedCustomer {
    #[schema(value_type = ContactId)]
    contact: Id<Contact>,
    /// For those who may see names.
    name: Option<String>,
    #[schema(value_type = Option<AccountId>)]
    account: Option<Id<Account>>,
    account_name: Option<String>,
    /// How often they went through it in the window.
    times: i64,
    /// When they did so last.
    #[schema(value_type = TimeText)]
    last_at: Time,
}

/// Who went through a touchpoint and said nothing, page by page, with how many they are altogether.
#[derive(Debug, Serialize, ToSchema)]
struct AffectedCustomers {
    /// People.
    people: i64,
    /// Accounts of which they are.
    accounts: i64,
    /// Customers: these accounts, and people without one.
    customers: i64,
    /// Those of this page.
    items: Vec<AffectedCustomer>,
    /// Pass as `cursor` to get the rows that follow; absent on the last page.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    next: Option<Cursor>,
}

/// What the tasks of reaching out say.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ReachOut {
    /// From this moment; 30 days before the other unless told.
    #[schema(value_type = Option<TimeText>)]
    from: Option<Time>,
    /// Until this moment, not included; now unless told.
    #[schema(value_type = Option<TimeText>)]
    until: Option<Time>,
    /// What is to be done.
    #[schema(max_length = 200)]
    title: String,
    /// More about it.
    #[schema(max_length = 4000)]
    note: Option<String>,
    /// By when.
    #[schema(value_type = Option<TimeText>)]
    due_at: Option<Time>,
}

/// What came of reaching out.
#[derive(Debug, Serialize, ToSchema)]
struct ReachedOut {
    /// Tasks that were made, one for each customer.
    made: usize,
    /// Customers about whom there was an open task of this kind already.
    already: usize,
    /// Customers for whom there was no room: ask again when some of these tasks are done.
    left_off: usize,
}

/// Who did something at a touchpoint within a window and has not answered about it since; the last at the beginning.
#[utoipa::path(get, path = "/v1/touchpoints/{id}/affected", operation_id = "list_affected", tag = "monitor",
    params(May<ReadCases>, ListParams, ("id" = TouchpointId, Path), Between), responses((status = 200, body = AffectedCustomers), Problems))]
async fn list(
    State(house): State<House>,
    may: May<ReadCases>,
    Place(id): Place<Id<Touchpoint>>,
    list: List<Between>,
) -> Result<Json<AffectedCustomers>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let window = window(&mut read, id, &list.filter, may.act.now).await?;
    let page = super::page(&mut read, &List { cursor: list.cursor, limit: list.limit, filter: window }).await?;
    let Count { people, accounts, customers } = super::count(&mut read, window).await?;
    let sees = may.sees.customers;
    let Listed { items, next } = Listed::of(page, |of| AffectedCustomer {
        contact: of.contact,
        name: Some(of.name).filter(|_| sees),
        account: of.account,
        account_name: of.account_name,
        times: of.times,
        last_at: of.last_at,
    });
    Ok(Json(AffectedCustomers { people, accounts, customers, items, next }))
}

/// Make a task for each customer who went through a touchpoint and said nothing, for whoever answers for them. Whoever has an open one of
/// this kind gets no second; at most 500 at once.
#[utoipa::path(post, path = "/v1/touchpoints/{id}/affected/reach-out", operation_id = "reach_out", tag = "monitor", request_body = ReachOut,
    params(May<WriteCases>, ("id" = TouchpointId, Path)), responses((status = 200, body = ReachedOut), Problems))]
async fn reach_out(
    State(house): State<House>,
    may: May<WriteCases>,
    Place(id): Place<Id<Touchpoint>>,
    Body(ReachOut { from, until, title, note, due_at }): Body<ReachOut>,
) -> Result<Json<ReachedOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let window = window(&mut tx, id, &Between { from, until }, may.act.now).await?;
    let Reached { made, already, left_off } = super::reach_out(&mut tx, id, window, &Wish { title, note, due_at }).await?;
    tx.commit().await?;
    Ok(Json(ReachedOut { made, already, left_off }))
}

async fn window(read: &mut Read, id: Id<Touchpoint>, between: &Between, now: Time) -> Result<Window, Problem> {
    let touchpoint = touchpoints::find(read, id).await?.ok_or_else(|| Problem::not_found("touchpoint", id))?.code;
    let until = between.until.unwrap_or(now);
    let from = between.from.unwrap_or_else(|| until.plus_seconds(-MONTH * 86_400));
    if from > until {
        return Err(edge::params::parameter("from", "lies behind until: name the earlier moment first").into());
    }
    Ok(Window { touchpoint, from, until })
}
