//! The one command that records responses: many at once, with few statements and one event.

use std::collections::BTreeSet;

use kernel::{Act, Code, Id, Refusal, Run};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::json;
use store::{Error, Tx, Value, args};

use super::names::Names;
use super::replace::keep_history;
use super::rows::{Written, insert};
use super::{Draft, Response, check, content_hash};

/// What happens to a response that is here with other content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and the draft is a conflict.
    Keep,
    /// It is replaced; what it said before is kept as history.
    Replace,
}

/// What happens to touchpoints, offerings and teams that a draft names and that are not here. Accounts and contacts are always made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// The draft is refused.
    Refuse,
    /// They are made, with the key as name.
    Make,
}

/// What became of a draft.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It is a new response.
    Created(Id<Response>),
    /// It is here with the same content.
    Unchanged(Id<Response>),
    /// It took the place of what was here.
    Replaced(Id<Response>),
    /// A response with the same external id is here with other content.
    Conflict(Id<Response>),
    /// A rule refused it.
    Refused(Refusal),
}

/// A response that is here already.
struct Found {
    id: Id<Response>,
    code: i64,
    hash: Vec<u8>,
    revision: i64,
}

/// A good draft on its way into the store.
pub(super) struct Good<'d> {
    pub draft: &'d Draft,
    pub hash: [u8; 32],
    pub id: Id<Response>,
    pub code: i64,
    pub revision: i64,
}

/// Records drafts; one outcome each, in the same order. Drafts with the external id of a response that is here are not recorded twice.
pub async fn record(tx: &mut Tx<'_>, drafts: &[Draft], existing: Existing, unknown: Unknown) -> Result<Vec<Outcome>, Error> {
    take_turn(tx).await?;
    let mut names = Names::known(tx, drafts).await?;
    let found = found(tx, drafts).await?;
    let sorted = sort(tx.act(), drafts, &names, found, existing, unknown);
    let Sorted { outcomes, mut new, replacing } = sorted;
    if new.is_empty() && replacing.is_empty() {
        return Ok(outcomes);
    }
    let first = tx.next_codes("response", new.len() as i64).await?;
    for (good, code) in new.iter_mut().zip(first..) {
        good.code = code;
    }
    keep_history(tx, &replacing).await?;
    let writing: Vec<&Good<'_>> = new.iter().chain(&replacing).collect();
    let whose = names.complete(tx, writing.iter().map(|good| good.draft)).await?;
    let (of_new, of_replacing) = whose.split_at(new.len());
    insert(tx, &names, Written::New(&new, of_new)).await?;
    insert(tx, &names, Written::Replacing(&replacing, of_replacing)).await?;
    tell(tx, &new, &replacing).await?;
    Ok(outcomes)
}

/// Takes this workspace's turn to record, so that nobody records the same external id between the look and the write. Whoever makes
/// accounts or contacts for responses takes it first: the order is the same for all, so that nobody waits in a circle.
pub async fn take_turn(tx: &mut Tx<'_>) -> Result<(), Error> {
    tx.take_turn("response").await
}

struct Sorted<'d> {
    outcomes: Vec<Outcome>,
    new: Vec<Good<'d>>,
    replacing: Vec<Good<'d>>,
}

/// Decides what becomes of each draft; new ones get their code later, when it is known how many there are.
fn sort<'d>(act: &Act, drafts: &'d [Draft], names: &Names, mut found: FxHashMap<String, Found>, existing: Existing, unknown: Unknown) -> Sorted<'d> {
    let mut sorted = Sorted { outcomes: Vec::with_capacity(drafts.len()), new: Vec::with_capacity(drafts.len()), replacing: Vec::new() };
    for draft in drafts {
        if let Err(refusal) = check(draft, |key| names.question(key)).and_then(|()| names.check(draft, unknown)) {
            sorted.outcomes.push(Outcome::Refused(refusal));
            continue;
        }
        let hash = content_hash(draft);
        let here = draft.external_id.as_ref().and_then(|external| found.get_mut(external));
        let outcome = match here {
            Some(here) if here.hash == hash => Outcome::Unchanged(here.id),
            // A revision below zero marks what came with this very batch: it is not replaced by its own twin.
            Some(here) if existing == Existing::Replace && here.revision >= 0 => {
                sorted.replacing.push(Good { draft, hash, id: here.id, code: here.code, revision: here.revision + 1 });
                here.hash = hash.to_vec();
                here.revision = -1;
                Outcome::Replaced(here.id)
            }
            Some(here) => Outcome::Conflict(here.id),
            None => {
                let id = act.ids.next();
                sorted.new.push(Good { draft, hash, id, code: 0, revision: 0 });
                if let Some(external) = &draft.external_id {
                    found.insert(external.clone(), Found { id, code: 0, hash: hash.to_vec(), revision: -1 });
                }
                Outcome::Created(id)
            }
        };
        sorted.outcomes.push(outcome);
    }
    sorted
}

async fn found(tx: &mut Tx<'_>, drafts: &[Draft]) -> Result<FxHashMap<String, Found>, Error> {
    let keys: Vec<Value> =
        drafts.iter().filter_map(|draft| draft.external_id.as_deref()).filter(|key| !key.contains('\0')).map(Value::from).collect();
    let sql = "SELECT external_id, id, code, content_hash, revision FROM response WHERE workspace = $1 AND external_id";
    let rows = tx.all_by(sql, keys).await?;
    let found = rows.iter().map(|row| {
        let found = Found { id: row.get("id")?, code: row.get("code")?, hash: row.get("content_hash")?, revision: row.get("revision")? };
        Ok((row.get("external_id")?, found))
    });
    found.collect()
}

async fn tell(tx: &mut Tx<'_>, new: &[Good<'_>], replaced: &[Good<'_>]) -> Result<(), Error> {
    if let (Some(first), Some(last)) = (new.first(), new.last()) {
        let run = Run { from: first.code, until: last.code + 1, first: first.id, last: last.id };
        tx.append("responses.recorded", &json!(run)).await?;
    }
    if !replaced.is_empty() {
        let codes: Vec<_> = replaced.iter().map(|good| good.code).collect();
        let ids: Vec<_> = replaced.iter().map(|good| good.id).collect();
        tx.append("responses.changed", &json!({ "codes": codes, "ids": ids })).await?;
    }
    Ok(())
}

impl Outcome {
    /// The response, unless the draft was refused.
    pub fn id(&self) -> Option<Id<Response>> {
        match self {
            Self::Created(id) | Self::Unchanged(id) | Self::Replaced(id) | Self::Conflict(id) => Some(*id),
            Self::Refused(_) => None,
        }
    }

    /// The refusal of a draft that was not recorded.
    pub fn refusal(&self) -> Option<Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal.clone()),
            Self::Conflict(id) => Some(conflict(*id)),
            _ => None,
        }
    }
}

fn conflict(id: Id<Response>) -> Refusal {
    let detail =
        format!("the response {id} has this external id and other content: give this one another id, or import it with --update to replace that one");
    Refusal::new(Code::Conflict, detail).at("external_id", "is here with other content")
}

/// A question, its code, and the pattern and the aspect of an answer to it.
pub(super) type Use<'n> = (&'n str, i64, &'static str, &'static str);

const USED: &str = "SELECT q.key, u.pattern, u.aspect FROM question_use u JOIN survey_question q ON q.workspace = u.workspace AND q.code = u.question \
    WHERE u.workspace = $1 AND q.key";

/// Marks questions as used with a pattern and an aspect.
pub(super) async fn note_use(tx: &mut Tx<'_>, uses: &BTreeSet<Use<'_>>) -> Result<(), Error> {
    let keys: BTreeSet<&str> = uses.iter().map(|(key, ..)| *key).collect();
    let known = tx.kept_by(USED, keys).await?;
    let known: FxHashSet<[String; 3]> =
        known.iter().map(|row| Ok([row.get("key")?, row.get("pattern")?, row.get("aspect")?])).collect::<Result<_, Error>>()?;
    let new = uses.iter().filter(|(key, _, pattern, aspect)| !known.contains(&[key, pattern, aspect].map(|text| (*text).to_owned())));
    let workspace = tx.workspace();
    let rows = new.map(|(_, question, pattern, aspect)| args![workspace, *question, *pattern, *aspect]).collect();
    let taken = "ON CONFLICT (workspace, question, pattern, aspect) DO NOTHING";
    tx.insert_rows("INSERT INTO question_use (workspace, question, pattern, aspect)", rows, taken).await?;
    Ok(())
}
