//! What alerts keep of a person: shown to them, and forgotten with them.

use customers::contacts::Contact;
use kernel::{Id, Time};
use serde_json::{Value as Json, json};
use store::{Error, Read, Tx, Value};

/// All of it, for the person.
pub async fn personal(read: &mut Read, people: &[Id<Contact>]) -> Result<Json, Error> {
    let sql = "SELECT a.fired_at, a.seen_at, a.state, a.reading, w.name FROM alert a JOIN watch w ON w.workspace = a.workspace AND w.id = a.watch \
        WHERE a.workspace = $1 AND a.contact";
    let rows = read.all_by(sql, people.iter().copied().map(Value::from).collect()).await?;
    let kept = rows.iter().map(|row| {
        let reading: Json = serde_json::from_str(&row.get::<String>("reading")?).unwrap_or_default();
        let (fired, seen, state): (Time, Time, String) = (row.get("fired_at")?, row.get("seen_at")?, row.get("state")?);
        Ok(json!({ "watch": row.get::<String>("name")?, "fired_at": fired, "seen_at": seen, "state": state, "reading": reading }))
    });
    Ok(kept.collect::<Result<Vec<_>, Error>>()?.into())
}

/// Forgets it.
pub async fn erase(tx: &mut Tx<'_>, people: &[Id<Contact>]) -> Result<(), Error> {
    let people: Vec<Value> = people.iter().copied().map(Value::from).collect();
    for row in tx.all_by("SELECT id FROM alert WHERE workspace = $1 AND contact", people.clone()).await? {
        let alert: Id<super::Alert> = row.get("id")?;
        tx.execute("DELETE FROM alert_step WHERE workspace = $1 AND alert = $2", store::args![tx.workspace(), alert]).await?;
        desk::records::forget(tx, &[alert]).await?;
    }
    tx.execute_by("DELETE FROM alert WHERE workspace = $1 AND contact", &people).await.map(drop)
}
