//! A person's own rights over invitations and holds.

use customers::contacts::Contact;
use kernel::{Id, Time};
use serde_json::{Value as Json, json};
use store::{Error, Read, Tx, args};

use super::Why;

/// All that is kept of a person: when they were to be asked, and when they were held back.
pub async fn personal(read: &mut Read, contact: Id<Contact>) -> Result<Json, Error> {
    let sql = "SELECT p.name, i.occasion, i.state, i.reason, i.detail, i.due_at, i.sent_at, i.reminded FROM invitation i \
        JOIN programme p ON p.workspace = i.workspace AND p.id = i.programme JOIN contact c ON c.workspace = i.workspace AND c.code = i.contact \
        WHERE i.workspace = $1 AND c.id = $2 ORDER BY i.due_at, i.id";
    let rows = read.all(sql, args![read.workspace(), contact]).await?;
    let invitations = rows.iter().map(|row| {
        Ok(json!({
            "programme": row.get::<String>("name")?, "occasion": row.get::<String>("occasion")?, "state": row.get::<String>("state")?,
            "reason": row.get::<Option<String>>("reason")?, "detail": row.get::<Option<String>>("detail")?.map(|detail| Why::read(detail).to_string()), "due_at": row.get::<Time>("due_at")?,
            "sent_at": row.get::<Option<Time>>("sent_at")?, "reminded": row.get::<i64>("reminded")?
        }))
    });
    let invitations = invitations.collect::<Result<Vec<_>, Error>>()?;
    let sql = "SELECT reason, until, made_at, lifted_at FROM hold WHERE workspace = $1 AND contact = $2 ORDER BY made_at, id";
    let rows = read.all(sql, args![read.workspace(), contact]).await?;
    let holds = rows.iter().map(|row| {
        Ok(json!({
            "reason": row.get::<String>("reason")?, "until": row.get::<Option<Time>>("until")?, "made_at": row.get::<Time>("made_at")?,
            "lifted_at": row.get::<Option<Time>>("lifted_at")?
        }))
    });
    Ok(json!({ "invitations": invitations, "holds": holds.collect::<Result<Vec<_>, Error>>()? }))
}

/// Forgets when a person was to be asked, and held back; before the contact goes.
pub async fn erase(tx: &mut Tx<'_>, contact: Id<Contact>) -> Result<(), Error> {
    let sql = "DELETE FROM invitation WHERE workspace = $1 AND contact = (SELECT c.code FROM contact c WHERE c.workspace = $1 AND c.id = $2)";
    tx.execute(sql, args![tx.workspace(), contact]).await?;
    tx.execute("DELETE FROM hold WHERE workspace = $1 AND contact = $2", args![tx.workspace(), contact]).await.map(drop)
}

/// Moves what is kept of one person to another, whom they turned out to be; where both had the same occasion, that of the one who stays holds.
pub async fn merge(tx: &mut Tx<'_>, from: (Id<Contact>, i64), into: (Id<Contact>, i64)) -> Result<(), Error> {
    let twice = "DELETE FROM invitation WHERE workspace = $1 AND contact = $2 AND EXISTS (SELECT 1 FROM invitation k WHERE k.workspace = invitation.workspace \
        AND k.programme = invitation.programme AND k.occasion = invitation.occasion AND k.contact = $3)";
    tx.execute(twice, args![tx.workspace(), from.1, into.1]).await?;
    tx.execute("UPDATE invitation SET contact = $3 WHERE workspace = $1 AND contact = $2", args![tx.workspace(), from.1, into.1]).await?;
    tx.execute("UPDATE hold SET contact = $3 WHERE workspace = $1 AND contact = $2", args![tx.workspace(), from.0, into.0]).await.map(drop)
}
