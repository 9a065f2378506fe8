//! The envelope of a fact on its way from left to right through the house.

use crate::id::{Id, Workspace};
use crate::time::Time;

/// Something that happened, as consumers read it from the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Position in the log, rising without gaps.
    pub seq: i64,
    /// The workspace it happened in.
    pub workspace: Id<Workspace>,
    /// Noun and verb, as in `responses.recorded`.
    pub kind: String,
    /// The moment of the act.
    pub at: Time,
    /// Who acted, in text form.
    pub actor: String,
    /// What happened, in the shape that `kind` promises.
    pub payload: serde_json::Value,
}
