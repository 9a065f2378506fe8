//! The route of the timeline.

use axum::Json;
use axum::extract::State;
use customers::accounts::{self, Account};
use customers::ids::AccountId;
use edge::{House, List, ListParams, Listed, Place, Problem, Problems};
use identity::May;
use identity::may::ReadCustomers;
use kernel::Id;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::gather::latest;
use super::shapes::{MomentOut, shown};
use super::{Moment, Place as At};

/// All routes of the timeline.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(of_account))
}

/// What happened with an account, the latest first: what its people said and did, cases, what it brings in a year and where it stands. What is said and done takes
/// the right to read answers, cases that to read cases.
#[utoipa::path(get, path = "/v1/accounts/{id}/timeline", operation_id = "show_account_timeline", tag = "manage",
    params(May<ReadCustomers>, ListParams, ("id" = AccountId, Path)), responses((status = 200, body = Listed<MomentOut>), Problems))]
async fn of_account(
    State(house): State<House>,
    may: May<ReadCustomers>,
    Place(id): Place<Id<Account>>,
    list: List,
) -> Result<Json<Listed<MomentOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let account = accounts::find(&mut read, id).await?.ok_or_else(|| Problem::not_found("account", id))?;
    let moments = latest(&mut read, &account, list.after::<At>()?, list.fetch(), &may.rights).await?;
    let page = list.page(moments, Moment::place);
    let items = shown(&mut read, &page.items, &may).await?;
    Ok(Json(Listed { items, next: page.next }))
}
