//! Links that a manager of members makes: invitations, and new passwords for those who forgot theirs.

use ::store::{Error, Read};
use axum::Json;
use axum::extract::State;
use edge::{Body, House, MemberId, Place, Problem, Problems, TimeText};
use http::StatusCode;
use kernel::{Actor, Code, Id, Member, Refusal, Time};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::routes::found;
use super::{Profile, refuse_above, refuse_gone, store};
use crate::audit::audit;
use crate::checks;
use crate::links::{self, Purpose};
use crate::may::{self, May};
use crate::roles::Role;

pub(crate) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(invite_member))
        .routes(routes!(list_invitations))
        .routes(routes!(withdraw_invitation))
        .routes(routes!(make_password_link))
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
