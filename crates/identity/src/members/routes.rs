//! Members over HTTP: the list, invitations, roles, password links, leaving.

use ::store::{Error, Read};
use axum::Json;
use axum::extract::State;
use edge::{Body, House, List, ListParams, Listed, MemberId, Place, Problem, Problems, TimeText};
use http::StatusCode;
use kernel::{Actor, Code, Id, Member, Refusal, Time};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Profile, leave, refuse_above, refuse_gone, refuse_ownerless, store};
use crate::audit::audit;
use crate::caller::Sees;
use crate::links::{self, Purpose};
use crate::may::{self, May};
use crate::roles::Role;
use crate::{checks, workspaces};

pub(crate) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list_members, invite_member))
        .routes(routes!(read_member, change_member))
        .routes(routes!(let_member_leave))
        .routes(routes!(make_password_link))
        .routes(routes!(list_invitations))
        .routes(routes!(withdraw_invitation))
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

async fn found(read: &mut Read, id: Id<Member>) -> Result<Profile, Error> {
    store::get(read, id).await?.ok_or_else(|| Refusal::not_found("member", id).into())
}

/// Somebody to invite.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct InvitationIn {
    #[schema(example = "ada@example.org")]
    mail: String,
    role: Role,
}

/// A one-time link, shown this once.
#[derive(Serialize, ToSchema)]
struct LinkMade {
    /// Give it to the person it is for.
    link: String,
    #[schema(value_type = TimeText)]
    ends_at: Time,
}

/// Invite somebody
///
/// Answers with a link to give to them; an earlier link to the same address ends.
#[utoipa::path(post, path = "/v1/members", tag = "members", params(May<may::ManageMembers>), request_body = InvitationIn, responses((status = 201, body = LinkMade), Problems))]
async fn invite_member(
    State(house): State<House>,
    may: May<may::ManageMembers>,
    Body(given): Body<InvitationIn>,
) -> Result<(StatusCode, Json<LinkMade>), Problem> {
    let mail = checks::mail("mail", &given.mail)?;
    refuse_above(may.managing_as(), given.role)?;
    let mut tx = house.store.begin(&may.act).await?;
    if store::is_here(&mut tx, &mail).await? {
        return Err(Refusal::new(Code::Conflict, format!("{mail} is a member already: change their role instead")).at("mail", "is a member").into());
    }
    let made = links::make(&mut tx, &Purpose::Invite { workspace: may.act.workspace, mail: mail.clone(), role: given.role }).await?;
    audit(&mut tx, "invited", "member", None::<&str>, &json!({"mail": mail, "role": given.role})).await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(LinkMade { link: made.address(&house.site.base_url), ends_at: made.ends_at })))
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
    edge::patch::refuse_stale(patch.revision, before.revision)?;
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

/// Make a link to set a new password
///
/// For a member who forgot theirs; whoever is logged in as them stays so until the link is used.
#[utoipa::path(post, path = "/v1/members/{id}/password-link", tag = "members", params(May<may::ManageMembers>, ("id" = MemberId, Path)),
    responses((status = 201, body = LinkMade), Problems))]
async fn make_password_link(
    State(house): State<House>,
    may: May<may::ManageMembers>,
    Place(id): Place<Id<Member>>,
) -> Result<(StatusCode, Json<LinkMade>), Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let member = found(&mut tx, id).await?;
    refuse_gone(&member)?;
    refuse_above(may.managing_as(), member.role)?;
    refuse_reach(&mut tx, &may.act.actor, &member).await?;
    let made = links::make(&mut tx, &Purpose::Password { login: member.login }).await?;
    audit(&mut tx, "made_password_link", "member", Some(id), &json!({})).await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(LinkMade { link: made.address(&house.site.base_url), ends_at: made.ends_at })))
}

/// A password opens all workspaces of a person, so whoever resets it has to run all of them.
async fn refuse_reach(read: &mut Read, actor: &Actor, member: &Profile) -> Result<(), Error> {
    let reaches = match actor {
        Actor::Operator => true,
        Actor::Member(acting) => {
            let acting = store::login_of(read, *acting).await?;
            !store::works_elsewhere(read, member.login, acting).await?
        }
        _ => false,
    };
    if reaches {
        return Ok(());
    }
    Err(Refusal::new(Code::NotAllowed, "their password opens workspaces that you do not run: ask the operator, or log in to run them").into())
}

/// An invitation that was not accepted yet.
#[derive(Serialize, ToSchema)]
struct InvitationOut {
    mail: String,
    role: Role,
    #[schema(value_type = TimeText)]
    made_at: Time,
    #[schema(value_type = TimeText)]
    ends_at: Time,
}

/// List open invitations
#[utoipa::path(get, path = "/v1/invitations", tag = "members", params(May<may::ManageMembers>), responses((status = 200, body = Vec<InvitationOut>), Problems))]
async fn list_invitations(State(house): State<House>, may: May<may::ManageMembers>) -> Result<Json<Vec<InvitationOut>>, Problem> {
    let found = links::invitations(&mut house.store.read(may.act.workspace).await?, may.act.now).await?;
    let shown = found.into_iter().map(|open| InvitationOut { mail: open.mail, role: open.role, made_at: open.made_at, ends_at: open.ends_at });
    Ok(Json(shown.collect()))
}

/// Withdraw an invitation
#[utoipa::path(delete, path = "/v1/invitations/{mail}", tag = "members", params(May<may::ManageMembers>, ("mail" = String, Path)), responses((status = 204), Problems))]
async fn withdraw_invitation(State(house): State<House>, may: May<may::ManageMembers>, Place(mail): Place<String>) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if !links::withdraw(&mut tx, &mail).await? {
        return Err(Problem::not_found("invitation of", mail));
    }
    audit(&mut tx, "withdrew_invitation", "member", None::<&str>, &json!({"mail": mail})).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
