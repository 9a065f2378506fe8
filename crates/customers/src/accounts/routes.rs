//! Routes of accounts.

use axum::Json;
use axum::extract::State as Given;
use axum::http::StatusCode;
use axum::response::Response;
use edge::once::OnceParams;
use edge::{Body, House, List, ListParams, Listed, MemberId, Once, Place, Problem, Problems};
use identity::May;
use identity::may::{ReadCustomers, WriteCustomers};
use kernel::{Id, Member};
use serde::Deserialize;
use store::Read;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::shapes::{AccountIn, AccountOut, AccountPatch, StateSince};
use super::{Account, Filter, Order, State, external_key};
use crate::attributes::{self, Noun, named};
use crate::ids::AccountId;
use crate::search;
use edge::revision::{IfMatch, IfMatchParams};

/// All routes of this noun, but the removal, in which the rooms downstream have a say.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(show, change)).routes(routes!(states, replace_states))
}

/// Which accounts, and in which order.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filters {
    /// In this state.
    state: Option<State>,
    /// Owned by this member.
    #[param(value_type = Option<MemberId>)]
    owner: Option<Id<Member>>,
    /// Directly below this account.
    #[param(value_type = Option<AccountId>)]
    parent: Option<Id<Account>>,
    /// With this external id.
    external_id: Option<String>,
    /// With words of the name or the external id that begin so.
    #[param(max_length = 200)]
    q: Option<String>,
    /// With this value of an attribute, as in `tier:gold`.
    attribute: Option<String>,
    /// By name unless told.
    #[param(inline)]
    sort: Option<Order>,
}

async fn filter(read: &mut Read, filters: Filters) -> Result<Filter, Problem> {
    let Filters { state, owner, parent, external_id, q, attribute, .. } = filters;
    let attribute = match attribute {
        Some(text) => Some(named::condition(Noun::Account, &attributes::all(read, Noun::Account).await?, &text)?),
        None => None,
    };
    let external_id = external_id.as_deref().map(external_key);
    let among = match q {
        Some(query) => Some(search::accounts_found(read, &query).await?),
        None => None,
    };
    Ok(Filter { state, owner, parent, external_id, among, attribute })
}

/// Accounts, page by page.
#[utoipa::path(get, path = "/v1/accounts", operation_id = "list_accounts", tag = "customers", params(May<ReadCustomers>, ListParams, Filters),
    responses((status = 200, body = Listed<AccountOut>), Problems))]
async fn list(Given(house): Given<House>, may: May<ReadCustomers>, list: List<Filters>) -> Result<Json<Listed<AccountOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let order = list.filter.sort.unwrap_or(Order::Name);
    let list = List { cursor: list.cursor, limit: list.limit, filter: filter(&mut read, list.filter).await? };
    let page = super::page(&mut read, &list, order).await?;
    let attributes = attributes::all(&mut read, Noun::Account).await?;
    Ok(Json(Listed::of(page, |record| AccountOut::of(record, &attributes))))
}

/// Make an account.
#[utoipa::path(post, path = "/v1/accounts", operation_id = "create_account", tag = "customers", params(May<WriteCustomers>, OnceParams), request_body = AccountIn,
    responses((status = 201, body = AccountOut), Problems))]
async fn create(Given(house): Given<House>, may: May<WriteCustomers>, once: Once<AccountIn>) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let attributes = attributes::all(&mut tx, Noun::Account).await?;
    let made = super::create(&mut tx, &once.body.edit(&attributes)?).await?;
    once.answer(tx, StatusCode::CREATED, &AccountOut::of(made, &attributes)).await
}

/// One account.
#[utoipa::path(get, path = "/v1/accounts/{id}", operation_id = "show_account", tag = "customers", params(May<ReadCustomers>, ("id" = AccountId, Path)),
    responses((status = 200, body = AccountOut), Problems))]
async fn show(Given(house): Given<House>, may: May<ReadCustomers>, Place(id): Place<Id<Account>>) -> Result<Json<AccountOut>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let record = super::find(&mut read, id).await?.ok_or_else(|| Problem::not_found("account", id))?;
    let attributes = attributes::all(&mut read, Noun::Account).await?;
    Ok(Json(AccountOut::of(record, &attributes)))
}

/// Change an account.
#[utoipa::path(patch, path = "/v1/accounts/{id}", operation_id = "change_account", tag = "customers", request_body = AccountPatch,
    params(May<WriteCustomers>, IfMatchParams, ("id" = AccountId, Path)), responses((status = 200, body = AccountOut), Problems))]
async fn change(
    Given(house): Given<House>,
    may: May<WriteCustomers>,
    Place(id): Place<Id<Account>>,
    seen: IfMatch,
    Body(patch): Body<AccountPatch>,
) -> Result<Json<AccountOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let (revision, attributes) = (seen.or(patch.revision), attributes::all(&mut tx, Noun::Account).await?);
    let changed = super::change(&mut tx, id, revision, &patch.edit(&attributes)?).await?;
    tx.commit().await?;
    Ok(Json(AccountOut::of(changed, &attributes)))
}

/// What an account was since when, in order of time.
#[utoipa::path(get, path = "/v1/accounts/{id}/states", operation_id = "list_account_states", tag = "customers", params(May<ReadCustomers>, ("id" = AccountId, Path)),
    responses((status = 200, body = Listed<StateSince>), Problems))]
async fn states(Given(house): Given<House>, may: May<ReadCustomers>, Place(id): Place<Id<Account>>) -> Result<Json<Listed<StateSince>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    super::find(&mut read, id).await?.ok_or_else(|| Problem::not_found("account", id))?;
    let items = super::history(&mut read, id).await?.into_iter().map(StateSince::from).collect();
    Ok(Json(Listed { items, next: None }))
}

/// Replace the history of an account's state by one you know better.
#[utoipa::path(put, path = "/v1/accounts/{id}/states", operation_id = "replace_account_states", tag = "customers", request_body = Vec<StateSince>,
    params(May<WriteCustomers>, ("id" = AccountId, Path)), responses((status = 200, body = AccountOut), Problems))]
async fn replace_states(
    Given(house): Given<House>,
    may: May<WriteCustomers>,
    Place(id): Place<Id<Account>>,
    Body(entries): Body<Vec<StateSince>>,
) -> Result<Json<AccountOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let changed = super::replace_history(&mut tx, id, entries.into_iter().map(Into::into).collect()).await?;
    let attributes = attributes::all(&mut tx, Noun::Account).await?;
    tx.commit().await?;
    Ok(Json(AccountOut::of(changed, &attributes)))
}
