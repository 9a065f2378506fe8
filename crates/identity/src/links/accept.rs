//! What happens when a link is followed.

use kernel::{Actor, Id, Login, Workspace};
use serde_json::json;
use store::{Error, Tx};

use crate::audit;
use crate::logins;
use crate::members;
use crate::roles::Role;
use crate::sessions;
use crate::workspaces::{self, NewWorkspace};

/// A person who comes in for the first time.
pub(super) struct Newcomer {
    pub mail: String,
    pub name: String,
    /// The hash of the password.
    pub password: String,
}

/// The first owner: of a new workspace, or of all that the operator made before.
pub(super) async fn own(tx: &mut Tx<'_>, newcomer: &Newcomer, new: &NewWorkspace) -> Result<Id<Login>, Error> {
    let login = logins::insert(tx, &newcomer.mail, &newcomer.name, &newcomer.password).await?;
    let existing = workspaces::all_ids(tx).await?;
    if existing.is_empty() {
        workspaces::create(tx, new, &[login]).await?;
    }
    for workspace in existing {
        join(tx, workspace, login, Role::Owner).await?;
    }
    Ok(login)
}

/// A new member who could not log in before.
pub(super) async fn join_new(tx: &mut Tx<'_>, workspace: Id<Workspace>, newcomer: &Newcomer, role: Role) -> Result<Id<Login>, Error> {
    let login = logins::insert(tx, &newcomer.mail, &newcomer.name, &newcomer.password).await?;
    join(tx, workspace, login, role).await?;
    Ok(login)
}

/// A new member of this workspace.
pub(super) async fn join(tx: &mut Tx<'_>, workspace: Id<Workspace>, login: Id<Login>, role: Role) -> Result<(), Error> {
    let member = members::join(tx, workspace, login, role).await?;
    audit::write(tx, workspace, &Actor::Member(member), "joined", "member", Some(member.to_string()), &json!({"role": role})).await
}

/// A new password: whoever was logged in with the old one is not any more.
pub(super) async fn reset(tx: &mut Tx<'_>, login: Id<Login>, password: &str) -> Result<(), Error> {
    logins::set_password(tx, login, password).await?;
    sessions::store::end_others(tx, login, None).await?;
    audit::everywhere(tx, login, "reset_password").await
}
