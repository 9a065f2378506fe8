//! Blocks that were formed once, kept until somebody answers or an answer changes. Blocks that are a moment late are still blocks: whoever has
//! none does not count yet, and one that lost an answer is not whole.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kernel::{Event, Id, Workspace};
use listen::promises::Promise;
use listen::responses::Response;
use serde_json::Value as Json;
use store::{Error, Read, Store, args, log};

use super::blocks::Blocks;
use super::people;

/// Divisions kept at most; with more, all are formed anew.
const KEPT: usize = 64;
/// Events looked at to know that nothing changed; with more, blocks are formed anew.
const EVENTS: i64 = 2_000;

/// Whose blocks: a workspace, its surveys with what they promised, and a question.
type Key = (Id<Workspace>, Vec<(i64, u64)>, i64);

/// Blocks and the last event of which they know.
#[derive(Clone, Debug)]
struct Kept {
    upto: i64,
    blocks: Arc<Blocks>,
}

/// Where an evaluator keeps blocks between readings.
#[derive(Debug, Default)]
pub struct KeptBlocks(Mutex<HashMap<Key, Kept>>);

impl KeptBlocks {
    /// The blocks of all who answered a question in these surveys.
    pub(super) async fn find(&self, store: &Store, workspace: Id<Workspace>, promises: &[Promise], question: i64) -> Result<Arc<Blocks>, Error> {
        let (_, last) = log::span(store).await?;
        let mut read = store.snapshot(workspace).await?;
        let key = (workspace, promises.iter().map(|promise| (promise.survey, promise.people)).collect(), question);
        let known = self.all().get(&key).cloned();
        let kept = match known {
            Some(kept) if holds(&mut read, kept.upto, promises).await? => Kept { upto: last.max(kept.upto), ..kept },
            _ => Kept { upto: last, blocks: Arc::new(people::blocks(&mut read, promises, question).await?) },
        };
        let blocks = Arc::clone(&kept.blocks);
        let mut all = self.all();
        if all.len() >= KEPT && !all.contains_key(&key) {
            all.clear();
        }
        all.insert(key, kept);
        Ok(blocks)
    }

    fn all(&self) -> MutexGuard<'_, HashMap<Key, Kept>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether no event behind `upto` tells of something that blocks of these surveys are made of.
async fn holds(read: &mut Read, upto: i64, promises: &[Promise]) -> Result<bool, Error> {
    if log::trimmed(read).await? > upto {
        return Ok(false);
    }
    let events = log::after(read, upto, EVENTS).await?;
    let other = |event: &Event| matches!(event.kind.as_str(), "responses.changed" | "responses.removed" | "contact.erased" | "attributes.changed");
    if events.len() as i64 == EVENTS || events.iter().any(other) {
        return Ok(false);
    }
    let recorded = events.iter().filter(|event| event.kind == "responses.recorded");
    let first = recorded.clone().filter_map(|event| id(event, "first")).min();
    let Some((first, last)) = first.zip(recorded.filter_map(|event| id(event, "last")).max()) else { return Ok(true) };
    for promise in promises {
        let sql = "SELECT id FROM response WHERE workspace = $1 AND survey = $2 AND id BETWEEN $3 AND $4 LIMIT 1";
        if read.optional(sql, args![read.workspace(), promise.survey, first, last]).await?.is_some() {
            return Ok(false);
        }
    }
    Ok(true)
}

fn id(event: &Event, name: &str) -> Option<Id<Response>> {
    event.payload.get(name).and_then(Json::as_str)?.parse().ok()
}
