//! The consumer that tells chats of alerts, in one transaction with its step through the log.

use std::sync::Arc;

use edge::Site;
use futures_util::future::BoxFuture;
use identity::workspaces;
use kernel::{Event, Id};
use post::webhooks::chats::{self, Message};
use serde::Deserialize;
use store::consumers::Consumer;
use store::{Error, Tx};

use super::settle::NOTICES;
use super::told::{Names, Told, told};
use super::{Alert, Record, store as kept};
use crate::watches::{self, Subscriber};

const HOUR: i64 = 3_600;

/// Tells the chats that watches name.
#[derive(Clone, Debug)]
pub struct Telling {
    /// Where people reach this installation.
    pub site: Arc<Site>,
}

#[derive(Deserialize)]
struct Happened {
    alert: Id<Alert>,
}

impl Consumer for Telling {
    fn name(&self) -> &'static str {
        "tell chats of alerts"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &["alert.fired", "alert.resolved"]
    }

    fn take<'t>(&'t self, tx: &'t mut Tx<'_>, event: &'t Event) -> BoxFuture<'t, Result<(), Error>> {
        Box::pin(async move {
            let Happened { alert } = Happened::deserialize(&event.payload).map_err(|error| Error::Misuse(format!("{}: {error}", event.kind)))?;
            match kept::find(tx, alert).await? {
                Some(alert) if event.kind == "alert.fired" || is_over_by_itself(&alert) => self.tell(tx, &alert, event).await,
                _ => Ok(()),
            }
        })
    }
}

/// Whoever saw to it themselves need not be told.
fn is_over_by_itself(alert: &Record) -> bool {
    alert.resolved_by.as_deref().is_some_and(|by| by.starts_with("system:"))
}

impl Telling {
    async fn tell(&self, tx: &mut Tx<'_>, alert: &Record, event: &Event) -> Result<(), Error> {
        let Some(watch) = watches::store::find(tx, alert.watch).await? else { return Ok(()) };
        let to: Vec<_> = watch.subscribers.iter().filter_map(|one| if let Subscriber::Chat(chat) = one { Some(*chat) } else { None }).collect();
        let is_muted = [watch.muted_until, alert.muted_until].into_iter().flatten().any(|until| until > event.at);
        if to.is_empty() || is_muted || kept::fired_since(tx, watch.id, event.at.plus_seconds(-HOUR)).await? > NOTICES {
            return Ok(());
        }
        let workspace = workspaces::settings(tx).await?;
        let german = workspace.locale.starts_with("de");
        let address = format!("{}/w/{}/alerts/{}", self.site.base_url, workspace.key, alert.id);
        for chat in to {
            let Some(known) = chats::find(tx, chat).await? else { continue };
            let names = Names { accounts: known.tells_names, people: false };
            let Some(told) = told(tx, std::slice::from_ref(alert), german, names).await?.remove(&alert.id) else { continue };
            chats::tell(tx, chat, &event.kind, &message(&told, alert.good, event.kind == "alert.resolved", german).link(open(german), &address))
                .await?;
        }
        Ok(())
    }
}

fn open(german: bool) -> &'static str {
    if german { "Meldung öffnen" } else { "Open the alert" }
}

fn message(told: &Told, good: Option<bool>, over: bool, german: bool) -> Message {
    let title = match (over, german) {
        (true, false) => format!("Over: {}", told.watch),
        (true, true) => format!("Vorbei: {}", told.watch),
        (false, _) => told.watch.clone(),
    };
    let message = Message::new(&title, &told.words);
    if over {
        return message;
    }
    let message = message.section(if german { "Was sich am meisten bewegt hat" } else { "What moved most" }, told.moved.clone());
    match (good, german) {
        (Some(true), false) => message.quiet("This is good news: tell those who did it."),
        (Some(true), true) => message.quiet("Das ist eine gute Nachricht: sagen Sie es denen, die es geschafft haben."),
        _ => message,
    }
}
