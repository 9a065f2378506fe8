//! API tokens: what programs show instead of a session. Random, kept as a hash, scoped by rights, shown once.

mod routes;
mod store;

use ::store::Error;
use edge::{House, Problem};
use kernel::{Act, Actor, Code, Refusal, Time};

use crate::caller::{Grant, is_stale, unknown_workspace};

pub(crate) use routes::routes;

/// What the text of every token begins with, so that scanners for leaked secrets know it.
pub const PREFIX: &str = "ts_";

/// Recognises a program by its token.
pub(crate) async fn admit(house: &House, act: &Act, token: &str, wanted: Option<&str>) -> Result<Grant, Problem> {
    let found = store::find(&house.store, token).await?.filter(|found| found.is_good(act.now)).ok_or_else(refuse)?;
    if let Some(other) = wanted.filter(|key| *key != found.key) {
        return Err(unknown_workspace(other).into());
    }
    if is_stale(found.seen_at, act.now) {
        touch(house, act, &found).await?;
    }
    Ok(Grant { workspace: found.workspace, actor: Actor::Token(found.id), role: None, rights: found.rights })
}

fn refuse() -> Refusal {
    Refusal::new(Code::NotLoggedIn, "the token is not known, was revoked or has ended: make a new one")
}

async fn touch(house: &House, act: &Act, found: &store::Found) -> Result<(), Error> {
    let mut tx = house.store.begin(act).await?;
    store::touch(&mut tx, found).await?;
    tx.commit().await
}

/// The end of a token has to lie ahead.
fn refuse_past(ends_at: Option<Time>, now: Time) -> Result<(), Refusal> {
    if ends_at.is_some_and(|ends_at| ends_at <= now) {
        return Err(Refusal::field("ends_at", "lies in the past: choose a later time, or none"));
    }
    Ok(())
}
