//! One-time links: to own a new installation, to join a workspace, to set a new password. Kept as hashes; used once; they end.

mod accept;
mod routes;
mod store;

use ::store::{Error, NOWHERE, Tx};
use edge::House;
use kernel::{Actor, Id, Login, Time, Workspace};

use crate::logins;
use crate::roles::Role;

pub(crate) use routes::routes;
pub(crate) use store::{invitations, make, withdraw};

/// What a link is good for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To become the owner of a new installation.
    Owner,
    /// To join a workspace.
    Invite { workspace: Id<Workspace>, mail: String, role: Role },
    /// To set a new password.
    Password { login: Id<Login> },
}

impl Purpose {
    /// How long the link can be used.
    const fn seconds(&self) -> i64 {
        match self {
            Self::Owner | Self::Invite { .. } => 7 * 86_400,
            Self::Password { .. } => 86_400,
        }
    }
}

/// A link that was made; its text is shown once.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    pub secret: String,
    pub ends_at: Time,
}

impl Made {
    /// Where the person goes. The secret stands behind `#`, so that no server on the way writes it to a log.
    pub fn address(&self, base_url: &str) -> String {
        format!("{base_url}/join#{}", self.secret)
    }
}

/// On an installation without anybody: makes the link by which its first owner comes in, and ends the one made before.
pub async fn first_owner_link(house: &House) -> Result<Option<String>, Error> {
    let act = house.act(NOWHERE, Actor::System("start"));
    if logins::any(&mut house.store.door().await?).await? {
        return Ok(None);
    }
    let mut tx: Tx<'_> = house.store.begin(&act).await?;
    let made = make(&mut tx, &Purpose::Owner).await?;
    tx.commit().await?;
    Ok(Some(made.address(&house.site.base_url)))
}
