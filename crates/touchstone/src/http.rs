//! The front door: all routes of the house behind one middleware, listening on an address and on the local socket.

pub mod accounts;
pub mod guessing;
pub mod handbook;
pub mod headers;
pub mod health;
pub mod limits;
pub mod listen;
pub mod metrics;
mod operations;
pub mod personal;
pub mod problems;
pub mod router;
pub mod shell;
pub mod watch;
mod web;
