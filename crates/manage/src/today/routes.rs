//! The route of Today.

use axum::extract::State;
use axum::{Extension, Json};
use desk::records::Registry;
use edge::params::parameter;
use edge::{House, MemberId, Params, Problem, Problems};
use identity::May;
use identity::may::ReadCases;
use kernel::{Actor, Id, Member};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::shapes::{TodayOut, named};
use super::{Scope, Whose};

/// All routes of this noun; they need the [`Registry`] as an extension.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(show))
}

/// Whose list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Of {
    /// Whose things: `mine` unless told.
    #[param(inline)]
    whose: Option<Whose>,
    /// The member who says mine; yourself unless told.
    #[param(value_type = Option<MemberId>)]
    member: Option<Id<Member>>,
}

/// What somebody should do now, in one list with the reason beside each: cases, tasks, interviews that are due, contracts that end within 90 days, silent
/// customers. Of one member, of their teams, or of everybody.
#[utoipa::path(get, path = "/v1/today", operation_id = "show_today", tag = "manage", params(May<ReadCases>, Of),
    responses((status = 200, body = TodayOut), Problems))]
async fn show(
    State(house): State<House>,
    may: May<ReadCases>,
    Extension(registry): Extension<Registry>,
    Params(Of { whose, member }): Params<Of>,
) -> Result<Json<TodayOut>, Problem> {
    let own = match &may.act.actor {
        Actor::Member(own) => Some(*own),
        _ => None,
    };
    let member = || member.or(own).ok_or_else(|| parameter("member", "you are no member of this workspace: name one by its id"));
    let mut read = house.store.read(may.act.workspace).await?;
    let scope = match whose.unwrap_or(Whose::Mine) {
        Whose::Mine => Scope::mine(member()?),
        Whose::Teams => Scope::teams_of(&mut read, member()?).await?,
        Whose::Everybody => Scope::Everybody,
    };
    let ranked = super::of(&mut read, &scope, &may.rights, may.act.now).await?;
    Ok(Json(named(&mut read, ranked, &registry, &may).await?))
}
