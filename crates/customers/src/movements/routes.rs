//! Routes of movements.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use edge::once::OnceParams;
use edge::{House, List, ListParams, Listed, Once, Place, Problem, Problems, TimeText};
use identity::May;
use identity::may::{ReadCustomers, WriteCustomers};
use jiff::civil::Date;
use kernel::{Currency, Id, Time};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Filter, Kind, Movement, Record, Told};
use crate::accounts::{Account, names};
use crate::contracts::{Contract, LossReason, queried};
use crate::ids::{AccountId, ContractId, MovementId};

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, tell)).routes(routes!(forget))
}

/// Which movements.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filters {
    /// Of this account.
    #[param(value_type = Option<AccountId>)]
    account: Option<Id<Account>>,
    /// Of this contract.
    #[param(value_type = Option<ContractId>)]
    contract: Option<Id<Contract>>,
    /// Of this kind.
    kind: Option<Kind>,
    /// On this day or behind it.
    #[param(value_type = Option<String>, format = Date)]
    from: Option<String>,
    /// Before this day.
    #[param(value_type = Option<String>, format = Date)]
    until: Option<String>,
}

/// A movement that you know of.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct MovementIn {
    /// Its name in the system it comes from; told again under it, it says anew what it said.
    #[schema(max_length = 200)]
    external_id: Option<String>,
    #[schema(value_type = AccountId)]
    account: Id<Account>,
    /// The contract it is about; what follows from that contract by itself does not count any more then.
    #[schema(value_type = Option<ContractId>)]
    contract: Option<Id<Contract>>,
    /// The day from which it holds.
    #[schema(value_type = String, format = Date)]
    on: Date,
    kind: Kind,
    /// How much more a year brings, in minor units; what was lost may be written either way.
    amount: i64,
    #[schema(value_type = String, min_length = 3, max_length = 3)]
    currency: Currency,
    /// How much more of it: seats, devices, sites.
    quantity: Option<f64>,
    /// Why something was lost; unknown unless told.
    reason: Option<LossReason>,
    #[schema(max_length = 2000)]
    note: Option<String>,
}

impl From<&MovementIn> for Told {
    fn from(told: &MovementIn) -> Self {
        Self {
            external_id: told.external_id.clone(),
            account: told.account,
            contract: told.contract,
            on: told.on,
            kind: told.kind,
            amount: told.amount,
            currency: told.currency,
            quantity: told.quantity,
            reason: told.reason,
            note: told.note.clone(),
        }
    }
}

/// A change of what an account brings in a year.
#[derive(Debug, Serialize, ToSchema)]
struct MovementOut {
    #[schema(value_type = MovementId)]
    id: Id<Movement>,
    external_id: Option<String>,
    #[schema(value_type = AccountId)]
    account: Id<Account>,
    /// What people call the account.
    account_name: String,
    #[schema(value_type = Option<ContractId>)]
    contract: Option<Id<Contract>>,
    /// The day from which it holds.
    #[schema(value_type = String, format = Date)]
    on: Date,
    kind: Kind,
    /// How much more a year brings, in minor units; negative: how much less.
    amount: i64,
    #[schema(value_type = String)]
    currency: Currency,
    quantity: Option<f64>,
    /// Why something was lost.
    reason: Option<LossReason>,
    note: Option<String>,
    /// Whether somebody told it; others follow from contracts.
    told: bool,
    #[schema(value_type = TimeText)]
    made_at: Time,
}

impl MovementOut {
    fn of(Record { id, external_id, account, contract, change, told, made_at }: Record, account_name: String) -> Self {
        let super::Change { on, kind, amount, currency, quantity, reason, note } = change;
        Self { id, external_id, account, account_name, contract, on, kind, amount, currency, quantity, reason, note, told, made_at }
    }
}

/// Movements page by page, the last at the beginning.
#[utoipa::path(get, path = "/v1/movements", operation_id = "list_movements", tag = "customers", params(May<ReadCustomers>, ListParams, Filters),
    responses((status = 200, body = Listed<MovementOut>), Problems))]
async fn list(State(house): State<House>, may: May<ReadCustomers>, list: List<Filters>) -> Result<Json<Listed<MovementOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let Filters { account, contract, kind, from, until } = list.filter;
    let (from, until) = (queried("from", from.as_deref())?, queried("until", until.as_deref())?);
    let list = List { cursor: list.cursor, limit: list.limit, filter: Filter { account, contract, kind, from, until } };
    let page = super::page(&mut read, &list).await?;
    let names = names(&mut read, page.items.iter().map(|record| record.account)).await?;
    Ok(Json(Listed::of(page, |record| {
        let name = names.get(&record.account).cloned().unwrap_or_default();
        MovementOut::of(record, name)
    })))
}

/// Tell a movement that does not follow from a contract here.
#[utoipa::path(post, path = "/v1/movements", operation_id = "tell_movement", tag = "customers", params(May<WriteCustomers>, OnceParams), request_body = MovementIn,
    responses((status = 201, body = MovementOut), (status = 200, body = MovementOut, description = "It was told before, and says this now"), Problems))]
async fn tell(State(house): State<House>, may: May<WriteCustomers>, once: Once<MovementIn>) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let told = Told::from(&once.body);
    let became = super::tell(&mut tx, vec![told]).await?;
    let is_new = !became.created.is_empty();
    let record = became.created.into_iter().chain(became.changed).chain(became.unchanged).next();
    let record = record.ok_or_else(|| Problem::new(kernel::Code::Internal, "a movement was told but not given back"))?;
    let name = names(&mut tx, [record.account]).await?.remove(&record.account).unwrap_or_default();
    let status = if is_new { StatusCode::CREATED } else { StatusCode::OK };
    once.answer(tx, status, &MovementOut::of(record, name)).await
}

/// Take back a movement that was told. What follows from a contract goes with the contract only.
#[utoipa::path(delete, path = "/v1/movements/{id}", operation_id = "forget_movement", tag = "customers", params(May<WriteCustomers>, ("id" = MovementId, Path)),
    responses((status = 204), Problems))]
async fn forget(State(house): State<House>, may: May<WriteCustomers>, Place(id): Place<Id<Movement>>) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    super::forget(&mut tx, id).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
