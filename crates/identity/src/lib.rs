//! Who may enter, where, and what they may do there: workspaces, members, teams, log-ins, tokens, the audit trail.
//!
//! Yields the act that every command takes; knows nothing of customers.

pub mod caller;
pub mod may;
pub mod rights;
pub mod roles;
pub mod secrets;
pub mod sessions;
pub mod tokens;

pub use caller::{Operator, Sees};
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
