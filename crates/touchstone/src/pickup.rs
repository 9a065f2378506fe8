//! Letters that come in are fetched from a mailbox (IMAP): by one process at a time, and marked once they are taken.

mod connection;
mod mailbox;
mod round;

use std::sync::Arc;

use anyhow::{Context, Result};
use edge::House;
use futures_util::future::BoxFuture;
use kernel::Actor;
use post::received::mailboxes::{self, Change};
use serde_json::json;
use store::jobs::{Failure, NewJob, Runner, Work};
use store::{Error, NOWHERE};

use crate::settings::{ImapServer, Mail};
use connection::Tls;

/// The name of the job.
const FETCH: &str = "fetch mail";

/// A mailbox that letters are fetched from.
#[derive(Clone)]
pub struct Pickup(Arc<Place>);

struct Place {
    server: ImapServer,
    tls: Option<Tls>,
    /// The folder that letters go into once they are taken.
    moves: Option<String>,
}

impl Pickup {
    /// What the operator's settings say.
    pub fn of(mail: &Mail) -> Result<Option<Self>> {
        let Some(server) = mail.imap.clone() else { return Ok(None) };
        let tls = connection::tls(&server, mail.imap_ca.as_deref()).context("--imap")?;
        Ok(Some(Self(Arc::new(Place { server, tls, moves: mail.imap_move.clone() }))))
    }

    /// Promises a look into the mailbox; whoever does the work next takes it.
    pub async fn promise(&self, house: &House) -> Result<(), Error> {
        let act = house.act(NOWHERE, Actor::System(FETCH));
        let mut tx = house.store.begin(&act).await?;
        let key = self.0.server.to_string();
        tx.enqueue(&NewJob { name: FETCH, unique_key: Some(&key), payload: json!({}), run_at: act.now }).await?;
        tx.commit().await
    }

    /// Tells the operator once what is wrong, and once that it is well again.
    async fn note(&self, work: &Work, trouble: Option<&str>) -> Result<(), Error> {
        let act = (work.acts)(NOWHERE, Actor::System(FETCH));
        let mut tx = work.store.begin(&act).await?;
        let name = self.0.server.to_string();
        let change = mailboxes::note(&mut tx, &name, trouble).await?;
        tx.commit().await?;
        match (change, trouble) {
            (Change::Worse, Some(trouble)) => tracing::warn!("no letters come from {name}: {trouble}"),
            (Change::Better, _) => tracing::info!("letters come from {name} again"),
            _ => {}
        }
        Ok(())
    }
}

impl Runner for Pickup {
    fn name(&self) -> &'static str {
        FETCH
    }

    /// A mailbox that cannot be reached is no failed job: a minute later it is looked into again.
    fn run<'w>(&'w self, work: &'w Work) -> BoxFuture<'w, Result<(), Failure>> {
        Box::pin(async move {
            let trouble = round::round(&self.0, work).await.err();
            self.note(work, trouble.map(|trouble| trouble.to_string()).as_deref()).await.map_err(Failure::from)
        })
    }
}
