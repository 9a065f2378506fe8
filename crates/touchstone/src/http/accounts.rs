//! Removing accounts, which concerns the rooms downstream, too.

use axum::extract::State;
use customers::accounts::{self, Account};
use customers::ids::AccountId;
use edge::revision::{IfMatch, IfMatchParams};
use edge::{House, Place, Problem, Problems};
use http::StatusCode;
use identity::May;
use identity::may::WriteCustomers;
use kernel::{Code, Id, Refusal};
use listen::{observations, responses};
use manage::cases;
use monitor::classes;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The routes.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(remove))
}

/// Remove an account that nothing refers to; give others the state `former`.
#[utoipa::path(delete, path = "/v1/accounts/{id}", operation_id = "remove_account", tag = "customers",
    params(May<WriteCustomers>, IfMatchParams, ("id" = AccountId, Path)), responses((status = 204), Problems))]
async fn remove(State(house): State<House>, may: May<WriteCustomers>, Place(id): Place<Id<Account>>, seen: IfMatch) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    // In turn with those who record answers, so that none comes between the look and the removal.
    responses::take_turn(&mut tx).await?;
    let account = accounts::find(&mut tx, id).await?.ok_or_else(|| Problem::not_found("account", id))?;
    if responses::of_account(&mut tx, account.code).await? {
        let reason = "has answers, which figures are made of: give it the state former";
        return Err(Refusal { code: Code::Conflict, ..Refusal::field("account", reason) }.into());
    }
    if observations::of_account(&mut tx, account.code).await? {
        let reason = "has notes of calls or interviews: remove them first, or give it the state former";
        return Err(Refusal { code: Code::Conflict, ..Refusal::field("account", reason) }.into());
    }
    if cases::of_account(&mut tx, id).await? {
        let reason = "has cases, which tell what was done: give it the state former";
        return Err(Refusal { code: Code::Conflict, ..Refusal::field("account", reason) }.into());
    }
    accounts::remove(&mut tx, id, seen.or(None)).await?;
    desk::records::forget(&mut tx, &[id]).await?;
    classes::store::forget(&mut tx, &[id.into()]).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
