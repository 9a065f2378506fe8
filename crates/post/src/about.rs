//! The record that a letter is about, as its room names it.

use kernel::{Id, Noun};
use serde_json::{Value, json};

use crate::Any;

/// The record that a letter is about; its room hears by it what became of the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The noun of the record.
    pub noun: String,
    /// Its id.
    pub id: Id<Any>,
}

impl About {
    /// The record with this id.
    pub fn of<N: Noun>(id: Id<N>) -> Self {
        Self { noun: N::WORD.into(), id: any(id) }
    }

    /// The id, when it is of this noun.
    pub fn id_of<N: Noun>(&self) -> Option<Id<N>> {
        (self.noun == N::WORD).then(|| Id::from_bytes(*self.id.bytes()))
    }

    /// As events tell it: the id in its plain form, which [`About::told`] reads.
    pub(crate) fn tell(&self) -> Value {
        json!({ "noun": self.noun, "id": self.id })
    }

    /// The record that an event of this room names under `about`.
    pub fn told(payload: &Value) -> Option<Self> {
        let about = payload.get("about")?;
        Some(Self { noun: about.get("noun")?.as_str()?.into(), id: about.get("id")?.as_str()?.parse().ok()? })
    }
}

/// The id without its noun.
pub(crate) fn any<N: Noun>(id: Id<N>) -> Id<Any> {
    Id::from_bytes(*id.bytes())
}
