//! One SQL text on two engines: the store, its transactions, the event log, jobs and the intake.
//!
//! Engine names occur only inside this crate.

pub mod backup;
mod bells;
mod caught;
pub mod consumers;
mod engine;
mod error;
mod intake;
pub mod jobs;
mod kept;
mod keys;
pub mod log;
pub mod maintenance;
pub mod migrations;
mod planner;
mod retry;
mod row;
mod schema;
mod signature;
mod sql;
mod store;
mod tables;
#[cfg(feature = "testing")]
pub mod testing;
mod together;
mod tx;
mod value;
mod writer;

pub use bells::Bell;
pub use engine::sqlite_url;
pub use error::Error;
pub use intake::Intake;
pub use row::{Column, Row};
pub use sql::Sql;
pub use store::{Acts, NOWHERE, Settings, Store};
pub use tx::{Read, Savepoint, Tx};
pub use value::{Bind, Kind, Value};
