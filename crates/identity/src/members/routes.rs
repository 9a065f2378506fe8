//! Members over HTTP: the list, roles and sight, leaving.

use ::store::{Error, Read};
use axum::Json;
use axum::extract::State;
use edge::{Body, House, List, ListParams, Listed, MemberId, Place, Problem, Problems, TimeText};
use kernel::{Id, Member, Refusal, Time};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Profile, leave, refuse_above, refuse_gone, refuse_ownerless, store};
use crate::audit::audit;
use crate::caller::Sees;
use crate::may::{self, May};
use crate::roles::Role;
use crate::workspaces;

pub(crate) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list_members)).routes(routes!(read_member, change_member)).routes(routes!(let_member_leave))
}

/// Which members.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct MemberFilter {
    /// With this role.
    role: Option<Role>,
    /// Those who left instead of those who are here.
    #[serde(default)]
    left: bool,
}

/// A member.
#[derive(Serialize, ToSchema)]
struct MemberOut {
    #[schema(value_type = MemberId)]
    id: Id<Member>,
    name: String,
    mail: String,
    role: Role,
    /// Whether they see names of people at customers.
    sees_customers: bool,
    /// Whether they see names of colleagues beside scores and answers.
    sees_employees: bool,
    #[schema(value_type = TimeText)]
    made_at: Time,
    #[schema(value_type = Option<TimeText>)]
    left_at: Option<Time>,
    revision: i64,
}

impl From<Profile> for MemberOut {
    fn from(from: Profile) -> Self {
        let Profile { id, login: _, mail, name, role, sees, made_at, left_at, revision } = from;
        Self { id, name, mail, role, sees_customers: sees.customers, sees_employees: sees.employees, made_at, left_at, revision }
    }
}

/// List the members
#[utoipa::path(get, path = "/v1/members", tag = "members", params(May<may::ReadMembers>, ListParams, MemberFilter), responses((status = 200, body = Listed<MemberOut>), Problems))]
async fn list_members(State(house): State<House>, may: May<may::ReadMembers>, list: List<MemberFilter>) -> Result<Json<Listed<MemberOut>>, Problem> {
    let wanted = store::Wanted { role: list.filter.role, gone: list.filter.left, after: list.after()?, fetch: list.fetch() };
    let found = store::list(&mut house.store.read(may.act.workspace).await?, &wanted).await?;
    Ok(Json(Listed::of(list.page(found, |member| member.id), Into::into)))
}

/// Read a member
#[utoipa::path(get, path = "/v1/members/{id}", tag = "members", params(May<may::ReadMembers>, ("id" = MemberId, Path)), responses((status = 200, body = MemberOut), Problems))]
async fn read_member(State(house): State<House>, may: May<may::ReadMembers>, Place(id): Place<Id<Member>>) -> Result<Json<MemberOut>, Problem> {
    Ok(Json(found(&mut house.store.read(may.act.workspace).await?, id).await?.into()))
}

pub(super) async fn found(read: &mut Read, id: Id<Member>) -> Result<Profile, Error> {
    store::get(read, id).await?.ok_or_else(|| Refusal::not_found("member", id).into())
}

/// What of a member changes; what is not named stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct MemberPatch {
    role: Option<Role>,
    sees_customers: Option<bool>,
    sees_employees: Option<bool>,
    /// The revision that was read: the change is refused if somebody else made one since.
    revision: Option<i64>,
}

/// Change a member's role or sight
#[utoipa::path(patch, path = "/v1/members/{id}", tag = "members", params(May<may::ManageMembers>, ("id" = MemberId, Path)), request_body = MemberPatch,
    responses((status = 200, body = MemberOut), Problems))]
async fn change_member(
    State(house): State<House>,
    may: May<may::ManageMembers>,
    Place(id): Place<Id<Member>>,
    Body(patch): Body<MemberPatch>,
) -> Result<Json<MemberOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    workspaces::lock(&mut tx).await?;
    let before = found(&mut tx, id).await?;
    edge::revision::check(before.revision, patch.revision)?;
    refuse_gone(&before)?;
    let role = patch.role.unwrap_or(before.role);
    refuse_above(may.managing_as(), before.role)?;
    refuse_above(may.managing_as(), role)?;
    refuse_ownerless(store::owners(&mut tx).await?, &before, role == Role::Owner)?;
    let sees =
        Sees { customers: patch.sees_customers.unwrap_or(before.sees.customers), employees: patch.sees_employees.unwrap_or(before.sees.employees) };
    store::change(&mut tx, id, role, sees).await?;
    let detail = json!({"role": role, "was": before.role, "sees_customers": sees.customers, "sees_employees": sees.employees});
    audit(&mut tx, "changed", "member", Some(id), &detail).await?;
    let after = found(&mut tx, id).await?;
    tx.commit().await?;
    Ok(Json(after.into()))
}

/// Who takes over from a member who leaves.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Leaving {
    /// Becomes owner of their accounts, leads their teams.
    #[schema(value_type = Option<MemberId>)]
    successor: Option<Id<Member>>,
}

/// Let a member leave
///
/// Their sessions end, their tokens are revoked, and their work goes to the successor.
#[utoipa::path(post, path = "/v1/members/{id}/leave", tag = "members", params(May<may::ManageMembers>, ("id" = MemberId, Path)), request_body = Leaving,
    responses((status = 200, body = MemberOut), Problems))]
async fn let_member_leave(
    State(house): State<House>,
    may: May<may::ManageMembers>,
    Place(id): Place<Id<Member>>,
    Body(leaving): Body<Leaving>,
) -> Result<Json<MemberOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    workspaces::lock(&mut tx).await?;
    let member = found(&mut tx, id).await?;
    refuse_gone(&member)?;
    refuse_above(may.managing_as(), member.role)?;
    refuse_ownerless(store::owners(&mut tx).await?, &member, false)?;
    if let Some(successor) = leaving.successor {
        leave::check_successor(&mut tx, &member, successor).await?;
    }
    leave::leave(&mut tx, &member, leaving.successor).await?;
    let after = found(&mut tx, id).await?;
    tx.commit().await?;
    Ok(Json(after.into()))
}
