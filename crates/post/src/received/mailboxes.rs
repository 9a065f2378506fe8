//! Mailboxes that letters are fetched from: when somebody looked last, and what is wrong, for the operator.

use store::{Error, Tx, args};

/// What a look into a mailbox changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is as it was.
    None,
    /// Something is wrong that was not before.
    Worse,
    /// It is well again.
    Better,
}

/// Notes a look into a mailbox; the act needs no workspace, since all share it.
pub async fn note(tx: &mut Tx<'_>, name: &str, trouble: Option<&str>) -> Result<Change, Error> {
    let known = tx.optional("SELECT trouble FROM mailbox WHERE name = $1", args![name]).await?;
    let before: Option<String> = known.map(|row| row.get("trouble")).transpose()?.flatten();
    let change = match (before.as_deref(), trouble) {
        (before, now) if before == now => Change::None,
        (_, Some(_)) => Change::Worse,
        (_, None) => Change::Better,
    };
    let sql = "INSERT INTO mailbox (name, looked_at, trouble, since) VALUES ($1, $2, $3, $2) ON CONFLICT (name) DO UPDATE SET looked_at = excluded.looked_at, \
        since = CASE WHEN mailbox.trouble IS NULL OR excluded.trouble IS NULL THEN excluded.since ELSE mailbox.since END, trouble = excluded.trouble";
    tx.execute(sql, args![name, tx.act().now, trouble]).await?;
    Ok(change)
}
