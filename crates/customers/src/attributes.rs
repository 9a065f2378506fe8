//! Free attributes of accounts, contacts and responses: typed definitions and what a value may be. Pure.

mod definition;
pub mod named;
pub mod routes;
mod store;
mod values;

use std::collections::BTreeMap;

use kernel::{Id, Refusal, closed, nouns};

pub use definition::{Definition, NAME_LENGTH};
pub use named::Named;
pub(crate) use store::value_rows;
pub use store::{all, change, define, derive, ensure, ensure_all, find, remove};
pub use values::{Stored, TEXT_LENGTH};

nouns! {
    /// The definition of a free attribute.
    AttributeNoun("att", "attribute");
}

closed! {
    /// What an attribute belongs to.
    #[schema(as = AttributeNoun)]
    Noun, "noun with attributes" {
        /// An organisation we serve.
        Account = "account",
        /// A person.
        Contact = "contact",
        /// One set of answers.
        Response = "response",
    }
}

closed! {
    /// What the values of an attribute are.
    #[schema(as = AttributeKind)]
    Kind, "kind of attribute" {
        /// Any words.
        Text = "text",
        /// A number.
        Number = "number",
        /// One of a list of words.
        Choice = "choice",
        /// A calendar date.
        Date = "date",
        /// Yes or no.
        Truth = "truth",
    }
}

/// A typed attribute of a workspace.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribute {
    /// Its id.
    pub id: Id<AttributeNoun>,
    /// Its dense number.
    pub code: i64,
    /// How it is defined.
    pub definition: Definition,
    /// The part of the house that works its values out; none where people fill them in.
    pub derived_by: Option<String>,
    /// Rises with every change.
    pub revision: i64,
}

impl Attribute {
    /// Refuses values by hand where the house works them out.
    pub fn check_by_hand(&self) -> Result<(), Refusal> {
        match &self.derived_by {
            Some(room) => Err(Refusal::field(
                format!("attributes.{}", self.definition.name),
                format!("is worked out by {room} and not filled in: leave it out"),
            )),
            None => Ok(()),
        }
    }
}

/// Attributes that get a value, or lose it.
pub type Wishes = Vec<(Id<AttributeNoun>, Option<Stored>)>;

/// The values of one record by attribute.
pub type Values = BTreeMap<Id<AttributeNoun>, Stored>;
