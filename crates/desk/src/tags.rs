//! Tags: words with a colour that people put on records, to find them again. Pure.

pub mod routes;
mod store;

use kernel::{Id, Time};
use serde::Serialize;
use utoipa::ToSchema;

pub use store::{all, change, create, find, narrow, put, remove, untag, worn};

/// The most tags a workspace may have: more are no help to find anything.
pub const MOST: i64 = 200;

/// The longest name, in characters.
pub const NAME_LENGTH: usize = 60;

kernel::nouns! {
    /// A word on records.
    Tag("tag", "tag");
}

/// The id of a tag, in schemas.
pub type TagId = edge::IdOf<Tag>;

kernel::closed! {
    /// The role of a tag's colour; which colour it is, the page says, light and dark.
    #[schema(as = TagColour)]
    Colour, "colour of a tag" {
        /// Without a meaning.
        Grey = "grey",
        /// To be looked at.
        Blue = "blue",
        /// All is well.
        Green = "green",
        /// Take care.
        Amber = "amber",
        /// Something is wrong.
        Red = "red",
        /// Something of its own.
        Violet = "violet",
    }
}

/// A tag as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: Id<Tag>,
    /// What it says.
    pub name: String,
    /// The role of its colour.
    pub colour: Colour,
    /// When it was made.
    pub made_at: Time,
    /// Rises with every change.
    pub revision: i64,
}

/// A tag as a record wears it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = WornTag)]
pub struct Worn {
    /// Its id.
    #[schema(value_type = TagId)]
    pub id: Id<Tag>,
    /// What it says.
    pub name: String,
    /// The role of its colour.
    pub colour: Colour,
}
