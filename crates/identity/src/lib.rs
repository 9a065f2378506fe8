//! Who may enter, where, and what they may do there: workspaces, members, teams, log-ins, tokens, the audit trail.
//!
//! Yields the act that every command takes; knows nothing of customers.

pub mod audit;
pub mod caller;
mod checks;
pub mod links;
mod logins;
pub mod may;
pub mod members;
pub mod rights;
pub mod roles;
mod secrets;
pub mod sessions;
pub mod teams;
pub mod tokens;
pub mod workspaces;

use edge::{House, IdOf};
use utoipa_axum::router::OpenApiRouter;

pub use audit::audit;
pub use caller::{Operator, Sees};
pub use checks::{mail as checked_mail, mail_key};
pub use links::first_owner_link;
pub use logins::{count_dead_link, tidy};
pub use may::May;
pub use rights::{Right, Rights};
pub use roles::Role;

kernel::nouns! {
    /// A part of our staff that owns touchpoints and is measured; teams nest.
    Team("tem", "team");
    /// A log-in on one device.
    Session("ses", "session");
    /// One line of the audit trail.
    AuditEntry("aud", "audit entry");
}

/// The id of a team, in schemas.
pub type TeamId = IdOf<Team>;
type SessionId = IdOf<Session>;
type AuditEntryId = IdOf<AuditEntry>;

/// All routes of this crate.
pub fn routes() -> OpenApiRouter<House> {
    let nouns = [sessions::routes(), logins::routes(), links::routes(), workspaces::routes(), members::routes(), teams::routes(), tokens::routes()];
    nouns.into_iter().fold(audit::routes(), OpenApiRouter::merge)
}
