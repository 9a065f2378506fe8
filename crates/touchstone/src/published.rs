//! What other programs are told of by webhooks: every kind of event with what it means, as ids and closed words.

use customers::accounts::Account;
use customers::contacts::Contact;
use futures_util::future::BoxFuture;
use kernel::about::{About, Any};
use kernel::{Id, Noun};
use listen::invitations::Invitation;
use manage::cases::Case;
use post::webhooks::{Published, Registry};
use serde_json::{Value, json};
use store::{Error, Read};

/// All kinds, in the order of the page that lists them. A kind that is told by ids already needs a line only.
pub const PUBLISHED: Registry = Registry(&[
    Published::looked("responses.recorded", "Responses came in: how many, and the ids of the first and the last", count),
    Published::of("responses.changed", "Responses were changed", &["ids"]),
    Published::of("responses.removed", "Responses were removed", &["ids"]),
    Published::of("observation.recorded", "A member noted an observation", &["ids"]),
    Published::of("observation.changed", "An observation was changed", &["ids"]),
    Published::of("observation.removed", "Observations were removed", &["ids"]),
    Published::looked("interactions.recorded", "Customers did something: how much, and the ids of the first and the last", count),
    Published::looked("accounts.changed", "Accounts were made or changed", accounts),
    Published::looked("contacts.changed", "Contacts were made or changed", contacts),
    Published::looked("contacts.merged", "Two contacts turned out to be one person, who goes on as `into`", merged),
    Published::of("contact.erased", "A person was erased, and should be so elsewhere", &["contact"]),
    Published::of("contracts.changed", "What these accounts have bought has changed", &["accounts"]),
    Published::looked("letter.sent", "A mail server took a letter, as an invitation", letter),
    Published::looked("letter.bounced", "A letter came back", letter),
    Published::looked("letter.refused", "A letter was given up", letter),
    Published::looked("letter.suppressed", "A letter did not leave: its address gets none", letter),
    Published::looked("letter.answered", "Somebody answered a letter", letter),
    Published::looked("address.suppressed", "An address gets no more letters", letter),
    Published::of("case.opened", "A case was opened", CASE),
    Published::of("case.changed", "A case was changed", CASE),
    Published::of("case.late", "A promise to the customer of a case was not kept in time", CASE_DUE),
    Published::of("case.escalated", "Somebody else was told that a case is late", CASE_DUE),
    Published::of("case.resolved", "A case was resolved", CASE),
    Published::of("case.closed", "A case was closed", CASE),
    Published::of("case.replied", "A customer wrote back", &["case", "account", "contact", "touchpoint", "letter_in"]),
    Published::of("case.confirmed", "A customer says that it is solved", CASE),
    Published::of("case.denied", "A customer says that it is not solved", CASE),
    Published::of("case.reopened", "A case was opened again", CASE),
    Published::of("case.removed", "Cases were removed with the person they were about", &["ids"]),
    Published::of("class.changed", "A customer is taken for something else than before", &["account", "contact", "from", "to", "cause"]),
    Published::of("decision.noted", "A decision was noted", DECISION),
    Published::of("decision.changed", "A decision was changed", DECISION),
    Published::of("decision.done", "A decision was carried out", DECISION),
    Published::of("decision.dropped", "A decision was dropped", DECISION),
    Published::of("decision.resumed", "A decision that had ended goes on", DECISION),
    Published::of("announcement.published", "Customers read what was decided, or what was done", ANNOUNCEMENT),
    Published::of("announcement.written", "Word went back by letter to those whose words led to a decision", ANNOUNCEMENT),
    Published::of("announcement.withdrawn", "An announcement was taken off the page", ANNOUNCEMENT),
    Published::of("alert.fired", "Something that is watched became so", ALERT),
    Published::of("alert.acknowledged", "Somebody knows of an alert", ALERT),
    Published::of("alert.resolved", "An alert is over, or somebody saw to it", ALERT),
    Published::of("task.made", "Somebody is to do something", &["task"]),
    Published::of("task.done", "A task was done", &["task"]),
    Published::of("task.dropped", "A task was given up", &["task"]),
    Published::of("playbook.started", "A playbook is followed for somebody", RUN),
    Published::of("playbook.decided", "What was decided in a playbook was written down", RUN),
    Published::of("playbook.done", "All steps of a playbook are done", RUN),
    Published::of("playbook.stopped", "A playbook was left", RUN),
    Published::of("webhook.failed", "A webhook was switched off by itself", &["webhook", "fault"]),
]);

/// What is told of an alert.
const ALERT: &[&str] = &["alert", "watch", "account", "contact"];

/// What is told of a case.
const CASE: &[&str] = &["case", "account", "contact", "touchpoint", "priority", "changed"];

/// What is told of a decision.
const DECISION: &[&str] = &["decision", "touchpoint", "state"];

/// What is told of an announcement.
const ANNOUNCEMENT: &[&str] = &["announcement", "decision", "state"];

/// What is told of a case that is late: what was promised by when, and the level that was reached.
const CASE_DUE: &[&str] = &["case", "account", "contact", "touchpoint", "what", "due_at", "level", "owner", "to"];

/// What is told of a playbook that is followed.
const RUN: &[&str] = &["run", "playbook", "case", "account", "contact"];

/// How many, and the first and the last; numbers of ours stay here.
fn count<'r>(_: &'r mut Read, payload: &'r Value) -> BoxFuture<'r, Result<Option<Value>, Error>> {
    Box::pin(async move {
        let number = |key: &str| payload[key].as_i64().unwrap_or(0);
        Ok(Some(json!({ "count": number("until") - number("from"), "first": payload["first"], "last": payload["last"] })))
    })
}

fn accounts<'r>(read: &'r mut Read, payload: &'r Value) -> BoxFuture<'r, Result<Option<Value>, Error>> {
    Box::pin(ids_of::<Account>(read, "SELECT id FROM account WHERE workspace = $1 AND code", payload))
}

fn contacts<'r>(read: &'r mut Read, payload: &'r Value) -> BoxFuture<'r, Result<Option<Value>, Error>> {
    Box::pin(ids_of::<Contact>(read, "SELECT id FROM contact WHERE workspace = $1 AND code", payload))
}

fn merged<'r>(_: &'r mut Read, payload: &'r Value) -> BoxFuture<'r, Result<Option<Value>, Error>> {
    Box::pin(async move { Ok(Some(json!({ "from": payload["from"]["id"], "into": payload["into"]["id"] }))) })
}

/// The ids of those that are still here.
async fn ids_of<N: Noun>(read: &mut Read, select: &str, payload: &Value) -> Result<Option<Value>, Error> {
    let codes = payload["codes"].as_array().into_iter().flatten().filter_map(Value::as_i64).map(store::Value::from).collect();
    let rows = read.all_by(select, codes).await?;
    let ids = rows.iter().map(|row| row.get("id")).collect::<Result<Vec<Id<N>>, Error>>()?;
    Ok((!ids.is_empty()).then(|| json!({ "ids": ids })))
}

/// A letter with whom and what it is about; why, where the event says so.
fn letter<'r>(_: &'r mut Read, payload: &'r Value) -> BoxFuture<'r, Result<Option<Value>, Error>> {
    Box::pin(async move {
        let mut data = serde_json::Map::new();
        for key in ["letter", "letter_in", "suppression", "reason"] {
            if let Some(value) = payload.get(key).filter(|value| !value.is_null()) {
                data.insert(key.into(), value.clone());
            }
        }
        let contact = payload["contact"].as_str().and_then(|text| text.parse::<Id<Any>>().ok());
        if let Some(contact) = contact {
            data.insert("contact".into(), json!(Id::<Contact>::from_bytes(*contact.bytes())));
        }
        if let Some(about) = About::told(payload).and_then(|about| ABOUT.iter().find_map(|tell| tell(&about))) {
            data.insert("about".into(), about);
        }
        Ok(Some(Value::Object(data)))
    })
}

/// The nouns that letters may be about.
const ABOUT: &[fn(&About) -> Option<Value>] = &[about::<Invitation>, about::<Case>];

fn about<N: Noun>(about: &About) -> Option<Value> {
    about.id_of::<N>().map(|id| json!({ "noun": N::WORD, "id": id }))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn kinds_are_named_once_and_by_the_letters_that_receivers_take() {
        let kinds: BTreeSet<&str> = PUBLISHED.0.iter().map(|published| published.kind).collect();
        assert_eq!(kinds.len(), PUBLISHED.0.len());
        let fits = |kind: &&str| kind.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.'));
        assert!(kinds.iter().all(fits), "{kinds:?}");
    }
}
