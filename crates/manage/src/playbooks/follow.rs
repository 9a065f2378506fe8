//! What starts playbooks by itself, and what ends them.

use ::store::consumers::Consumer;
use ::store::{Error, Tx, Value};
use customers::accounts::{self, Account};
use customers::contacts::Contact;
use desk::tasks::Task;
use futures_util::future::BoxFuture;
use kernel::{About, Event, Id};

use super::start::{Whom, start};
use super::{Record, Start, runs, store};
use crate::cases::{self, Case};

/// What happened so many days ago starts nothing any more: a history that is told anew is no reason to act.
const DAYS: i64 = 7;

/// Starts playbooks when a class or a state changes, a watch fires or a case opens.
#[derive(Debug)]
pub struct Starts;

impl Consumer for Starts {
    fn name(&self) -> &'static str {
        "start playbooks"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &["class.changed", "accounts.changed", "alert.fired", "case.opened"]
    }

    fn take<'t>(&'t self, tx: &'t mut Tx<'_>, event: &'t Event) -> BoxFuture<'t, Result<(), Error>> {
        Box::pin(async move {
            if event.at < tx.act().now.plus_seconds(-DAYS * 86_400) {
                return Ok(());
            }
            let known: Vec<Record> = store::all(tx).await?.into_iter().filter(|playbook| playbook.enabled).collect();
            if known.is_empty() {
                return Ok(());
            }
            match event.kind.as_str() {
                "accounts.changed" => states(tx, &known, event).await,
                "case.opened" => case(tx, &known, event).await,
                _ => named(tx, &known, event).await,
            }
        })
    }
}

/// Starts those for a customer that an event names.
async fn named(tx: &mut Tx<'_>, known: &[Record], event: &Event) -> Result<(), Error> {
    let Some(about) = customer(event) else { return Ok(()) };
    let word = |name: &str| event.payload[name].as_str();
    let starts = |start: &Start| match start {
        Start::Class { to } => event.kind == "class.changed" && word("to") == Some(to),
        Start::Watch { watch } => event.kind == "alert.fired" && watch.as_deref().is_none_or(|watch| word("watch") == Some(watch)),
        Start::State { .. } | Start::Case { .. } => false,
    };
    all(tx, known.iter().filter(|playbook| playbook.starts.iter().any(starts)), about, &event.seq.to_string()).await
}

/// The customer that an event names: an account, or else a contact.
fn customer(event: &Event) -> Option<About> {
    let text = |name: &str| event.payload[name].as_str();
    let account = text("account").and_then(|id| id.parse::<Id<Account>>().ok()).map(About::of);
    account.or_else(|| text("contact").and_then(|id| id.parse::<Id<Contact>>().ok()).map(About::of))
}

/// Starts those for a case that opened: by its rule, or by its kind.
async fn case(tx: &mut Tx<'_>, known: &[Record], event: &Event) -> Result<(), Error> {
    let Some(id) = event.payload["case"].as_str().and_then(|id| id.parse::<Id<Case>>().ok()) else { return Ok(()) };
    let Some(case) = cases::find(tx, id).await? else { return Ok(()) };
    let starts = |start: &Start| matches!(start, Start::Case { kind } if kind.is_none_or(|kind| kind == case.kind));
    let fits = |playbook: &&Record| case.playbook.as_deref() == Some(playbook.key.as_str()) || playbook.starts.iter().any(starts);
    all(tx, known.iter().filter(fits), About::of(id), &event.seq.to_string()).await
}

/// Starts those for accounts that came into a state. The event names all that changed: what counts is since when they are in it.
async fn states(tx: &mut Tx<'_>, known: &[Record], event: &Event) -> Result<(), Error> {
    let starts = |playbook: &Record, state: accounts::State| playbook.starts.iter().any(|start| matches!(start, Start::State { to } if *to == state));
    if !known.iter().any(|playbook| accounts::State::ALL.iter().any(|state| starts(playbook, *state))) {
        return Ok(());
    }
    let codes: Vec<Value> = event.payload["codes"].as_array().into_iter().flatten().filter_map(serde_json::Value::as_i64).map(Value::from).collect();
    let rows = tx.all_by("SELECT id FROM account WHERE workspace = $1 AND code", codes).await?;
    let ids = rows.iter().map(|row| row.get("id")).collect::<Result<Vec<Id<Account>>, _>>()?;
    let young = tx.act().now.plus_seconds(-DAYS * 86_400);
    for account in accounts::by_ids(tx, &ids).await?.into_iter().filter(|account| account.state_since >= young) {
        let why = format!("{} {} {}", account.id, account.state, account.state_since.micros());
        all(tx, known.iter().filter(|playbook| starts(playbook, account.state)), About::of(account.id), &why).await?;
    }
    Ok(())
}

async fn all<'p>(tx: &mut Tx<'_>, playbooks: impl Iterator<Item = &'p Record>, about: About, why: &str) -> Result<(), Error> {
    let Some(whom) = Whom::of(tx, about).await? else { return Ok(()) };
    for playbook in playbooks {
        start(tx, playbook, &whom, why).await?;
    }
    Ok(())
}

/// Ends runs when all of their tasks are done, or the case they are for is over.
#[derive(Debug)]
pub struct Ends;

impl Consumer for Ends {
    fn name(&self) -> &'static str {
        "end playbooks"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &["task.done", "task.dropped", "task.reopened", "case.closed"]
    }

    fn take<'t>(&'t self, tx: &'t mut Tx<'_>, event: &'t Event) -> BoxFuture<'t, Result<(), Error>> {
        Box::pin(async move {
            let id = |name: &str| event.payload[name].as_str();
            if let Some(case) = id("case").and_then(|id| id.parse::<Id<Case>>().ok()) {
                return runs::over(tx, case).await;
            }
            match id("task").and_then(|id| id.parse::<Id<Task>>().ok()) {
                Some(task) => runs::look(tx, task).await,
                None => Ok(()),
            }
        })
    }
}
