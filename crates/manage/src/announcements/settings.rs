//! How the page of announcements is shown to the world.

use edge::revision;
use kernel::{Id, Workspace};
use serde_json::json;
use store::{Error, Read, Tx, args};

/// Open, and not listed by search engines, unless told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Settings {
    pub open: bool,
    pub indexed: bool,
    pub revision: i64,
}

/// What the workspace has set.
pub(super) async fn get(read: &mut Read) -> Result<Settings, Error> {
    let row = read.optional("SELECT is_open, indexed, revision FROM news_page WHERE workspace = $1", args![read.workspace()]).await?;
    match row {
        None => Ok(Settings { open: true, indexed: false, revision: 0 }),
        Some(row) => Ok(Settings { open: row.get("is_open")?, indexed: row.get("indexed")?, revision: row.get("revision")? }),
    }
}

/// Sets it, over the revision that was seen.
pub(super) async fn set(tx: &mut Tx<'_>, seen: Option<i64>, open: bool, indexed: bool) -> Result<Settings, Error> {
    tx.take_turn("news page").await?;
    let before = get(tx).await?;
    revision::check(before.revision, seen)?;
    let sql = "INSERT INTO news_page (workspace, is_open, indexed, changed_at, revision) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (workspace) DO UPDATE SET \
        is_open = excluded.is_open, indexed = excluded.indexed, changed_at = excluded.changed_at, revision = excluded.revision";
    let after = Settings { open, indexed, revision: before.revision + 1 };
    tx.execute(sql, args![tx.workspace(), open, indexed, tx.act().now, after.revision]).await?;
    identity::audit::audit(tx, "changed", "news page", None::<Id<Workspace>>, &json!({ "open": open, "indexed": indexed })).await?;
    Ok(after)
}
