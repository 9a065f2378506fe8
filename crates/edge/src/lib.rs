//! The kit each noun uses at its edges: problems, checked bodies and parameters, three-state patches, files, OpenAPI words.
//!
//! Knows HTTP and files; knows no noun.

pub mod address;
pub mod body;
pub mod files;
pub mod house;
pub mod once;
pub mod openapi;
pub mod params;
pub mod patch;
pub mod place;
pub mod problem;
pub mod request;
pub mod revision;
#[cfg(feature = "testing")]
pub mod testing;

pub use address::{Address, Network};
pub use body::Body;
pub use house::{House, Site};
pub use once::{Once, OnceParams};
pub use openapi::{IdOf, Listed, MemberId, Problems, TimeText, TokenId, WorkspaceId};
pub use params::{List, ListParams, NoFilter, Params};
pub use patch::Patch;
pub use place::Place;
pub use problem::Problem;
