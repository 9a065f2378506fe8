//! One SQL text on two engines: the store, its transactions, the event log, jobs and the intake.
//!
//! Engine names occur only inside this crate.

mod error;

pub use error::Error;
