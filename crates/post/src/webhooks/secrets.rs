//! SQL of the secrets that deliveries are signed with.

use kernel::{Code, Id, Refusal, Time};
use serde_json::json;
use store::{Error, Read, Tx, args};

use crate::{Secret, Webhook};

/// Secrets of one webhook that sign at the same time, at most.
const MOST: usize = 5;
/// For how many hours an old secret may sign along.
pub(super) const OVERLAP: std::ops::RangeInclusive<i64> = 0..=168;

/// A secret that signs.
#[derive(Clone)]
pub(super) struct InForce {
    pub(super) secret: Vec<u8>,
    /// When it was made.
    pub(super) made_at: Time,
    /// Until when it signs; for ever without one.
    pub(super) ends_at: Option<Time>,
}

/// Makes a further secret.
pub(super) async fn add(tx: &mut Tx<'_>, webhook: Id<Webhook>) -> Result<Vec<u8>, Error> {
    let secret = tx.act().ids.secret().to_vec();
    keep(tx, webhook, &secret).await?;
    Ok(secret)
}

/// Takes the address of a chat in the place of the one before.
pub(super) async fn set(tx: &mut Tx<'_>, chat: Id<Webhook>, address: &str) -> Result<(), Error> {
    tx.execute("DELETE FROM webhook_secret WHERE workspace = $1 AND webhook = $2", args![tx.workspace(), chat]).await?;
    keep(tx, chat, address.as_bytes()).await
}

async fn keep(tx: &mut Tx<'_>, webhook: Id<Webhook>, secret: &[u8]) -> Result<(), Error> {
    let act = tx.act();
    let id: Id<Secret> = act.ids.next();
    let sql = "INSERT INTO webhook_secret (workspace, id, webhook, secret, made_at) VALUES ($1, $2, $3, $4, $5)";
    tx.execute(sql, args![act.workspace, id, webhook, secret.to_vec(), act.now]).await.map(drop)
}

/// Makes a new secret; those before it sign along for so many hours, none longer than it was told before.
pub(super) async fn rotate(tx: &mut Tx<'_>, webhook: Id<Webhook>, hours: i64) -> Result<Vec<u8>, Error> {
    if !OVERLAP.contains(&hours) {
        return Err(Refusal::field("overlap_hours", "let the old secret sign along for 0 to 168 hours").into());
    }
    let now = tx.act().now;
    let ends_at = now.plus_seconds(hours * 3600);
    let old = "UPDATE webhook_secret SET ends_at = $3 WHERE workspace = $1 AND webhook = $2 AND (ends_at IS NULL OR ends_at > $3)";
    tx.execute(old, args![tx.workspace(), webhook, ends_at]).await?;
    tx.execute("DELETE FROM webhook_secret WHERE workspace = $1 AND webhook = $2 AND ends_at <= $3", args![tx.workspace(), webhook, now]).await?;
    if in_force(tx, webhook, now).await?.len() >= MOST {
        let detail = format!("{MOST} secrets sign at the same time already: wait until one has ended, or let none sign along with overlap_hours 0");
        return Err(Refusal::new(Code::Conflict, detail).into());
    }
    let secret = add(tx, webhook).await?;
    identity::audit(tx, "rotated", "webhook", Some(webhook), &json!({ "overlap_hours": hours })).await?;
    Ok(secret)
}

/// The secrets that sign now, the newest first.
pub(super) async fn in_force(read: &mut Read, webhook: Id<Webhook>, now: Time) -> Result<Vec<InForce>, Error> {
    let sql = "SELECT secret, made_at, ends_at FROM webhook_secret \
        WHERE workspace = $1 AND webhook = $2 AND (ends_at IS NULL OR ends_at > $3) ORDER BY id DESC";
    let rows = read.all(sql, args![read.workspace(), webhook, now]).await?;
    rows.iter().map(|row| Ok(InForce { secret: row.get("secret")?, made_at: row.get("made_at")?, ends_at: row.get("ends_at")? })).collect()
}
