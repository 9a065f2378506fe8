//! What every write leaves behind: a line in the audit trail and an event for those downstream.

use kernel::{Id, Noun};
use serde_json::{Value as Json, json};
use store::{Error, Tx};

/// A change that is about to be told.
#[derive(Debug)]
pub struct Change {
    action: &'static str,
    noun: &'static str,
    id: Option<String>,
    detail: Json,
    event: Option<(&'static str, Json)>,
}

impl Change {
    /// A change of one record, or of many when there is no id.
    pub fn of<N: Noun>(action: &'static str, noun: &'static str, id: Option<Id<N>>) -> Self {
        Self { action, noun, id: id.map(|id| id.to_string()), detail: json!({}), event: None }
    }

    /// What the audit trail says besides; no personal data.
    #[must_use]
    pub fn detail(self, detail: Json) -> Self {
        Self { detail, ..self }
    }

    /// The event that goes with it.
    #[must_use]
    pub fn event(self, kind: &'static str, payload: Json) -> Self {
        Self { event: Some((kind, payload)), ..self }
    }

    /// Writes the line and the event.
    pub async fn tell(self, tx: &mut Tx<'_>) -> Result<(), Error> {
        identity::audit::audit(tx, self.action, self.noun, self.id.as_deref(), &self.detail).await?;
        match self.event {
            Some((kind, payload)) => tx.append(kind, &payload).await,
            None => Ok(()),
        }
    }
}
