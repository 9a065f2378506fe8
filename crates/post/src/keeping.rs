//! What letters say, and what was sent to webhooks, goes after its time. That letters were sent or came stays, and so do words filed as answers.

use store::{Error, Tx, args};

use crate::{settings, webhooks};

/// Forgets what is old, some at a time; returns of how many. To be called until none is left.
pub async fn tidy(tx: &mut Tx<'_>) -> Result<u64, Error> {
    Ok(letters(tx).await? + webhooks::deliveries::tidy(tx).await?)
}

async fn letters(tx: &mut Tx<'_>) -> Result<u64, Error> {
    let Some(days) = settings::get(tx).await?.keep_days else { return Ok(0) };
    let (workspace, before) = (tx.workspace(), tx.act().now.plus_seconds(-days * 86_400));
    let sent = "UPDATE letter SET paper = NULL WHERE workspace = $1 AND id IN \
        (SELECT id FROM letter WHERE workspace = $1 AND paper IS NOT NULL AND ended_at < $2 ORDER BY id LIMIT 1000)";
    let came = "UPDATE letter_in SET words = NULL WHERE workspace = $1 AND id IN \
        (SELECT id FROM letter_in WHERE workspace = $1 AND words IS NOT NULL AND received_at < $2 ORDER BY id LIMIT 1000)";
    Ok(tx.execute(sent, args![workspace, before]).await? + tx.execute(came, args![workspace, before]).await?)
}
