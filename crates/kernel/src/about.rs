//! The record that something is about, where its noun is another room's matter.

use serde_json::{Value, json};

use crate::id::{Id, Noun};

crate::nouns! {
    /// Stands for whatever noun a record is of.
    Any("any", "record");
}

/// A record by its noun and id.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct About {
    /// The noun of the record.
    pub noun: String,
    /// Its id.
    pub id: Id<Any>,
}

impl About {
    /// The record with this id.
    pub fn of<N: Noun>(id: Id<N>) -> Self {
        Self { noun: N::WORD.into(), id: id.any() }
    }

    /// The id, when it is of this noun.
    pub fn id_of<N: Noun>(&self) -> Option<Id<N>> {
        (self.noun == N::WORD).then(|| Id::from_bytes(*self.id.bytes()))
    }

    /// As events tell it: the id in its plain form, which [`About::told`] reads.
    pub fn tell(&self) -> Value {
        json!({ "noun": self.noun, "id": self.id })
    }

    /// The record that an event names under `about`.
    pub fn told(payload: &Value) -> Option<Self> {
        let about = payload.get("about")?;
        Some(Self { noun: about.get("noun")?.as_str()?.into(), id: about.get("id")?.as_str()?.parse().ok()? })
    }
}
