//! Stages of a customer's life with us, from awareness to the end. Pure.

pub mod routes;
mod store;

use kernel::{Id, nouns};

pub use store::{all, arrange, change, create, ensure, remove};

nouns! {
    /// A part of a customer's life with us.
    Stage("stg", "stage");
}

/// A stage as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: Id<Stage>,
    /// The name files and packs use.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// Its place among the stages, from 0.
    pub position: i64,
    /// Rises with every change.
    pub revision: i64,
}
