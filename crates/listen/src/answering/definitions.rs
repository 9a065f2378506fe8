//! Definitions that were read once: a version never changes, and a draft has a number of its own for every state.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use ::surveys::Definition;
use kernel::{Id, Workspace};
use store::{Error, Read};

use crate::surveys::{self, Survey};

/// Definitions kept at most; with more, all are read anew.
const KEPT: usize = 200;

/// Which state of a survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Which {
    /// A version that was published.
    Version(i64),
    /// The draft with this revision.
    Draft(i64),
}

/// A definition and what has to be known to follow it.
#[derive(Debug)]
pub(super) struct Kept {
    pub definition: Definition,
    /// Whether it looks at attributes of the contact or the account.
    pub looks_at_people: bool,
}

impl Kept {
    /// A definition, looked through.
    pub fn of(definition: Definition) -> Self {
        Self { looks_at_people: looks_at_people(&definition), definition }
    }
}

/// One state of one survey.
type Key = (Id<Workspace>, Id<Survey>, Which);

/// The definitions that are answered now; clones share them.
#[derive(Clone, Debug, Default)]
pub(super) struct Definitions(Arc<Mutex<HashMap<Key, Arc<Kept>>>>);

impl Definitions {
    /// A definition; nothing when there is none.
    pub async fn find(&self, read: &mut Read, survey: Id<Survey>, which: Which) -> Result<Option<Arc<Kept>>, Error> {
        let key = (read.workspace(), survey, which);
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if known.is_some() {
            return Ok(known);
        }
        let read = match which {
            Which::Version(version) => surveys::definition(read, survey, version).await?,
            Which::Draft(_) => surveys::find(read, survey).await?.and_then(|record| record.draft),
        };
        let Some(definition) = read else { return Ok(None) };
        let kept = Arc::new(Kept::of(Definition::clone(&definition)));
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= KEPT {
            all.clear();
        }
        all.insert(key, Arc::clone(&kept));
        Ok(Some(kept))
    }
}

/// Names of attributes stand behind `contact.` and `account.`, in conditions and in words.
fn looks_at_people(definition: &Definition) -> bool {
    let written = serde_json::to_string(definition).unwrap_or_default();
    ["contact.", "account."].iter().any(|name| written.contains(name))
}
