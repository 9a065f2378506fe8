//! Members: the people who work in a workspace, their roles, and how they leave.

mod invitations;
mod leave;
mod routes;
mod store;

use edge::House;
use kernel::{Code, Id, Login, Member, Refusal, Time};
use utoipa_axum::router::OpenApiRouter;

use crate::caller::Sees;
use crate::roles::Role;

pub use store::{get, ids_by_mail, names, who_may};
pub(crate) use store::{join, login_of};

/// All routes about members.
pub(crate) fn routes() -> OpenApiRouter<House> {
    routes::routes().merge(invitations::routes())
}

/// A member with the person behind.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// The member.
    pub id: Id<Member>,
    /// The person, the same in all their workspaces.
    pub login: Id<Login>,
    /// The person's mail address.
    pub mail: String,
    /// The person's name.
    pub name: String,
    /// What they are here.
    pub role: Role,
    /// Whose names they see.
    pub sees: Sees,
    /// Since when they are here.
    pub made_at: Time,
    /// Since when they are not here any more.
    pub left_at: Option<Time>,
    /// Counts the changes of this row.
    pub revision: i64,
}

/// Only an owner, or the operator, may touch an owner or make one: an admin cannot become one by a detour.
fn refuse_above(acting: Option<Role>, touched: Role) -> Result<(), Refusal> {
    if touched != Role::Owner || matches!(acting, None | Some(Role::Owner)) {
        return Ok(());
    }
    Err(Refusal::new(Code::NotAllowed, "only an owner may do this to an owner, or make one: ask an owner"))
}

/// Somebody has to answer for the workspace.
fn refuse_ownerless(owners: i64, before: &Profile, stays_owner: bool) -> Result<(), Refusal> {
    if before.role == Role::Owner && !stays_owner && owners <= 1 {
        return Err(Refusal::new(Code::Invalid, "the last owner cannot leave or become something else: make another member owner first"));
    }
    Ok(())
}

/// Somebody who left stays as they were, for the records that name them.
fn refuse_gone(member: &Profile) -> Result<(), Refusal> {
    if member.left_at.is_some() {
        return Err(Refusal::new(Code::Invalid, format!("{} has left: invite them again", member.name)));
    }
    Ok(())
}
