//! Programmes: a survey, whom it asks, what makes it ask, and how. The rules are pure.

mod plan;
pub mod routes;
mod schedule;
mod shapes;
pub mod store;
mod write;

use customers::audiences::Audience;
use kernel::{Id, Time, closed, nouns};

use crate::questions::Pattern;
use crate::words::Survey;

pub use plan::{Channel, Plan, Sender, Trigger, WaveEvery, Window};
pub use schedule::{Day, contract_occasion, event_occasion, order_in_sample, sample_occasion, wave};
pub use write::{Edit, change, create, remove, set_state};

/// The longest name of a programme, in characters.
pub const NAME_LENGTH: usize = 200;

nouns! {
    /// A survey, whom it asks, what makes it ask, and how.
    Programme("prg", "programme");
}

closed! {
    /// Where a programme stands.
    #[schema(as = ProgrammeState)]
    State, "state of a programme" {
        /// Nobody is asked yet.
        Draft = "draft",
        /// It asks.
        Running = "running",
        /// It asks nobody for a while; what waits goes on waiting.
        Paused = "paused",
        /// It asks nobody any more.
        Ended = "ended",
    }
}

/// A programme as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id.
    pub id: Id<Programme>,
    /// What people call it.
    pub name: String,
    /// Where it stands.
    pub state: State,
    /// What it asks.
    pub survey: Id<Survey>,
    /// Whom it asks; everybody whom the trigger is about unless told.
    pub audience: Option<Id<Audience>>,
    /// What makes it ask, and how.
    pub plan: Plan,
    /// The family of surveys whose clock it winds.
    pub family: String,
    /// Who goes first when several wait for one person: the higher number.
    pub priority: i64,
    /// Until when its occasions have been looked for.
    pub planned_at: Option<Time>,
    /// When it was made.
    pub made_at: Time,
    /// When it was changed last.
    pub changed_at: Time,
    /// Rises with every change.
    pub revision: i64,
}

impl Record {
    /// What its questions look at.
    pub const fn pattern(&self) -> Pattern {
        self.plan.trigger.pattern()
    }
}

#[cfg(test)]
mod tests;
