//! Routes of contracts.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use edge::once::OnceParams;
use edge::revision::{IfMatch, IfMatchParams};
use edge::{Body, House, List, ListParams, Listed, Once, Params, Place, Problem, Problems};
use identity::May;
use identity::may::{ReadCustomers, WriteCustomers};
use jiff::civil::Date;
use kernel::Id;
use serde::Deserialize;
use store::{Error, Read};
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::shapes::{ContractIn, ContractOut, ContractPatch, SumsOut, queried};
use super::{Contract, Edit, Filter, Record};
use crate::accounts::{Account, names};
use crate::ids::{AccountId, ContractId, OfferingId};
use crate::offerings::Offering;
use identity::workspaces::zone;

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(sums)).routes(routes!(show, change, remove))
}

/// Which contracts.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filters {
    /// Of this account.
    #[param(value_type = Option<AccountId>)]
    account: Option<Id<Account>>,
    /// About this offering.
    #[param(value_type = Option<OfferingId>)]
    offering: Option<Id<Offering>>,
    /// Whether it runs today.
    running: Option<bool>,
    /// With an end on this day or behind it.
    #[param(value_type = Option<String>, format = Date)]
    ends_from: Option<String>,
    /// With an end before this day.
    #[param(value_type = Option<String>, format = Date)]
    ends_before: Option<String>,
}

impl Filters {
    fn filter(self, today: Date) -> Result<Filter, Problem> {
        Ok(Filter {
            account: self.account,
            offering: self.offering,
            running: self.running.map(|running| (running, today)),
            ends_from: queried("ends_from", self.ends_from.as_deref())?,
            ends_before: queried("ends_before", self.ends_before.as_deref())?,
        })
    }
}

/// Contracts page by page, those that end first at the beginning.
#[utoipa::path(get, path = "/v1/contracts", operation_id = "list_contracts", tag = "customers", params(May<ReadCustomers>, ListParams, Filters),
    responses((status = 200, body = Listed<ContractOut>), Problems))]
async fn list(State(house): State<House>, may: May<ReadCustomers>, list: List<Filters>) -> Result<Json<Listed<ContractOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let today = zone(&mut read).await?.date(may.act.now);
    let list = List { cursor: list.cursor, limit: list.limit, filter: list.filter.filter(today)? };
    let page = super::page(&mut read, &list).await?;
    let names = names(&mut read, page.items.iter().map(|record| record.account)).await?;
    Ok(Json(Listed::of(page, |record| {
        let name = names.get(&record.account).cloned().unwrap_or_default();
        ContractOut::of(record, name, today)
    })))
}

/// What contracts come to together, as they are today
#[utoipa::path(get, path = "/v1/contracts/sums", operation_id = "sum_contracts", tag = "customers", params(May<ReadCustomers>, Filters),
    responses((status = 200, body = SumsOut), Problems))]
async fn sums(State(house): State<House>, may: May<ReadCustomers>, Params(filters): Params<Filters>) -> Result<Json<SumsOut>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let today = zone(&mut read).await?.date(may.act.now);
    Ok(Json(super::sums(&mut read, &filters.filter(today)?, today).await?.into()))
}

/// Make a contract. The movement that follows from it is written with it.
#[utoipa::path(post, path = "/v1/contracts", operation_id = "create_contract", tag = "customers", params(May<WriteCustomers>, OnceParams), request_body = ContractIn,
    responses((status = 201, body = ContractOut), Problems))]
async fn create(State(house): State<House>, may: May<WriteCustomers>, once: Once<ContractIn>) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let made = super::create(&mut tx, &Edit::from(&once.body)).await?;
    let shown = shown(&mut tx, made, may.act.now).await?;
    once.answer(tx, StatusCode::CREATED, &shown).await
}

/// One contract.
#[utoipa::path(get, path = "/v1/contracts/{id}", operation_id = "show_contract", tag = "customers", params(May<ReadCustomers>, ("id" = ContractId, Path)),
    responses((status = 200, body = ContractOut), Problems))]
async fn show(State(house): State<House>, may: May<ReadCustomers>, Place(id): Place<Id<Contract>>) -> Result<Json<ContractOut>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let record = super::find(&mut read, id).await?.ok_or_else(|| Problem::not_found("contract", id))?;
    Ok(Json(shown(&mut read, record, may.act.now).await?))
}

/// Change a contract, its terms from a day on, or end it. The movements that follow from it are brought up to date.
#[utoipa::path(patch, path = "/v1/contracts/{id}", operation_id = "change_contract", tag = "customers", request_body = ContractPatch,
    params(May<WriteCustomers>, IfMatchParams, ("id" = ContractId, Path)), responses((status = 200, body = ContractOut), Problems))]
async fn change(
    State(house): State<House>,
    may: May<WriteCustomers>,
    Place(id): Place<Id<Contract>>,
    seen: IfMatch,
    Body(patch): Body<ContractPatch>,
) -> Result<Json<ContractOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let revision = seen.or(patch.revision);
    let changed = super::change(&mut tx, id, revision, &patch.into()).await?;
    let shown = shown(&mut tx, changed, may.act.now).await?;
    tx.commit().await?;
    Ok(Json(shown))
}

/// Remove a contract that was made by mistake, and its movements. A contract that is over is ended instead.
#[utoipa::path(delete, path = "/v1/contracts/{id}", operation_id = "remove_contract", tag = "customers", params(May<WriteCustomers>, IfMatchParams, ("id" = ContractId, Path)),
    responses((status = 204), Problems))]
async fn remove(State(house): State<House>, may: May<WriteCustomers>, Place(id): Place<Id<Contract>>, seen: IfMatch) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    super::remove(&mut tx, id, seen.or(None)).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn shown(read: &mut Read, record: Record, now: kernel::Time) -> Result<ContractOut, Error> {
    let today = zone(read).await?.date(now);
    let name = names(read, [record.account]).await?.remove(&record.account).unwrap_or_default();
    Ok(ContractOut::of(record, name, today))
}
