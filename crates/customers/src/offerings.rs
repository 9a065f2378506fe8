//! Offerings: what we sell. Scores, and later contracts and cases, name the offering they are about. Pure.

pub mod routes;
mod store;

use kernel::{Id, Time, nouns};

pub use store::{Wish, all, change, codes_for, create, find, remove};

/// The longest key, in characters.
pub const KEY_LENGTH: usize = 200;

nouns! {
    /// Something we sell.
    Offering("off", "offering");
}

/// An offering as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: Id<Offering>,
    /// Its dense number.
    pub code: i64,
    /// The name used in answers, files and questions to the data.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// Since when it is no longer sold.
    pub retired_at: Option<Time>,
    /// Rises with every change.
    pub revision: i64,
}
