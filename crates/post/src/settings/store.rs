//! SQL of a workspace's mail settings.

use kernel::{Code, Id, Refusal, Workspace};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{Error, Read, Tx, args};

use super::Settings;

/// The settings of the reader's workspace.
pub async fn get(read: &mut Read) -> Result<Settings, Error> {
    let sql = "SELECT sender_name, sender_address, reply_address, postal_address, key_hint, key_made_at, keep_days, revision FROM mail_setting WHERE workspace = $1";
    let Some(row) = read.optional(sql, args![read.workspace()]).await? else { return Ok(Settings::default()) };
    Ok(Settings {
        sender_name: row.get("sender_name")?,
        sender_address: row.get("sender_address")?,
        reply_address: row.get("reply_address")?,
        postal_address: row.get("postal_address")?,
        key_hint: row.get("key_hint")?,
        key_made_at: row.get("key_made_at")?,
        keep_days: row.get("keep_days")?,
        revision: row.get("revision")?,
    })
}

/// Writes new settings over those of the revision that was seen.
pub(crate) async fn change(tx: &mut Tx<'_>, seen: i64, to: &Settings) -> Result<(), Error> {
    let sql = "INSERT INTO mail_setting (workspace, sender_name, sender_address, reply_address, postal_address, keep_days, changed_at, revision) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8 + 1) ON CONFLICT (workspace) DO UPDATE SET sender_name = excluded.sender_name, \
        sender_address = excluded.sender_address, reply_address = excluded.reply_address, postal_address = excluded.postal_address, \
        keep_days = excluded.keep_days, changed_at = excluded.changed_at, revision = excluded.revision WHERE mail_setting.revision = $8";
    let values = args![
        tx.workspace(),
        to.sender_name.clone(),
        to.sender_address.clone(),
        to.reply_address.clone(),
        to.postal_address.clone(),
        to.keep_days,
        tx.act().now,
        seen
    ];
    if tx.execute(sql, values).await? == 0 {
        return Err(Refusal::new(Code::Stale, "somebody changed the mail settings in the meantime: read them again").into());
    }
    identity::audit(tx, "changed", "mail settings", None::<Id<Workspace>>, &json!({ "sender_address": to.sender_address, "keep_days": to.keep_days }))
        .await
}

/// Sets the key of incoming mail, or takes it away.
pub(crate) async fn set_key(tx: &mut Tx<'_>, key: Option<&str>) -> Result<(), Error> {
    let sql = "INSERT INTO mail_setting (workspace, key_hash, key_hint, key_made_at, changed_at, revision) VALUES ($1, $2, $3, $4, $5, 1) \
        ON CONFLICT (workspace) DO UPDATE SET key_hash = excluded.key_hash, key_hint = excluded.key_hint, key_made_at = excluded.key_made_at, \
        revision = mail_setting.revision + 1";
    let (now, hint) = (tx.act().now, key.map(|key| key.chars().take(8).collect::<String>()));
    tx.execute(sql, args![tx.workspace(), key.map(hash), hint, key.map(|_| now), now]).await?;
    let action = if key.is_some() { "made" } else { "revoked" };
    identity::audit(tx, action, "mail key", None::<Id<Workspace>>, &json!({})).await
}

/// The workspace whose mail comes in by this key.
pub(crate) async fn of_key(door: &mut Read, key: &str) -> Result<Option<Id<Workspace>>, Error> {
    let row = door.optional("SELECT workspace FROM mail_setting WHERE key_hash = $1", args![hash(key)]).await?;
    row.map(|row| row.get("workspace")).transpose()
}

fn hash(key: &str) -> [u8; 32] {
    Sha256::digest(key.as_bytes()).into()
}
