//! The rows of interactions.

use kernel::Id;
use store::{Error, Tx, args};

use super::names::Names;
use super::{Interaction, Message};

const INSERT: &str = "INSERT INTO interaction (workspace, id, code, source, external_id, call, event, contact, account, account_version, visitor, \
    touchpoint, offering, channel, team, happened_at, received_at, properties)";

/// Writes a run of interactions, whose ids and codes follow one another.
pub(super) async fn insert(tx: &mut Tx<'_>, run: &[(i64, Id<Interaction>, &Message)], first: i64) -> Result<(), Error> {
    let messages: Vec<&Message> = run.iter().map(|(.., message)| *message).collect();
    let names = Names::of(tx, &messages).await?;
    let (workspace, now) = (tx.workspace(), tx.act().now);
    let code = |codes: &std::collections::HashMap<String, i64>, name: &Option<String>| name.as_ref().and_then(|name| codes.get(name)).copied();
    let rows = run.iter().zip(first..).map(|((source, id, message), number)| {
        let whose = names.whose(message);
        let mut row = args![workspace, *id, number, *source, message.id.as_deref(), message.call.text(), names.events.get(&message.event).copied()];
        row.extend(args![whose.contact, whose.account.map(|one| one.code), whose.account.map(|one| one.version), message.visitor.as_deref()]);
        row.extend(args![code(&names.touchpoints, &message.touchpoint), code(&names.offerings, &message.offering)]);
        row.extend(args![message.channel.as_ref().and_then(|word| names.channels.get(word)).copied(), code(&names.teams, &message.team)]);
        let properties = serde_json::to_string(&message.properties).map_err(|error| Error::Misuse(error.to_string()))?;
        row.extend(args![message.happened_at.unwrap_or(now), now, properties]);
        Ok(row)
    });
    let rows = rows.collect::<Result<_, Error>>()?;
    tx.insert_rows(INSERT, rows, "").await.map(drop)
}
