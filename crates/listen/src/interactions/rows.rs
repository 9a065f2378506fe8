//! The rows of interactions.

use kernel::Id;
use store::{Error, Tx, args};

use super::names::Names;
use super::{Interaction, Message};
use crate::event_rules::{About, Own};

const INSERT: &str = "INSERT INTO interaction (workspace, id, code, source, external_id, call, event, contact, account, account_version, visitor, \
    touchpoint, offering, channel, team, own, happened_at, received_at, properties)";

/// An interaction on its way into the store.
pub(super) struct Placed<'m> {
    pub source: i64,
    pub id: Id<Interaction>,
    pub message: &'m Message,
    pub about: About<'m>,
}

/// Writes a run of interactions, whose ids and codes follow one another.
pub(super) async fn insert(tx: &mut Tx<'_>, run: &[Placed<'_>], first: i64) -> Result<(), Error> {
    let names = Names::of(tx, run).await?;
    let (workspace, now) = (tx.workspace(), tx.act().now);
    let rows = run.iter().zip(first..).map(|(Placed { source, id, message, about }, number)| {
        let whose = names.whose(message);
        let mut row = args![workspace, *id, number, *source, message.id.as_deref(), message.call.text(), names.events.get(&message.event).copied()];
        row.extend(args![whose.contact, whose.account.map(|one| one.code), whose.account.map(|one| one.version), message.visitor.as_deref()]);
        let placed = names.places.placed(about);
        let team = message.team.as_deref().and_then(|key| names.teams.get(key)).copied();
        let properties = serde_json::to_string(&message.properties).map_err(|error| Error::Misuse(error.to_string()))?;
        row.extend(args![
            placed.touchpoint,
            placed.offering,
            placed.channel,
            team,
            Own::of(message).bits(),
            message.happened_at.unwrap_or(now),
            now,
            properties
        ]);
        Ok(row)
    });
    let rows = rows.collect::<Result<_, Error>>()?;
    tx.insert_rows(INSERT, rows, "").await.map(drop)
}
