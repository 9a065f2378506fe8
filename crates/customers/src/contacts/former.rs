//! Further names by which other systems know a contact: those it had before, and those of people it was merged with.

use std::collections::HashMap;

use edge::Patch;
use kernel::{Code, Id, Refusal};
use store::{Error, Read, Tx, Value, args};

use super::store::present;
use super::{Contact, ContactRef, Edit, Record, upsert};
use crate::accounts::{checked_external_id, external_key};

/// Whom these external ids named before.
pub(super) async fn refs(read: &mut Read, external_ids: Vec<Value>) -> Result<Vec<(String, ContactRef)>, Error> {
    let sql = "SELECT n.external_id, c.id, c.code, c.account FROM contact_alias n \
        JOIN contact c ON c.workspace = n.workspace AND c.id = n.contact WHERE n.workspace = $1 AND n.external_id";
    let rows = read.all_by(sql, external_ids).await?;
    rows.iter().map(|row| Ok((row.get("external_id")?, super::codes::reference(row)?))).collect()
}

/// The further names of a contact, in order.
pub async fn further_names(read: &mut Read, id: Id<Contact>) -> Result<Vec<String>, Error> {
    let sql = "SELECT external_id FROM contact_alias WHERE workspace = $1 AND contact = $2 ORDER BY external_id";
    read.all(sql, args![read.workspace(), id]).await?.iter().map(|row| row.get("external_id")).collect()
}

/// Gives a contact a new external id; the one it had stays a name of it.
pub async fn rename(tx: &mut Tx<'_>, id: Id<Contact>, external_id: &str) -> Result<(), Error> {
    let before = present(tx, id).await?;
    let new = checked_external_id("external_id", external_id)?;
    let old = before.external_id.clone().filter(|old| *old != new);
    upsert(tx, vec![(Some(before), Edit { external_id: Patch::Set(new), ..Edit::default() })]).await?;
    match old {
        Some(old) => keep(tx, id, &old).await,
        None => Ok(()),
    }
}

/// Keeps one more name of a contact.
pub(super) async fn keep(tx: &mut Tx<'_>, id: Id<Contact>, external_id: &str) -> Result<(), Error> {
    let sql = "INSERT INTO contact_alias (workspace, external_id, contact, since) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (workspace, external_id) DO UPDATE SET contact = excluded.contact, since = excluded.since";
    tx.execute(sql, args![tx.workspace(), external_id, id, tx.act().now]).await.map(drop)
}

/// Edits that call a contact by a name it had before leave its name alone; what another had before is taken.
pub(super) async fn respect(tx: &mut Tx<'_>, edits: &mut [(Option<Record>, Edit)]) -> Result<(), Error> {
    let wanted = edits.iter().filter_map(|(before, edit)| renamed(before.as_ref(), edit)).map(Value::from).collect();
    let former: HashMap<String, ContactRef> = refs(tx, wanted).await?.into_iter().collect();
    if former.is_empty() {
        return Ok(());
    }
    for (before, edit) in edits {
        let Some(owner) = renamed(before.as_ref(), edit).and_then(|key| former.get(&key)) else { continue };
        if before.as_ref().is_none_or(|before| before.id != owner.id) {
            let detail = format!("the external id is a former name of {}: change that contact, or take another id", owner.id);
            return Err(Refusal { code: Code::Conflict, ..Refusal::field("external_id", detail) }.into());
        }
        edit.external_id = Patch::Keep;
    }
    Ok(())
}

/// The external id that an edit gives anew.
fn renamed(before: Option<&Record>, edit: &Edit) -> Option<String> {
    let Patch::Set(wanted) = &edit.external_id else { return None };
    let wanted = external_key(wanted);
    let clean = !wanted.contains('\0') && before.and_then(|before| before.external_id.as_deref()) != Some(wanted.as_str());
    clean.then_some(wanted)
}
