//! The one binary as a library, so that tests can open a whole house: commands, the front door, background work.
//!
//! Everything the other crates made is put together and delivered here; no rule about customers or figures is.

pub mod backup;
pub mod building;
pub mod clock;
pub mod commands;
pub mod data_folder;
pub mod delivery;
pub mod doctor;
pub mod http;
pub mod log;
pub mod operator;
pub mod personal;
pub mod pickup;
pub mod published;
pub mod records;
pub mod settings;
pub mod stop;
mod trust;
pub mod work;
