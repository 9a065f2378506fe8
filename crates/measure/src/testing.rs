//! Small random worlds and random plans over them, so that every evaluator can be held to the definition.
//!
//! `worlds()` and `plans()` are proptest strategies; a world writes itself into a workspace of its own.

mod compare;
mod plans;
mod promise;
mod world;
mod write;

pub use compare::{assert_same, difference};
pub use plans::plans;
pub use promise::promise;
pub use world::{Account, Contact, Rating, Response, World, worlds};

use kernel::Time;

/// The moment worlds are written: 2026-03-02T08:00Z.
pub const NOW: Time = store::testing::NOW;
