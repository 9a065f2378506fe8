//! Routes of holds.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use customers::accounts::Account;
use customers::contacts::Contact;
use customers::ids::{AccountId, ContactId};
use edge::once::OnceParams;
use edge::{House, IdOf, List, ListParams, Listed, Once, Place, Problem, Problems, TimeText};
use identity::May;
use identity::may::{ReadCustomers, WriteCustomers};
use kernel::{Id, Refusal, Time};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Filter, Hold, Record, Whom};

/// The id of a hold, in schemas.
pub type HoldId = IdOf<Hold>;

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, place)).routes(routes!(lift))
}

/// Which holds.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filters {
    /// About this person.
    #[param(value_type = Option<ContactId>)]
    contact: Option<Id<Contact>>,
    /// About this account.
    #[param(value_type = Option<AccountId>)]
    account: Option<Id<Account>>,
    /// Those that hold now only; all of them unless told.
    #[serde(default)]
    now: bool,
}

/// Whom to hold back, and why: one of `contact` and `account`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct HoldIn {
    #[schema(value_type = Option<ContactId>)]
    contact: Option<Id<Contact>>,
    #[schema(value_type = Option<AccountId>)]
    account: Option<Id<Account>>,
    /// Why nobody is asked.
    #[schema(min_length = 1, max_length = 500)]
    reason: String,
    /// Until when; until it is lifted unless told.
    #[schema(value_type = Option<TimeText>)]
    until: Option<Time>,
}

/// Somebody, or everybody of an account, is not asked for a while.
#[derive(Debug, Serialize, ToSchema)]
struct HoldOut {
    #[schema(value_type = HoldId)]
    id: Id<Hold>,
    #[schema(value_type = Option<ContactId>)]
    contact: Option<Id<Contact>>,
    #[schema(value_type = Option<AccountId>)]
    account: Option<Id<Account>>,
    reason: String,
    #[schema(value_type = Option<TimeText>)]
    until: Option<Time>,
    #[schema(value_type = TimeText)]
    made_at: Time,
    /// Who set it: the id of a member or token, or a part of the house.
    actor: String,
    #[schema(value_type = Option<TimeText>)]
    lifted_at: Option<Time>,
}

impl From<Record> for HoldOut {
    fn from(Record { id, whom, reason, until, made_at, actor, lifted_at }: Record) -> Self {
        let (contact, account) = match whom {
            Whom::Contact(contact) => (Some(contact), None),
            Whom::Account(account) => (None, Some(account)),
        };
        Self { id, contact, account, reason, until, made_at, actor, lifted_at }
    }
}

fn whom(contact: Option<Id<Contact>>, account: Option<Id<Account>>) -> Result<Option<Whom>, Refusal> {
    match (contact, account) {
        (Some(contact), None) => Ok(Some(Whom::Contact(contact))),
        (None, Some(account)) => Ok(Some(Whom::Account(account))),
        (None, None) => Ok(None),
        (Some(_), Some(_)) => Err(Refusal::field("account", "name either a contact or an account, not both")),
    }
}

/// Holds, those set last first.
#[utoipa::path(get, path = "/v1/holds", operation_id = "list_holds", tag = "listen", params(May<ReadCustomers>, ListParams, Filters),
    responses((status = 200, body = Listed<HoldOut>), Problems))]
async fn list(State(house): State<House>, may: May<ReadCustomers>, list: List<Filters>) -> Result<Json<Listed<HoldOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let Filters { contact, account, now } = list.filter;
    let filter = Filter { whom: whom(contact, account)?, at: now.then_some(may.act.now) };
    let page = super::page(&mut read, &List { cursor: list.cursor, limit: list.limit, filter }).await?;
    Ok(Json(Listed::of(page, HoldOut::from)))
}

/// Hold somebody back from surveys, or everybody of an account.
#[utoipa::path(post, path = "/v1/holds", operation_id = "place_hold", tag = "listen", params(May<WriteCustomers>, OnceParams), request_body = HoldIn,
    responses((status = 201, body = HoldOut), Problems))]
async fn place(State(house): State<House>, may: May<WriteCustomers>, once: Once<HoldIn>) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let HoldIn { contact, account, reason, until } = &once.body;
    let whom = whom(*contact, *account)?.ok_or_else(|| Refusal::field("contact", "name a contact or an account"))?;
    let placed = super::place(&mut tx, whom, reason, *until).await?;
    once.answer(tx, StatusCode::CREATED, &HoldOut::from(placed)).await
}

/// Lift a hold before its time.
#[utoipa::path(delete, path = "/v1/holds/{id}", operation_id = "lift_hold", tag = "listen", params(May<WriteCustomers>, ("id" = HoldId, Path)),
    responses((status = 200, body = HoldOut), Problems))]
async fn lift(State(house): State<House>, may: May<WriteCustomers>, Place(id): Place<Id<Hold>>) -> Result<Json<HoldOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let lifted = super::lift(&mut tx, id).await?;
    tx.commit().await?;
    Ok(Json(lifted.into()))
}
