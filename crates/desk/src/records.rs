//! The records that people work on: what a room says about its own, and what goes with a record of any of them.

mod registry;
mod store;

use std::collections::HashMap;

use ::store::{Error, Read};
use futures_util::future::BoxFuture;
use identity::{Right, Sees};
use kernel::about::Any;
use kernel::{Id, Noun};
use serde::Serialize;
use utoipa::ToSchema;

pub use registry::{Named, Registry};
pub use store::{forget, pass_on, personal};

/// What the records that are here are called; none where the name is withheld or there is none.
pub type Names = HashMap<Id<Any>, Option<String>>;

/// What a room says about one of its nouns, so that there can be tasks, comments and notices about it.
pub trait Records: Send + Sync {
    /// The noun's word and prefix.
    fn noun(&self) -> (&'static str, &'static str);

    /// What it takes to see what the records are called.
    fn right(&self) -> Right;

    /// Those that are here, with what they are called.
    fn named<'r>(&'r self, read: &'r mut Read, ids: &'r [Id<Any>], sees: Sees) -> BoxFuture<'r, Result<Names, Error>>;
}

/// The word and prefix of a noun, for [`Records::noun`].
pub const fn noun<N: Noun>() -> (&'static str, &'static str) {
    (N::WORD, N::PREFIX)
}

/// A record as pages refer to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RecordRef)]
pub struct RecordOut {
    /// Its id, whose prefix says what it is.
    pub id: String,
    /// What it is, as in `account`.
    pub noun: String,
    /// What it is called; absent where the caller may not see it, or it is gone.
    pub name: Option<String>,
}
