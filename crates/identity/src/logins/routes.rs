//! Changing one's own password.

use axum::extract::State;
use edge::{Address, Body, House, Problem, Problems};
use http::StatusCode;
use kernel::Refusal;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{passwords, throttle};
use crate::sessions::{self, LoggedIn};
use crate::{audit, checks};

pub(crate) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(change_password))
}

/// The password as it is and as it shall be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PasswordChange {
    present: String,
    new: String,
}

/// Change my password
///
/// All my other log-ins end.
#[utoipa::path(put, path = "/v1/password", tag = "session", params(LoggedIn), request_body = PasswordChange, responses((status = 204), Problems))]
async fn change_password(
    State(house): State<House>,
    me: LoggedIn,
    address: Address,
    Body(given): Body<PasswordChange>,
) -> Result<StatusCode, Problem> {
    let person = super::get(&mut house.store.door().await?, me.login).await?.ok_or_else(|| Problem::not_found("login", me.login))?;
    throttle::count(&house, &me.act, &person.mail, address).await?;
    if !passwords::fits(&house.site, &given.present, person.password).await? {
        return Err(Refusal::field("present", "is not your present password").into());
    }
    checks::password("new", &given.new, &person.mail)?;
    let hash = passwords::hash(&house.site, &me.act.ids, &given.new).await?;
    let mut tx = house.store.begin(&me.act).await?;
    throttle::forget(&mut tx, &person.mail, address).await?;
    super::set_password(&mut tx, me.login, &hash).await?;
    sessions::store::end_others(&mut tx, me.login, Some(me.session)).await?;
    audit::everywhere(&mut tx, me.login, "changed_password").await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
