//! Contacts who turn out to be one person: the cases of the one become the other's.

use customers::contacts::Contact;
use desk::records;
use futures_util::future::BoxFuture;
use kernel::{Event, Id};
use serde::Deserialize;
use serde_json::json;
use store::consumers::Consumer;
use store::{Error, Tx, args};

use super::steps::{self, What};
use super::{Case, Edit, Record, State, change, present};
use crate::playbooks;

/// Moves cases of a contact that was merged with another.
#[derive(Debug)]
pub struct Merging;

/// What `contacts.merged` promises.
#[derive(Deserialize)]
struct Merged {
    from: Side,
    into: Side,
}

#[derive(Deserialize)]
struct Side {
    id: Id<Contact>,
}

impl Consumer for Merging {
    fn name(&self) -> &'static str {
        "move cases of merged contacts"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &["contacts.merged"]
    }

    fn take<'t>(&'t self, tx: &'t mut Tx<'_>, event: &'t Event) -> BoxFuture<'t, Result<(), Error>> {
        Box::pin(async move {
            let merged = Merged::deserialize(&event.payload).map_err(|error| Error::Misuse(format!("contacts.merged: {error}")))?;
            merge(tx, merged.from.id, merged.into.id).await
        })
    }
}

async fn merge(tx: &mut Tx<'_>, from: Id<Contact>, into: Id<Contact>) -> Result<(), Error> {
    tx.take_turn("case").await?;
    tx.execute("UPDATE case_item SET contact = $3 WHERE workspace = $1 AND contact = $2", args![tx.workspace(), from, into]).await?;
    playbooks::pass_on(tx, from, into).await?;
    let values = args![tx.workspace(), from];
    let rows = tx.all("SELECT id FROM customer_case WHERE workspace = $1 AND contact = $2 ORDER BY number", values).await?;
    for row in &rows {
        let case = present(tx, row.get("id")?).await?;
        let moved = Record { contact: Some(into), ..case.clone() };
        if let Some(twin) = twin(tx, &moved).await? {
            join(tx, &case, twin, into).await?;
        } else {
            let key = if case.state.is_open() { moved.key() } else { None };
            let sql = "UPDATE customer_case SET contact = $3, open_key = $4, revision = revision + 1 WHERE workspace = $1 AND id = $2";
            tx.execute(sql, args![tx.workspace(), case.id, into, key]).await?;
        }
    }
    Ok(())
}

/// The open case beside which this one may not stand.
pub(super) async fn twin(tx: &mut Tx<'_>, case: &Record) -> Result<Option<Id<Case>>, Error> {
    let Some(key) = case.key().filter(|_| case.state.is_open()) else { return Ok(None) };
    let sql = "SELECT id FROM customer_case WHERE workspace = $1 AND open_key = $2 AND id <> $3";
    let values = args![tx.workspace(), key, case.id];
    tx.optional(sql, values).await?.map(|row| row.get("id")).transpose()
}

/// Lets a case go on in another: what it rests on and what is to be done about it joins that one, and it is closed.
async fn join(tx: &mut Tx<'_>, case: &Record, twin: Id<Case>, contact: Id<Contact>) -> Result<(), Error> {
    let copy = "INSERT INTO case_item (workspace, case_id, noun, item, contact, at, joined_at) SELECT workspace, $3, noun, item, contact, at, joined_at \
        FROM case_item WHERE workspace = $1 AND case_id = $2 ON CONFLICT (workspace, case_id, noun, item) DO NOTHING";
    tx.execute(copy, args![tx.workspace(), case.id, twin]).await?;
    records::pass_on(tx, case.id, twin).await?;
    steps::add(tx, case.id, What::Merged, &json!({ "into": twin }), None).await?;
    steps::add(tx, twin, What::Joined, &json!({ "case": case.id }), None).await?;
    // It was never done: it goes on elsewhere. So it takes the step past the flow.
    let sql = "UPDATE customer_case SET contact = $3, open_key = NULL, state = 'resolved', is_open = 0, resolved_at = $4, revision = revision + 1 \
        WHERE workspace = $1 AND id = $2";
    tx.execute(sql, args![tx.workspace(), case.id, contact, tx.act().now]).await?;
    change(tx, case.id, None, Edit { state: Some(State::Closed), ..Edit::default() }).await.map(drop)
}
